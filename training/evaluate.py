"""Scores packed models: python -m training.evaluate MODELS PREPARED --out scores.json [--card MODEL.md]

Trees and lemmas on gold tokens of PREPARED/treebanks/nm-*-test.conllu, the tokenizer on the same as
running text and on boundaries.txt, the whole pipeline on the same raw texts, names on
PREPARED/ner/ner-test.json. Writes the scores, the hashes of the data and the models and the options
recorded in them as JSON, and the tables between the markers of the model card.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from quotetrack.parse.engine import processors, stanza_pipeline, tokenized
from training import boundaries
from training.conllu import DEPREL, FORM, HEAD, LEMMA, MISC, NO_SPACE, UPOS, XPOS, Columns, read
from training.names import article_sizes
from training.report import describe_data, describe_models, update_card, versions

Scores: TypeAlias = dict[str, float]
Range: TypeAlias = tuple[int, int]
Name: TypeAlias = tuple[int, int, int, str]  # sentence, first word, last word, type

PACKAGE = "news"
RAW = ("pud",)  # news and encyclopedia; the other sets hold web addresses that Stanza cuts short
CONLL = ("Tokens", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS", "MLAS")


def pipeline(models: Path, names: Sequence[str] = (), **options: Any) -> Any:
    """Load some Stanza processors of the package under ``models``, or all, on one thread."""
    import torch

    torch.set_num_threads(1)
    return stanza_pipeline(models, PACKAGE, names or processors(models, PACKAGE), **options)


def analysers(models: Path, *leave: str) -> list[str]:
    """Return the package's processors without those to ``leave``."""
    return [name for name in processors(models, PACKAGE) if name not in leave]


def tree_scores(models: Path, treebank: Path) -> Scores:
    """Score tags, lemmas and trees, in percent of all words, punctuation included.

    LAS compares universal relations, LAS_subtypes whole labels (*nsubj:pass*); words_per_second is that
    of tagging, lemmatizing and parsing together.
    """
    gold = [lines for _, lines in read(treebank)]
    nlp = pipeline(models, analysers(models, "ner"), tokenize_pretokenized=True)
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


def token_scores(models: Path, text: str, words: list[Range], sentences: list[Range]) -> dict[str, Scores]:
    """Score the tokenizer on running text: words and sentences whose range is exactly right."""
    import stanza

    nlp, package = pipeline(models, ("tokenize",)), processors(models, PACKAGE)
    [document] = tokenized(nlp, [stanza.Document([], text=text)], package)
    found = document.sentences
    found_words = [(t.start_char, t.end_char) for s in found for t in s.tokens]
    found_sentences = [(s.tokens[0].start_char, s.tokens[-1].end_char) for s in found]
    return {"words": f_score(found_words, words), "sentences": f_score(found_sentences, sentences)}


def raw_scores(models: Path, treebank: Path) -> Scores:
    """Score the whole pipeline on a treebank's raw text by the CoNLL 2018 shared task's evaluation (F1)."""
    from stanza.models.common.utils import ud_scores

    document = run(pipeline(models), running_text(treebank)[0])
    with treebank.open(encoding="utf-8") as gold:
        found = ud_scores(gold, io.StringIO(f"{document:C}\n\n"))
    return {measure: round(100 * found[measure].f1, 2) for measure in CONLL}


def run(nlp: Any, text: str) -> Any:
    """Return the Stanza document of a raw text as quotetrack's own parser makes it."""
    import stanza

    names = list(nlp.processors)
    split = tokenized(nlp, [stanza.Document([], text=text)], names)
    return nlp.bulk_process(split, processors=names[1:])[0]


def speeds(models: Sequence[Path], texts: Sequence[str], rounds: int = 2) -> list[Scores]:
    """Return words a CPU second of whole pipelines from raw text, taking turns over the same texts."""
    pipelines = [pipeline(path) for path in models]
    seconds = [0.0 for _ in models]
    words = [0 for _ in models]
    for turn in range(rounds + 1):
        for number, nlp in enumerate(pipelines):
            started = time.process_time()
            found = sum(run(nlp, text).num_words for text in texts)
            if turn:  # the first turn warms up
                seconds[number] += time.process_time() - started
                words[number] += found
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


def name_scores(models: Path, names: Path) -> dict[str, Scores]:
    """Score whole names on gold tokens by type, ``all`` first: right are exact range and type.

    Articles are read one by one, as quotetrack does, since what each says of a name is taken together.
    """
    sentences = json.loads(names.read_text(encoding="utf-8"))
    nlp = pipeline(models, analysers(models, "pos", "lemma", "depparse"), tokenize_pretokenized=True)
    words = [[word["text"] for word in sentence] for sentence in sentences]
    ends = list(itertools.accumulate(article_sizes(words), initial=0))
    parsed = [s for start, end in itertools.pairwise(ends) for s in nlp(words[start:end]).sentences]
    found = [n for i, s in enumerate(parsed) for n in spans(i, [token.ner for token in s.tokens])]
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
    timed = speeds(
        [models, *filter(None, [beside])], [texts[name][0] for name in (*RAW, "news") if name in texts]
    )
    return {
        "versions": versions(),
        "trees": {name: tree_scores(models, path) for name, path in trees.items()},
        "tokens": {name: token_scores(models, *text) for name, text in texts.items()},
        "raw": {name: raw_scores(models, trees[name]) for name in RAW if name in trees},
        "names": name_scores(models, prepared / "ner" / "ner-test.json"),
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
    parser.add_argument("--beside", type=Path, help="another package of models to time in the same run")
    args = parser.parse_args()
    scores = evaluate(args.models, args.prepared, args.beside)
    args.out.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    if args.card is not None:
        update_card(args.card, scores)


if __name__ == "__main__":
    main()
