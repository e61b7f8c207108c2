-- The database of quotetrack: the one definition of its tables, views and full-text index.
--
-- Every offset is a half-open range of code points into articles.text, which SQLite's substr()
-- counts as well: substr(text, start + 1, end - start) is what a span says. Nothing is stored as
-- JSON but what was taken out, so every column can be filtered and every reference followed in Datasette.
-- Times are UTC, ISO 8601. An address is one of http or https, or has no scheme at all.
-- A change here is a new number and a step of quotetrack.store.upgrades, which brings older files here.

PRAGMA application_id = 1364480587; -- 'QTRK': tells this file from other SQLite databases
PRAGMA user_version = 5;            -- the number of this schema

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

-- One row an article: what stands at a place, and document names it there. The same text read from another
-- place is a row of copies, so that no statement counts twice; another text at the same place is this
-- article's next version, and the one before goes to former_texts. A number is never given twice.
CREATE TABLE articles (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  place           TEXT,                 -- its path, from the database's folder if below it; else where fetched
  document        TEXT NOT NULL,        -- the file's stem, or the row's own id
  path            TEXT,                 -- as it was given
  fetched         TEXT CHECK (fetched NOT LIKE '%:%' OR fetched LIKE 'http://%' OR fetched LIKE 'https://%'),
                                        -- the address that it was really fetched from
  url             TEXT CHECK (url NOT LIKE '%:%' OR url LIKE 'http://%' OR url LIKE 'https://%'),
                                        -- that address, or the one that came with the file or the row
  claimed_url     TEXT
                  CHECK (claimed_url NOT LIKE '%:%' OR claimed_url LIKE 'http://%' OR claimed_url LIKE 'https://%'),
                                        -- what the page says its address is, which proves nothing
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

-- Other places where the very text of an article was found: who else carried it.
CREATE TABLE copies (
  id           INTEGER PRIMARY KEY,
  article      INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  place        TEXT,
  document     TEXT NOT NULL,
  path         TEXT,
  fetched      TEXT CHECK (fetched NOT LIKE '%:%' OR fetched LIKE 'http://%' OR fetched LIKE 'https://%'),
  url          TEXT CHECK (url NOT LIKE '%:%' OR url LIKE 'http://%' OR url LIKE 'https://%'),
  claimed_url  TEXT
               CHECK (claimed_url NOT LIKE '%:%' OR claimed_url LIKE 'http://%' OR claimed_url LIKE 'https://%'),
  title        TEXT,
  author       TEXT,
  publisher    TEXT,
  published    TEXT,
  encoding     TEXT,
  retrieved_at TEXT NOT NULL
);

-- Every text that stood at an article's place before the one that it has now. The article may since have
-- been taken out (removed_articles), or have become another (former_articles).
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

-- Numbers of articles that became another's: the text at their place changed to one that is stored already.
CREATE TABLE former_articles (
  id        INTEGER PRIMARY KEY, -- the number that is gone
  article   INTEGER NOT NULL,    -- the one of which its place is a copy now
  place     TEXT,
  document  TEXT NOT NULL,
  merged_at TEXT NOT NULL
);

-- Ids of quotes that are gone: whose words were changed or cut, that are no longer found, or whose article
-- was taken out. An id that comes back leaves this table.
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

-- Articles that were taken out, with all that brings them back; their reviews stay where they are.
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

-- Places of articles that were taken out, so that ingest passes them over.
CREATE TABLE removed_places (
  place    TEXT NOT NULL,
  document TEXT NOT NULL,
  article  INTEGER NOT NULL REFERENCES removed_articles (id) ON DELETE CASCADE,
  PRIMARY KEY (place, document)
) WITHOUT ROWID;

-- Who is reported: one row a person or body over all articles. An anonymous source (officials) is a
-- label that many articles share, not one person.
CREATE TABLE speakers (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL, -- the full form that most articles give
  key       TEXT NOT NULL, -- the name as names are compared; see speaker_names
  type      TEXT NOT NULL
            CHECK (type IN ('person', 'organization', 'group', 'document', 'anonymous', 'author')),
  qualifier TEXT,          -- what tells this one from another of the name: plumber from Leeds
  named     INTEGER NOT NULL DEFAULT 0 CHECK (named IN (0, 1)) -- 1 where a split by hand made and named it
);

-- Every full name that articles give, and whom it means. Where two people share a name and the
-- articles tell them apart, each has a row. Which speaker a row belongs to follows from the names and
-- the evidence, or from a decision by hand, which outranks both.
CREATE TABLE speaker_names (
  id       INTEGER PRIMARY KEY,
  speaker  INTEGER NOT NULL REFERENCES speakers (id),
  name     TEXT NOT NULL,              -- as an article writes it
  key      TEXT NOT NULL,              -- without case, accents, stops, hyphens; a person's without title
  type     TEXT NOT NULL,              -- the type under which articles give it
  namesake INTEGER NOT NULL DEFAULT 1, -- 1, 2, ... of those who share the name
  family   TEXT,                       -- a person's last name by its consonants; groups spellings
  articles INTEGER NOT NULL DEFAULT 0, -- that give this name
  basis    TEXT NOT NULL DEFAULT 'name' CHECK (basis IN ('name', 'variant', 'namesake', 'hand')),
  reason   TEXT,                       -- why it is a variant, or another of the name
  decision INTEGER REFERENCES decisions (id),
  UNIQUE (key, type, namesake)
);

-- What articles say of the bearer of a name; by this, people of one name are told apart.
CREATE TABLE speaker_evidence (
  name     INTEGER NOT NULL REFERENCES speaker_names (id) ON DELETE CASCADE,
  kind     TEXT NOT NULL CHECK (kind IN ('role', 'affiliation', 'gender', 'beside')),
  value    TEXT NOT NULL,    -- plumber from Leeds; m, f, he, she; key of another speaker there
  articles INTEGER NOT NULL, -- that say so
  PRIMARY KEY (name, kind, value)
) WITHOUT ROWID;

-- What people have decided about speakers; each can be undone. Extracting and storing articles anew
-- never changes it.
CREATE TABLE decisions (
  id      INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  action  TEXT NOT NULL CHECK (action IN ('merge', 'split', 'alias')),
  subject TEXT NOT NULL,                            -- the name it is about
  speaker INTEGER NOT NULL REFERENCES speakers (id), -- to whom that belongs
  detail  TEXT                                      -- what a split takes: role plumber
);

-- The names that a decision gave to its speaker, and whose they were before.
CREATE TABLE decision_names (
  decision INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  name     INTEGER NOT NULL REFERENCES speaker_names (id) ON DELETE CASCADE,
  before   INTEGER REFERENCES speakers (id),
  PRIMARY KEY (decision, name)
) WITHOUT ROWID;

-- In which articles a name means whom a split has made: those of one place, or those that give the
-- bearer a role or an affiliation.
CREATE TABLE decision_rules (
  id          INTEGER PRIMARY KEY,
  decision    INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
  name        INTEGER NOT NULL REFERENCES speaker_names (id) ON DELETE CASCADE, -- whom it means there
  key         TEXT NOT NULL,
  type        TEXT NOT NULL,
  place       TEXT, -- of an article
  document    TEXT,
  sha256      TEXT, -- of its text, which may move
  role        TEXT, -- all these words
  affiliation TEXT
);

-- Every form under which a speaker is found. Forms that came from texts go when the last quote that
-- used them goes; one made by hand stays.
CREATE TABLE speaker_aliases (
  speaker INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
  key     TEXT NOT NULL, -- without case, accents and full stops
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
  name    INTEGER NOT NULL REFERENCES speaker_names (id), -- the full name that the article gives
  form    TEXT, -- how the source names the speaker; null for a pronoun or a description
  basis   TEXT NOT NULL DEFAULT 'name'
          CHECK (basis IN ('name', 'evidence', 'undecided', 'hand')), -- how one of several is chosen
  PRIMARY KEY (quote, ordinal)
) WITHOUT ROWID;

-- The way of a statement from the speaker outward, as the article's own sentences tell it: told CNN,
-- Reuters reported. The first hop is quotes.agency; relay_chains adds dateline and publisher.
CREATE TABLE quote_relays (
  quote         TEXT NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  agency        INTEGER NOT NULL REFERENCES agencies (id),
  relation      TEXT NOT NULL CHECK (relation IN ('reported', 'told', 'carried', 'speaker', 'dateline')),
  mention_start INTEGER, -- where the article names it
  mention_end   INTEGER,
  PRIMARY KEY (quote, ordinal),
  CHECK ((mention_start IS NULL) = (mention_end IS NULL))
) WITHOUT ROWID;

-- Files of which all articles are stored as the file says, so that they are not read again: no row outlives a
-- change of one of them.
CREATE TABLE read_files (
  place    TEXT PRIMARY KEY, -- as in articles
  digest   TEXT NOT NULL,    -- of its bytes and of all that they are read by
  articles INTEGER NOT NULL  -- that it holds
) WITHOUT ROWID;
CREATE TRIGGER read_files_insert AFTER INSERT ON articles BEGIN
  DELETE FROM read_files WHERE place = new.place;
END;
CREATE TRIGGER read_files_update AFTER UPDATE OF place, document, fetched, url, claimed_url, title, author,
  publisher, published, text, sha256, encoding, run ON articles BEGIN
  DELETE FROM read_files WHERE place IN (old.place, new.place);
END;
CREATE TRIGGER read_files_delete AFTER DELETE ON articles BEGIN
  DELETE FROM read_files WHERE place = old.place;
END;
CREATE TRIGGER read_files_removed AFTER INSERT ON removed_places BEGIN
  DELETE FROM read_files WHERE place = new.place;
END;

CREATE UNIQUE INDEX articles_place ON articles (place, document);
CREATE UNIQUE INDEX copies_place ON copies (place, document);
CREATE INDEX former_texts_sha256 ON former_texts (sha256);
CREATE INDEX former_articles_article ON former_articles (article);
CREATE INDEX former_articles_place ON former_articles (place, document);
CREATE INDEX former_quotes_article ON former_quotes (article, version);
CREATE INDEX removed_articles_sha256 ON removed_articles (sha256);
CREATE INDEX removed_places_article ON removed_places (article);
CREATE INDEX copies_article ON copies (article);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_publisher ON articles (publisher, published, dateline_agency); -- spares the texts
CREATE INDEX copies_publisher ON copies (publisher, article, published);
CREATE INDEX articles_document ON articles (document);
CREATE INDEX articles_path ON articles (path) WHERE path IS NOT NULL;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_fetched ON articles (fetched) WHERE fetched IS NOT NULL;
CREATE INDEX articles_dateline ON articles (dateline_agency);
CREATE INDEX articles_run ON articles (run);
CREATE INDEX speakers_key ON speakers (key, type);
CREATE INDEX names_speaker ON speaker_names (speaker);
CREATE INDEX names_family ON speaker_names (family);
CREATE INDEX names_decision ON speaker_names (decision) WHERE decision IS NOT NULL;
CREATE INDEX decisions_speaker ON decisions (speaker);
CREATE INDEX decision_names_name ON decision_names (name);
CREATE INDEX decision_names_before ON decision_names (before);
CREATE INDEX decision_rules_decision ON decision_rules (decision);
CREATE INDEX decision_rules_name ON decision_rules (name);
CREATE INDEX decision_rules_key ON decision_rules (key, type);
CREATE INDEX aliases_key ON speaker_aliases (key);
CREATE INDEX quotes_article ON quotes (article, start);
CREATE INDEX quotes_counted ON quotes (article, class, agency);
CREATE INDEX quotes_classed ON quotes (id, class, kind, article);
CREATE INDEX quotes_doubted ON quotes (confidence, id); -- the queue of a review, least sure first
CREATE INDEX quotes_rejected ON quotes (id) WHERE rejected = 1;
CREATE INDEX quotes_speaker ON quotes (speaker);
CREATE INDEX quotes_agency ON quotes (agency) WHERE agency IS NOT NULL;
CREATE INDEX quotes_affiliation ON quotes (affiliation) WHERE affiliation IS NOT NULL;
CREATE INDEX quotes_parent ON quotes (parent) WHERE parent IS NOT NULL;
CREATE INDEX quote_speakers_speaker ON quote_speakers (speaker, form);
CREATE INDEX quote_speakers_name ON quote_speakers (name, form);
CREATE INDEX quote_relays_agency ON quote_relays (agency, relation);

-- What people decided about quotes. A verdict outlives the row it was given on: a quote that is
-- extracted anew is found again by its id, or by its words and their place; where nothing like it is
-- left, "quote" is null and the verdict is kept.
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

-- Every verdict ever given, and between them what was found ("found": not by a person). Each row says
-- what the attribution was when the person had decided; offsets count in the text of its sha256.
-- A comment decides nothing.
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

-- The spans of a verdict, with the words that they covered.
CREATE TABLE review_spans (
  review  INTEGER NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  role    TEXT NOT NULL CHECK (role IN ('content', 'cue', 'source')),
  ordinal INTEGER NOT NULL,
  start   INTEGER NOT NULL CHECK (start >= 0),
  "end"   INTEGER NOT NULL CHECK ("end" >= start),
  words   TEXT NOT NULL,
  PRIMARY KEY (review, role, ordinal)
) WITHOUT ROWID;

-- Through whom the statement came by a verdict, as quote_relays; agencies by name, since rows may go.
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

CREATE INDEX reviewed_orphans ON reviewed (sha256) WHERE quote IS NULL;
CREATE INDEX reviewed_places ON reviewed (place, document) WHERE quote IS NULL;
CREATE INDEX reviews_reviewed ON reviews (reviewed);

-- What is rejected counts nowhere, whoever writes the verdict.
CREATE TRIGGER reviewed_counts AFTER UPDATE OF quote, review ON reviewed BEGIN
  UPDATE quotes SET rejected = 0 WHERE id = old.quote AND rejected AND id IS NOT new.quote;
  UPDATE quotes
     SET rejected = EXISTS (SELECT 1 FROM reviews WHERE id = new.review AND status = 'rejected')
   WHERE id = new.quote
     AND rejected <> EXISTS (SELECT 1 FROM reviews WHERE id = new.review AND status = 'rejected');
END;

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
-- worth says what share of the quote's keys it is, in thousandths; two quotes are compared that share 300 of
-- either's.
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
CREATE TRIGGER statement_changed AFTER UPDATE OF text, kind, speaker, affiliation, rejected ON quotes BEGIN
  DELETE FROM statement_links WHERE quote = new.number OR other = new.number;
  DELETE FROM statement_keys WHERE quote = new.number;
  DELETE FROM statement_quotes WHERE quote = new.number;
  DELETE FROM statement_queue WHERE quote = new.number AND new.rejected;
  INSERT INTO statement_queue (quote) SELECT new.number WHERE NOT new.rejected
    ON CONFLICT DO UPDATE SET compare = 1;
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
  a.claimed_url,
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

-- What a person has rejected, which counts nowhere: quotes of these rows are in no other view but quotes_full.
CREATE VIEW rejected_quotes AS SELECT id, number, rowid AS row FROM quotes WHERE rejected = 1;

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

-- How many statements came through each agency, at any hop, by relation, and how many articles carry its dateline.
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

-- The roles and bodies in which each speaker is quoted, with the first and the last date of the
-- articles that say so: people change jobs. Quotes that several make together tell nothing of one.
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

-- The whole way of each statement: its own hops, then the article's dateline and publisher where
-- they are not in it already.
CREATE VIEW relay_chains AS
SELECT r.quote, r.ordinal, g.name AS agency, r.relation, r.mention_start, r.mention_end
  FROM quote_relays AS r JOIN agencies AS g ON g.id = r.agency
UNION ALL
SELECT q.id, (SELECT count(*) FROM quote_relays AS r WHERE r.quote = q.id), d.name, 'dateline', NULL, NULL
  FROM quotes AS q
  JOIN articles AS a ON a.id = q.article
  JOIN agencies AS d ON d.id = a.dateline_agency
 WHERE NOT EXISTS (SELECT 1 FROM quote_relays AS r WHERE r.quote = q.id AND +r.agency = d.id)
UNION ALL
SELECT
  q.id,
  (SELECT count(*) FROM quote_relays AS r WHERE r.quote = q.id)
    + (d.id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM quote_relays AS r WHERE r.quote = q.id AND +r.agency = d.id)),
  a.publisher, 'published', NULL, NULL
  FROM quotes AS q
  JOIN articles AS a ON a.id = q.article
  LEFT JOIN agencies AS d ON d.id = a.dateline_agency
 WHERE a.publisher IS NOT NULL
   AND lower(a.publisher) IS NOT lower(d.name)
   AND NOT EXISTS (
         SELECT 1 FROM quote_relays AS r JOIN agencies AS g ON g.id = r.agency
          WHERE r.quote = q.id AND lower(g.name) = lower(a.publisher));

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
 WHERE q.cue IS NOT NULL AND q.cue IS NOT substr(a.text, q.cue_start + 1, q.cue_end - q.cue_start)
UNION ALL
SELECT q.id, q.article, 'recipient'
  FROM quotes AS q JOIN articles AS a ON a.id = q.article
 WHERE q.recipient IS NOT NULL
   AND q.recipient IS NOT substr(a.text, q.recipient_start + 1, q.recipient_end - q.recipient_start);

-- Counts, so that no page over a million quotes has to add them up. They follow from the tables above
-- alone and triggers keep them, whoever writes; quotetrack.store.questions.count_tables fills them anew and proves them.
-- A day, a role or an affiliation that is not known is ''. A quote counts once for each of its speakers.
-- A statement without an agency of its own came through that of its article's dateline, if any.
-- INSERT OR REPLACE must not be used on quotes, quote_speakers or articles: it deletes without triggers.
CREATE TABLE count_days (
  day    TEXT NOT NULL, -- of publication: 2016-11-14
  kind   TEXT NOT NULL,
  class  TEXT NOT NULL,
  quotes INTEGER NOT NULL,
  PRIMARY KEY (day, kind, class)
) WITHOUT ROWID;

CREATE TABLE count_agencies (
  agency   INTEGER NOT NULL REFERENCES agencies (id),
  month    TEXT NOT NULL, -- 2016-11
  relation TEXT NOT NULL,
  quotes   INTEGER NOT NULL,
  PRIMARY KEY (agency, month, relation)
) WITHOUT ROWID;

CREATE TABLE count_speakers (
  speaker INTEGER PRIMARY KEY REFERENCES speakers (id),
  quotes  INTEGER NOT NULL,
  speech  INTEGER NOT NULL
);

CREATE TABLE count_speaker_months (
  speaker     INTEGER NOT NULL REFERENCES speakers (id),
  month       TEXT NOT NULL,
  class       TEXT NOT NULL,
  kind        TEXT NOT NULL,
  role        TEXT NOT NULL,
  affiliation TEXT NOT NULL,
  quotes      INTEGER NOT NULL,
  PRIMARY KEY (speaker, month, class, kind, role, affiliation)
) WITHOUT ROWID;

CREATE TABLE count_speaker_agencies (
  speaker  INTEGER NOT NULL REFERENCES speakers (id),
  agency   INTEGER NOT NULL REFERENCES agencies (id),
  relation TEXT NOT NULL,
  quotes   INTEGER NOT NULL,
  PRIMARY KEY (speaker, agency, relation)
) WITHOUT ROWID;

-- In which articles a speaker is reported, in the order of their dates: the first and the last, and how many.
CREATE TABLE count_speaker_articles (
  speaker   INTEGER NOT NULL REFERENCES speakers (id),
  published TEXT NOT NULL,
  article   INTEGER NOT NULL,
  class     TEXT NOT NULL,
  quotes    INTEGER NOT NULL,
  PRIMARY KEY (speaker, published, article, class)
) WITHOUT ROWID;

-- What else a report counts: cues, publishers and what extracted by their word, datelines by their number,
-- own agencies by their number and the relation.
CREATE TABLE count_facets (
  facet  TEXT NOT NULL CHECK (facet IN ('cue', 'publisher', 'dateline', 'agency', 'version')),
  word   TEXT NOT NULL,
  number INTEGER NOT NULL,
  class  TEXT NOT NULL,
  quotes INTEGER NOT NULL,
  PRIMARY KEY (facet, word, number, class)
) WITHOUT ROWID;

CREATE INDEX count_speaker_articles_none ON count_speaker_articles (quotes) WHERE quotes = 0; -- are to go
CREATE INDEX count_facets_none ON count_facets (quotes) WHERE quotes = 0;
CREATE INDEX count_speakers_quotes ON count_speakers (quotes);
CREATE INDEX count_speaker_agencies_agency ON count_speaker_agencies (agency, speaker, quotes);

-- What each quote counts as, and what each of its speakers does.
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
  CASE WHEN q.agency IS NULL THEN 'dateline' ELSE q.relation END AS relation,
  coalesce(a.published, '') AS published,
  q.cue_lemma AS cue,
  q.agency AS own_agency,
  a.publisher,
  a.dateline_agency AS dateline,
  (SELECT 'quotetrack ' || version || ', ' || parser FROM runs WHERE id = a.run) AS version
FROM quotes AS q
JOIN articles AS a ON a.id = q.article
WHERE NOT EXISTS (SELECT 1 FROM rejected_quotes AS n WHERE n.id = q.id);

CREATE VIEW speaker_facts AS
SELECT s.speaker, s.ordinal, f.*
FROM quote_speakers AS s
JOIN quote_facts AS f ON f.quote = s.quote;

-- What each quote counts as in a report, a row for each.
CREATE VIEW facet_facts AS
SELECT quote, 'cue' AS facet, cue AS word, 0 AS number, class FROM quote_facts WHERE cue IS NOT NULL
UNION ALL
SELECT quote, 'publisher', publisher, 0, class FROM quote_facts WHERE publisher IS NOT NULL
UNION ALL
SELECT quote, 'dateline', '', dateline, class FROM quote_facts WHERE dateline IS NOT NULL
UNION ALL
SELECT quote, 'agency', relation, own_agency, class FROM quote_facts WHERE own_agency IS NOT NULL
UNION ALL
SELECT quote, 'version', version, 0, class FROM quote_facts WHERE version IS NOT NULL;

-- What the counts must be, added up from the quotes.
CREATE VIEW counted_days AS
SELECT day, kind, class, count(*) AS quotes FROM quote_facts GROUP BY day, kind, class;

CREATE VIEW counted_agencies AS
SELECT agency, month, relation, count(*) AS quotes
FROM quote_facts WHERE agency IS NOT NULL GROUP BY agency, month, relation;

CREATE VIEW counted_speakers AS
SELECT speaker, count(*) AS quotes, sum(class = 'speech') AS speech FROM speaker_facts GROUP BY speaker;

CREATE VIEW counted_speaker_months AS
SELECT speaker, month, class, kind, role, affiliation, count(*) AS quotes
FROM speaker_facts GROUP BY speaker, month, class, kind, role, affiliation;

CREATE VIEW counted_speaker_agencies AS
SELECT speaker, agency, relation, count(*) AS quotes
FROM speaker_facts WHERE agency IS NOT NULL GROUP BY speaker, agency, relation;

CREATE VIEW counted_speaker_articles AS
SELECT speaker, published, article, class, count(*) AS quotes
FROM speaker_facts GROUP BY speaker, published, article, class;

CREATE VIEW counted_facets AS
SELECT facet, word, number, class, count(*) AS quotes FROM facet_facts GROUP BY facet, word, number, class;

-- To insert (quote, 1) or (quote, -1) into these views counts a quote, or one of its speakers, in or out.
CREATE VIEW counting_quotes AS SELECT id AS quote, 0 AS change FROM quotes;
CREATE TRIGGER count_quote INSTEAD OF INSERT ON counting_quotes BEGIN
  INSERT INTO count_days (day, kind, class, quotes)
    SELECT day, kind, class, new.change FROM quote_facts WHERE quote = new.quote
    ON CONFLICT (day, kind, class) DO UPDATE SET quotes = quotes + excluded.quotes;
  INSERT INTO count_agencies (agency, month, relation, quotes)
    SELECT agency, month, relation, new.change FROM quote_facts WHERE quote = new.quote AND agency IS NOT NULL
    ON CONFLICT (agency, month, relation) DO UPDATE SET quotes = quotes + excluded.quotes;
  INSERT INTO count_facets (facet, word, number, class, quotes)
    SELECT facet, word, number, class, new.change FROM facet_facts WHERE quote = new.quote
    ON CONFLICT (facet, word, number, class) DO UPDATE SET quotes = quotes + excluded.quotes;
  DELETE FROM count_facets WHERE quotes = 0;
  DELETE FROM count_days WHERE new.change < 0 AND quotes = 0
    AND day = (SELECT day FROM quote_facts WHERE quote = new.quote);
  DELETE FROM count_agencies WHERE new.change < 0 AND quotes = 0
    AND agency = (SELECT agency FROM quote_facts WHERE quote = new.quote)
    AND month = (SELECT month FROM quote_facts WHERE quote = new.quote);
END;

CREATE VIEW counting_speakers AS SELECT quote, ordinal, 0 AS change FROM quote_speakers;
CREATE TRIGGER count_speaker INSTEAD OF INSERT ON counting_speakers BEGIN
  INSERT INTO count_speakers (speaker, quotes, speech)
    SELECT speaker, new.change, new.change * (class = 'speech') FROM speaker_facts
    WHERE quote = new.quote AND ordinal = new.ordinal
    ON CONFLICT (speaker) DO UPDATE SET quotes = quotes + excluded.quotes, speech = speech + excluded.speech;
  INSERT INTO count_speaker_months (speaker, month, class, kind, role, affiliation, quotes)
    SELECT speaker, month, class, kind, role, affiliation, new.change FROM speaker_facts
    WHERE quote = new.quote AND ordinal = new.ordinal
    ON CONFLICT (speaker, month, class, kind, role, affiliation) DO UPDATE SET quotes = quotes + excluded.quotes;
  INSERT INTO count_speaker_agencies (speaker, agency, relation, quotes)
    SELECT speaker, agency, relation, new.change FROM speaker_facts
    WHERE quote = new.quote AND ordinal = new.ordinal AND agency IS NOT NULL
    ON CONFLICT (speaker, agency, relation) DO UPDATE SET quotes = quotes + excluded.quotes;
  INSERT INTO count_speaker_articles (speaker, published, article, class, quotes)
    SELECT speaker, published, article, class, new.change FROM speaker_facts
    WHERE quote = new.quote AND ordinal = new.ordinal
    ON CONFLICT (speaker, published, article, class) DO UPDATE SET quotes = quotes + excluded.quotes;
  DELETE FROM count_speaker_articles WHERE quotes = 0;
  DELETE FROM count_speakers WHERE new.change < 0 AND quotes = 0
    AND speaker = (SELECT speaker FROM quote_speakers WHERE quote = new.quote AND ordinal = new.ordinal);
  DELETE FROM count_speaker_months WHERE new.change < 0 AND quotes = 0
    AND speaker = (SELECT speaker FROM quote_speakers WHERE quote = new.quote AND ordinal = new.ordinal)
    AND month = (SELECT month FROM quote_facts WHERE quote = new.quote);
  DELETE FROM count_speaker_agencies WHERE new.change < 0 AND quotes = 0
    AND speaker = (SELECT speaker FROM quote_speakers WHERE quote = new.quote AND ordinal = new.ordinal);
END;

-- What is counted is taken out before a row that it rests on changes or goes, and counted again after.
CREATE TRIGGER quotes_count_insert AFTER INSERT ON quotes BEGIN
  INSERT INTO counting_quotes VALUES (new.id, 1);
END;
CREATE TRIGGER quotes_count_delete BEFORE DELETE ON quotes BEGIN
  DELETE FROM quote_speakers WHERE quote = old.id;
  INSERT INTO counting_quotes VALUES (old.id, -1);
END;
CREATE TRIGGER quotes_count_before
BEFORE UPDATE OF id, article, kind, class, cue_lemma, role, affiliation, agency, relation, rejected ON quotes BEGIN
  INSERT INTO counting_speakers SELECT quote, ordinal, -1 FROM quote_speakers WHERE quote = old.id;
  INSERT INTO counting_quotes VALUES (old.id, -1);
END;
CREATE TRIGGER quotes_count_after
AFTER UPDATE OF id, article, kind, class, cue_lemma, role, affiliation, agency, relation, rejected ON quotes BEGIN
  INSERT INTO counting_quotes VALUES (new.id, 1);
  INSERT INTO counting_speakers SELECT quote, ordinal, 1 FROM quote_speakers WHERE quote = new.id;
END;

CREATE TRIGGER quote_speakers_count_insert AFTER INSERT ON quote_speakers BEGIN
  INSERT INTO counting_speakers VALUES (new.quote, new.ordinal, 1);
END;
CREATE TRIGGER quote_speakers_count_delete BEFORE DELETE ON quote_speakers BEGIN
  INSERT INTO counting_speakers VALUES (old.quote, old.ordinal, -1);
END;
CREATE TRIGGER quote_speakers_count_before BEFORE UPDATE OF quote, ordinal, speaker ON quote_speakers BEGIN
  INSERT INTO counting_speakers VALUES (old.quote, old.ordinal, -1);
END;
CREATE TRIGGER quote_speakers_count_after AFTER UPDATE OF quote, ordinal, speaker ON quote_speakers BEGIN
  INSERT INTO counting_speakers VALUES (new.quote, new.ordinal, 1);
END;

CREATE TRIGGER articles_count_delete BEFORE DELETE ON articles BEGIN
  DELETE FROM quotes WHERE article = old.id;
END;
CREATE TRIGGER articles_count_before BEFORE UPDATE OF id, published, publisher, dateline_agency, run ON articles BEGIN
  INSERT INTO counting_speakers SELECT s.quote, s.ordinal, -1
    FROM quotes AS q JOIN quote_speakers AS s ON s.quote = q.id WHERE q.article = old.id;
  INSERT INTO counting_quotes SELECT id, -1 FROM quotes WHERE article = old.id;
END;
CREATE TRIGGER articles_count_after AFTER UPDATE OF id, published, publisher, dateline_agency, run ON articles BEGIN
  INSERT INTO counting_quotes SELECT id, 1 FROM quotes WHERE article = new.id;
  INSERT INTO counting_speakers SELECT s.quote, s.ordinal, 1
    FROM quotes AS q JOIN quote_speakers AS s ON s.quote = q.id WHERE q.article = new.id;
END;
