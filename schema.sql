-- The database of quotetrack: the one definition of its tables, views and full-text index.
--
-- Every offset is a half-open range of code points into articles.text, which SQLite's substr()
-- counts as well: substr(text, start + 1, end - start) is what a span says. Nothing is stored as
-- JSON, so every column can be filtered and every reference followed in Datasette.
-- Times are UTC, ISO 8601.

PRAGMA application_id = 1364480587; -- 'QTRK': tells this file from other SQLite databases
PRAGMA user_version = 1;            -- the number of this schema

-- One row a run of "ingest" that stored something: what made the rows that name it.
CREATE TABLE runs (
  id         INTEGER PRIMARY KEY,
  version    TEXT NOT NULL,            -- of quotetrack
  parser     TEXT NOT NULL,            -- the parsing package and its models
  model      TEXT NOT NULL DEFAULT '', -- the model that was asked for; empty for the embedded one
  started_at TEXT NOT NULL
);

-- News agencies and outlets through which statements reached the articles.
CREATE TABLE agencies (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE, -- canonical: Associated Press
  short    TEXT,                 -- AP
  kind     TEXT,                 -- wire, newspaper, broadcaster, online, platform
  country  TEXT,
  wikidata TEXT                  -- Q40469
);

-- One row a text. The same text read from another place is a row of copies, so that no statement
-- counts twice; another text at the same place replaces this one.
CREATE TABLE articles (
  id              INTEGER PRIMARY KEY,
  document        TEXT NOT NULL,        -- the file's stem, or the row's own id
  path            TEXT,                 -- as it was given
  url             TEXT,
  title           TEXT,
  author          TEXT,
  publisher       TEXT,
  published       TEXT,                 -- ISO 8601 date or time
  text            TEXT NOT NULL,        -- as read; NUL and lone surrogates stand as U+FFFD
  sha256          TEXT NOT NULL UNIQUE, -- of the text in UTF-8
  encoding        TEXT,                 -- the encoding that was guessed; null for UTF-8
  dateline_agency INTEGER REFERENCES agencies (id), -- WASHINGTON (AP)
  run             INTEGER NOT NULL REFERENCES runs (id),
  retrieved_at    TEXT NOT NULL         -- when this text was first stored
);

-- Other places where the very text of an article was found: who else carried it.
CREATE TABLE copies (
  id           INTEGER PRIMARY KEY,
  article      INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  document     TEXT NOT NULL,
  path         TEXT,
  url          TEXT,
  title        TEXT,
  author       TEXT,
  publisher    TEXT,
  published    TEXT,
  encoding     TEXT,
  retrieved_at TEXT NOT NULL
);

-- Who is reported. One row a name and type over all articles; an anonymous source (officials) is
-- a label that many articles share, not one person.
CREATE TABLE speakers (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL, -- the fullest form, as an article writes it
  key  TEXT NOT NULL, -- the name without case, accents and full stops
  type TEXT NOT NULL
       CHECK (type IN ('person', 'organization', 'group', 'document', 'anonymous', 'author')),
  UNIQUE (key, type)
);

-- Every form under which a speaker is found. A row made by hand (a merge) also decides to whom a
-- name belongs when articles are stored later; the others follow the stored quotes.
CREATE TABLE speaker_aliases (
  speaker INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
  key     TEXT NOT NULL,
  type    TEXT NOT NULL, -- the type under which articles give this form
  alias   TEXT NOT NULL, -- as written
  origin  TEXT NOT NULL CHECK (origin IN ('name', 'surname', 'text', 'hand')),
  PRIMARY KEY (speaker, key, type)
);

-- One row an attribution: content, cue and source, with what they resolve to.
CREATE TABLE quotes (
  id                 TEXT PRIMARY KEY,        -- the same in every run over the same text
  number             INTEGER NOT NULL UNIQUE, -- links the full-text index
  article            INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  start              INTEGER NOT NULL CHECK (start >= 0), -- where the content begins
  kind               TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
  class              TEXT NOT NULL CHECK (class IN ('speech', 'thought', 'perception')),
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
  channel            TEXT,          -- statement, interview, tweet, press conference, ...
  negated            INTEGER NOT NULL DEFAULT 0 CHECK (negated IN (0, 1)),
  parent             TEXT REFERENCES quotes (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  rule               TEXT NOT NULL, -- the structure that was recognised
  confidence         REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  CHECK ((cue_start IS NULL) = (cue IS NULL) AND (cue_end IS NULL) = (cue IS NULL)),
  CHECK (cue_start < cue_end OR cue IS NULL),
  CHECK ((agency IS NULL) = (relation IS NULL)),
  CHECK ((mention_start IS NULL) = (mention_end IS NULL))
);

-- The spans of content and source; several where a quotation is split.
CREATE TABLE quote_spans (
  quote   TEXT NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
  role    TEXT NOT NULL CHECK (role IN ('content', 'source')),
  ordinal INTEGER NOT NULL,
  start   INTEGER NOT NULL CHECK (start >= 0),
  "end"   INTEGER NOT NULL CHECK ("end" >= start),
  PRIMARY KEY (quote, role, ordinal)
) WITHOUT ROWID;

-- All speakers of a quote, several for a compound source (Google and Yahoo say).
CREATE TABLE quote_speakers (
  quote   TEXT NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  speaker INTEGER NOT NULL REFERENCES speakers (id),
  form    TEXT, -- how the source names the speaker; null for a pronoun or a description
  PRIMARY KEY (quote, ordinal)
) WITHOUT ROWID;

CREATE UNIQUE INDEX articles_place ON articles (coalesce(path, url), document);
CREATE UNIQUE INDEX copies_place ON copies (coalesce(path, url), document);
CREATE INDEX copies_article ON copies (article);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_dateline ON articles (dateline_agency);
CREATE INDEX articles_run ON articles (run);
CREATE UNIQUE INDEX aliases_by_hand ON speaker_aliases (key, type) WHERE origin = 'hand';
CREATE INDEX aliases_key ON speaker_aliases (key);
CREATE INDEX quotes_article ON quotes (article, start);
CREATE INDEX quotes_speaker ON quotes (speaker);
CREATE INDEX quotes_agency ON quotes (agency);
CREATE INDEX quotes_affiliation ON quotes (affiliation);
CREATE INDEX quotes_parent ON quotes (parent);
CREATE INDEX quote_speakers_speaker ON quote_speakers (speaker, form);

-- Full text of the quotes, without case and accents.
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
  text, content = 'quotes', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER quotes_insert AFTER INSERT ON quotes BEGIN
  INSERT INTO quotes_fts (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER quotes_delete AFTER DELETE ON quotes BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER quotes_update AFTER UPDATE OF text, number ON quotes BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, text) VALUES ('delete', old.number, old.text);
  INSERT INTO quotes_fts (rowid, text) VALUES (new.number, new.text);
END;

-- Full text of the articles, to check words that stand in marks but belong to no quote.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  text, content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_insert AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER articles_delete AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER articles_update AFTER UPDATE OF text, id ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO articles_fts (rowid, text) VALUES (new.id, new.text);
END;

-- Variants: quotes that carry the same statement. "ingest" compares each new quote with those that share
-- a key with it (a pair of neighbouring words of matter, a band of a MinHash signature) and a voice.

-- Quotes that wait to be compared (1) or only to be grouped anew (0); filled by the triggers below.
CREATE TABLE statement_queue (
  quote   INTEGER PRIMARY KEY REFERENCES quotes (number) ON DELETE CASCADE,
  compare INTEGER NOT NULL DEFAULT 1 CHECK (compare IN (0, 1))
);

-- Under which keys a quote is found; voice tells speakers apart, 0 stands for nobody in particular.
-- worth says how much it counts to share the key; two quotes are compared from a worth of 2 on.
CREATE TABLE statement_keys (
  key   INTEGER NOT NULL,
  voice INTEGER NOT NULL,
  quote INTEGER NOT NULL REFERENCES quotes (number) ON DELETE CASCADE,
  worth INTEGER NOT NULL,
  PRIMARY KEY (key, voice, quote)
) WITHOUT ROWID;

-- Which statement each compared quote carries: the number of the statement's first stored quote.
CREATE TABLE statement_quotes (
  quote     INTEGER PRIMARY KEY REFERENCES quotes (number) ON DELETE CASCADE,
  statement INTEGER NOT NULL
);

-- Two quotes that say the same, the later stored one first: how alike they are, and in what way. Those
-- that are contrary have the same words but for a number, a negation or an opposite.
CREATE TABLE statement_links (
  quote    INTEGER NOT NULL REFERENCES quotes (number) ON DELETE CASCADE,
  other    INTEGER NOT NULL REFERENCES quotes (number) ON DELETE CASCADE,
  likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1),
  relation TEXT NOT NULL CHECK (relation IN ('same words', 'part', 'reworded', 'reported', 'contrary')),
  PRIMARY KEY (quote, other)
) WITHOUT ROWID;

CREATE INDEX statement_queue_order ON statement_queue (compare DESC, quote);
CREATE INDEX statement_keys_quote ON statement_keys (quote);
CREATE INDEX statement_quotes_statement ON statement_quotes (statement);
CREATE INDEX statement_links_other ON statement_links (other);

CREATE TRIGGER statement_new AFTER INSERT ON quotes BEGIN
  INSERT INTO statement_queue (quote) VALUES (new.number);
END;
CREATE TRIGGER statement_changed AFTER UPDATE OF text, kind, speaker, affiliation ON quotes BEGIN
  DELETE FROM statement_links WHERE quote = new.number OR other = new.number;
  DELETE FROM statement_keys WHERE quote = new.number;
  DELETE FROM statement_quotes WHERE quote = new.number;
  INSERT INTO statement_queue (quote) VALUES (new.number) ON CONFLICT DO UPDATE SET compare = 1;
END;
CREATE TRIGGER statement_smaller AFTER DELETE ON statement_quotes BEGIN
  INSERT OR IGNORE INTO statement_queue (quote, compare)
  SELECT quote, 0 FROM statement_quotes WHERE statement = old.statement;
END;

-- Quotes with every reference written out: the view to browse and to export.
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
  q.channel,
  q.negated,
  d.name AS dateline_agency,
  d.short AS dateline_short,
  a.title,
  a.publisher,
  a.published,
  a.author,
  a.path,
  a.url,
  a.document,
  a.id AS article,
  q.start,
  q.parent,
  q.method,
  q.candidates,
  q.rule,
  q.confidence
FROM quotes AS q
JOIN articles AS a ON a.id = q.article
LEFT JOIN speakers AS s ON s.id = q.speaker
LEFT JOIN agencies AS g ON g.id = q.agency
LEFT JOIN agencies AS d ON d.id = a.dateline_agency;

-- How often each speaker is reported, how, and when.
CREATE VIEW speaker_counts AS
SELECT
  s.id,
  s.name,
  s.type,
  count(*) AS quotes,
  sum(q.class = 'speech') AS speech,
  sum(q.class = 'thought') AS thought,
  sum(q.class = 'perception') AS perception,
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

-- How many statements each agency brought, by relation, and how many articles carry its dateline.
CREATE VIEW agency_counts AS
SELECT
  g.id,
  g.name,
  g.short,
  g.kind,
  count(q.id) AS quotes,
  coalesce(sum(q.relation = 'reported'), 0) AS reported,
  coalesce(sum(q.relation = 'told'), 0) AS told,
  coalesce(sum(q.relation = 'carried'), 0) AS carried,
  coalesce(sum(q.relation = 'speaker'), 0) AS speaker,
  (SELECT count(*) FROM articles AS a WHERE a.dateline_agency = g.id) AS dateline_articles
FROM agencies AS g
LEFT JOIN quotes AS q ON q.agency = g.id
GROUP BY g.id;

-- Quotes whose stored words are not what their offsets say; this view must stay empty.
CREATE VIEW offset_faults AS
SELECT q.id, q.article, 'content' AS part
  FROM quotes AS q JOIN articles AS a ON a.id = q.article
 WHERE q.text IS NOT (
         SELECT group_concat(part, ' ')
           FROM (SELECT substr(a.text, p.start + 1, p."end" - p.start) AS part FROM quote_spans AS p
                  WHERE p.quote = q.id AND p.role = 'content' ORDER BY p.ordinal))
UNION ALL
SELECT q.id, q.article, 'source'
  FROM quotes AS q JOIN articles AS a ON a.id = q.article
 WHERE q.source IS NOT (
         SELECT group_concat(part, ' ')
           FROM (SELECT substr(a.text, p.start + 1, p."end" - p.start) AS part FROM quote_spans AS p
                  WHERE p.quote = q.id AND p.role = 'source' ORDER BY p.ordinal))
UNION ALL
SELECT q.id, q.article, 'cue'
  FROM quotes AS q JOIN articles AS a ON a.id = q.article
 WHERE q.cue IS NOT NULL AND q.cue IS NOT substr(a.text, q.cue_start + 1, q.cue_end - q.cue_start);
