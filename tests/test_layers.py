"""The stages know only what they share; the pipeline composes them and the command line sits on top."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "quotetrack"

SHARED = {"model", "records", "errors", "resources", "lexicon", "asking", "marks", "citing"}
STAGES = ("read", "parse", "detect", "attribute", "store", "check", "export", "web")
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "records": {"model"},
    "errors": set(),
    "resources": {"errors"},
    "asking": {"errors"},
    "marks": {"model"},
    "citing": {"model", "records"},
    "lexicon": {"model", "errors", "resources"},
    "encoder": set(),
    **dict.fromkeys(STAGES, SHARED),
    **dict.fromkeys(("parse", "detect"), SHARED | {"encoder"}),
    "pipeline": SHARED | {"parse", "detect", "attribute", ""},
    "": {"model", "errors", "pipeline"},
    "__main__": {"cli"},
}
ANYTHING = {"cli", "scale", "evaluate"}
ONLY_IN = {
    "stanza": {"parse"},
    "torch": {"parse", "detect", "encoder"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store", "cli"},
    "click": {"cli", "scale", "evaluate", "web"},
    "rich": {"cli", "evaluate"},
    "pyarrow": {"export"},
    "jinja2": {"export", "web"},
    "trafilatura": {"read"},
    "datasette": {"web"},
    "uvicorn": {"web"},
    "rapidfuzz": {"check", "store"},
    "datasketch": {"check"},
    "Stemmer": {"lexicon"},
}


def layer(path: Path) -> str:
    """Return the name of the module or folder directly below the package; empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


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


def faults(source: str, name: str) -> list[str]:
    """Return the imports that a module of layer ``name`` must not have."""
    wrong = []
    for module, line in imports(source):
        top, _, rest = module.partition(".")
        if top == "quotetrack":
            target = rest.partition(".")[0]
            target = target if (PACKAGE / target).is_dir() or (PACKAGE / f"{target}.py").exists() else ""
            if target != name and name not in ANYTHING and target not in ALLOWED.get(name, SHARED):
                wrong.append(f"{name or 'quotetrack'} imports {target or 'quotetrack'} (line {line})")
        elif top in ONLY_IN and name not in ONLY_IN[top]:
            wrong.append(f"{name or 'quotetrack'} imports {top} (line {line})")
    return wrong


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(PACKAGE)) for p in MODULES])
def test_no_module_imports_what_its_layer_must_not(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), layer(path)) == []


REFUSED = [
    ("store", "from quotetrack.detect import detect"),
    ("detect", "import quotetrack.attribute.entities.grouping"),
    ("export", "from quotetrack import store"),
    ("read", "def f():\n    from quotetrack.pipeline import extract"),
    ("attribute", "from quotetrack.cli.terminal.shared_options import DB"),
    ("attribute", "from quotetrack import extract"),
    ("model", "from quotetrack.errors import QuotetrackError"),
    ("lexicon", "from quotetrack.parse import Parser"),
    ("detect", "import stanza"),
    ("store", "import click"),
    ("cli", "import sqlite3"),
]
ACCEPTED = [
    ("store", "from quotetrack.store.people.name_keys import fold"),
    ("store", "from quotetrack.lexicon.press.outlets import outlet"),
    ("pipeline", "from quotetrack.detect import detect"),
    ("cli", "from quotetrack.store import Store"),
    ("parse", "import stanza"),
]


@pytest.mark.parametrize(("name", "source"), REFUSED)
def test_an_edge_that_is_forbidden_is_seen(name: str, source: str) -> None:
    assert len(faults(source, name)) == 1


@pytest.mark.parametrize(("name", "source"), ACCEPTED)
def test_an_edge_that_is_allowed_is_let_through(name: str, source: str) -> None:
    assert faults(source, name) == []


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(PACKAGE)) for p in MODULES])
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
