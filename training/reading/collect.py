"""Has the teachers read texts, for the reading network to learn from:

python -m training.reading.collect TEXTS OUT --joint JOINT.pt --roles ROLES.pt --scorer SCORER.json
    [--corpus | --marks MARKS.jsonl]

TEXTS is a folder of .txt files, a file of JSON lines with ``id`` and ``text``, or with --corpus a brat
corpus, whose annotations then count for GOLD of what is learned. With --marks only the texts that are
marked there (``training.reading.marks``) are read, and the marks count for MARKED. OUT gets one file of
passages a text; texts that have one are passed over, so that the command can be stopped and started again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from quotetrack.detect.finding import assemble
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.cue_relations import relations
from quotetrack.detect.network.evidence import Evidence
from quotetrack.detect.network.scorer import Scorer, load_scorer
from quotetrack.detect.propose.cues import propose_cues
from quotetrack.encoder.reading_network import ROLES
from quotetrack.encoder.stretches import ReadSentence, edges_of, states_of, stretches
from quotetrack.evaluate.annotated_corpus import Gold, read_corpus
from quotetrack.marks import pair_marks
from quotetrack.model import Document, Span
from quotetrack.parse.engine import document_of
from training.attribution.corpus import links_of, tags_of
from training.reading.data import Passage, Roles, keep_passages
from training.reading.marks import DEED, Mark, nested_marks, outermost_marks, read_marks, senses, touched
from training.teachers.annotator import Annotator
from training.teachers.evidence import Contents, TeacherEvidence
from training.teachers.features import Chunk
from training.teachers.joint_network import joint_network_from
from training.teachers.role_network import RoleNetwork, role_network_from

GOLD, MARKED = 0.6, 0.85  # what annotations, and what marks count for beside the teachers
CUE, LIKELY_CUE = 0.08, 0.15  # probabilities from which links of a proposed word, or of any, are learned
CUE_COLUMNS, CONTENT_COLUMNS = slice(5, 9), slice(9, 13)
WITHIN = 0.5  # probability of a content from which what is nested is known
_NOTHING = np.eye(len(ROLES), dtype=np.float32)[0]
Link = tuple[NDArray[np.float32], float]  # probabilities of words by source and content, and their weight


@dataclass(frozen=True, slots=True)
class Teachers:
    """The networks that are asked, and the scorer that tells which contents are read once more."""

    parse: Annotator
    roles: RoleNetwork
    scorer: Scorer


@dataclass(frozen=True, slots=True)
class Taught:
    """What people say of one text: attributions, outermost and within others, None where nobody has looked.

    ``open`` are spans of which they say nothing, ``share`` is what they count for beside the teachers.
    """

    outer: Sequence[Gold] | None = None
    inner: Sequence[Gold] | None = None
    open: Sequence[Span] = ()
    marks: Sequence[Mark] | None = None
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """What the teachers say of one document: roles by word, nested ones where known, links by cue."""

    words: Words
    tags: NDArray[np.float32]
    nested: NDArray[np.float32]
    known: NDArray[np.bool_]
    links: dict[int, Link]


def load_teachers(joint: Path, roles: Path, scorer: Path) -> Teachers:
    """Load the teachers from the files that ``training.joint`` and ``training.attribution`` made."""
    parse = joint_network_from(torch.load(joint, map_location="cpu", weights_only=True))
    network = role_network_from(torch.load(roles, map_location="cpu", weights_only=True))
    return Teachers(Annotator(parse), network, load_scorer(scorer))


def ask(doc: Document, teachers: Teachers) -> Told:
    """Ask the teachers about a document that the first of them has parsed."""
    words = Words(doc, pair_marks(doc.text, doc.layout.paragraphs))
    evidence, contents = TeacherEvidence(words, teachers.roles), Contents(teachers.roles)
    assemble(words, evidence, teachers.scorer, contents)
    told = Told(
        words,
        evidence.tags.copy(),
        np.zeros_like(evidence.tags),
        np.zeros(len(words), dtype=bool),
        dict(links_told(words, evidence, likely_cues(evidence.tags), range(len(words)), len(words))),
    )
    for inner, found in contents.read:
        numbers = list(inner.numbers)
        told.nested[numbers], told.known[numbers] = found.tags, True
        told.links.update(
            (cue, (link, 1.0))
            for cue, (link, _) in links_told(inner.words, found, likely_cues(found.tags), numbers, len(words))
        )
    return told


def links_told(
    words: Words, evidence: Evidence, likely: NDArray[np.float32], numbers: Sequence[int], size: int
) -> Iterator[tuple[int, Link]]:
    """Yield, by number in the document, the links of words that may be cues, as ``likely`` as that."""
    cues = {cue.head for cue in propose_cues(words, evidence.tags, CUE)}
    cues |= set(np.flatnonzero(likely > LIKELY_CUE).tolist())
    for cue, row in evidence.link(sorted(cues)).items():
        full = np.zeros((size, 2), dtype=np.float32)
        full[[numbers[n] for n in evidence.chunk_of(cue)]] = row
        yield numbers[cue], (full, float(np.clip(likely[cue], 0.25, 1.0)))


def likely_cues(tags: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return by word the probability to be of a cue."""
    found: NDArray[np.float32] = tags[:, CUE_COLUMNS].sum(axis=1)
    return found


def passages_of(told: Told, taught: Taught) -> Iterator[Passage]:
    """Yield what is to be learned of a document, passage by passage as the network will be shown them."""
    words, doc = told.words, told.words.doc
    starts, ends = ([getattr(t.span, name) for t in words.tokens] for name in ("start", "end"))
    states = states_of(starts, ends, words.quotations)
    read = [
        ReadSentence(
            [t.text for t in s.tokens],
            s.paragraph,
            states[words.first[s.index] : words.first[s.index] + len(s.tokens)],
        )
        for s in doc.sentences
    ]
    for place in stretches(read):
        some = doc.sentences[place.sentences.start : place.sentences.stop]
        tokens = [token for sentence in some for token in sentence.tokens]
        within = range(place.start, place.start + len(tokens))
        shown = read[place.sentences.start : place.sentences.stop]
        yield Passage(
            [t.text for t in tokens],
            [number for number, s in enumerate(some) for _ in s.tokens],
            states[within.start : within.stop],
            edges_of(shown),
            [t.upos for t in tokens],
            [t.xpos for t in tokens],
            [t.feats or "_" for t in tokens],
            [0 if t.head is None else t.head + 1 for t in tokens],
            [t.deprel for t in tokens],
            [t.ner for t in tokens],
            _roles(told, within, taught),
        )


def _roles(told: Told, within: range, taught: Taught) -> Roles:
    """What is to be learned of reporting in a run of words."""
    rows, words = slice(within.start, within.stop), told.words
    tags, nested, known = told.tags[rows].copy(), told.nested[rows].copy(), told.known[rows].copy()
    wanted = {cue: (link[rows], weight) for cue, (link, weight) in told.links.items() if cue in within}
    chunk, share = _chunk(words, within), taught.share
    outer, inner = taught.outer, taught.inner
    if outer is not None:
        _lay_over(tags, tags_of(chunk, outer), ~touched(chunk, taught.open), share)
    if inner is not None:
        held = touched(chunk, [span for gold in outer or () for span in gold.content])
        nested[held & ~known] = _NOTHING
        known |= held
        _lay_over(nested, tags_of(chunk, inner), held, share)
    for link in links_of(chunk, [*(outer or ()), *(inner or ())]):
        full = np.zeros((len(within), 2), dtype=np.float32)
        full[list(link.source), 0] = full[list(link.content), 1] = 1
        cue = within[link.cue]
        if cue in wanted:
            full = share * full + (1 - share) * wanted[cue][0]
        wanted[cue] = (full, 1.0)
    links = []
    for cue, (full, weight) in wanted.items():
        near, branch = relations(words, within, cue)
        links.append((cue - within.start, near.astype(np.uint8), branch.astype(np.uint8), full, weight))
    found = None if taught.marks is None else senses(chunk, taught.marks)
    return Roles(tags, nested, known, links, found)


def _lay_over(
    tags: NDArray[np.float32], wanted: Sequence[int], where: NDArray[np.bool_], share: float
) -> None:
    """Give ``share`` of the probability, in the rows told by ``where``, to the tags that are wanted."""
    rows = np.flatnonzero(where)
    tags[rows] *= 1 - share
    tags[rows, np.array(wanted, dtype=np.int64)[rows]] += share


def _chunk(words: Words, within: range) -> Chunk:
    """The words as the annotations are laid over them."""
    heads = [words.heads[n] - within.start for n in within]
    blank = (0,) * len(within)
    return Chunk(
        tuple((0, 0) for _ in within),
        tuple(words.tokens[n] for n in within),
        tuple(heads),
        blank,
        tuple(words.sentence[n] for n in within),
        blank,
    )


def texts(
    path: Path, corpus: bool, marked: Mapping[str, Sequence[Mark]] | None = None
) -> Iterator[tuple[str, str, Taught]]:
    """Yield name, text and what people say of each text."""
    if corpus:
        for article in read_corpus(path):
            yield article.name, article.text, Taught(article.attributions, share=GOLD)
        return
    for name, text in named_texts(path):
        if marked is None:
            yield name, text, Taught()
        elif name in marked:
            yield name, text, taught_by(marked[name])


def named_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of a folder, or of a file of JSON lines with ``id`` and ``text``."""
    if path.is_dir():
        yield from ((file.stem, file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.txt")))
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], row["text"]


def marked_texts(
    marked: Mapping[str, Sequence[Mark]], texts: Sequence[Path]
) -> Iterator[tuple[str, str, Sequence[Mark]]]:
    """Yield name, text and marks of each marked text.

    Raises ValueError where a marked text is in none of ``texts``.
    """
    left = set(marked)
    for name, text in (row for path in texts for row in named_texts(path)):
        if name in left:
            left.remove(name)
            yield name, text, marked[name]
    if left:
        raise ValueError(f"no text has the marks of {min(left)}, and of {len(left) - 1} more")


def taught_by(marks: Sequence[Mark]) -> Taught:
    """Return what the marks of a text teach; the roles of deeds are left to the teachers."""
    deeds = [mark.spans for mark in marks if mark.klass == DEED]
    spans = tuple(span for gold in deeds for span in (*gold.cue, *gold.source, *gold.content))
    return Taught(outermost_marks(marks), nested_marks(marks), spans, marks, MARKED)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    for name in ("--joint", "--roles", "--scorer"):
        parser.add_argument(name, type=Path, required=True)
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--corpus", action="store_true")
    kinds.add_argument("--marks", type=Path)
    parser.add_argument("--but", type=Path, nargs="*", default=[], help="marks of texts to be passed over")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    teachers = load_teachers(given.joint, given.roles, given.scorer)
    marked = read_marks(given.marks) if given.marks else None
    others = {name for path in given.but for name in read_marks(path)}
    for name, text, taught in texts(given.texts, given.corpus, marked):
        target: Path = given.out / f"{name}.passages"
        if name in others or target.exists():
            continue
        doc = document_of(text, lambda sentences: teachers.parse([s.words for s in sentences]))
        if doc.sentences:
            keep_passages(target, list(passages_of(ask(doc, teachers), taught)))


if __name__ == "__main__":
    main()
