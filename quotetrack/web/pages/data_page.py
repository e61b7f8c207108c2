"""The data behind the pages: what each table holds, how it first shows, and where to take it from."""

from __future__ import annotations

from quotetrack.model.stored import Row
from quotetrack.web.plugin.canned_questions import questions
from quotetrack.web.plugin.tracked import TABLES
from quotetrack.web.reader import PageReader

MANY = 200_000  # quotes beyond which counting all by a column takes too long to do unasked

COLUMNS = {
    "quotes_full": (
        "id",
        "speaker",
        "role",
        "text",
        "cue",
        "kind",
        "agency",
        "title",
        "publisher",
        "published",
        "confidence",
    ),
    "quotes": (
        "speaker",
        "role",
        "text",
        "cue",
        "kind",
        "class",
        "agency",
        "relation",
        "article",
        "confidence",
    ),
    "articles": ("title", "publisher", "published", "author", "dateline_agency", "url", "document"),
    "speakers": ("name", "type"),
    "agencies": ("name", "short", "kind", "country", "wikidata"),
}
FACETS = {
    "quotes": ("speaker", "agency", "kind", "class"),
    "articles": ("publisher", "dateline_agency"),
    "speakers": ("type",),
    "agencies": ("kind", "country"),
}
ABOUT = {
    "quotes_full": "Quotes with all names written out: the place to start.",
    "speaker_counts": "How often each speaker is reported, how, and when.",
    "agency_counts": "How many statements came through each agency, and how.",
    "copies": "Other places where the same text was found.",
    "former_texts": "What stood at an article's place before the text that it has now.",
    "former_quotes": "Ids of quotes that are gone, what they said, and what stands in their place.",
    "former_articles": "Numbers of articles whose text became that of another.",
    "speaker_aliases": "Every name and form of a name by which a speaker is found.",
    "quote_spans": "Where content and source stand: half-open ranges of code points into articles.text.",
    "quote_speakers": "All speakers of a quote, several for a compound source.",
    "quote_relays": "The outlets through which each statement came, as the article's own sentences tell it.",
    "relay_chains": "The whole way of each statement, with the article's dateline and publisher at its end.",
    "speaker_names": "Every name that articles use, whose it is, and whether evidence or a decision says so.",
    "speaker_evidence": "What articles say of whoever has a name: roles, bodies, pronouns, other speakers.",
    "speaker_roles": "The roles and bodies in which each speaker is quoted, with first and last date.",
    "decisions": "What people decided about speakers: who was merged, split or given another name.",
    "decision_names": "Which names each decision moved, and whose they were before.",
    "decision_rules": "In which articles a name means the speaker whom a split made.",
    "reviewed": "Quotes that somebody has reviewed, and the verdict that counts.",
    "reviews": "Every verdict and comment ever given: by whom, when, and what the quote then said.",
    "review_spans": "The words that a verdict covers: content, cue and source.",
    "review_relays": "The outlets through which a statement came, by a verdict.",
    "rejected_quotes": "Quotes that somebody has rejected; they count nowhere.",
    "statement_quotes": "Which statement each quote carries: quotes of one number say the same.",
    "statement_links": "Pairs of quotes that say the same, or contradict each other, and how alike they are.",
    "statement_keys": "Word pairs and signatures by which quotes that say the same are looked for.",
    "statement_queue": "Quotes that wait to be compared with others.",
    "read_files": "Files that need not be read again: every article in them is stored as they say.",
    "runs": "What made the rows: version, parser and model of each run of ingest.",
}


def first_arguments(reader: PageReader, table: str) -> list[tuple[str, str]]:
    """Return the arguments with which Datasette's page of a table is worth seeing at first."""
    many = (reader.value("SELECT sum(quotes) FROM count_days") or 0) > MANY
    found = [("_col", column) for column in COLUMNS[table]]
    for facet in FACETS.get(table, ()):
        if table != "quotes" or not many or facet in ("speaker", "agency"):
            found.append(("_facet", facet))
    if table == "articles":
        found += [("_facet_date", "published")] if not many else []
        found.append(("_sort_desc", "published"))
    found.append(("_nosuggest", "1"))
    return found


def data_page(reader: PageReader) -> Row:
    """Return the context of the page of data: tables and views, and the questions to ask."""
    names = reader.rows(
        "SELECT name, type FROM main.sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'count%'"
        " AND name NOT LIKE 'removed%'"
        " AND name NOT LIKE '%_facts' AND name <> 'offset_faults' ORDER BY type, name"
    )
    first = ["quotes_full", "quotes", "articles", "speakers", "agencies"]
    names.sort(
        key=lambda row: (first.index(row["name"]) if row["name"] in first else len(first), row["name"])
    )
    for row in names:
        known = TABLES.get(row["name"], {})
        row["about"] = ABOUT.get(row["name"]) or known.get("description") or ""
        row["rows"] = (
            reader.value(f'SELECT count(*) FROM "{row["name"]}"') if row["type"] == "table" else None
        )
    return {"tables": names, "questions": questions()}
