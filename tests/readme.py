"""Runs a page's examples and writes their output back: ``python tests/readme.py [PAGE ...]``.

The page is the README where none is named.
A ``console`` block is a list of commands behind ``$``; what each prints stands below it. The Python block's
output stands in the ``text`` block after it. ``test_readme`` proves that the README is up to date.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_TOTALS = re.compile(r"\d+(?= quotes? stored)|\d+\.\d(?= %)|(?<=-s)\d+")  # also a speaker's number
_PYTHON = re.compile(r"(```python\n(.*?)```)(?:\n\n```text\n.*?```)?", re.DOTALL)


def rewritten(text: str, folder: Path) -> str:
    """Return the README with every example's output as it is now, running them in ``folder``."""
    shutil.copytree(ROOT / "data" / "articles", folder / "data" / "articles")
    text = _CONSOLE.sub(lambda block: f"```console\n{_transcript(block[1], folder)}```", text)
    return _PYTHON.sub(lambda block: f"{block[1]}\n\n```text\n{_python(block[2], folder)}```", text)


def but_for_totals(printed: str, shown: str) -> str:
    """Return ``printed`` with the totals of ``shown`` where both differ by two in a hundred at the most.

    Processors add floats in different order, and a quotation on the threshold of standing may fall on
    another one: of some 350, two did. All else that a page shows must be the same to the letter.
    """
    others = iter(_TOTALS.findall(shown))

    def near(match: re.Match[str]) -> str:
        value, other = match[0], next(others, match[0])
        return other if abs(float(value) - float(other)) <= max(0.02 * float(other), 0.11) else value

    return _TOTALS.sub(near, printed)


def _transcript(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    parts = [f"{command}\n{_shell(command[2:], folder)}" for command in commands]
    return "\n".join(parts)


def _shell(command: str, folder: Path) -> str:
    program = f'quotetrack() {{ "{sys.executable}" -m quotetrack "$@"; }}; {command}'
    return _run(["bash", "-c", program], folder)


def _python(source: str, folder: Path) -> str:
    return _run([sys.executable, "-c", source], folder)


def _run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return "".join(f"{line.rstrip()}\n" for line in (done.stdout + done.stderr).splitlines())


def main(pages: list[str]) -> None:
    """Rewrite the pages."""
    from tempfile import TemporaryDirectory

    for page in map(Path, pages or [str(README)]):
        with TemporaryDirectory() as folder:
            page.write_text(rewritten(page.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
