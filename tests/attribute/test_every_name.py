"""Whom every subject and possessor of our own articles names, whole: had each said what follows it.

Far more names, pronouns and descriptions stand in a text than are quoted in it. On frozen parses, those of
other rooms among them; so also who is named in each, by which names, in which roles. Pinned is what is
answered, not all of which is right: nobody is quoted with most of it. Who means to change an answer pins it
anew, ``python tests/attribute/test_every_name.py``, and reads the difference.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "gold"))
sys.path.insert(0, str(Path(__file__).parent.parent / "detect"))
sys.path.insert(0, str(Path(__file__).parent))

import announced_cases
import crowded_texts
import pytest
import rule_cases
from frozen_gold import BLIND, every_document, found
from passages import FROZEN, HEADER, PASSAGES
from pinned_answers import read_pins, write_pins

from quotetrack.attribute import attribute
from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.salience import Pronoun, rank
from quotetrack.model import Attribution, Cue, Document, Quote, Sentence, Span
from quotetrack.parse.conllu import load_conllu

PINNED_IN = Path(__file__).parent / "every_name.json"
PARTS = 16


def documents() -> dict[str, Callable[[], Document]]:
    """Return what reads each article, story, passage and single sentence, by name."""
    parses = dict(b.split("\n", 1) for b in FROZEN.read_text(encoding="utf-8").split(HEADER)[1:])
    sentences = rule_cases.parses()
    return {
        **{name: partial(one_document, name) for name in every_document()},
        **{f"passage {one.name}": partial(load_conllu, parses[one.name], one.read()[0]) for one in PASSAGES},
        **{name: partial(crowded_text, name) for name in crowded_texts.TEXTS},
        **{
            text: partial(load_conllu, sentences[rule_cases.in_one_line(text)], text)
            for text in rule_cases.texts()
        },
    }


def one_document(name: str) -> Document:
    """Return an article or a story."""
    return every_document()[name][0]


@cache
def _crowded_parses() -> dict[str, str]:
    blocks = crowded_texts.FROZEN.read_text(encoding="utf-8").split(crowded_texts.HEADER)[1:]
    return dict(block.split("\n", 1) for block in blocks)


def crowded_text(name: str) -> Document:
    """Return one of the crowded texts."""
    return load_conllu(_crowded_parses()[name], crowded_texts.TEXTS[name])


def announced() -> dict[str, Callable[[], Document]]:
    """Return what reads each text whose words are somebody's by layout, by name."""
    blocks = announced_cases.FROZEN.read_text(encoding="utf-8").split(announced_cases.HEADER)[1:]
    parses = dict(block.split("\n", 1) for block in blocks)
    return {one.name: partial(load_conllu, parses[one.name], one.text) for one in announced_cases.CASES}


def supposed(doc: Document, *, clauses: bool = False) -> list[Quote]:
    """Return a quote for each subject and possessor, of what stands behind it in its sentence.

    Of ``clauses`` what stands there up to a comma, so that the rest may tell through whom it came.
    """
    quotes = []
    for sentence in doc.sentences:
        for token in sentence.tokens:
            if not token.deprel.startswith(("nsubj", "nmod:poss")) or token.head is None:
                continue
            source, head = phrase_of(sentence, token.index), sentence.tokens[token.head]
            start, end = max(source.end, head.span.end), sentence.tokens[-1].span.start
            if clauses:
                commas = (t.span.start for t in sentence.tokens if t.text == "," and t.span.start > start + 2)
                end = next(commas, end)
            if head.index <= token.index or end - start < 2:
                continue
            start += len(doc.text[start:end]) - len(doc.text[start:end].lstrip())
            cue = Cue(head.span, head.lemma)
            quotes.append(Quote("indirect", "speech", (Span(start, end),), cue, (source,), "supposed", 1.0))
    return quotes


def phrase_of(sentence: Sentence, index: int) -> Span:
    """Return the words that hang on a word, from the first to the last of them, clauses aside."""
    words, new = {index}, [index]
    while new:
        below = [c.index for one in new for c in sentence.children(one) if not c.deprel.startswith("acl")]
        new = [one for one in below if one not in words]
        words |= set(new)
    return Span(sentence.tokens[min(words)].span.start, sentence.tokens[max(words)].span.end)


def told(doc: Document, one: Attribution) -> str:
    """Return whose a quote is, through whom it came and to whom, in a line: the words, then what is known."""
    who = one.speaker
    source = " ".join(" ".join(span.of(doc.text) for span in one.quote.source).split())
    known = [
        *([" + ".join(who.names), who.type, f"{who.method} {who.confidence:g}"] if who else ["nobody"]),
        *([f"as {who.role}"] if who and who.role else []),
        *([f"of {who.affiliation}"] if who and who.affiliation else []),
        *([f"or {' or '.join(map(str, who.candidates))}"] if who and who.candidates else []),
        *([f"by {one.channel}"] if one.channel else []),
        *(f"via {hop.agency} ({hop.relation})" for hop in one.relays),
        *([f"to {one.recipient.of(doc.text)}"] if one.recipient else []),
    ]
    cue = f" {one.quote.cue.lemma}" if one.quote.cue else ""
    return f"{source}{cue}: {', '.join(known)}"


def named(doc: Document) -> list[str]:
    """Return who is named: the fullest name, its kind, sex, other names and roles, and how often."""
    lines = []
    for entity in Cast(doc, []).entities:
        roles = [f"{role} of {body}" if body else role for role, body in entity.roles]
        lines.append(
            f"{entity.name} ({entity.label}{entity.gender and ' ' + entity.gender}) {len(entity.mentions)}:"
            f" {'; '.join(dict.fromkeys(roles))} {' '.join(sorted(entity.aliases))}".strip()
        )
    return lines


def weighed(doc: Document) -> list[str]:
    """Return how each name is read and how much it weighs, and whom each pronoun may mean, how surely."""
    cast = Cast(doc, [])
    names = (
        f"{' '.join(m.words)}, {m.label} {m.gender}{m.title} {m.weight:g}{' quoted' * m.quoted}"
        for m in sorted(cast.owner, key=lambda m: m.span)
        if m.words
    )
    meant = (
        f"{token.text}: {', '.join(f'{entity.name} {score:.3f}' for score, entity in ranked)}"
        for sentence in doc.sentences
        for token in sentence.tokens
        if token.upos == "PRON" and (ranked := rank(Pronoun(token, sentence), cast.entities))
    )
    return [" | ".join(names), " | ".join(meant)]


def answers(part: int) -> dict[str, list[str]]:
    """Return the answers of a part of the documents, by name."""
    found_in = {}
    for name, read in itertools.islice(documents().items(), part, None, PARTS):
        doc = read()
        found_in[name] = [*(told(doc, one) for one in attribute(doc, supposed(doc))), "—", *named(doc)]
    for name in itertools.islice(crowded_texts.TEXTS, part, None, PARTS):
        doc = crowded_text(name)
        quotes = [*found(doc, {}, BLIND), *supposed(doc, clauses=True)]
        found_in[f"clauses of {name}"] = [*(told(doc, one) for one in attribute(doc, quotes)), *weighed(doc)]
    for name, read in itertools.islice(announced().items(), part, None, PARTS):
        doc = read()
        found_in[f"announced {name}"] = [told(doc, one) for one in attribute(doc, found(doc, {}, BLIND))]
    return found_in


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_name_is_as_it_was_pinned(part: int) -> None:
    for name, got in answers(part).items():
        assert got == PINNED.get(name, got), name  # what is new is pinned with the next run


def test_what_is_pinned_is_still_there() -> None:
    names = {*documents(), *(f"announced {name}" for name in announced())}
    names |= {f"clauses of {name}" for name in crowded_texts.TEXTS}
    assert PINNED.keys() <= names


if __name__ == "__main__":
    pinned = {name: got for part in range(PARTS) for name, got in answers(part).items()}
    write_pins(PINNED_IN, dict(sorted(pinned.items())))
