"""What one long article costs by its shape and size: python benchmarks/long_articles.py [--kilobytes N ...]

Each text is made of sentences of our own, with invented names, and in a process of its own extracted, then
stored and compared as ``ingest`` does. Adds a row a shape and size to benchmarks/long_articles.jsonl:
milliseconds of the processor a kilobyte, of which in the network, those of storing, and the most memory of
each. Rows are compared along the sizes of one shape: growth is what counts. What extraction took is told
before storing begins, so that a run that is ended there has not been for nothing.

``--likened`` leaves the network out where four megabytes would take it hours: of passages that differ in
names, things and numbers alone the first few are read, and the others are answered as one of these.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROWS = ROOT / "benchmarks" / "long_articles.jsonl"
GIVEN = "Ana Tom Mette Ruth Colin Petra Alan Dora Ned Luis Jane Bob Ada Ivo Lena Max".split()
ONSETS = "Bar Vel Tor Mar Hol Ran Fen Dor Kel Pol Sar Wen".split()
ENDINGS = "ton ley rud ow ick ham din sted".split()
THINGS = "bridge harbour school ferry market quarry tunnel library mill orchard".split()
READ = 8  # passages of one form that are read before one stands for another
DEEDS = "closed reopened flooded failed moved grew shrank burned".split()


def _name(chance: random.Random) -> tuple[str, str]:
    """Return a given name and a surname, of some fifteen hundred."""
    return chance.choice(GIVEN), chance.choice(ONSETS) + chance.choice(ENDINGS)


def sentences(chance: random.Random) -> Iterator[str]:
    """Yield sentences of reports without end, direct, indirect and mixed, by people who come again."""
    while True:
        given, surname = _name(chance)
        thing, deed, day = chance.choice(THINGS), chance.choice(DEEDS), chance.randrange(1, 30)
        place, other = f"{chance.choice(ONSETS)}ford", chance.choice(THINGS)
        yield f"The {thing} in {place} {deed} on {day} May, {given} {surname}, the mayor, said."
        yield f"“Nobody told us that the {thing} {deed},” said {surname}, who runs the {other}."
        yield f"She added that it had cost “{day} years of work” and that the council would decide."
        yield f"The {chance.choice(THINGS)} stayed open for {day} days."


def prose(chance: random.Random) -> Iterator[str]:
    """Yield paragraphs of three sentences."""
    source = sentences(chance)
    while True:
        yield " ".join(next(source) for _ in range(3)) + "\n\n"


def transcript(chance: random.Random) -> Iterator[str]:
    """Yield the turns of forty people."""
    people = [_name(chance)[1].upper() for _ in range(40)]
    for sentence in sentences(chance):
        yield f"{chance.choice(people)}: {sentence}\n\n"


def short_paragraphs(chance: random.Random) -> Iterator[str]:
    """Yield paragraphs of two words."""
    while True:
        yield f"{chance.choice(THINGS).title()} {chance.choice(DEEDS)}\n\n"


def one_paragraph(chance: random.Random) -> Iterator[str]:
    """Yield sentences of one paragraph."""
    for sentence in sentences(chance):
        yield sentence + " "


def opening_marks(chance: random.Random) -> Iterator[str]:
    """Yield marks that nothing closes, in one paragraph."""
    for sentence in sentences(chance):
        yield f"“{sentence.partition(',')[0].strip('“')} "


def hearing(chance: random.Random) -> Iterator[str]:
    """Yield questions and answers under their letters, by lawyers who take turns."""
    source = sentences(chance)
    while True:
        yield f"BY MR. {_name(chance)[1].upper()}:\n\n"
        for _ in range(12):
            yield f"Q. Did the {chance.choice(THINGS)} close before {chance.randrange(2, 12)} o'clock?\n\n"
            yield f"A. I was told that it had. {next(source)}\n\n"


def book(chance: random.Random) -> Iterator[str]:
    """Yield chapters of dialogue, half of it without a word of who speaks."""
    for number, sentence in enumerate(sentences(chance)):
        if number % 60 == 0:
            yield f"CHAPTER {number // 60 + 1}\n\n"
        thing, deed = chance.choice(THINGS), chance.choice(DEEDS)
        yield f"“The {thing} {deed} again.”\n\n“It did,” said {_name(chance)[0]}. “Go home.”\n\n"
        yield f"{sentence}\n\n"


def lists(chance: random.Random) -> Iterator[str]:
    """Yield items of lists under headings."""
    for number, sentence in enumerate(sentences(chance)):
        yield f"\n{chance.choice(THINGS).title()}\n\n" if number % 12 == 0 else f"- {sentence}\n"


def names(chance: random.Random) -> Iterator[str]:
    """Yield names of one paragraph, which nothing but commas parts."""
    while True:
        given, surname = _name(chance)
        yield f"{given} {surname}{chance.choice(ENDINGS)}, "


def named_labels(chance: random.Random) -> Iterator[str]:
    """Yield turns under full names, nearly each of somebody else."""
    for sentence in sentences(chance):
        given, surname = _name(chance)
        yield f"{given} {chance.choice(ONSETS)}{surname.lower()}: {sentence}\n\n"


def agencies(chance: random.Random) -> Iterator[str]:
    """Yield what people told agencies, and what agencies reported by others."""
    outlets = "Reuters AP AFP Xinhua Bloomberg CNN TASS dpa".split()
    source = sentences(chance)
    while True:
        given, surname = _name(chance)
        yield f"{given} {surname} told {chance.choice(outlets)} that the {chance.choice(THINGS)} failed. "
        yield f"{chance.choice(outlets)} reported so, citing {chance.choice(outlets)}. {next(source)}\n\n"


def objects(chance: random.Random) -> Iterator[str]:
    """Yield lines that look like JSON."""
    while True:
        given, surname = _name(chance)
        yield f'{{"name": "{given} {surname}", "said": "the {chance.choice(THINGS)} failed"}},\n'


def letters(chance: random.Random) -> Iterator[str]:
    """Yield letters to an editor, of ten paragraphs each, under a signature."""
    source = prose(chance)
    while True:
        given, surname = _name(chance)
        yield "Dear editor,\n\n"
        for _ in range(10):
            yield next(source)
            yield f"I asked {surname} why. He said that the {chance.choice(THINGS)} had to close.\n\n"
        yield f"Yours faithfully,\n\n{given} {surname}\n\n"


def one_letter(chance: random.Random) -> Iterator[str]:
    """Yield a letter to an editor that does not end."""
    yield "Dear editor,\n\n"
    for paragraph in prose(chance):
        yield f"{paragraph}I asked {_name(chance)[1]} why. He said that it had to close.\n\n"


def page(chance: random.Random) -> Iterator[str]:
    """Yield the paragraphs of a web page, whose markup is taken off before it is extracted."""
    yield "<!DOCTYPE html><html><head><title>Reports</title></head><body><article><h1>Reports</h1>"
    for paragraph in prose(chance):
        yield f"<p>{paragraph.strip()}</p>\n"


def initials(chance: random.Random) -> Iterator[str]:
    """Yield one letter and a hyphen, again and again."""
    while True:
        yield "A-"


SHAPES: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "prose": prose,
    "transcript": transcript,
    "short paragraphs": short_paragraphs,
    "one paragraph": one_paragraph,
    "opening marks": opening_marks,
    "lists": lists,
    "hearing": hearing,
    "book": book,
    "names": names,
    "named labels": named_labels,
    "agencies": agencies,
    "letters": letters,
    "one letter": one_letter,
    "page": page,
    "objects": objects,
    "initials": initials,
}


def text_of(shape: str, kilobytes: int) -> str:
    """Return a text of a shape that has about so many thousand code points; always the same one."""
    parts, size = [], 0
    for part in SHAPES[shape](random.Random(kilobytes)):
        parts.append(part)
        size += len(part)
        if size >= 1000 * kilobytes:
            break
    return "".join(parts)


@cache
def _kind(word: str) -> str:
    """Return what a word has in common with those that may stand for it: a surname is *Surname*."""
    for kind, words in (("Given", GIVEN), ("thing", THINGS), ("deed", DEEDS)):
        for like in words:
            if word in (like, like.title(), like.upper()):
                return kind + str(word.istitle()) + str(word.isupper())
    if any(word.startswith((onset, onset.upper())) for onset in ONSETS):
        return "Place" if word.endswith("ford") else f"Surname{word.isupper()}"
    return "0" if word.isdigit() else word


def liken() -> None:
    """Answer passages of like form as one of the first few of that form."""
    from quotetrack.encoder.reading_network import Reader

    read, known, asked = Reader.read, defaultdict[Any, list[Any]](list), defaultdict[Any, int](int)

    def likened(reader: Any, sentences: Any) -> Any:
        first = sentences[0].paragraph
        form = tuple(
            (tuple(map(_kind, one.words)), tuple(one.states), one.paragraph - first) for one in sentences
        )
        asked[form] += 1
        if len(known[form]) < READ:
            known[form].append(read(reader, sentences))
            return known[form][-1]
        return known[form][asked[form] % READ]

    Reader.read = likened  # type: ignore[method-assign, assignment]


def measure(shape: str, kilobytes: int) -> dict[str, Any]:
    """Return the figures of one extraction in this process, having told those known before storing."""
    import onnxruntime

    from quotetrack import extract
    from quotetrack.cli.relating import relate
    from quotetrack.store import Store

    read, inside = onnxruntime.InferenceSession.run, 0.0

    def timed(*given: Any, **options: Any) -> Any:
        nonlocal inside
        started = time.process_time()
        try:
            return read(*given, **options)
        finally:
            inside += time.process_time() - started

    extract("She said that it was over.")
    onnxruntime.InferenceSession.run = timed
    text = text_of(shape, kilobytes)
    started = time.process_time()
    if shape == "page":
        from quotetrack.read.page_source.web_pages import page as article_of

        text = article_of(text.encode("utf-8"), "page.html", "page").text
    found = extract(text)
    whole, most = time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    thousands = len(text) / 1000
    told = f"{1000 * whole / thousands:.1f} ms a kilobyte, {most // 1024} MB; stores now"
    print(f"{shape}, {kilobytes} kilobytes extracted: {told}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "long.db") as store:
        started = time.process_time()
        store.save(found)
        relate(store.db)
        stored = time.process_time() - started
    return {
        "shape": shape,
        "kilobytes": kilobytes,
        "ms_a_kb": round(1000 * whole / thousands, 1),
        "ms_a_kb_network": round(1000 * inside / thousands, 1),
        "ms_a_kb_store": round(1000 * stored / thousands, 1),
        "peak_mb": most // 1024,
        "peak_mb_store": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "found": len(found.attributions),
    }


def main() -> None:
    """Measure each shape at each size and add the rows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[50, 200, 800])
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--likened", action="store_true", help="leave the network out")
    parser.add_argument("--one", nargs=2, metavar=("SHAPE", "KILOBYTES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        if options.likened:
            liken()
        print(json.dumps(measure(options.one[0], int(options.one[1]))))
        return
    for shape in options.shapes:
        for kilobytes in options.kilobytes:
            command = [sys.executable, __file__, "--one", shape, str(kilobytes)]
            command += ["--likened"] if options.likened else []
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            row = {"date": datetime.now(UTC).date().isoformat(), **json.loads(done.stdout)}
            row |= {"likened": True} if options.likened else {}
            with ROWS.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
