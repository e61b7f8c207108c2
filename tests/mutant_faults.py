"""The small faults that tests/mutants.py puts into the code: where they can stand, and a sample of them."""

from __future__ import annotations

import ast
import random
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ALIKE = ("_Is_Eq", "_IsNot_NotEq", "_Eq_Is", "_NotEq_IsNot")  # of None, small numbers and names: no fault
POLICY = ("bad_requests", "doorkeeping", "limits", "policy")  # of web/plugin


@dataclass(frozen=True)
class Mutant:
    """One fault: where it stands, what it does, and the lines of its statement."""

    path: str
    line: int
    operator: str
    number: int  # among the faults of its operator in its file
    before: str
    after: str
    statement: tuple[int, int]
    source: str = field(repr=False)  # of its file, without it
    loading: bool  # whether its statement runs when the module is loaded

    @property
    def key(self) -> tuple[str, str, str]:
        """Name the fault by its file and the line before and after, so that it outlives other edits."""
        return self.path, self.before, self.after


def statements(tree: ast.AST) -> list[tuple[int, int]]:
    """Return first and last line of every statement; of one with a body, its head."""
    out = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.stmt, ast.ExceptHandler)):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if isinstance(body, list) and body else node.end_lineno or node.lineno
            out.append((node.lineno, max(node.lineno, last)))
    return out


def without_effect(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what is written for readers and type checkers alone, or forbids what nobody does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield node.test
        if isinstance(node, ast.ClassDef):  # @dataclass(frozen=True, slots=True)
            yield from (word.value for one in node.decorator_list for word in getattr(one, "keywords", ()))
        for name in ("annotation", "returns"):
            if isinstance(getattr(node, name, None), ast.AST):
                yield getattr(node, name)


def places_of(source: str) -> dict[tuple[int, int, str], list[tuple[str, int]]]:
    """Return the faults of a file, as operator and number, by their place and kind."""
    import parso
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes, get_ast

    tree = ast.parse(source)
    silent = [(n.lineno, n.col_offset, n.end_lineno, n.end_col_offset) for n in without_effect(tree)]  # type: ignore[attr-defined]
    out: dict[tuple[int, int, str], list[tuple[str, int]]] = defaultdict(list)
    lines = source.splitlines()
    nodes = list(ast_nodes(get_ast(source)))
    assert isinstance(nodes[0], parso.python.tree.Module)
    for name in sorted(plugins.operator_names()):
        kind = name.partition("/")[2]
        if kind.startswith(("NoOp", "Variable")) or kind.endswith(ALIKE):
            continue
        operator = plugins.get_operator(name)()
        starts = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for number, (line, column) in enumerate(starts):
            bare = lines[line - 1][column : column + 2] == "*,"  # behind it arguments are named
            if not bare and not any((a, b) <= (line, column) < (c, d) for a, b, c, d in silent):
                out[line, column, kind.partition("_")[0]].append((name, number))
    return out


def mutant_at(root: Path, path: str, operator: str, number: int) -> Mutant | None:
    """Return the fault that an operator makes; None where it changes nothing that runs."""
    source = (root / path).read_text(encoding="utf-8")
    lines, changed = source.splitlines(), mutated(source, operator, number)
    now = (changed or source).splitlines()
    at = next((i for i, (x, y) in enumerate(zip(lines, now, strict=False)) if x != y), None)
    if at is None or "# type: ignore" in now[at] or not _compiles(changed or ""):
        return None
    tree = ast.parse(source)
    heads = statements(tree)
    around = min(
        (h for h in heads if h[0] <= at + 1 <= h[1]), key=lambda h: h[1] - h[0], default=(at + 1,) * 2
    )
    bodies = [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    inside = any(n.body[0].lineno <= at + 1 <= (n.end_lineno or 0) for n in bodies)
    before, after = lines[at].strip(), now[at].strip()
    return Mutant(path, at + 1, operator, number, before, after, around, source, not inside)


def _compiles(source: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(source, "", "exec", dont_inherit=True)
    except SyntaxError:  # which a warning of syntax becomes
        return False
    return True


def mutated(source: str, operator: str, number: int) -> str | None:
    """Return the source with one fault; None where the operator cannot make it, as of *except a.b*."""
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    try:
        return mutate_code(source, plugins.get_operator(operator)(), number)  # type: ignore[no-any-return]
    except AttributeError:
        return None


def draw(root: Path, folder: str, size: int, seed: int) -> list[Mutant]:
    """Return the sample of a room: places by chance out of each module, one fault of each."""
    chance = random.Random(f"{seed} {folder}")
    pool = []
    for file in sorted((root / folder).rglob("*.py")):
        if folder == "quotetrack/web/plugin" and file.stem not in POLICY:
            continue
        path, found = file.relative_to(root).as_posix(), places_of(file.read_text(encoding="utf-8"))
        places = sorted(found)
        chance.shuffle(places)
        # a module's places stand evenly between 0 and 1: the lowest of all are a like share of each module
        first = chance.random()
        pool += [((first + i) / len(places), path, found[place]) for i, place in enumerate(places)]
    out: list[Mutant] = []
    for _, path, faults in sorted(pool, key=lambda one: one[0]):
        mutant = mutant_at(root, path, *chance.choice(faults))
        if mutant is not None:
            out.append(mutant)
        if len(out) == size:
            break
    return out
