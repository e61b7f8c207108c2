-- Schema 5: what it defines that schema 4 does not, or otherwise.

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

CREATE INDEX quotes_agency ON quotes (agency) WHERE agency IS NOT NULL;

CREATE INDEX quotes_affiliation ON quotes (affiliation) WHERE affiliation IS NOT NULL;

CREATE INDEX quotes_parent ON quotes (parent) WHERE parent IS NOT NULL;

CREATE TABLE count_speaker_articles (
  speaker   INTEGER NOT NULL REFERENCES speakers (id),
  published TEXT NOT NULL,
  article   INTEGER NOT NULL,
  class     TEXT NOT NULL,
  quotes    INTEGER NOT NULL,
  PRIMARY KEY (speaker, published, article, class)
) WITHOUT ROWID;

CREATE TABLE count_facets (
  facet  TEXT NOT NULL CHECK (facet IN ('cue', 'publisher', 'dateline', 'agency', 'version')),
  word   TEXT NOT NULL,
  number INTEGER NOT NULL,
  class  TEXT NOT NULL,
  quotes INTEGER NOT NULL,
  PRIMARY KEY (facet, word, number, class)
) WITHOUT ROWID;

CREATE INDEX count_speaker_articles_none ON count_speaker_articles (quotes) WHERE quotes = 0; -- are to go;

CREATE INDEX count_facets_none ON count_facets (quotes) WHERE quotes = 0;

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

CREATE VIEW counted_speaker_articles AS
SELECT speaker, published, article, class, count(*) AS quotes
FROM speaker_facts GROUP BY speaker, published, article, class;

CREATE VIEW counted_facets AS
SELECT facet, word, number, class, count(*) AS quotes FROM facet_facts GROUP BY facet, word, number, class;

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
