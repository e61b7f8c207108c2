"""brat standoff in PolNeAR's shape: ``text/NAME.txt`` beside ``attributions/NAME_ANNOTATOR.ann``.

For training, for scoring (``quotetrack evaluate``) and for correcting in brat itself. What a person
rejected is never among it; with the filter *accepted* it holds what people confirmed or set right, and
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle, StoredQuote

CONFIGURATION = """\
[entities]
Source
Cue
Content
[relations]
[events]
Attribution Content+:Content, Cue*:Cue, Source*:Source
[attributes]
Kind Arg:<EVENT>, Value:direct|indirect|mixed
Class Arg:<EVENT>, Value:speech|thought|perception|no_comment
Negated Arg:<EVENT>
Reviewed Arg:<EVENT>, Value:confirmed|corrected
"""


def brat(article: StoredArticle) -> Iterator[tuple[str, str]]:
    """Yield the two files of an article: their paths in the corpus folder, and what is in them.

    The annotator's name is *reviewed* where people accepted every attribution, else *quotetrack*.
    """
    quotes = [quote for quote in article.quotes if not quote.rejected]
    annotator = "reviewed" if quotes and all(quote.accepted for quote in quotes) else "quotetrack"
    yield f"text/{article.name}.txt", article.text
    yield f"attributions/{article.name}_{annotator}.ann", "".join(_lines(quotes, article.text))


def _lines(quotes: Sequence[StoredQuote], text: str) -> Iterator[str]:
    """Yield the lines of an annotation file."""
    bounds = attributes = 0
    for number, quote in enumerate(quotes, 1):
        cue = (quote.cue,) if quote.cue else ()
        roles = (("Content", quote.content), ("Cue", cue), ("Source", quote.source))
        arguments = []
        for role, spans in roles:
            if spans:
                bounds += 1
                arguments.append(f"{role}:T{bounds}")
                yield _bound(bounds, role, spans, text)
        bounds += 1
        yield _bound(bounds, "Attribution", cue or quote.content, text)
        yield f"E{number}\tAttribution:T{bounds} {' '.join(arguments)}\n"
        values = [f"Kind E{number} {quote.kind}", f"Class E{number} {quote.klass}"]
        values += [f"Negated E{number}"] if quote.negated else []
        values += [f"Reviewed E{number} {quote.review.status}"] if quote.review else []
        for value in values:
            attributes += 1
            yield f"A{attributes}\t{value}\n"
        if quote.speakers:
            yield f"#{number}\tAnnotatorNotes E{number}\t{_flat(quote.name)} ({quote.id})\n"


def _bound(number: int, role: str, spans: Sequence[Span], text: str) -> str:
    """Return the line of one annotation, discontinuous where it has several spans."""
    offsets = ";".join(f"{span.start} {span.end}" for span in spans)
    return f"T{number}\t{role} {offsets}\t{_flat(' '.join(span.of(text) for span in spans))}\n"


def _flat(words: str) -> str:
    """Return words on one line, each line end and tab as a space, one for one."""
    return "".join(" " if sign in "\t\v\f" or (sign + "x").splitlines()[0] == "" else sign for sign in words)
