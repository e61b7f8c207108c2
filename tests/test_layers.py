"""The plan of the house: who may import whom, how large rooms and modules are, one name a thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quotetrack"

SHARED = {"model", "errors", "resources", "lexicon", "marks"}
STAGES = ("read", "parse", "detect", "attribute", "store", "check")
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "version": set(),
    "resources": {"errors"},
    "lexicon": {"model", "errors", "resources"},
    "marks": {"model", "lexicon"},
    "encoder": SHARED,
    **dict.fromkeys(STAGES, SHARED),
    "read": SHARED | {"version"},
    "parse": SHARED | {"encoder", "version"},
    "detect": SHARED | {"encoder"},
    "pipeline": SHARED | {"version", "parse", "detect", "attribute"},
    # what stands above the pipeline
    "export": SHARED,
    "web": SHARED | {"export", "store"},
    "": {"model", "errors", "pipeline", "version", "databases"},
    "databases": {"model", "store", "export"},
    "__main__": {"cli"},
}
ANYTHING = {"cli", "scale", "evaluate"}
# the rooms of each stage: one may import those before it, none behind it
ROOMS: dict[str, tuple[str, ...]] = {
    "read": ("fetching", "heads", "page_source", "rows", "documents"),
    "parse": ("layout", "sentences", "tagging"),
    "detect": ("forms", "network", "propose", "mend", "decide", "refuse"),
    "attribute": ("phrases", "entities", "coreference", "speakers", "provenance"),
    "store": ("people", "decisions", "questions", "upgrades", "reviews", "articles", "statements"),
    "check": ("wording", "verification", "history"),
    "export": ("tables", "corpora", "newsroom"),
    "web": ("shown", "plugin", "pages"),
    "cli": ("terminal", "intake", "asking", "factcheck", "editing", "handing_on"),
    "lexicon": ("own", "asked", "press"),
}
MOST_MODULES, MOST_LINES = 12, 400  # of a room; of a module
ONLY_IN = {
    "stanza": {"parse"},
    "torch": {"parse"},
    "onnxruntime": {"encoder"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store", "cli"},
    "click": {"cli", "scale", "evaluate", "web"},
    "rich": {"cli", "evaluate"},
    "pyarrow": {"export", "read"},
    "openpyxl": {"export"},
    "pandas": {"model"},
    "ray": {"scale"},
    "fastwarc": {"read"},
    "python_calamine": {"read"},
    "pypdfium2": {"read"},
    "feedparser": {"read"},
    "zstandard": {"read"},
    "mcp": {"cli"},
    "mcp_types": {"cli"},
    "jinja2": {"export", "web"},
    "trafilatura": {"read"},
    "httpx": {"read"},
    "httpcore": {"read"},
    "protego": {"read"},
    "datasette": {"web"},
    "uvicorn": {"web"},
    "rapidfuzz": {"check", "store"},
    "multiprocessing": {"scale"},
    "dateparser": {"lexicon"},
    "psutil": {"scale"},
    "Stemmer": {"lexicon"},
}


def layer(path: Path) -> str:
    """Return the name of the module or folder directly below the package; empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def dotted(path: Path) -> str:
    """Return the name under which a module of the package is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str) -> list[tuple[str, int]]:
    """Return every module that is imported anywhere in a source, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write imports from the top of the package"
            names = [alias.name for alias in node.names] if node.module == "quotetrack" else [""]
            found += [(f"{node.module}.{name}".rstrip("."), node.lineno) for name in names]
    return found


def faults(source: str, name: str, room: str = "") -> list[str]:
    """Return the imports that a module of layer ``name``, in its ``room``, must not have."""
    wrong = []
    for module, line in imports(source):
        top, _, rest = module.partition(".")
        if top == "quotetrack":
            target, _, below = rest.partition(".")
            target = target if (PACKAGE / target).is_dir() or (PACKAGE / f"{target}.py").exists() else ""
            if target != name and name not in ANYTHING and target not in ALLOWED.get(name, SHARED):
                wrong.append(f"{name or 'quotetrack'} imports {target or 'quotetrack'} (line {line})")
            order = ROOMS.get(name, ())
            other = below.partition(".")[0]
            if target == name and room in order and other in order and order.index(other) > order.index(room):
                wrong.append(f"{name}.{room} imports {name}.{other}, which stands on it (line {line})")
        elif top in ONLY_IN and name not in ONLY_IN[top]:
            wrong.append(f"{name or 'quotetrack'} imports {top} (line {line})")
    return wrong


MODULES = sorted(PACKAGE.rglob("*.py"))
IDS = [str(p.relative_to(PACKAGE)) for p in MODULES]


def room_of(path: Path) -> str:
    """Return the folder below a stage in which a module lies, empty for one at its top."""
    parts = path.relative_to(PACKAGE).parts
    return parts[1] if len(parts) > 2 else ""


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_no_module_imports_what_its_layer_and_room_must_not(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), layer(path), room_of(path)) == []


REFUSED = [
    ("store", "", "from quotetrack.detect import detect"),
    ("detect", "", "import quotetrack.attribute.entities.grouping"),
    ("export", "", "from quotetrack import store"),
    ("read", "", "def f():\n    from quotetrack.pipeline import extract"),
    ("attribute", "", "from quotetrack.cli.terminal.shared_options import DB"),
    ("attribute", "", "from quotetrack import extract"),
    ("model", "", "from quotetrack.errors import QuotetrackError"),
    ("lexicon", "", "from quotetrack.parse import Parser"),
    ("detect", "", "import stanza"),
    ("encoder", "", "import torch"),
    ("detect", "network", "def f():\n    import onnxruntime"),
    ("store", "", "import click"),
    ("cli", "", "import sqlite3"),
    ("attribute", "entities", "from quotetrack.attribute.coreference.cast import Cast"),
    ("detect", "propose", "def f():\n    from quotetrack.detect.decide.holding import Holding"),
    ("cli", "terminal", "from quotetrack.cli.asking.quote_commands import quotes_command"),
]
ACCEPTED = [
    ("store", "", "from quotetrack.store.people.name_keys import fold"),
    ("store", "", "from quotetrack.lexicon.press.outlets import outlet"),
    ("pipeline", "", "from quotetrack.detect import detect"),
    ("cli", "", "from quotetrack.store import Store"),
    ("parse", "", "import stanza"),
    ("attribute", "coreference", "from quotetrack.attribute.entities.grouping import Entity"),
    ("web", "pages", "from quotetrack.web.reader import PageReader"),
]


@pytest.mark.parametrize(("name", "room", "source"), REFUSED)
def test_an_edge_that_is_forbidden_is_seen(name: str, room: str, source: str) -> None:
    assert len(faults(source, name, room)) == 1


@pytest.mark.parametrize(("name", "room", "source"), ACCEPTED)
def test_an_edge_that_is_allowed_is_let_through(name: str, room: str, source: str) -> None:
    assert faults(source, name, room) == []


@cache
def graph() -> Mapping[str, frozenset[str]]:
    """Which modules each module imports, at its top or within a function."""
    names = {dotted(path) for path in MODULES}
    found = {}
    for path in MODULES:
        targets: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                targets.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                below = {f"{node.module}.{alias.name}" for alias in node.names}
                targets.update(below & names or {node.module})
        found[dotted(path)] = frozenset(targets & names)
    return found


def circles(edges: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return a circle through each module that can be reached from itself, the shortest, once each."""
    found: dict[frozenset[str], list[str]] = {}
    for start in edges:
        ways, seen = [[start]], set[str]()
        for way in ways:  # grows as it is walked: breadth first
            for target in edges.get(way[-1], ()):
                if target == start:
                    found.setdefault(frozenset(way), way)
                elif target not in seen:
                    seen.add(target)
                    ways.append([*way, target])
    return list(found.values())


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(graph()) == []


def test_a_circle_is_seen_however_long_it_is() -> None:
    assert circles({"a": ["b"], "b": ["c"], "c": []}) == []
    assert circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}) == [["a", "b", "c"]]
    assert circles({"a": ["a"]}) == [["a"]]


def test_the_plan_names_every_room_that_there_is() -> None:
    rooms = {(layer(path), room_of(path)) for path in MODULES if room_of(path)}
    assert rooms == {(stage, room) for stage, order in ROOMS.items() for room in order}


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=str)
def test_no_room_holds_more_than_a_dozen_modules(folder: Path) -> None:
    assert len([p for p in folder.glob("*.py") if p.stem not in ("__init__", "__main__")]) <= MOST_MODULES


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_no_module_is_too_long_to_read_at_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", [p for p in MODULES if p.name == "__init__.py"], ids=str)
def test_every_room_says_what_comes_in_and_what_goes_out(path: Path) -> None:
    described = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert "come in; " in described or "comes in; " in described or "come in, " in described
    assert "Answers: " in described


def public(path: Path) -> Iterator[str]:
    """Yield the names of a module's public classes and functions."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name


def shared_names(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the names that stand for several things, with where."""
    found = defaultdict(list)
    for name, place in named:
        found[name].append(place)
    return {name: places for name, places in found.items() if len(places) > 1}


def test_no_two_modules_or_rooms_share_a_name() -> None:
    modules = ((p.stem, dotted(p)) for p in MODULES if p.stem not in ("__init__", "__main__"))
    folders = ((p.parent.name, dotted(p)) for p in MODULES if p.name == "__init__.py")
    assert shared_names([*modules, *folders]) == {}


def test_no_two_classes_or_functions_share_a_name() -> None:
    assert shared_names((name, dotted(path)) for path in MODULES for name in public(path)) == {}


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if layer(path) in ANYTHING | {"__main__"}:
        return
    called = [
        node.func
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    names = [f.id for f in called if isinstance(f, ast.Name)]
    names += [
        f"{f.value.id}.{f.attr}"
        for f in called
        if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name)
    ]
    assert not {"print", "exit", "quit", "sys.exit", "os._exit"} & set(names)
