"""What is installed is pinned: versions everywhere, files by their SHA-256 for what quotetrack runs with."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from audit import judge

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*(.*?))?\s*\\?$")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(name: str) -> dict[str, set[str]]:
    """Return the versions that a file pins, by the name of the package."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if match := _PINNED.match(line):
            found.setdefault(plain(match[1]), set()).add(match[2])
    return found


def declared() -> list[str]:
    """Return the names of what pyproject.toml asks for at run time and to build."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*told["project"]["dependencies"], *told["build-system"]["requires"], "editables"]
    return [plain(re.split(r"[<>=;\[ ]", one)[0]) for one in wanted]


def test_what_is_hashed_has_the_versions_that_the_tests_run_with() -> None:
    hashed, tested = pinned("constraints-hashed.txt"), pinned("constraints.txt")
    assert {name: found for name, found in hashed.items() if found - tested.get(name, found)} == {}
    assert set(hashed) - set(tested) <= {"exceptiongroup", "pip", "pyreadline3"}  # other Pythons, Windows
    assert set(declared()) <= set(hashed)
    assert "torch" not in hashed  # its builds for processors have other hashes than that of the index


def test_every_hashed_package_has_a_hash() -> None:
    text = (ROOT / "constraints-hashed.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 60
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)] == []


FLAW = {"id": "PYSEC-1", "fix_versions": ["2.0"], "aliases": [], "description": "…"}
SOUND: dict[str, Any] = {"name": "rich", "version": "15.0.0", "vulns": []}


@pytest.mark.parametrize(
    ("answer", "status", "lines"),
    [
        ([SOUND], 0, ["pip-audit: 1 packages, 0 known vulnerabilities"]),
        (
            [
                SOUND,
                {"name": "old", "version": "1", "vulns": [FLAW, {**FLAW, "id": "X", "fix_versions": []}]},
            ],
            1,
            [
                "old 1: PYSEC-1, mended in 2.0",
                "old 1: X, mended in no release",
                "pip-audit: 2 packages, 2 known vulnerabilities",
            ],
        ),
        (
            [SOUND, {"name": "own", "skip_reason": "not found"}],
            0,
            ["not audited: own", "pip-audit: 1 packages, 0 known vulnerabilities"],
        ),
        (
            [{"name": "a", "skip_reason": "not found on PyPI"}],
            0,
            ["pip-audit: its database could not be reached, nothing was audited (not found on PyPI)"],
        ),
    ],
)
def test_an_audit_tells_what_it_has_found(answer: list[Any], status: int, lines: list[str]) -> None:
    assert judge(json.dumps({"dependencies": answer, "fixes": []})) == (status, lines)


@pytest.mark.parametrize("answer", ["", "Traceback", "[]", "{}"])
def test_an_audit_without_an_answer_says_that_nothing_was_audited(answer: str) -> None:
    status, [line] = judge(answer, "Traceback\nConnectionError: no name\n")
    assert status == 0 and line.endswith("nothing was audited (ConnectionError: no name)")
