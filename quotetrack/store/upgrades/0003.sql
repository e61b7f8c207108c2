-- Schema 3: what it defines that schema 2 does not, or otherwise.

CREATE TABLE articles (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  place           TEXT,                 -- its path, from the database's folder if below it; else where fetched
  document        TEXT NOT NULL,        -- the file's stem, or the row's own id
  path            TEXT,                 -- as it was given
  fetched         TEXT CHECK (fetched NOT LIKE '%:%' OR fetched LIKE 'http://%' OR fetched LIKE 'https://%'),
                                        -- the address that it was really fetched from
  url             TEXT CHECK (url NOT LIKE '%:%' OR url LIKE 'http://%' OR url LIKE 'https://%'),
                                        -- what the page or the row says its address is: a claim
  title           TEXT,
  author          TEXT,
  publisher       TEXT,
  published       TEXT,                 -- ISO 8601 date or time
  text            TEXT NOT NULL,        -- as read; NUL and lone surrogates stand as U+FFFD
  sha256          TEXT NOT NULL UNIQUE, -- of the text in UTF-8
  version         INTEGER NOT NULL DEFAULT 1, -- which of the texts at its place this is: 1, 2, ...
  encoding        TEXT,                 -- the encoding that was guessed; null for UTF-8
  dateline_agency INTEGER REFERENCES agencies (id), -- WASHINGTON (AP)
  run             INTEGER NOT NULL REFERENCES runs (id),
  retrieved_at    TEXT NOT NULL         -- when this text was first stored
);

CREATE TABLE copies (
  id           INTEGER PRIMARY KEY,
  article      INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  place        TEXT,
  document     TEXT NOT NULL,
  path         TEXT,
  fetched      TEXT CHECK (fetched NOT LIKE '%:%' OR fetched LIKE 'http://%' OR fetched LIKE 'https://%'),
  url          TEXT CHECK (url NOT LIKE '%:%' OR url LIKE 'http://%' OR url LIKE 'https://%'),
  title        TEXT,
  author       TEXT,
  publisher    TEXT,
  published    TEXT,
  encoding     TEXT,
  retrieved_at TEXT NOT NULL
);

CREATE TABLE former_texts (
  id           INTEGER PRIMARY KEY,
  article      INTEGER NOT NULL, -- whose text it was
  version      INTEGER NOT NULL, -- 1, 2, ...
  title        TEXT,
  author       TEXT,
  publisher    TEXT,
  published    TEXT,
  text         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  encoding     TEXT,
  run          INTEGER NOT NULL REFERENCES runs (id),
  retrieved_at TEXT NOT NULL,    -- when this text was first stored
  replaced_at  TEXT NOT NULL,    -- when another one was found in its place
  UNIQUE (article, version)
);

CREATE TABLE former_articles (
  id        INTEGER PRIMARY KEY, -- the number that is gone
  article   INTEGER NOT NULL,    -- the one of which its place is a copy now
  place     TEXT,
  document  TEXT NOT NULL,
  merged_at TEXT NOT NULL
);

CREATE TABLE former_quotes (
  id        TEXT PRIMARY KEY,
  article   INTEGER NOT NULL, -- in which it stood
  version   INTEGER NOT NULL, -- the last text of that article that held it
  kind      TEXT NOT NULL,
  class     TEXT NOT NULL,
  text      TEXT NOT NULL,
  cue       TEXT,
  source    TEXT,
  speaker   TEXT,             -- names, split by |
  start     INTEGER NOT NULL, -- in that text
  gone_at   TEXT NOT NULL,
  successor TEXT              -- the id of the quote that stands in its place, which may be gone in turn
);

CREATE TABLE removed_articles (
  id         INTEGER PRIMARY KEY, -- the article's number
  place      TEXT,
  document   TEXT NOT NULL,
  title      TEXT,
  publisher  TEXT,
  published  TEXT,
  sha256     TEXT NOT NULL,
  quotes     INTEGER NOT NULL,    -- that it holds
  note       TEXT,                -- why it was taken out
  removed_at TEXT NOT NULL,
  content    TEXT NOT NULL        -- the article, its copies and its quotes, as JSON
);

CREATE TABLE removed_places (
  place    TEXT NOT NULL,
  document TEXT NOT NULL,
  article  INTEGER NOT NULL REFERENCES removed_articles (id) ON DELETE CASCADE,
  PRIMARY KEY (place, document)
) WITHOUT ROWID;

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
  CHECK ((cue_start IS NULL) = (cue IS NULL) AND (cue_end IS NULL) = (cue IS NULL)),
  CHECK (cue_start < cue_end OR cue IS NULL),
  CHECK ((agency IS NULL) = (relation IS NULL)),
  CHECK ((mention_start IS NULL) = (mention_end IS NULL)),
  CHECK ((recipient_start IS NULL) = (recipient IS NULL) AND (recipient_end IS NULL) = (recipient IS NULL))
);

CREATE UNIQUE INDEX articles_place ON articles (place, document);

CREATE UNIQUE INDEX copies_place ON copies (place, document);

CREATE INDEX former_texts_sha256 ON former_texts (sha256);

CREATE INDEX former_articles_article ON former_articles (article);

CREATE INDEX former_articles_place ON former_articles (place, document);

CREATE INDEX former_quotes_article ON former_quotes (article, version);

CREATE INDEX removed_articles_sha256 ON removed_articles (sha256);

CREATE INDEX removed_places_article ON removed_places (article);

CREATE INDEX articles_path ON articles (path) WHERE path IS NOT NULL;

CREATE INDEX articles_fetched ON articles (fetched) WHERE fetched IS NOT NULL;

CREATE TABLE reviewed (
  id        INTEGER PRIMARY KEY,
  quote     TEXT UNIQUE REFERENCES quotes (id) ON DELETE SET NULL, -- null: an orphan
  quote_id  TEXT NOT NULL, -- the id under which it was last known
  sha256    TEXT NOT NULL, -- of the text in which it was last found
  place     TEXT,          -- that article, in case it goes
  document  TEXT NOT NULL,
  path      TEXT,
  url       TEXT,
  title     TEXT,
  published TEXT,
  review    INTEGER REFERENCES reviews (id) -- the verdict that counts; null: all were withdrawn
);

CREATE INDEX reviewed_places ON reviewed (place, document) WHERE quote IS NULL;

CREATE VIEW quotes_full AS
SELECT
  q.id,
  coalesce(
    (SELECT group_concat(name, '; ')
       FROM (SELECT s.name FROM quote_speakers AS qs JOIN speakers AS s ON s.id = qs.speaker
              WHERE qs.quote = q.id ORDER BY qs.ordinal)),
    ''
  ) AS speaker,
  s.type AS speaker_type,
  q.role,
  q.affiliation,
  q.kind,
  q.class,
  q.cue,
  q.text,
  q.source,
  g.name AS agency,
  g.short AS agency_short,
  q.relation,
  (SELECT group_concat(hop, '; ')
     FROM (SELECT h.name || ' (' || r.relation || ')' AS hop
             FROM quote_relays AS r JOIN agencies AS h ON h.id = r.agency
            WHERE r.quote = q.id ORDER BY r.ordinal)) AS relays,
  q.recipient,
  q.channel,
  q.negated,
  d.name AS dateline_agency,
  d.short AS dateline_short,
  a.title,
  a.publisher,
  a.published,
  a.author,
  a.path,
  a.fetched,
  a.url,
  a.document,
  a.id AS article,
  q.start,
  q.parent,
  q.method,
  q.candidates,
  q.rule,
  q.confidence,
  v.status AS review, -- confirmed, corrected or rejected; the columns above hold what was set right
  v.reviewer,
  v.note AS review_note,
  v.reviewed_at,
  v.changed AS corrected,
  a.retrieved_at,
  a.sha256,
  r.version,
  r.parser,
  r.model
FROM quotes AS q
JOIN articles AS a ON a.id = q.article
JOIN runs AS r ON r.id = a.run
LEFT JOIN reviewed AS w ON w.quote = q.id
LEFT JOIN reviews AS v ON v.id = w.review
LEFT JOIN speakers AS s ON s.id = q.speaker
LEFT JOIN agencies AS g ON g.id = q.agency
LEFT JOIN agencies AS d ON d.id = a.dateline_agency;

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
GROUP BY s.id;
