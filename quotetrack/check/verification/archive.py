"""Makes passages of what the database hands over; the only module of this stage that knows its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from quotetrack.check.verification.claims import Claim, claimed_quotations
from quotetrack.check.verification.passages import Passage, content_of
from quotetrack.check.wording.compared_words import Word, fold_wording, is_function_word
from quotetrack.lexicon.equivalence import american, stem
from quotetrack.lexicon.person_words import fold_word, is_description, titles
from quotetrack.model import Span

TEXTS = 80  # quotes whose texts are looked at for one claim
_ARTICLES = 6  # articles that are searched for words in marks which are no quote
_SPLITS = "'"
_LETTERS = re.compile(r"[^\W\d_]+(?=(['’][^\W\d_]+)?)")
_MARKS = frozenset("\"“”„«»‘’'`‹›")


class Reads(Protocol):
    """The questions that a database answers; quotetrack.store.statements.claim_search has them."""

    def quotes_holding(
        self, words: Sequence[str], *, limit: int, speakers: frozenset[int]
    ) -> list[dict[str, Any]]:
        """Return *number*, *text* and *own* of the quotes that hold most of the rarer words."""
        ...

    def passages(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Return quotes with *body*, *spans* and *speakers*."""
        ...

    def articles_holding(self, words: Sequence[str], *, limit: int) -> list[dict[str, Any]]:
        """Return articles with *body* and *contents*."""
        ...

    def speakers_called(self, *names: str) -> frozenset[int]:
        """Return the speakers whom any of the names may mean, the first that is known deciding."""
        ...


class Archive:
    """The passages of one database."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def texts(self, claim: Claim, speakers: frozenset[int]) -> list[tuple[int, str, bool]]:
        """See quotetrack.check.verification.verifying.PassageSource."""
        found = self._reads.quotes_holding(search_words(claim.words), limit=TEXTS, speakers=speakers)
        return [(row["number"], row["text"], row["own"]) for row in found]

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """See quotetrack.check.verification.verifying.PassageSource."""
        return [passage_of(row) for row in self._reads.passages(numbers)]

    def in_articles(self, claim: Claim) -> list[Passage]:
        """See quotetrack.check.verification.verifying.PassageSource."""
        wanted = {word.stem for word in content_of(claim.words)} or {word.stem for word in claim.words}
        found = []
        for row in self._reads.articles_holding(search_words(claim.words), limit=_ARTICLES):
            contents = [Span(*place) for place in row.pop("contents")]
            body = row.pop("body")
            for quotation in claimed_quotations(body):
                inner = quotation.inner(body)
                if not len(inner) or any(span.overlaps(inner) for span in contents):
                    continue
                passage = Passage("direct", (inner,), body, {**row, "kind": None}, unresolved=True)
                if {word.stem for word in passage.words} & wanted:
                    found.append(passage)
        return found

    def speakers(self, name: str) -> frozenset[int]:
        """See quotetrack.check.verification.verifying.PassageSource."""
        return self._reads.speakers_called(name, without_titles(name))


def passage_of(row: Mapping[str, Any]) -> Passage:
    """Return the passage of a quote's row."""
    public = {k: v for k, v in row.items() if k not in ("body", "spans", "speakers")}
    spans = [Span(*place) for place in row["spans"]]
    if row["kind"] == "direct":
        spans = [whole_marks(row["body"], span) for span in spans]
    return Passage(
        kind=row["kind"],
        spans=tuple(spans),
        body=row["body"],
        row=public,
        quote=row["id"],
        speakers=frozenset(row["speakers"]),
        unresolved=not row["speaker"] or row["method"] in (None, "none") or _is_described(row),
        negated=bool(row["negated"]),
    )


def whole_marks(body: str, span: Span) -> Span:
    """Return a stretch within one pair of marks up to these, where it begins or ends between them.

    Detection may take *we will strike* out of *“If they insist, we will strike,”*; the sentence is all of it.
    """
    text = span.of(body)
    if not text or (text[0] in _MARKS and text[-1] in _MARKS):
        return span
    start = body.rfind("\n", 0, span.start) + 1
    end = body.find("\n", span.end)
    paragraph = body[start : end if end >= 0 else len(body)]
    for quotation in claimed_quotations(paragraph):
        whole = Span(quotation.span.start + start, quotation.span.end + start)
        if quotation.depth == 0 and whole.start <= span.start < whole.end:
            return Span(whole.start, max(span.end, whole.end if span.end <= whole.end else span.end))
    return span


def _is_described(row: Mapping[str, Any]) -> bool:
    """Tell whether a body or a person goes without a name: *the company*, *the central bank*."""
    return row["speaker_type"] in ("person", "organization") and is_description(row["speaker"])


def search_words(words: Sequence[Word]) -> list[str]:
    """Return the words of a claim as a full-text index writes them, words of matter where there are any."""
    chosen = content_of(words) or list(words)
    if len(chosen) < 3:
        chosen = list(words)
    found = []
    for word in chosen:
        for part in word.text.replace("’", _SPLITS).replace(",", "").split():
            found += [piece for piece in fold_wording(part).strip("-").split(_SPLITS) if piece.isalnum()]
    return list(dict.fromkeys(found))


def matter_words(text: str) -> list[tuple[str, str, str]]:
    """Return the words of matter of a text: what their forms share, the form as an index has it, the word."""
    found = []
    for match in _LETTERS.finditer(text):
        word = match[0].lower()
        key = fold_wording(word)
        if len(key) > 2 and not is_function_word(fold_wording(match[0] + (match[1] or "")).replace("’", "'")):
            found.append((stem(key), key, word))
    return found


def words_alike(one: str, other: str) -> bool:
    """Tell whether two words of an index are forms of one word or spellings of it."""
    return stem(one) == stem(other) or american(one) == american(other)


def without_titles(name: str) -> str:
    """Return a name without the titles before it: *Daniel Harrow* of *President Daniel Harrow*."""
    words = name.split()
    known = titles()
    at = 0
    while at < len(words) - 1:
        step = next((n for n in (3, 2, 1) if tuple(fold_word(w) for w in words[at : at + n]) in known), 0)
        if not step or at + step >= len(words):
            break
        at += step
    return " ".join(words[at:])
