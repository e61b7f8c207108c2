"""Scores packed models: python -m training.evaluate MODELS PREPARED --out scores.json [--card MODEL.md]

Trees and lemmas on gold tokens of PREPARED/treebanks/nm-*-test.conllu, the tokenizer on the same as
running text, names on PREPARED/ner/ner-test.json. Writes the scores, the hashes of the data and the
models and the options recorded in them as JSON, and the tables between the markers of the model card.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from training.conllu import DEPREL, FORM, HEAD, LEMMA, MISC, NO_SPACE, UPOS, XPOS, Columns, read
from training.report import describe_data, describe_models, update_card, versions

Scores: TypeAlias = dict[str, float]
Range: TypeAlias = tuple[int, int]
Name: TypeAlias = tuple[int, int, int, str]  # sentence, first word, last word, type

PACKAGE = "news"


def pipeline(models: Path, processors: str, **options: Any) -> Any:
    """Load some processors of the package under ``models`` on one thread of the processor."""
    import stanza
    import torch

    torch.set_num_threads(1)
    return stanza.Pipeline(
        "en",
        dir=str(models),
        package=PACKAGE,
        processors=processors,
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
        **options,
    )


def tree_scores(models: Path, treebank: Path) -> Scores:
    """Score tags, lemmas and trees, in percent of all words, punctuation included.

    LAS compares universal relations, LAS_subtypes whole labels (*nsubj:pass*); words_per_second is that
    of tagging, lemmatizing and parsing together.
    """
    gold = [lines for _, lines in read(treebank)]
    nlp = pipeline(models, "tokenize,pos,lemma,depparse", tokenize_pretokenized=True)
    started = time.perf_counter()
    found = nlp([[columns[FORM] for columns in lines] for lines in gold]).sentences
    seconds = time.perf_counter() - started
    right, total = Counter[str](), 0
    for lines, sentence in zip(gold, found, strict=True):
        for columns, word in zip(lines, sentence.words, strict=True):
            right.update(agreements(columns, word))
            total += 1
    names = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS_subtypes")
    scores = {name: round(100 * right[name] / total, 2) for name in names}
    return {**scores, "words": total, "sentences": len(gold), "words_per_second": round(total / seconds)}


def agreements(gold: Columns, word: Any) -> Iterator[str]:
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


def token_scores(models: Path, treebank: Path) -> dict[str, Scores]:
    """Score the tokenizer on running text: words and sentences whose range is exactly right."""
    text, words, sentences = running_text(treebank)
    found = pipeline(models, "tokenize")(text).sentences
    found_words = [(t.start_char, t.end_char) for s in found for t in s.tokens]
    found_sentences = [(s.tokens[0].start_char, s.tokens[-1].end_char) for s in found]
    return {"words": f_score(found_words, words), "sentences": f_score(found_sentences, sentences)}


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


def name_scores(models: Path, names: Path) -> dict[str, Scores]:
    """Score whole names on gold tokens by type, ``all`` first: right are exact range and type."""
    sentences = json.loads(names.read_text(encoding="utf-8"))
    nlp = pipeline(models, "tokenize,ner", tokenize_pretokenized=True)
    parsed = nlp([[word["text"] for word in sentence] for sentence in sentences]).sentences
    found = [n for i, s in enumerate(parsed) for n in spans(i, [token.ner for token in s.tokens])]
    gold = [n for i, s in enumerate(sentences) for n in spans(i, [word["ner"] for word in s])]
    kinds = sorted({name[3] for name in gold}, key=lambda kind: -sum(n[3] == kind for n in gold))
    by_type = {k: f_score((n for n in found if n[3] == k), (n for n in gold if n[3] == k)) for k in kinds}
    return {"all": f_score(found, gold), **by_type}


def evaluate(models: Path, prepared: Path) -> dict[str, Any]:
    """Return all scores with what they were taken on and from."""
    trees = sorted((prepared / "treebanks").glob("nm-*-test.conllu"))
    names = prepared / "ner" / "ner-test.json"
    return {
        "versions": versions(),
        "trees": {path.stem.split("-")[1]: tree_scores(models, path) for path in trees},
        "tokens": {path.stem.split("-")[1]: token_scores(models, path) for path in trees},
        "names": name_scores(models, names),
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
    args = parser.parse_args()
    scores = evaluate(args.models, args.prepared)
    args.out.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    if args.card is not None:
        update_card(args.card, scores)


if __name__ == "__main__":
    main()
