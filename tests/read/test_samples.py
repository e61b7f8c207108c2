"""The sample articles under data/articles: readable, of every format, and listed in data/ARTICLES.md."""

from __future__ import annotations

import re

from quotetrack.model import Article
from quotetrack.read import read
from quotetrack.resources import resource


def test_every_sample_is_read() -> None:
    found = list(read([str(resource("data/articles"))]))
    assert all(isinstance(f, Article) and f.encoding is None for f in found), found
    articles = [f for f in found if isinstance(f, Article)]
    assert len({a.id for a in articles}) == len(articles) >= 18
    suffixes = {(a.path or "").rpartition(".")[2] for a in articles}
    assert suffixes == {"txt", "md", "html", "jsonl", "csv"}


def test_the_telephone_call_keeps_its_words() -> None:
    (found,) = read([str(resource("data/articles") / "two-presidents.txt")])
    assert isinstance(found, Article)
    assert "“a very good conversation”" in found.text and "“not a hostile move”" in found.text


def test_the_list_names_every_file() -> None:
    folder = resource("data/articles")
    listed = re.findall(r"^\| `([^`]+)` \|", (folder.parent / "ARTICLES.md").read_text("utf-8"), re.M)
    assert sorted(listed) == sorted(p.name for p in folder.iterdir())
