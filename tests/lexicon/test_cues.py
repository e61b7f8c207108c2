"""data/en/cues.csv: every row proves itself on the frozen parse of its own example."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from freeze_cues import FROZEN, GAP, joined, unbracketed

from quotetrack.errors import BadLexicon
from quotetrack.lexicon import reporting_words
from quotetrack.lexicon.reporting_words import CueWord, cue_word, cue_words, phrases
from quotetrack.model import CLASSES, Token
from quotetrack.parse.conllu import load_conllu

TWINS = (
    ("ise", "ize"),
    ("our", "or"),
    ("isation", "ization"),
    ("sceptic", "skeptic"),
    ("gement", "gment"),
    ("enquire", "inquire"),
)


@pytest.fixture(scope="module")
def marked() -> dict[tuple[str, str], list[list[Token]]]:
    """The words in each bracket of each row's example, as the embedded models read them."""
    text = joined()
    document = load_conllu(FROZEN.read_text(encoding="utf-8"), text)
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    stale = [t.text for t in tokens if t.text not in t.span.of(text)]
    assert not stale, "the examples have changed: run python tests/lexicon/freeze_cues.py"
    by_start = {token.span.start: token for token in tokens}
    found, at = {}, 0
    for word in cue_words():
        sentence, spans = unbracketed(word.example)
        found[word.lemma, word.upos] = [
            [by_start[n] for n in range(at + s.start, at + s.end) if n in by_start] for s in spans
        ]
        at += len(sentence) + len(GAP)
    return found


def proves(word: CueWord, brackets: list[list[Token]]) -> bool:
    """Tell whether the bracketed words are the row's."""
    if word.upos == "PHRASE":
        return len(brackets) == len(word.pieces) and all(
            len(piece) == len(bracket)
            and all(
                w.lower() in (t.lemma.lower(), t.text.lower()) for w, t in zip(piece, bracket, strict=True)
            )
            for piece, bracket in zip(word.pieces, brackets, strict=True)
        )
    if [len(bracket) for bracket in brackets] != [1]:
        return False
    token = brackets[0][0]
    if word.upos == "ADJ" and token.upos == "VERB":  # *is convinced*: taggers differ, so both must agree
        verb = cue_word(token.lemma, "VERB")
        return token.text.lower() == word.lemma and verb is not None and verb.klass == word.klass
    return (token.lemma.lower(), token.upos) == (word.lemma, word.upos)


def test_every_example_proves_its_row(marked: dict[tuple[str, str], list[list[Token]]]) -> None:
    wrong = {
        word.example: [[(t.text, t.lemma, t.upos) for t in bracket] for bracket in brackets]
        for word in cue_words()
        if not proves(word, brackets := marked[word.lemma, word.upos])
    }
    assert wrong == {}


def test_an_example_of_another_word_proves_nothing(marked: dict[tuple[str, str], list[list[Token]]]) -> None:
    words = [word for word in cue_words() if word.upos == "VERB"]
    assert not any(proves(word, marked[other.lemma, other.upos]) for word, other in pairwise(words))


def test_rows_are_distinct_and_complete() -> None:
    words = cue_words()
    assert len(words) >= 450
    assert [key for key, n in Counter((w.lemma, w.upos) for w in words).items() if n > 1] == []
    assert [text for text, n in Counter(unbracketed(w.example)[0] for w in words).items() if n > 1] == []
    assert {w.klass for w in words} == {*CLASSES} - {"no_comment"}  # which hangs on what stands around
    assert {w.strength for w in words} == {1, 2, 3}
    assert all(w.lemma == w.lemma.lower() for w in words)


def test_the_file_is_sorted_by_part_of_speech_and_lemma() -> None:
    order = [(reporting_words.UPOS.index(w.upos), w.lemma) for w in cue_words()]
    assert order == sorted(order)


def test_british_and_american_spellings_agree() -> None:
    pairs = [
        (word, twin)
        for word in cue_words()
        for british, american in TWINS
        if british in word.lemma and (twin := cue_word(word.lemma.replace(british, american), word.upos))
    ]
    assert len(pairs) >= 20
    assert [b.lemma for b, a in pairs if (b.klass, b.strength) != (a.klass, a.strength)] == []


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("accusation", "accuse"),
        ("announcement", "announce"),
        ("belief", "believe"),
        ("claim", "claim"),
        ("discovery", "discover"),
        ("expectation", "expect"),
        ("fear", "fear"),
        ("finding", "find"),
        ("hope", "hope"),
        ("indication", "indicate"),
        ("plan", "plan"),
        ("refusal", "refuse"),
        ("revelation", "reveal"),
        ("suspicion", "suspect"),
        ("warning", "warn"),
    ],
)
def test_a_noun_has_the_class_of_its_verb(noun: str, verb: str) -> None:
    named, done = cue_word(noun, "NOUN"), cue_word(verb, "VERB")
    assert named is not None and done is not None
    assert named.klass == done.klass


@pytest.mark.parametrize(
    ("lemma", "upos", "expected"),
    [
        ("say", "VERB", ("say", "speech")),
        ("Say", "VERB", ("say", "speech")),
        ("need", "AUX", ("need", "thought")),
        ("Statement", "PROPN", ("statement", "speech")),
        ("averred", "VERB", ("aver", "speech")),
        ("griped", "VERB", ("gripe", "speech")),
        ("tweeting", "VERB", ("tweet", "speech")),
        ("criticising", "VERB", ("criticise", "speech")),
        ("prophesied", "VERB", ("prophesy", "speech")),
        ("retweets", "VERB", ("retweet", "speech")),
        ("jibes", "NOUN", ("jibe", "speech")),
        ("ashamed", "VERB", ("ashamed", "thought")),
        ("according to", "PHRASE", ("according to", "speech")),
        (":", "PUNCT", (":", "speech")),
        ("have", "AUX", None),
        ("walk", "VERB", None),
        ("bed", "VERB", None),
        ("sayings", "VERB", None),
        ("say", "NOUN", None),
        ("posting", "NOUN", None),
        ("aver", "ADJ", None),
        ("s", "VERB", None),
        ("", "VERB", None),
        (";", "PUNCT", None),
    ],
)
def test_look_up(lemma: str, upos: str, expected: tuple[str, str] | None) -> None:
    found = cue_word(lemma, upos)
    assert (found and (found.lemma, found.klass)) == expected


def test_phrases_with_most_words_come_first() -> None:
    counts = [sum(map(len, phrase.pieces)) for phrase in phrases()]
    assert counts == sorted(counts, reverse=True)
    assert {phrase.upos for phrase in phrases()} == {"PHRASE"}


def test_a_gap_divides_a_phrase() -> None:
    phrase = cue_word("as … put it", "PHRASE")
    assert phrase is not None
    assert phrase.pieces == (("as",), ("put", "it"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([("say", "VERB", "speech", "3"), ("say", "VERB", "thought", "2")], "twice"),
        ([("say", "VERB", "shouting", "3")], "class one of"),
        ([("say", "VB", "speech", "3")], "upos is one of"),
        ([("say", "VERB", "speech", "4")], "strength 1, 2 or 3"),
    ],
)
def test_an_unusable_row_is_named(
    given: list[tuple[str, str, str, str]], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        return [dict(zip(columns, (*row, "He [said] so."), strict=True)) for row in given]

    monkeypatch.setattr(reporting_words, "word_rows", rows)
    with pytest.raises(BadLexicon, match=words):
        reporting_words.cue_words.__wrapped__()
