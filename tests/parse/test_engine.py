"""How tags become names, and the embedded models end to end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence

import pytest

from quotetrack import __version__
from quotetrack.encoder.stretches import ReadSentence
from quotetrack.marks import Quotation, pair_marks
from quotetrack.model import Document, Sentence, Span, Token
from quotetrack.parse import Parser, engine
from quotetrack.parse.conllu import tagged_names
from quotetrack.parse.engine import document_of
from quotetrack.parse.tagging.annotator import Annotation


def _sentence(tags: str) -> Sentence:
    """Return a sentence of one-letter words that carry these name tags."""
    tokens = tuple(
        Token(i, "x", "x", "X", "", "", None if i == 0 else 0, "dep", tag, Span(2 * i, 2 * i + 1))
        for i, tag in enumerate(tags.split())
    )
    return Sentence(0, 0, Span(0, tokens[-1].span.end), tokens)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", []),
        ("S-ORG O", [(0, 1, "ORG")]),
        ("B-PERSON E-PERSON O S-LOC", [(0, 3, "PERSON"), (6, 7, "LOC")]),
        ("B-PERSON I-PERSON E-PERSON", [(0, 5, "PERSON")]),
        ("E-PERSON O", []),
        ("B-PERSON O E-PERSON", []),
        ("B-PERSON S-LOC", [(2, 3, "LOC")]),
    ],
)
def test_entities_of(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(e.span.start, e.span.end, e.label) for e in tagged_names(_sentence(tags))] == expected


def test_importing_the_stage_loads_no_models() -> None:
    script = (
        "import sys, quotetrack.parse, quotetrack.parse.fetch\n"
        "print({'torch', 'stanza', 'onnxruntime'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The embedded models, loaded once for this file."""
    return Parser()


TEXTS = (
    "",
    " \n\n\t\n",
    "Mayor Ilse Brandt didn't resign.\n\nShe said: “I’ll stay.” 🙂 Then she left Oslo.\n",
    "One line.\nThe next line of the same text.\r\n\r\nA third, after a Windows break.",
    "\ufeffA mark of byte order, a\u00a0hard space, a zero\u200bwidth one and a \x00 control character.",
    "A lone surrogate \ud83d stands here.",
    "... --- !!! \u2028 ???",
    "word" * 500,
    "e\u0301tude, naïve, Ⅷ, ﬁne, 東京 and İstanbul are words.",
)


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_span_lies_where_its_word_stands(parser: Parser, text: str) -> None:
    document = parser.parse(text)
    assert document.text == text
    position = 0
    for sentence in document.sentences:
        assert sentence.tokens[0].span.start >= position
        assert document.layout.paragraphs[sentence.paragraph].covers(sentence.span)
        for token in sentence.tokens:
            assert position <= token.span.start < token.span.end
            position = token.span.end
        assert [t.index for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert sum(t.head is None for t in sentence.tokens) == 1
    words = "".join(t.span.of(text) for s in document.sentences for t in s.tokens)
    paragraphs = "".join(p.of(text) for p in document.layout.paragraphs)
    spaces = str.maketrans("", "", "\u200b\ufeff")
    assert "".join(words.split()) == "".join(paragraphs.translate(spaces).split())


@pytest.mark.model
def test_a_batch_answers_in_order_and_like_one_by_one(parser: Parser) -> None:
    texts = [TEXTS[2], "", TEXTS[3]]
    together = parser.parse_many(texts)
    assert [d.text for d in together] == texts
    assert [_words(d) for d in together] == [_words(parser.parse(text)) for text in texts]


def _words(document: Document) -> list[tuple[Span, str, int | None, str]]:
    """Return what a parse says of each word."""
    return [(t.span, t.upos, t.head, t.deprel) for s in document.sentences for t in s.tokens]


@pytest.mark.model
def test_names_and_trees_of_a_plain_sentence(parser: Parser) -> None:
    document = parser.parse("Ilse Brandt said on Monday that the bridge in Oslo was closed.")
    [sentence] = document.sentences
    assert {(e.span.of(document.text), e.label) for e in document.tagged_names} == {
        ("Ilse Brandt", "PERSON"),
        ("Monday", "DATE"),
        ("Oslo", "LOC"),
    }
    assert (sentence.root.text, sentence.root.lemma, sentence.root.upos) == ("said", "say", "VERB")
    assert {t.rel for t in sentence.children(sentence.root.index)} >= {"nsubj", "ccomp", "punct"}
    assert document.parser == f"quotetrack {__version__} news"


@pytest.mark.model
@pytest.mark.parametrize("text", [TEXTS[2], TEXTS[3]], ids=["marks", "paragraphs"])
def test_what_is_read_of_reports_covers_every_word(parser: Parser, text: str) -> None:
    document = parser.parse(text)
    assert document.readings is not None
    kept = [number for reading in document.readings for number in reading.kept]
    assert kept == list(range(sum(len(s.tokens) for s in document.sentences)))


@pytest.mark.model
def test_the_embedded_models_have_a_name(parser: Parser) -> None:
    assert _words(Parser("news").parse(TEXTS[2])) == _words(parser.parse(TEXTS[2]))


def blank(words: int) -> Annotation:
    """Return an annotation that tells nothing of a sentence of so many words."""
    plain = ("X",) * words
    return Annotation(plain, plain, ("_",) * words, (0, *(1,) * (words - 1)), plain, ("O",) * words)


def test_a_document_s_marks_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not once a sentence: a book has ten thousand of either."""
    walks = 0

    class Walked(list[Quotation]):
        def __iter__(self) -> Iterator[Quotation]:
            nonlocal walks
            walks += 1
            return super().__iter__()

    monkeypatch.setattr(engine, "pair_marks", lambda *given: Walked(pair_marks(*given)))
    states: list[list[int]] = []

    def annotate(sentences: Sequence[ReadSentence]) -> list[Annotation]:
        states.extend(list(one.states) for one in sentences)
        return [blank(len(one.words)) for one in sentences]

    document_of("“It is over,” she said.\n\n" * 40, annotate)
    assert len(states) == 40 and {tuple(one) for one in states} == {(1, 2, 2, 2, 2, 3, 0, 0, 0)}
    assert walks == 2  # for the sentences, and for the words
