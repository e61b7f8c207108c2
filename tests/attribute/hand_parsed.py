"""Documents tagged by hand: what a tagger might give, right or wrong, as no model of ours gives it.

Names stand in brackets with their label, ``[P Ann Roe]`` (O a body, L a place, N a people, F a building); a
word may have its part of speech behind a stroke, ``Bank/PROPN``. Each line is a sentence, an empty one parts
paragraphs. Words hang together by the plainest rules: a run of nouns on its last, what follows a preposition
on the noun before it, else on the verb.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotetrack.model import Document, Layout, Sentence, Span, Token

_LABELS = {"P": "PERSON", "O": "ORG", "L": "LOC", "N": "NORP", "F": "FAC", "D": "DATE"}
_CLOSED = {
    "DET": "the a an this both two",
    "ADP": "of for from in on at by with to as behind near",
    "PRON": "he she it they who his her its their him them that which whose",
    "CCONJ": "and or but &",
    "VERB": "said says met paid wrote told left sued heads leads reported denied asked came became named",
    "AUX": "is was are were has had",
    "ADV": "not there here still also",
}
_PARTS = {word: part for part, words in _CLOSED.items() for word in words.split()}
_LEMMAS = {
    "said": "say",
    "says": "say",
    "told": "tell",
    "wrote": "write",
    "was": "be",
    "is": "be",
    "met": "meet",
}
_WORD = re.compile(r"\[([PLONFD]) |([^\s\[\]/]+|/(?=\s))(?:/([A-Z]+))?(\])?")


def hand_parsed(marked: str) -> Document:
    """Return the document that ``marked`` spells."""
    text = ""
    sentences: list[Sentence] = []
    paragraphs: list[Span] = []
    for number, block in enumerate(marked.strip("\n").split("\n\n")):
        begins = len(text)
        for line in block.split("\n"):
            start = len(text)
            tokens: list[Token] = []
            for form, part, ner in _read(line):
                if (
                    text[start:]
                    and form not in (".", ",", ":", ";", ")", "'s", "’s", "’", "?", "!", "”")
                    and text[-1] not in "(“"
                ):
                    text += " "
                span = Span(len(text), len(text) + len(form))
                text += form
                plural = part in ("NOUN", "PROPN") and form.endswith("s") and len(form) > 3
                lemma = _LEMMAS.get(form.lower(), form.lower().removesuffix("s") if plural else form.lower())
                feats = f"Number={'Plur' if plural else 'Sing'}" if part in ("NOUN", "PROPN") else "_"
                tokens.append(Token(len(tokens), form, lemma, part, "_", feats, None, "dep", ner, span))
            place = Span(start, len(text))
            sentences.append(Sentence(len(sentences), number, place, tuple(_hung(tokens))))
            text += " "
        paragraphs.append(Span(begins, len(text) - 1))
        text = text[:-1] + "\n\n"
    return Document(text.rstrip("\n"), tuple(sentences), (), Layout(tuple(paragraphs)))


def _read(line: str) -> list[tuple[str, str, str]]:
    """Return word, part of speech and tag of a sentence's words."""
    found: list[tuple[str, str, str]] = []
    label, opened = "", 0
    for match in _WORD.finditer(line):
        if match[1]:
            label, opened = _LABELS[match[1]], len(found)
            continue
        form = match[2]
        guess = "PROPN" if form[:1].isupper() else "NOUN" if form[:1].isalpha() else "PUNCT"
        guess = "NUM" if form.isdigit() else "PART" if form in ("'s", "’s") else guess
        found.append((form, match[3] or _PARTS.get(form.lower(), guess), "O"))
        if match[4]:
            for i in range(opened, len(found)):
                prefix = (
                    "S"
                    if opened == len(found) - 1
                    else "B"
                    if i == opened
                    else "E"
                    if i == len(found) - 1
                    else "I"
                )
                found[i] = (*found[i][:2], f"{prefix}-{label}")
    return found


def _hung(tokens: list[Token]) -> list[Token]:
    """Return the words with heads and relations."""
    nominal = ("NOUN", "PROPN", "PRON", "NUM", "X")
    verb = next((t.index for t in tokens if t.upos == "VERB"), None)
    root = verb if verb is not None else next((t.index for t in tokens if t.upos in nominal), 0)
    heads: dict[int, tuple[int, str]] = {}
    heading = [
        t.index
        for t in tokens
        if t.upos in nominal
        and (t.index + 1 == len(tokens) or tokens[t.index + 1].upos not in (*nominal, "ADJ"))
    ]
    for at in heading:
        first = at
        while first > 0 and tokens[first - 1].upos in (*nominal, "ADJ", "DET"):
            first -= 1
        for i in range(first, at):
            relation = {"DET": "det", "ADJ": "amod", "PRON": "nmod:poss"}.get(tokens[i].upos, "compound")
            heads[i] = (at, relation)
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        owned = next((h for h in heading if h > at), None)
        case = first - 1 if first and tokens[first - 1].upos == "ADP" else None
        former = max((h for h in heading if h < at), default=None)
        if behind in ("'s", "’s", "’") and owned is not None:
            heads[at], heads[at + 1] = (owned, "nmod:poss"), (at, "case")
        elif case is not None:
            near = former is not None and former >= case - 1 - (case > 0 and tokens[case - 1].text == ",")
            heads[at] = (former, "nmod") if near and former is not None else (root, "obl")
            heads[case] = (at, "case")
        elif first and tokens[first - 1].upos == "CCONJ" and former is not None:
            heads[at], heads[first - 1] = (former, "conj"), (at, "cc")
        elif first and tokens[first - 1].text == "," and former == first - 2 and former != root:
            heads[at] = (former, "appos")
        else:
            heads[at] = (root, "nsubj" if at < root else "obj")
    return [
        replace(t, head=None, deprel="root")
        if t.index == root
        else replace(
            t,
            head=heads.get(t.index, (root, ""))[0],
            deprel=heads.get(t.index, (root, "punct" if t.upos == "PUNCT" else "dep"))[1],
        )
        for t in tokens
    ]
