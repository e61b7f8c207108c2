"""Treebank CoNLL-U as the preparation steps need it: words with their columns, and multiword ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

Columns: TypeAlias = list[str]  # the ten columns of one line
Block: TypeAlias = tuple[str, list[Columns]]  # the sentence's id and its lines

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)
NO_SPACE = "SpaceAfter=No"


def read(path: Path) -> Iterator[Block]:
    """Yield the sentences of a CoNLL-U file: basic tree only, MISC reduced to SpaceAfter.

    Empty nodes (*8.1*) are left out, multiword ranges (*3-4*) kept. Raises ValueError, naming file
    and line, where a line has not ten columns.
    """
    sent_id, lines = "0", list[Columns]()
    with path.open(encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                sent_id = line.partition("=")[2].strip()
            elif not line and lines:
                yield sent_id, lines
                sent_id, lines = "0", []
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                if len(columns) != 10:
                    raise ValueError(f"{path}:{number}: {len(columns)} columns, not 10")
                if "." not in columns[ID]:
                    lines.append(_reduced(columns))
    if lines:
        yield sent_id, lines


def _reduced(columns: Columns) -> Columns:
    """Drop the enhanced graph and all of MISC but SpaceAfter."""
    return [*columns[:DEPS], "_", NO_SPACE if NO_SPACE in columns[MISC] else "_"]


def text_of(lines: Sequence[Columns]) -> str:
    """Return the sentence's text, with the space that follows it where there is one."""
    covered, text = 0, ""
    for columns in lines:
        if "-" in columns[ID]:
            covered = int(columns[ID].partition("-")[2])
        elif int(columns[ID]) <= covered:
            continue
        text += columns[FORM] + ("" if columns[MISC] == NO_SPACE else " ")
    return text


def format_block(block: Block) -> str:
    """Return the sentence as CoNLL-U with its id and text, closed by an empty line."""
    sent_id, lines = block
    head = [f"# sent_id = {sent_id}", f"# text = {text_of(lines).strip()}"]
    return "\n".join([*head, *("\t".join(columns) for columns in lines)]) + "\n\n"


def write(path: Path, blocks: Sequence[Block]) -> None:
    """Write sentences to a file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(map(format_block, blocks)), encoding="utf-8")
