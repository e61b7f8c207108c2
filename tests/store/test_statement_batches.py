"""Many quotes compared at once end in the links and groups of quotes compared one by one."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from quotetrack.check.history import said_words, statement_likeness
from quotetrack.model import Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.statements import statement_groups
from quotetrack.store.statements.statement_groups import Statements

Build = Callable[..., Extraction]
OPENINGS = (
    "The toll on the new bridge will rise in May",
    "Nobody has asked the fishermen what they think of the harbour",
    "We have 12 boats and no crew for the winter crossing",
    "The council was wrong to sell the old market hall",
    "Every school in the valley should open a kitchen of its own",
)
ENDINGS = ("", " and I regret it", " whatever the mayor says about the weather", " before the ferry sails")
CHANGES = (("will", "will not"), ("12", "14"), ("old", "ancient"), ("Every", "No"), ("the", "the"))
SPEAKERS = (
    Speaker(("Ann Roe",), "person", "name"),
    Speaker(("Roe",), "person", "name"),
    Speaker(("Bob Cole",), "person", "name"),
    Speaker(("officials",), "anonymous", "name"),
    None,
)


def corpus(build: Build, seed: int, size: int) -> list[Extraction]:
    """Return articles whose quotes repeat, shorten, change and contradict one another."""
    chance = random.Random(seed)
    found = []
    for number in range(size):
        words = chance.choice(OPENINGS) + chance.choice(ENDINGS)
        words = words.replace(*chance.choice(CHANGES), 1)
        direct = chance.random() < 0.6
        content = f"“{words},”" if direct else f"that {words}"
        quote = {"kind": "direct" if direct else "indirect", "speaker": chance.choice(SPEAKERS)}
        text = f"[Q1:{content}] [S1:Roe] [C1:said]. Edition {number}"
        found.append(build(text, {1: quote}, id=str(number), path=f"{number}.txt"))
    return found


def found_by(articles: list[Extraction], path: Path) -> list[list[tuple[object, ...]]]:
    """Return the links, the keys and the statements of articles that are stored and then compared."""
    with Store(path) as store:
        store.save_many(articles)
        assert Statements(store.db, statement_likeness).update() == len(articles)
        tables = ("statement_links", "statement_keys", "statement_quotes")
        return [
            store.db.conn.execute(
                f"SELECT * FROM {table} ORDER BY 1, 2, 3"
                if table != "statement_quotes"
                else f"SELECT * FROM {table} ORDER BY 1"
            ).fetchall()
            for table in tables
        ]


@pytest.mark.parametrize("seed", range(4))
def test_the_size_of_a_batch_changes_no_link_and_no_group(
    extraction: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    articles = corpus(extraction, seed, 60)
    whole = found_by(articles, tmp_path / "whole.db")
    assert len(whole[0]) > 60
    assert 5 < len({label for _, label in whole[2]}) < 60
    for size, read in ((1, 1), (7, 3)):
        monkeypatch.setattr(statement_groups, "BATCH", size)
        monkeypatch.setattr(statement_groups, "READ", read)
        assert found_by(articles, tmp_path / f"by-{size}.db") == whole


def test_words_read_plainly_change_no_link_and_no_group(
    extraction: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = corpus(extraction, 9, 80)
    found = found_by(articles, tmp_path / "plain.db")
    for module in (said_words, statement_likeness):
        monkeypatch.setattr(module, "read_plain_words", lambda text: None)
    said_words.said_words.cache_clear()
    assert found_by(articles, tmp_path / "whole.db") == found
