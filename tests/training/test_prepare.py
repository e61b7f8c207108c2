"""The preparation steps on tiny inputs written here."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from quotetrack.parse.tagging import lemma_dictionary as embedded
from training import conllu, lemmas, names, trees, vectors
from training.sums import write_sums

# Don't wait, "Mara said.  -- one range that has exact pieces, one mark, one apostrophe
SENTENCE = """# sent_id = s1
# text = "Don't wait"
1\t"\t"\tPUNCT\t``\t_\t4\tpunct\t4:punct\tSpaceAfter=No
2-3\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tDo\tdo\tAUX\tVB\tMood=Imp\t4\taux\t4:aux\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\t_
4\twait\twait\tVERB\tVB\tMood=Imp\t0\troot\t0:root\tSpaceAfter=No|Entity=(1)
4.1\twaits\twait\tVERB\t_\t_\t_\t_\t_\t_
5\t"\t"\tPUNCT\t''\t_\t4\tpunct\t4:punct\t_
"""


def _lines(text: str = SENTENCE) -> list[list[str]]:
    """Return the columns of a sentence without comments and empty nodes."""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [
        [*r[:8], "_", "SpaceAfter=No" if "SpaceAfter=No" in r[9] else "_"] for r in rows if "." not in r[0]
    ]


def test_read_reduces_misc_and_leaves_empty_nodes_out(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(SENTENCE + "\n" + SENTENCE.replace("s1", "s2"), encoding="utf-8")
    blocks = list(conllu.read(path))
    assert [sent_id for sent_id, _ in blocks] == ["s1", "s2"]
    assert blocks[0][1] == _lines()


def test_read_names_the_line_that_is_no_conllu(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text("1\tonly\tthree\n\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.conllu:1: 3 columns, not 10"):
        list(conllu.read(path))


def test_split_multiword_keeps_the_text() -> None:
    split = trees.split_multiword(_lines())
    assert [c[conllu.FORM] for c in split] == ['"', "Do", "n't", "wait", '"']
    assert conllu.text_of(split) == conllu.text_of(_lines()) == '"Don\'t wait" '


def test_split_multiword_without_exact_pieces_keeps_the_words() -> None:
    """*wanna* = *want* + *to*: no piece of the written form fits, so the words stand as annotated."""
    rows = [
        ["1-2", "wanna", *"_______", "_"],
        ["1", "want", "want", *"______", "_"],
        ["2", "to", "to", *"______", "SpaceAfter=No"],
    ]
    split = trees.split_multiword([list(row) for row in rows])
    assert [(c[conllu.FORM], c[conllu.MISC]) for c in split] == [("want", "SpaceAfter=No"), ("to", "_")]


def test_typographic_opens_and_closes_in_turn() -> None:
    always = random.Random()
    always.random = lambda: 0.0  # type: ignore[method-assign]
    changed = trees.typographic(_lines(), always)
    assert [c[conllu.FORM] for c in changed] == ["“", "Don’t", "Do", "n’t", "wait", "”"]
    assert changed[0][conllu.LEMMA] == "“"
    never = random.Random()
    never.random = lambda: 1.0  # type: ignore[method-assign]
    assert trees.typographic(_lines(), never) == _lines()


def _write_treebanks(data: Path) -> None:
    """Write the three treebanks with one or two sentences a file."""
    ewt, gum, pud = data / "UD_English-EWT", data / "gum", data / "UD_English-PUD"
    for part in ("train", "dev", "test"):
        conllu.write(ewt / f"en_ewt-ud-{part}.conllu", [(f"ewt-{part}", _lines())])
    documents = ("GUM_news_a", "GUM_news_b", "GUM_news_c", "GUM_fiction_d")
    for document in documents:
        conllu.write(gum / "dep" / f"{document}.conllu", [(document, _lines())])
    splits = "## train\n * GUM_news_a\n## dev\n * GUM_news_b\n## test\n * GUM_news_c\n * GUM_fiction_d\n"
    (gum / "splits.md").write_text(splits, encoding="utf-8")
    conllu.write(pud / "en_pud-ud-test.conllu", [("pud", _lines())])


def test_prepare_trees(tmp_path: Path) -> None:
    _write_treebanks(tmp_path / "data")
    out = tmp_path / "out"
    trees.prepare(tmp_path / "data", out)
    ids = {p.stem: [sent_id for sent_id, _ in conllu.read(p)] for p in out.glob("*.conllu")}
    assert sorted(ids["train"]) == ["GUM_news_a", "ewt-train"]
    assert ids["dev"] == ["ewt-dev", "GUM_news_b"]
    assert (ids["nm-ewt-test"], ids["nm-gum-test"], ids["nm-pud-test"]) == (
        ["ewt-test"],
        ["GUM_news_c"],
        ["pud"],
    )
    assert '# text = "Don\'t wait"\n' in (out / "nm-pud-test.conllu").read_text(encoding="utf-8")

    first = (out / "train.conllu").read_bytes()
    trees.prepare(tmp_path / "data", out)
    assert (out / "train.conllu").read_bytes() == first


@pytest.mark.parametrize("kind", ["txt", "json"])
def test_vectors_of_either_source(tmp_path: Path, kind: str) -> None:
    table = {word: [i / 4] * 100 for i, word in enumerate(["the", "of", "said", "rare"])}
    source = tmp_path / f"glove.{kind}"
    if kind == "json":
        content = {"words": list(table), "vectors": {w: [*v, 9.0] for w, v in table.items()}}
        source.write_text(json.dumps(content), encoding="utf-8")
    else:
        lines = [f"{word} {' '.join(map(str, numbers))}\n" for word, numbers in table.items()]
        source.write_text("".join(lines), encoding="utf-8")
    vectors.prepare(source, tmp_path / "v.pt", words=3)
    assert vectors.words_of(tmp_path / "v.pt") == ["the", "of", "said"]


def test_vectors_refuse_a_short_row(tmp_path: Path) -> None:
    source = tmp_path / "glove.txt"
    source.write_text("the 0.1 0.2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="2 numbers for 'the', not 100"):
        list(vectors.rows(source))


def test_lemmas_add_only_what_is_missing() -> None:
    known = {
        "said": {"VERB": ("say",)},
        "scoffed": {"VERB": ("scoff",)},
        "the": {"DET": ("the",)},
        "e-mail": {},
    }
    found = list(lemmas.missing([*known, "3rd", "çok"], {("said", "VERB")}, lambda word: known.get(word, {})))
    assert found == [("scoffed", "VERB", "scoff"), ("Scoffed", "VERB", "scoff")]


def test_a_dictionary_has_the_usual_lemma_and_what_a_tag_changes() -> None:
    rows = [("left", "VERB", "leave")] * 3 + [("left", "ADJ", "left")] * 2 + [("left", "ADJ", "lefty")]
    rows += [("mice", "NOUN", "mouse"), ("saw", "NOUN", "saw"), ("saw", "VERB", "see")]
    assert lemmas.dictionary(rows) == {
        "*": {"left": "leave", "mice": "mouse", "saw": "saw"},
        "ADJ": {"left": "left"},
        "VERB": {"saw": "see"},
    }
    assert lemmas.dictionary([]) == {"*": {}}


def test_torn_words_have_no_lemmas() -> None:
    torn = [["1", "with", "without", "ADP", "IN", "_", "3", "case", "_", "_"]]
    torn += [["2", "out", "_", "X", "GW", "_", "1", "goeswith", "_", "_"]]
    torn += [["3", "us", "we", "PRON", "PRP", "_", "0", "root", "_", "_"]]
    assert list(lemmas.listed(torn)) == [("us", "PRON", "we")]


def test_lemmas_prepare_reads_vectors_and_lemminflect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the treebank and the frequent words to the file that the package reads."""
    source = tmp_path / "glove.txt"
    source.write_text("".join(f"{w} {'0.5 ' * 99}0.5\n" for w in ("wait", "quipped")), encoding="utf-8")
    vectors.prepare(source, tmp_path / "v.pt")
    conllu.write(tmp_path / "train.conllu", [("s1", trees.split_multiword(_lines()))])
    for name in ("one", "two"):
        lemmas.prepare(tmp_path / "train.conllu", tmp_path / "v.pt", tmp_path / f"{name}.json.gz")
    assert (tmp_path / "one.json.gz").read_bytes() == (tmp_path / "two.json.gz").read_bytes()
    (tmp_path / "one.json.gz").rename(tmp_path / "lemmas.json.gz")
    write_sums(tmp_path)
    monkeypatch.setattr(embedded, "resource", lambda name: tmp_path / "lemmas.json.gz")
    embedded._dictionary.cache_clear()
    asked = [("quipped", "VERB"), ("Quipped", "VERB"), ("wait", "NOUN"), ("n't", "PART"), ("zorbed", "VERB")]
    found = [embedded.lemma(*one) for one in asked]
    embedded._dictionary.cache_clear()
    assert found == ["quip", "quip", "wait", "not", "zorbed"]


def test_names_are_read_renamed_and_split(tmp_path: Path) -> None:
    folder = tmp_path / "en-worldwide-newswire" / "processed_annotated"
    folder.mkdir(parents=True)
    article = 'Mara\tB-Person\nOssian\tI-Person\nleft\tO\n\n"\tO\nYes\tO\n"\tO\nOslo B-Location\nbroken\n'
    for number in range(names.DEV + names.TEST + 2):
        (folder / f"{number:03}.tsv").write_text(article, encoding="utf-8")
    names.prepare(tmp_path, tmp_path / "out")
    parts = {
        p: json.loads((tmp_path / "out" / f"ner-{p}.json").read_text(encoding="utf-8"))
        for p in ("dev", "test", "train")
    }
    assert {part: len(sentences) for part, sentences in parts.items()} == {
        "dev": 120,
        "test": 160,
        "train": 4,
    }
    assert parts["dev"][0] == [
        {"text": "Mara", "ner": "B-PERSON"},
        {"text": "Ossian", "ner": "I-PERSON"},
        {"text": "left", "ner": "O"},
    ]
    assert [w["text"] for w in parts["test"][1]] == ['"', "Yes", '"', "Oslo"]
    assert parts["test"][1][-1]["ner"] == "B-LOC"


def test_names_refuse_too_few_articles(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="0 articles, too few to split"):
        names.prepare(tmp_path, tmp_path / "out")
