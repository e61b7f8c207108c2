"""Files of other programs through the real command, into a database: every quote stands where it says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotetrack.cli import main

FILES = Path(__file__).parents[1] / "read" / "handed_over"


@pytest.mark.model
def test_each_format_ends_in_quotes_that_stand_where_they_say(tmp_path: Path) -> None:
    names = ["columns.pdf", "note.docx", "ferry.odt", "weekly.epub", "release.eml", "feed.rss", "weeks.xlsx"]
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes((FILES / "ferry.pdf").read_bytes()[:900])
    db = tmp_path / "news.db"
    done = CliRunner().invoke(
        main, ["ingest", str(db), *(str(FILES / name) for name in names), str(damaged), "--jobs", "1"]
    )
    assert done.exit_code == 2, done.output
    assert f"Error: {damaged}: a PDF document that is damaged; get it again" in done.output
    connection = sqlite3.connect(db)
    spans = connection.execute(
        'SELECT a.path, substr(a.text, s.start + 1, s."end" - s.start), q.text FROM quote_spans s'
        " JOIN quotes q ON q.id = s.quote JOIN articles a ON a.id = q.article WHERE s.role = 'content'"
    ).fetchall()
    assert len(spans) > 30
    assert [row for row in spans if row[1] not in row[2]] == []
    assert {Path(path).relative_to(FILES).as_posix() for path, _, _ in spans} == set(names)
    copies = connection.execute("SELECT path FROM copies").fetchall()
    assert (str(FILES / "release.eml/the note.docx"),) in copies  # whose text is that of note.docx
    named = {name for (name,) in connection.execute("SELECT name FROM speakers")}
    assert {"Zoë Okafor-Bell", "Ilse Brandt", "Olu Ward", "Otto Dahl", "Bea Linn"} <= named
