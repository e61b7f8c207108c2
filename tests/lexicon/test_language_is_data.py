"""Language is data: no module but ``lexicon/grammar.py`` holds a set of three or more English words.

Word lists are data/en/*.csv and *.toml. What this walks are the syntax trees: displays of strings, strings
that are split, keys or values of a dictionary, and alternatives of a regular expression, those of an
f-string together, whatever its holes bring in. Not words of the language are the terms of this program
(values of ``Literal`` types and names of fields, of ``model`` or of the module itself, columns of the schema
and of the tables of words), the tags of Universal Dependencies, and the keys of the formats that it writes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "quotetrack"
MOST = 2  # words that may stand together in code
_WORD = re.compile(r"(?:[aI]|[A-Za-z][a-z]+)(?:['’-][a-z]+)*\.?|['’][a-z]{1,2}|n['’]t")
_HOLE = "\ufffc"  # stands for what an f-string brings in
_ONE = rf"(?:[a-z'’. ?-]+|{_HOLE})"
_ALTERNATIVES = re.compile(rf"(?:{_ONE}\|){{2,}}{_ONE}", re.IGNORECASE)
# https://universaldependencies.org/u/dep/ with the subtypes of English treebanks, and of words to a set
RELATIONS = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct "
    "reparandum root vocative xcomp".split()
)
# rooms whose displays are keys and columns of formats: only sets count there, in which words are looked up
FORMATS = ("export", "web", "cli", "evaluate", "store", "model")
# what a file or a page names its fields by, or a package is called, is no language of articles
INTERFACES = ("read/input_streams.py", "read/known_files.py", "read/read_options.py", "parse/packages.py")


def layer(path: Path) -> str:
    """The room directly below the package."""
    return path.relative_to(PACKAGE).parts[0]


def named_terms(tree: ast.AST) -> set[str]:
    """The terms that a module defines: values of Literal types, and names of fields."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
            found.update(str(e.value) for e in ast.walk(node) if isinstance(e, ast.Constant))
        elif isinstance(node, ast.ClassDef):
            fields = (n.target for n in node.body if isinstance(n, ast.AnnAssign))
            found.update(f.id for f in fields if isinstance(f, ast.Name))
    return found


@cache
def terms() -> frozenset[str]:
    """The words of this program: terms of ``model``, columns of the schema and of the tables of words."""
    found: set[str] = set()
    for path in (PACKAGE / "model").rglob("*.py"):
        found |= named_terms(ast.parse(path.read_text(encoding="utf-8")))
    schema = (ROOT / "schema.sql").read_text(encoding="utf-8")
    found.update(re.findall(r"^\s+(\w+) (?:TEXT|INTEGER|REAL)\b", schema, re.MULTILINE))
    for path in (ROOT / "data").rglob("*.csv"):
        if path.parent.name != "articles":
            lines = path.read_text(encoding="utf-8").splitlines()
            found.update(next(line for line in lines if not line.startswith("#")).split(","))
    return frozenset(found)


def is_word(text: str, own: set[str]) -> bool:
    """Tell whether a string is a word or phrase of English rather than a sign, a tag or a term of ours."""
    base = text.partition(":")[0]
    known = text in terms() or text in own or base in RELATIONS or (len(text) > 1 and text.isupper())
    return bool(text) and all(map(_WORD.fullmatch, text.split(" "))) and not known


def strings(nodes: list[ast.expr] | list[ast.expr | None]) -> list[str]:
    """The constant strings among some expressions."""
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def displays(tree: ast.AST, only_sets: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield line and words of everything in a module that can hold a set of words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Set) or (isinstance(node, ast.List | ast.Tuple) and not only_sets):
            yield node.lineno, strings(node.elts)
        elif isinstance(node, ast.Dict) and not only_sets and _is_table(node):
            yield node.lineno, strings(node.keys)
            yield node.lineno, strings(node.values)
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
        ):
            yield node.lineno, " ".join(strings([node.func.value])).split()
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("frozenset", "set"):
            inner = [e for e in node.args if isinstance(e, ast.Tuple | ast.List)]
            yield from ((node.lineno, strings(e.elts)) for e in inner)
        elif isinstance(node, ast.Constant | ast.JoinedStr):
            for run in _ALTERNATIVES.findall(_pattern(node)):
                yield node.lineno, [part.strip(" ?") for part in run.split("|")]


def _pattern(node: ast.Constant | ast.JoinedStr) -> str:
    """The text of a constant, or of an f-string with a sign for each of its holes."""
    if isinstance(node, ast.JoinedStr):
        pieces = (part.value if isinstance(part, ast.Constant) else _HOLE for part in node.values)
        return "".join(map(str, pieces))
    return node.value if isinstance(node.value, str) else ""


def word_sets(source: str, only_sets: bool = False) -> list[tuple[int, list[str]]]:
    """Return line and words of each set of more than MOST English words in a module's source."""
    tree = ast.parse(source)
    own = named_terms(tree)
    names = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Assign) and _exports(n)}
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for parent in ast.walk(tree):  # what a module exports, and what a docstring says, is no set of words
        for field, value in ast.iter_fields(parent):
            if id(value) in names | docs:
                setattr(parent, field, ast.Constant(0))
    found = ((line, [w for w in words if is_word(w, own)]) for line, words in displays(tree, only_sets))
    return [(line, words) for line, words in found if len(set(words)) > MOST]


def _is_table(node: ast.Dict) -> bool:
    """Tell whether a dictionary holds constants alone; one with expressions is a record of our terms."""
    return all(isinstance(value, ast.Constant) for value in node.values)


def _exports(node: ast.Assign) -> bool:
    return any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets)


MODULES = [p for p in sorted(PACKAGE.rglob("*.py")) if p != PACKAGE / "lexicon" / "grammar.py"]


@pytest.mark.parametrize("path", MODULES, ids=[p.relative_to(PACKAGE).as_posix() for p in MODULES])
def test_no_module_holds_words_of_the_language(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    only_sets = layer(path) in FORMATS or name in INTERFACES
    assert word_sets(path.read_text(encoding="utf-8"), only_sets) == []


HELD = [
    'X = frozenset("bank union charity".split())',
    'X = {"bank", "union", "charity"}',
    'X = frozenset(("bank", "union", "charity"))',
    'if word in ("bank", "union", "charity"):\n    pass',
    'X = {"mr": 1, "mrs": 2, "ms": 3}',
    'X = {1: "bank", 2: "union", 3: "charity"}',
    'X = re.compile(r"\\b(?:bank|union|charity)\\b")',
    'X = re.compile(r"Radio|Television|TV|Bank")',
    'X = re.compile(rf"in (?:the|{OWN}|its|an?) ")',
    'X = re.compile(rf"(?:bank|{OTHERS}|union" r"|charity)s?")',
    'X = re.compile(rf"(?:the|{OWN}|an official|a private) ")',
]
FREE = [
    'X = frozenset(("bank", "union"))',
    'X = ("nsubj", "obj", "nmod:poss", "flat")',
    'X = frozenset("NOUN PROPN ADJ NUM".split())',
    'X = {",", ".", ";", ":"}',
    'X = ("person", "organization", "group", "document")',
    'X = {"bank": find(1), "union": find(2), "charity": find(3)}',
    '"""Not the bank, the union or the charity."""',
    '__all__ = ["bank", "union", "charity"]',
    'X = re.compile(r"[a-z]+|[0-9]+|\\s")',
    'X = re.compile(rf"(?:bank|{OTHERS}|union)s?")',
    'X = re.compile(rf"(?:{BANKS}|{UNIONS}|{CHARITIES}|club)")',
    'X = f"{bank} or {union}|{charity}|{club}"',
]


@pytest.mark.parametrize("source", HELD)
def test_a_set_of_words_is_seen(source: str) -> None:
    assert len(word_sets(source)) >= 1


@pytest.mark.parametrize("source", FREE)
def test_signs_tags_and_terms_are_no_words(source: str) -> None:
    assert word_sets(source) == []


def test_where_keys_are_columns_a_set_still_counts() -> None:
    assert word_sets('X = ("bank", "union", "charity")', only_sets=True) == []
    assert len(word_sets('X = frozenset("bank union charity".split())', only_sets=True)) == 1
