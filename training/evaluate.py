"""Scores the embedded models: python -m training.evaluate MODELS PREPARED --out scores.json [--card MODEL.md]

MODELS holds reading.onnx and relations.onnx (data/models, or what ``training.reading.export`` wrote).
Tags, trees and lemmas are scored on gold words of PREPARED/treebanks/nm-*-test.conllu, words and sentences by
rules on the same as running text and on boundaries.txt, all of it from raw text, names on
PREPARED/ner/ner-test.json. Writes the scores, the hashes of the data and the models and the options recorded
in them as JSON, and the tables between the markers of the model card.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from quotetrack.encoder.reading_network import Reader, load_reader, read_document
from quotetrack.encoder.stretches import ReadSentence, states_of
from quotetrack.marks import pair_marks
from quotetrack.model import Span
from quotetrack.parse.sentences.boundaries import TokenPiece
from quotetrack.parse.sentences.ends import sentences_of
from quotetrack.parse.sentences.overlong import cut_pieces
from quotetrack.parse.tagging.annotator import Annotation, Annotator
from quotetrack.parse.tagging.lemma_dictionary import lemma
from training import boundaries
from training.conllu import DEPREL, FORM, HEAD, LEMMA, MISC, NO_SPACE, UPOS, XPOS, Block, Columns, read
from training.names import article_sizes
from training.report import describe_data, describe_models, update_card, versions

Scores: TypeAlias = dict[str, float]
Range: TypeAlias = tuple[int, int]
Name: TypeAlias = tuple[int, int, int, str]  # sentence, first word, last word, type
Pieces: TypeAlias = Sequence[TokenPiece]

RAW = ("pud",)  # news and encyclopedia
CONLL = ("Tokens", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS", "MLAS")
PARAGRAPH = 3  # sentences
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Word:
    """What was found of one word; heads count from 1, 0 is the root."""

    upos: str
    xpos: str
    feats: str
    lemma: str
    head: int
    deprel: str


def words_of(found: Annotation, forms: Sequence[str]) -> list[Word]:
    """Return the words of an annotated sentence, with their lemmas."""
    columns = (found.upos, found.xpos, found.feats, found.heads, found.deprel, forms)
    return [
        Word(upos, xpos, feats, lemma(form, upos), head, deprel)
        for upos, xpos, feats, head, deprel, form in zip(*columns, strict=True)
    ]


def annotate(
    reader: Reader, text: str, sentences: Sequence[Pieces], paragraphs: Sequence[int]
) -> list[Annotation]:
    """Return one annotation a sentence of a document; ``paragraphs`` has the number of its paragraph."""
    numbered = zip(paragraphs, sentences, strict=True)
    groups = [list(group) for _, group in itertools.groupby(numbered, key=lambda pair: pair[0])]
    spans = [Span(group[0][1][0].start, group[-1][1][-1].end) for group in groups]
    quotations = pair_marks(text, spans)
    given = [
        ReadSentence(
            [piece.text for piece in pieces],
            number,
            states_of([p.start for p in pieces], [p.end for p in pieces], quotations),
        )
        for number, pieces in zip(paragraphs, sentences, strict=True)
    ]
    return list(Annotator(reader)(given, read_document(given, reader)))


def annotate_gold(reader: Reader, documents: Iterable[Sequence[Sequence[str]]]) -> Iterator[Annotation]:
    """Yield one annotation a sentence of documents whose words are given.

    Where their paragraphs end is not: PARAGRAPH sentences make one, as in news.
    """
    for document in documents:
        sentences, at = [], 0
        for forms in document:
            pieces = []
            for form in forms:
                pieces.append(TokenPiece(form, at, at + len(form)))
                at += len(form) + 1
            sentences.append(pieces)
        text = " ".join(form for forms in document for form in forms)
        yield from annotate(
            reader, text, sentences, [number // PARAGRAPH for number in range(len(sentences))]
        )


def documents(blocks: Iterable[Block]) -> Iterator[list[list[Columns]]]:
    """Yield neighbouring sentences of one document; a sentence whose id names none is by itself."""
    for _, group in itertools.groupby(enumerate(blocks), key=_document):
        yield [lines for _, (_, lines) in group]


def _document(numbered: tuple[int, Block]) -> str | int:
    """*weblog-1* of *weblog-1-0004*; the number of the sentence where its id is not made so (*n01002003*)."""
    number, (sent_id, _) = numbered
    return sent_id.rpartition("-")[0] or number


def tree_scores(reader: Reader, treebank: Path) -> Scores:
    """Score tags, lemmas and trees, in percent of all words, punctuation included.

    LAS compares universal relations, LAS_subtypes whole labels (*nsubj:pass*); words_per_second is that
    of tagging, lemmatizing and parsing together.
    """
    gold = list(documents(read(treebank)))
    given = [[[columns[FORM] for columns in lines] for lines in document] for document in gold]
    started = time.perf_counter()
    annotations = annotate_gold(reader, given)
    forms = itertools.chain.from_iterable(given)
    found = [words_of(annotation, words) for annotation, words in zip(annotations, forms, strict=True)]
    seconds = time.perf_counter() - started
    right, total = Counter[str](), 0
    for lines, words in zip(itertools.chain.from_iterable(gold), found, strict=True):
        for columns, word in zip(lines, words, strict=True):
            right.update(agreements(columns, word))
            total += 1
    names = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS_subtypes")
    scores = {name: round(100 * right[name] / total, 2) for name in names}
    return {**scores, "words": total, "sentences": len(found), "words_per_second": round(total / seconds)}


def agreements(gold: Columns, word: Word) -> Iterator[str]:
    """Yield the measures on which the parsed word agrees with the gold columns."""
    head = word.head == int(gold[HEAD])
    tests = {
        "UPOS": word.upos == gold[UPOS],
        "XPOS": word.xpos == gold[XPOS],
        "lemma": word.lemma == gold[LEMMA],
        "UAS": head,
        "LAS": head and word.deprel.partition(":")[0] == gold[DEPREL].partition(":")[0],
        "LAS_subtypes": head and word.deprel == gold[DEPREL],
    }
    return (name for name, agrees in tests.items() if agrees)


def f_score(found: Iterable[Any], gold: Iterable[Any]) -> Scores:
    """Return precision, recall and F1 in percent over two sets, and the number of gold items."""
    found, gold = set(found), set(gold)
    hits = len(found & gold)
    precision, recall = hits / len(found) if found else 0.0, hits / len(gold) if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    values = {"precision": precision, "recall": recall, "f1": f1}
    return {**{name: round(100 * value, 2) for name, value in values.items()}, "gold": len(gold)}


def running_text(treebank: Path) -> tuple[str, list[Range], list[Range]]:
    """Return the sentences as one text, a space between two, with the ranges of words and sentences."""
    text, words, sentences = "", list[Range](), list[Range]()
    for _, lines in read(treebank):
        start = len(text)
        for columns in lines:
            words.append((len(text), len(text) + len(columns[FORM])))
            text += columns[FORM] + ("" if columns[MISC] == NO_SPACE else " ")
        text = text.rstrip(" ")
        sentences.append((start, len(text)))
        text += " "
    return text, words, sentences


def split(text: str) -> Iterator[tuple[int, Pieces]]:
    """Yield the sentences of a raw text, as quotetrack's parser has them, with the paragraph's number."""
    at = 0
    for number, paragraph in enumerate(text.split(_BREAK)):
        for sentence in sentences_of(paragraph):
            placed = [TokenPiece(p.text, p.start + at, p.end + at) for p in sentence]
            yield from ((number, pieces) for pieces in cut_pieces(placed))
        at += len(paragraph) + len(_BREAK)


def token_scores(text: str, words: list[Range], sentences: list[Range]) -> dict[str, Scores]:
    """Score the rules on running text: words and sentences whose range is exactly right."""
    found = [pieces for _, pieces in split(text)]
    found_words = [(piece.start, piece.end) for pieces in found for piece in pieces]
    found_sentences = [(pieces[0].start, pieces[-1].end) for pieces in found]
    return {"words": f_score(found_words, words), "sentences": f_score(found_sentences, sentences)}


def run(reader: Reader, text: str) -> list[tuple[Pieces, Annotation]]:
    """Return the sentences of a raw text with their annotations."""
    numbers, sentences = zip(*split(text), strict=True)
    return list(zip(sentences, annotate(reader, text, sentences, numbers), strict=True))


def raw_scores(reader: Reader, treebank: Path) -> Scores:
    """Score all of it on a treebank's raw text by the CoNLL 2018 shared task's evaluation (F1)."""
    from stanza.models.common.utils import ud_scores

    found = "".join(
        _block(pieces, annotation) for pieces, annotation in run(reader, running_text(treebank)[0])
    )
    with treebank.open(encoding="utf-8") as gold:
        scores = ud_scores(gold, io.StringIO(found))
    return {measure: round(100 * scores[measure].f1, 2) for measure in CONLL}


def _block(pieces: Pieces, annotation: Annotation) -> str:
    """Return a sentence as CoNLL-U."""
    forms = [piece.text for piece in pieces]
    lines = [
        (number, form, word.lemma, word.upos, word.xpos, word.feats, word.head, word.deprel, "_", "_")
        for number, (form, word) in enumerate(zip(forms, words_of(annotation, forms), strict=True), 1)
    ]
    return "\n".join("\t".join(map(str, line)) for line in lines) + "\n\n"


def speeds(readers: Sequence[Reader], texts: Sequence[str], rounds: int = 2) -> list[Scores]:
    """Return words a CPU second from raw text, lemmas included, taking turns over the same texts."""
    seconds = [0.0 for _ in readers]
    words = [0 for _ in readers]
    for turn in range(rounds + 1):
        for number, reader in enumerate(readers):
            started = time.process_time()
            done = [
                words_of(a, [p.text for p in pieces]) for text in texts for pieces, a in run(reader, text)
            ]
            if turn:  # the first turn warms up
                seconds[number] += time.process_time() - started
                words[number] += sum(map(len, done))
    return [{"words_per_second": round(w / s)} for w, s in zip(words, seconds, strict=True)]


def spans(number: int, tags: Sequence[str]) -> Iterator[Name]:
    """Yield the names that one sentence's BIO or BIOES tags spell."""
    start, label = 0, ""
    for position, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if label and (prefix in ("B", "S", "O") or kind != label):
            yield number, start, position - 1, label
            label = ""
        if kind and not label:
            start, label = position, kind


def name_scores(reader: Reader, names: Path) -> dict[str, Scores]:
    """Score whole names on gold tokens by type, ``all`` first: right are exact range and type.

    Articles are read one by one, as quotetrack does, since what each says of a name is taken together.
    """
    sentences = json.loads(names.read_text(encoding="utf-8"))
    words = [[word["text"] for word in sentence] for sentence in sentences]
    ends = list(itertools.accumulate(article_sizes(words), initial=0))
    parsed = annotate_gold(reader, (words[start:end] for start, end in itertools.pairwise(ends)))
    found = [n for i, one in enumerate(parsed) for n in spans(i, one.names)]
    gold = [n for i, s in enumerate(sentences) for n in spans(i, [word["ner"] for word in s])]
    kinds = sorted({name[3] for name in gold}, key=lambda kind: -sum(n[3] == kind for n in gold))
    by_type = {k: f_score((n for n in found if n[3] == k), (n for n in gold if n[3] == k)) for k in kinds}
    return {"all": f_score(found, gold), **by_type}


def evaluate(models: Path, prepared: Path, beside: Path | None = None) -> dict[str, Any]:
    """Return all scores with what they were taken on and from; ``beside`` is timed in the same run."""
    trees = {
        path.stem.split("-")[1]: path for path in sorted((prepared / "treebanks").glob("nm-*-test.conllu"))
    }
    texts = {name: running_text(path) for name, path in trees.items()}
    texts["news"] = boundaries.running_text(boundaries.FILE.read_text(encoding="utf-8"))
    readers = [load_reader(path) for path in (models, beside) if path is not None]
    timed = speeds(readers, [texts[name][0] for name in (*RAW, "news") if name in texts])
    reader = readers[0]
    return {
        "versions": versions(),
        "trees": {name: tree_scores(reader, path) for name, path in trees.items()},
        "tokens": {name: token_scores(*text) for name, text in texts.items()},
        "raw": {name: raw_scores(reader, trees[name]) for name in RAW if name in trees},
        "names": name_scores(reader, prepared / "ner" / "ner-test.json"),
        "speed": dict(zip(("models", "beside"), timed, strict=False)),
        "data": describe_data(prepared),
        "models": describe_models(models),
    }


def main() -> None:
    """Parse the command line, evaluate and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("models", type=Path)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--card", type=Path)
    parser.add_argument("--beside", type=Path, help="another folder of models to time in the same run")
    args = parser.parse_args()
    scores = evaluate(args.models, args.prepared, args.beside)
    args.out.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    if args.card is not None:
        update_card(args.card, scores)


if __name__ == "__main__":
    main()
