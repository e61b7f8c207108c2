"""Prepares the tokenizer's data: python -m training.tokens TREEBANKS

Reads tok-train.conllu and dev.conllu there and writes, beside them, tok-{train,dev}.txt (running text
with paragraph breaks), .toklabels (one digit a character) and -mwt.json, with Stanza's own writer.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

from stanza.utils.datasets import prepare_tokenizer_data

from training.conllu import Block, read, text_of

SEED = 1
BREAK = 0.2  # chance of a paragraph's end after a sentence
SPACE = 0.9  # chance that a sentence which ends a text is followed by a space and not by the next word


def running_text(blocks: Iterable[Block], rng: random.Random) -> str:
    """Join the sentences into paragraphs of random length."""
    text = ""
    for _, lines in blocks:
        sentence = text_of(lines)
        text += sentence
        if rng.random() < BREAK:
            text = text.rstrip() + "\n\n"
        elif not sentence.endswith(" ") and rng.random() < SPACE:
            text += " "
    return text.rstrip() + "\n"


def prepare(treebanks: Path) -> None:
    """Write the tokenizer's three files for train and dev; the same input gives the same bytes."""
    for part, trees in (("train", "tok-train.conllu"), ("dev", "dev.conllu")):
        text = treebanks / f"tok-{part}.txt"
        text.write_text(running_text(read(treebanks / trees), random.Random(SEED)), encoding="utf-8")
        labels, ranges = treebanks / f"tok-{part}.toklabels", treebanks / f"tok-{part}-mwt.json"
        prepare_tokenizer_data.main([str(text), str(treebanks / trees), "-o", str(labels), "-m", str(ranges)])


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    prepare(parser.parse_args().treebanks)


if __name__ == "__main__":
    main()
