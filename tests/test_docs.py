"""docs/how-it-decides.md names every rule of detection with the sentences of its docstring."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from quotetrack.detect.propose.contents import CONTENT_RULES
from quotetrack.detect.propose.sources import SOURCE_RULES

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "how-it-decides.md"
STAGES = (
    "propose/contents",
    "propose/sources",
    "decide/nested",
    "finding",
    "propose/headlines",
    "decide/relayed",
    "propose/transcripts",
    "propose/loose_quotations",
    "refuse/acts",
    "refuse/deeds",
    "refuse/names_and_labels",
    "refuse/narrator",
    "refuse/nothing_told",
    "refuse/plain_facts",
    "refuse/supposed",
    "refuse/told_aloud",
    "refuse/unanswered",
    "decide/senses",
    "decide/mending",
    "decide/whole_statements",
    "mend/antecedents",
    "mend/asides",
    "mend/further_clauses",
    "mend/hearings",
    "mend/others_words",
    "mend/listeners",
    "mend/nearer_speakers",
    "mend/next_deeds",
    "mend/parted_statements",
    "mend/reports_beside",
    "mend/writers_tails",
    "propose/voice",
)
_EXAMPLE = re.compile(r"\*([^*]+)\*")
_CONSTANT = re.compile(r'^(?:GOES_ON|NO_CUE|AFTER_SPEAKER|LINKED|NOBODY|TURN|SIGNED) = "(\w+)"', re.MULTILINE)


def flat(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def described() -> list[tuple[str, str, str]]:
    """Each function whose docstring gives an example and a refusal: module, name, docstring."""
    found = []
    for stage in STAGES:
        tree = ast.parse((ROOT / "quotetrack" / "detect" / f"{stage}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            doc = flat(ast.get_docstring(node) or "") if isinstance(node, ast.FunctionDef) else ""
            if isinstance(node, ast.FunctionDef) and "* Not: *" in doc:
                found.append((stage, node.name, doc))
    return found


FUNCTIONS = described()
RULES = [rule.__name__ for rule in (*CONTENT_RULES, *SOURCE_RULES)]


@pytest.fixture(scope="module")
def page() -> str:
    """The page in one line."""
    return flat(PAGE.read_text(encoding="utf-8"))


def test_every_rule_has_an_example_and_a_refusal() -> None:
    assert set(RULES) <= {name for _, name, _ in FUNCTIONS}


@pytest.mark.parametrize(("stage", "name", "doc"), FUNCTIONS, ids=[name for _, name, _ in FUNCTIONS])
def test_the_page_gives_the_example_and_the_refusal(page: str, stage: str, name: str, doc: str) -> None:
    handled, _, refused = doc.partition(" Not: ")
    for sentence in (_EXAMPLE.findall(handled)[0], _EXAMPLE.findall(refused)[0]):
        assert f"*{sentence}*" in page, f"{stage}.{name}: {sentence}"


@pytest.mark.parametrize("name", RULES)
def test_the_page_sets_each_rule_in_a_row_of_its_own(name: str) -> None:
    rule = next(doc for _, other, doc in FUNCTIONS if other == name)
    handled, refused = _EXAMPLE.findall(rule)[:2]
    assert f"| `{name}` | *{handled}* | *{refused}* |" in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_tables_name_no_rule_that_is_gone() -> None:
    named = re.findall(r"^\| `(\w+)` \| \*", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= {name for _, name, _ in FUNCTIONS}
    assert len(set(named)) == len(named)


def test_the_page_explains_the_names_that_are_no_rules(page: str) -> None:
    sources = "".join(
        (ROOT / "quotetrack" / "detect" / f"{stage}.py").read_text(encoding="utf-8")
        for stage in ("decide/candidates", "finding", "propose/transcripts")
    )
    names = _CONSTANT.findall(sources)
    assert len(names) == 7
    assert [name for name in names if f"`{name}`" not in page] == []
