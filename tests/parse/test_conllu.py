"""Frozen parses: what is dumped is what is loaded, and what does not fit is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Document, Span, Token
from quotetrack.parse.conllu import dump_conllu, load_conllu

TEXT = "He left.\n\nNo one\u2028saw Ann Roe."
FROZEN = """# paragraph = 0
1\tHe\the\tPRON\tPRP\tCase=Nom\t2\tnsubj\t_\tstart_char=0|end_char=2|ner=O
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tstart_char=3|end_char=7|ner=O
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tstart_char=7|end_char=8|ner=O

# paragraph = 1
1\tNo\tno\tDET\tDT\t_\t2\tdet\t_\tstart_char=10|end_char=12|ner=O
2\tone\tone\tNOUN\tNN\t_\t3\tnsubj\t_\tstart_char=13|end_char=16|ner=O
3\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\tstart_char=17|end_char=20|ner=O
4\tAnn\tAnn\tPROPN\tNNP\t_\t3\tobj\t_\tstart_char=21|end_char=24|ner=B-PERSON
5\tRoe\tRoe\tPROPN\tNNP\t_\t4\tflat\t_\tstart_char=25|end_char=28|ner=E-PERSON
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tstart_char=28|end_char=29|ner=O

"""


def test_load_then_dump_gives_the_same_lines() -> None:
    assert dump_conllu(load_conllu(FROZEN, TEXT)) == FROZEN


def test_dump_then_load_gives_the_same_document() -> None:
    document = load_conllu(FROZEN, TEXT)
    assert load_conllu(dump_conllu(document), TEXT) == document


def test_load_rebuilds_every_field() -> None:
    document = load_conllu(FROZEN, TEXT, parser="by hand")
    assert document.parser == "by hand"
    assert [(s.index, s.paragraph, s.span) for s in document.sentences] == [
        (0, 0, Span(0, 8)),
        (1, 1, Span(10, 29)),
    ]
    assert document.sentences[0].tokens[0] == Token(
        0, "He", "he", "PRON", "PRP", "Case=Nom", 1, "nsubj", "O", Span(0, 2)
    )
    assert document.sentences[0].tokens[2].xpos == ""
    assert document.sentences[1].root.text == "saw"
    assert [(e.span.of(TEXT), e.label) for e in document.tagged_names] == [("Ann Roe", "PERSON")]
    assert document.layout.paragraphs[0].of(TEXT) == "He left."


def test_a_word_that_holds_a_separator_of_lines_survives() -> None:
    """Python's splitlines breaks at U+2028, which a tokenizer may leave inside a word."""
    document = load_conllu(FROZEN, TEXT)
    sentence = document.sentences[1]
    odd = replace(sentence.tokens[1], text="one\u2028saw", lemma="one\u2028saw", span=Span(13, 20))
    kept = replace(sentence, tokens=(sentence.tokens[0], odd, *sentence.tokens[2:]))
    changed = Document(TEXT, (document.sentences[0], kept), document.tagged_names, document.layout, "frozen")
    assert load_conllu(dump_conllu(changed), TEXT) == changed


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n\n"])
def test_no_sentences(text: str) -> None:
    assert load_conllu(text, "A text.").sentences == ()
    assert dump_conllu(load_conllu(text, "A text.")) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("end_char=29", "end_char=30"),
        ("start_char=3|", ""),
        ("start_char=3|", "start_char=x|"),
        ("start_char=3|end_char=7", "start_char=7|end_char=3"),
        ("\t_\tstart_char=3", ""),
        ("2\tleft\tleave\tVERB\tVBD\t_\t0", "two\tleft\tleave\tVERB\tVBD\t_\t0"),
    ],
)
def test_what_does_not_fit_the_text_is_refused(old: str, new: str) -> None:
    assert old in FROZEN
    with pytest.raises(UnreadableInput, match="not a frozen parse of this text"):
        load_conllu(FROZEN.replace(old, new, 1), TEXT)
