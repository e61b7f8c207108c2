"""Has the teachers read texts, for the reading network to learn from:

python -m training.reading.collect TEXTS OUT --joint JOINT.pt --roles ROLES.pt --scorer SCORER.json [--corpus]

TEXTS is a folder of .txt files, a file of JSON lines with ``id`` and ``text``, or with --corpus a brat
corpus, whose annotations then count for GOLD of what is learned. OUT gets one file of passages a text;
texts that have one are passed over, so that the command can be stopped and started again.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from quotetrack.detect.decide.scorer import Scorer, load_scorer
from quotetrack.detect.finding import assemble
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.cue_relations import relations
from quotetrack.detect.propose.cues import propose_cues
from quotetrack.encoder.stretches import ReadSentence, edges_of, states_of, stretches
from quotetrack.evaluate.annotated_corpus import Gold, read_corpus
from quotetrack.marks import pair_marks
from quotetrack.model import Document
from quotetrack.parse.engine import document_of
from training.attribution.corpus import links_of, tags_of
from training.reading.data import Passage, Roles
from training.teachers.annotator import Annotator
from training.teachers.evidence import Contents, TeacherEvidence
from training.teachers.features import Chunk
from training.teachers.joint_network import joint_network_from
from training.teachers.role_network import RoleNetwork, role_network_from

GOLD = 0.6  # what annotations count for where there are some, beside the teachers
CUE, LIKELY_CUE = 0.08, 0.15  # probabilities from which links of a proposed word, or of any, are learned
CUE_COLUMNS = slice(5, 9)
Link = tuple[NDArray[np.float32], float]  # probabilities of words by source and content, and their weight


@dataclass(frozen=True, slots=True)
class Teachers:
    """The networks that are asked, and the scorer that tells which contents are read once more."""

    parse: Annotator
    roles: RoleNetwork
    scorer: Scorer


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
        dict(_links(words, evidence, range(len(words)), len(words))),
    )
    for inner, found in contents.read:
        numbers = list(inner.numbers)
        told.nested[numbers], told.known[numbers] = found.tags, True
        told.links.update(
            (cue, (link, 1.0)) for cue, (link, _) in _links(inner.words, found, numbers, len(words))
        )
    return told


def _links(
    words: Words, evidence: TeacherEvidence, numbers: Sequence[int], size: int
) -> Iterator[tuple[int, Link]]:
    """Yield, by number in the document, the links of words that may be cues."""
    likely = evidence.tags[:, CUE_COLUMNS].sum(axis=1)
    cues = {cue.head for cue in propose_cues(words, evidence.tags, CUE)}
    cues |= set(np.flatnonzero(likely > LIKELY_CUE).tolist())
    for cue, row in evidence.link(sorted(cues)).items():
        full = np.zeros((size, 2), dtype=np.float32)
        full[[numbers[n] for n in evidence.chunk_of(cue)]] = row
        yield numbers[cue], (full, float(np.clip(likely[cue], 0.25, 1.0)))


def passages_of(told: Told, gold: Sequence[Gold] | None) -> Iterator[Passage]:
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
            _roles(told, within, gold),
        )


def _roles(told: Told, within: range, gold: Sequence[Gold] | None) -> Roles:
    """What is to be learned of reporting in a run of words."""
    rows, words = slice(within.start, within.stop), told.words
    tags = told.tags[rows].copy()
    wanted = {cue: (link[rows], weight) for cue, (link, weight) in told.links.items() if cue in within}
    if gold is not None:
        tags *= 1 - GOLD
        chunk = _chunk(words, within)
        tags[np.arange(len(within)), tags_of(chunk, gold)] += GOLD
        for link in links_of(chunk, gold):
            full = np.zeros((len(within), 2), dtype=np.float32)
            full[list(link.source), 0] = full[list(link.content), 1] = 1
            cue = within[link.cue]
            if cue in wanted:
                full = GOLD * full + (1 - GOLD) * wanted[cue][0]
            wanted[cue] = (full, 1.0)
    links = []
    for cue, (full, weight) in wanted.items():
        near, branch = relations(words, within, cue)
        links.append((cue - within.start, near.astype(np.uint8), branch.astype(np.uint8), full, weight))
    return Roles(tags, told.nested[rows], told.known[rows], links)


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


def texts(path: Path, corpus: bool) -> Iterator[tuple[str, str, Sequence[Gold] | None]]:
    """Yield name, text and, of a corpus, the annotations of each text."""
    if corpus:
        for article in read_corpus(path):
            yield article.name, article.text, article.attributions
    elif path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.stem, file.read_text(encoding="utf-8"), None
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], row["text"], None


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    for name in ("--joint", "--roles", "--scorer"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--corpus", action="store_true")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    teachers = load_teachers(given.joint, given.roles, given.scorer)
    for name, text, gold in texts(given.texts, given.corpus):
        target: Path = given.out / f"{name}.passages"
        if target.exists():
            continue
        doc = document_of(text, lambda sentences: teachers.parse([s.words for s in sentences]))
        if doc.sentences:
            part = target.with_suffix(".part")
            part.write_bytes(pickle.dumps(list(passages_of(ask(doc, teachers), gold))))
            part.rename(target)


if __name__ == "__main__":
    main()
