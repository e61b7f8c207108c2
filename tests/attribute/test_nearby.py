"""In a long article a word is looked for around its place, and the work grows with the article."""

from __future__ import annotations

import pytest

from quotetrack.attribute.coreference import nearby
from quotetrack.attribute.coreference.nearby import BEFORE, WHOLE, Nearby, Stretches
from quotetrack.attribute.entities.grouping import Entity, build_entities
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases import same_names
from quotetrack.model import Span


def mention(number: int, words: str, label: str, start: int) -> Mention:
    return Mention(Span(start, start + len(words)), number, 0, 1, 1, tuple(words.split()), label)


def people(many: int, apart: int) -> tuple[list[Entity], dict[Mention, Entity]]:
    """People who have nothing in common, each named once, so many code points apart."""
    names = [mention(n, f"Ann{n} Roe{n}", "person", n * apart) for n in range(many)]
    return build_entities(names, "")


def test_a_short_article_is_searched_as_a_whole() -> None:
    entities, owner = people(10, WHOLE // 10)
    assert Nearby(WHOLE, entities, owner, []).entities(0) is entities


def test_a_long_one_is_searched_around_a_place() -> None:
    entities, owner = people(100, 10_000)
    found = Nearby(1_000_000, entities, owner, []).entities(500_000)
    assert [e.mentions[0].span.start for e in found] == list(range(500_000 - BEFORE, 510_001, 10_000))


def test_names_of_one_sentence() -> None:
    entities, owner = people(3, 100)
    assert list(Nearby(1000, entities, owner, []).named_in(1).values()) == [entities[1]]
    assert Nearby(1000, entities, owner, []).named_in(7) == {}


def test_stretches_are_found_by_a_place_within() -> None:
    held = Stretches(
        [("whole", (Span(0, 9000),)), ("parts", (Span(100, 200), Span(5000, 5100))), ("none", ())]
    )
    assert held.around(Span(120, 130)) == ["whole", "parts"]
    assert held.around(Span(150, 250)) == ["whole"]
    assert held.around(Span(9000, 9001)) == []
    assert nearby._STEP < 9000


@pytest.mark.parametrize("label", ["person", "organization"])
def test_twice_as_many_names_take_twice_the_work(label: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def work(many: int) -> int:
        nonlocal compared
        compared = 0
        build_entities([mention(n, f"Ann{n} Roe{n}", label, 100 * n) for n in range(many)], "")
        return compared

    def counted(words: object) -> object:
        nonlocal compared
        compared += 1
        return fold(words)

    name = "fold_name" if label == "person" else "fold_body"
    fold = getattr(same_names, name)
    for module in ("entities.grouping", "phrases.same_names"):
        monkeypatch.setattr(f"quotetrack.attribute.{module}.{name}", counted)
    assert 0 < work(200) <= 2.1 * work(100)
