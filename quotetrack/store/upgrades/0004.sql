-- Schema 4: what it defines that schema 3 does not, or otherwise.

CREATE TABLE runs (
  id         INTEGER PRIMARY KEY,
  version    TEXT NOT NULL,            -- of quotetrack
  parser     TEXT NOT NULL,            -- the parsing package and its models
  model      TEXT NOT NULL DEFAULT '', -- the model that was asked for; empty for the embedded one
  lexicon    TEXT NOT NULL DEFAULT '', -- word lists laid over the package's own, by digest; empty for none
  started_at TEXT NOT NULL
);

CREATE TABLE quotes (
  id                 TEXT PRIMARY KEY,        -- the same in every run over the same text
  number             INTEGER NOT NULL UNIQUE, -- links the full-text index
  article            INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start              INTEGER NOT NULL CHECK (start >= 0), -- where the content begins
  kind               TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  class              TEXT NOT NULL CHECK (class IN ('speech', 'thought', 'perception', 'no_comment')),
  text               TEXT NOT NULL, -- the content's spans, joined by a space
  cue                TEXT,          -- the words that report: has also said
  cue_lemma          TEXT,          -- say
  cue_start          INTEGER,
  cue_end            INTEGER,
  source             TEXT,          -- who is reported, as it stands: the spokesman
  speaker            INTEGER REFERENCES speakers (id), -- the first of several; see quote_speakers
  method             TEXT CHECK (method IN ('name', 'pronoun', 'description', 'continuation', 'none')),
  candidates         TEXT,          -- names between which the article does not decide, split by |
  speaker_confidence REAL CHECK (speaker_confidence BETWEEN 0 AND 1),
  role               TEXT,          -- Kremlin spokesman
  affiliation        TEXT,          -- the body the speaker speaks for
  agency             INTEGER REFERENCES agencies (id),
  relation           TEXT CHECK (relation IN ('reported', 'told', 'carried', 'speaker', 'dateline')),
  mention_start      INTEGER,       -- where the article names the agency
  mention_end        INTEGER,
  recipient          TEXT,          -- to whom it was said, as it stands: reporters, the committee
  recipient_start    INTEGER,
  recipient_end      INTEGER,
  channel            TEXT,          -- statement, interview, tweet, press conference, ...
  negated            INTEGER NOT NULL DEFAULT 0 CHECK (negated IN (0, 1)),
  parent             TEXT REFERENCES quotes (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  rule               TEXT NOT NULL, -- the structure that was recognised
  confidence         REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  rejected           INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1)), -- it counts nowhere
  CHECK ((cue_start IS NULL) = (cue IS NULL) AND (cue_end IS NULL) = (cue IS NULL)),
  CHECK (cue_start < cue_end OR cue IS NULL),
  CHECK ((agency IS NULL) = (relation IS NULL)),
  CHECK ((mention_start IS NULL) = (mention_end IS NULL)),
  CHECK ((recipient_start IS NULL) = (recipient IS NULL) AND (recipient_end IS NULL) = (recipient IS NULL))
);

CREATE INDEX quotes_doubted ON quotes (confidence, id); -- the queue of a review, least sure first;

CREATE INDEX quotes_rejected ON quotes (id) WHERE rejected = 1;

CREATE TABLE reviews (
  id                 INTEGER PRIMARY KEY,
  reviewed           INTEGER NOT NULL REFERENCES reviewed (id) ON DELETE CASCADE,
  status             TEXT NOT NULL
                     CHECK (status IN ('found', 'confirmed', 'corrected', 'rejected', 'withdrawn', 'undone', 'commented')),
  reviewer           TEXT NOT NULL, -- a person, or the version that found it
  note               TEXT,
  reviewed_at        TEXT NOT NULL,
  changed            TEXT,          -- what people have set right so far, split by |: speaker|content
  sha256             TEXT NOT NULL,
  kind               TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  text               TEXT NOT NULL,
  cue                TEXT,
  cue_lemma          TEXT,
  source             TEXT,
  speaker            TEXT,          -- names, split by |
  speaker_type       TEXT,
  method             TEXT,
  candidates         TEXT,
  speaker_confidence REAL,
  role               TEXT,
  affiliation        TEXT,
  class              TEXT CHECK (class IN ('speech', 'thought', 'perception', 'no_comment')), -- null: as it is
  channel            TEXT,
  before             TEXT NOT NULL, -- up to 32 characters before the content, to find it in another text
  after              TEXT NOT NULL,
  CHECK (changed IS NOT NULL OR status <> 'corrected')
);

CREATE TABLE review_relays (
  review        INTEGER NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  agency        TEXT NOT NULL,
  relation      TEXT NOT NULL CHECK (relation IN ('reported', 'told', 'carried', 'speaker', 'dateline')),
  mention_start INTEGER,
  mention_end   INTEGER,
  words         TEXT, -- that name it there
  PRIMARY KEY (review, ordinal)
) WITHOUT ROWID;

CREATE TRIGGER reviewed_counts AFTER UPDATE OF quote, review ON reviewed BEGIN
  UPDATE quotes SET rejected = 0 WHERE id = old.quote AND rejected AND id IS NOT new.quote;
  UPDATE quotes
     SET rejected = EXISTS (SELECT 1 FROM reviews WHERE id = new.review AND status = 'rejected')
   WHERE id = new.quote
     AND rejected <> EXISTS (SELECT 1 FROM reviews WHERE id = new.review AND status = 'rejected');
END;

CREATE TRIGGER statement_changed AFTER UPDATE OF text, kind, speaker, affiliation, rejected ON quotes BEGIN
  DELETE FROM statement_links WHERE quote = new.number OR other = new.number;
  DELETE FROM statement_keys WHERE quote = new.number;
  DELETE FROM statement_quotes WHERE quote = new.number;
  DELETE FROM statement_queue WHERE quote = new.number AND new.rejected;
  INSERT INTO statement_queue (quote) SELECT new.number WHERE NOT new.rejected
    ON CONFLICT DO UPDATE SET compare = 1;
END;

CREATE VIEW rejected_quotes AS SELECT id, number, rowid AS row FROM quotes WHERE rejected = 1;

CREATE VIEW speaker_counts AS
SELECT
  s.id,
  s.name,
  s.type,
  count(*) AS quotes,
  sum(q.class = 'speech') AS speech,
  sum(q.class = 'thought') AS thought,
  sum(q.class = 'perception') AS perception,
  sum(q.class = 'no_comment') AS no_comment,
  sum(q.kind = 'direct') AS direct,
  sum(q.kind = 'mixed') AS mixed,
  sum(q.kind = 'indirect') AS indirect,
  count(DISTINCT q.article) AS articles,
  min(a.published) AS first,
  max(a.published) AS last
FROM quote_speakers AS qs
JOIN quotes AS q ON q.id = qs.quote
JOIN articles AS a ON a.id = q.article
JOIN speakers AS s ON s.id = qs.speaker
WHERE q.rejected = 0
GROUP BY s.id;

CREATE VIEW agency_counts AS
SELECT
  g.id,
  g.name,
  g.short,
  g.kind,
  count(DISTINCT r.quote) AS quotes,
  coalesce(sum(r.relation = 'reported'), 0) AS reported,
  coalesce(sum(r.relation = 'told'), 0) AS told,
  coalesce(sum(r.relation = 'carried'), 0) AS carried,
  coalesce(sum(r.relation = 'speaker'), 0) AS speaker,
  (SELECT count(*) FROM articles AS a WHERE a.dateline_agency = g.id) AS dateline_articles
FROM agencies AS g
LEFT JOIN quote_relays AS r ON r.agency = g.id
  AND NOT EXISTS (SELECT 1 FROM quotes AS q WHERE q.id = r.quote AND q.rejected)
GROUP BY g.id;

CREATE VIEW speaker_roles AS
SELECT
  q.speaker AS id,
  s.name AS speaker,
  q.role,
  q.affiliation,
  min(a.published) AS first,
  max(a.published) AS last,
  count(*) AS quotes,
  count(DISTINCT q.article) AS articles
FROM quotes AS q
JOIN articles AS a ON a.id = q.article
JOIN speakers AS s ON s.id = q.speaker
WHERE (q.role IS NOT NULL OR q.affiliation IS NOT NULL) AND q.rejected = 0
  AND NOT EXISTS (SELECT 1 FROM quote_speakers AS o WHERE o.quote = q.id AND o.ordinal = 1)
GROUP BY q.speaker, q.role, q.affiliation;

CREATE VIEW quote_facts AS
SELECT
  q.id AS quote,
  q.article,
  substr(coalesce(a.published, ''), 1, 10) AS day,
  substr(coalesce(a.published, ''), 1, 7) AS month,
  q.kind,
  q.class,
  coalesce(q.role, '') AS role,
  coalesce(q.affiliation, '') AS affiliation,
  coalesce(q.agency, a.dateline_agency) AS agency,
  CASE WHEN q.agency IS NULL THEN 'dateline' ELSE q.relation END AS relation
FROM quotes AS q
JOIN articles AS a ON a.id = q.article
WHERE NOT EXISTS (SELECT 1 FROM rejected_quotes AS n WHERE n.id = q.id);

CREATE TRIGGER quotes_count_before
BEFORE UPDATE OF id, article, kind, class, role, affiliation, agency, relation, rejected ON quotes BEGIN
  INSERT INTO counting_speakers SELECT quote, ordinal, -1 FROM quote_speakers WHERE quote = old.id;
  INSERT INTO counting_quotes VALUES (old.id, -1);
END;

CREATE TRIGGER quotes_count_after
AFTER UPDATE OF id, article, kind, class, role, affiliation, agency, relation, rejected ON quotes BEGIN
  INSERT INTO counting_quotes VALUES (new.id, 1);
  INSERT INTO counting_speakers SELECT quote, ordinal, 1 FROM quote_speakers WHERE quote = new.id;
END;
