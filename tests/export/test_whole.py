"""What each format makes of the stored articles, whole: what others read does not change unnoticed.

Who means to change a format pins it anew, ``python tests/export/test_whole.py``, and reads the difference.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pytest

from quotetrack.export.formats import FORMATS
from quotetrack.export.newsroom.citation_styles import STYLES
from quotetrack.model.stored import StoredArticle

WHOLE = Path(__file__).parent / "whole.json"


def written(articles: list[StoredArticle]) -> dict[str, list[str]]:
    """Return every format, every file of a format and every style of citation, by name, as lines."""
    found = {}
    for name, form in FORMATS.items():
        if form.stream is not None:
            found[name] = "".join(form.stream(articles))
        if form.files is not None:
            for article in articles:
                found |= {f"{name} {path}": words for path, words in form.files(article)}
        found |= {f"{name} {path}": words for path, words in form.once}
    for name, style in STYLES.items():
        quoted = [(article, quote) for article in articles for quote in article.quotes]
        found[f"cite {name}"] = "\n\n".join(style(article, quote) for article, quote in quoted)
    return {name: words.split("\n") for name, words in found.items()}


PINNED = json.loads(WHOLE.read_text(encoding="utf-8")) if WHOLE.exists() else {}


@pytest.mark.parametrize("name", PINNED)
def test_a_format_is_as_it_was_pinned(name: str, found: list[StoredArticle]) -> None:
    assert written(found)[name] == PINNED[name]


def test_every_format_is_pinned(found: list[StoredArticle]) -> None:
    assert PINNED.keys() == written(found).keys()


if __name__ == "__main__":
    from stored import stored_in

    with tempfile.TemporaryDirectory() as folder:
        pinned = written(stored_in(Path(folder) / "news.db"))
    WHOLE.write_text(json.dumps(pinned, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")
