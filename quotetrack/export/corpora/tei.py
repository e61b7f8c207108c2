"""TEI P5: whole articles, contents as ``<said>``, cues as ``<seg type="cue">``, sources as ``<rs>``.

``@who`` points to the speakers in the header, ``@toWhom`` to the agency that was told, ``@source`` to
the one that reported; ``@direct`` is *true* for direct, *false* for indirect and *unknown* for mixed
quotations. The parts of a split quotation, and of one over several paragraphs, are chained with
``@next`` and ``@prev``. After the guidelines' chapter 3.3.3 and ``ref-said``.

The characters of an article's ``<div>`` are those of the stored text, one for one, so that an offset
is a number of characters; what XML 1.0 cannot hold (most controls) stands as U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote as quote_path
from xml.sax.saxutils import escape, quoteattr

from quotetrack.export.citation import legal
from quotetrack.export.corpora.nesting import NestedPiece, edges, nested_pieces
from quotetrack.model import CLASSES, Span
from quotetrack.model.stored import StoredAgency, StoredArticle, StoredQuote

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_DIRECT = {"direct": "true", "indirect": "false", "mixed": "unknown"}
_CATEGORIES = (
    ("kind", ("direct", "mixed", "indirect")),
    ("class", CLASSES),
    ("polarity", ("negated",)),
    ("review", ("confirmed", "corrected", "rejected")),
)
_Key = tuple[str, StoredQuote]


def tei_corpus(articles: Iterable[StoredArticle]) -> Iterator[str]:
    """Yield one ``<teiCorpus>`` of all articles, an article at a time."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{NAMESPACE}">\n<teiHeader>\n'
    yield "<fileDesc>\n<titleStmt><title>Quotations in news articles</title></titleStmt>\n"
    yield "<publicationStmt><p>Exported by quotetrack.</p></publicationStmt>\n"
    yield "<sourceDesc><p>The articles below; each header says where its text was read.</p></sourceDesc>\n"
    yield "</fileDesc>\n</teiHeader>\n"
    for article in articles:
        yield from _article(article, prefix=f"a{article.number}-", outermost=False)
    yield "</teiCorpus>\n"


def tei(article: StoredArticle) -> str:
    """Return one article as a document of its own."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_article(article, prefix="", outermost=True))


def _article(article: StoredArticle, prefix: str, *, outermost: bool) -> Iterator[str]:
    """Yield a ``<TEI>`` element; ``prefix`` makes its identifiers its own in a corpus."""
    space = f' xmlns="{NAMESPACE}"' if outermost else ""
    yield f"<TEI{space}>\n<teiHeader>\n<fileDesc>\n"
    yield f"<titleStmt><title>{_text(article.heading)}</title>"
    yield f"<author>{_text(article.author)}</author>" if article.author else ""
    yield "</titleStmt>\n<publicationStmt>"
    yield f"<publisher>{_text(article.publisher)}</publisher>" if article.publisher else "<p>unknown</p>"
    if article.publisher and article.published:
        yield f"<date>{_text(article.published)}</date>"
    yield f"</publicationStmt>\n<sourceDesc><bibl><title>{_text(article.heading)}</title>"
    for place in (article.address, article.path, *(copy.address or copy.path for copy in article.copies)):
        if place:
            yield f"<ref{_attributes(target=_uri(place))}>{_text(place)}</ref>"
    yield f'<date type="retrieved">{article.retrieved_at}</date>'
    yield f'<idno type="sha256">{article.sha256}</idno></bibl></sourceDesc>\n</fileDesc>\n'
    yield from _encoding(article, prefix)
    yield from _participants(article, prefix)
    yield '</teiHeader>\n<text>\n<body><div xml:space="preserve">'
    yield from _body(article, prefix)
    yield "</div></body>\n</text>\n</TEI>\n"


def _encoding(article: StoredArticle, prefix: str) -> Iterator[str]:
    """Yield what found the quotations, and the categories to which ``@ana`` points."""
    yield "<encodingDesc>\n<appInfo>"
    yield f'<application ident="quotetrack"{_attributes(version=_version(article.version))}>'
    yield f"<label>quotetrack {_text(article.version)}</label><desc>{_text(article.parser)}</desc>"
    yield "</application></appInfo>\n<classDecl>"
    for name, values in _CATEGORIES:
        yield f'<taxonomy xml:id="{prefix}{name}">'
        yield from (
            f'<category xml:id="{prefix}{value}"><catDesc>{value}</catDesc></category>' for value in values
        )
        yield "</taxonomy>"
    yield "</classDecl>\n</encodingDesc>\n"


def _participants(article: StoredArticle, prefix: str) -> Iterator[str]:
    """Yield the speakers and agencies of an article, with an identifier each."""
    speakers: dict[int, tuple[str, str, set[str], set[str]]] = {}
    for quote in article.quotes:
        for speaker in quote.speakers:
            known = speakers.setdefault(speaker.number, (speaker.name, speaker.type, set(), set()))
            known[2].update(filter(None, [quote.role]))
            known[3].update(filter(None, [quote.affiliation]))
    agencies = dict.fromkeys(quote.agency for quote in article.quotes if quote.agency)
    if article.dateline:
        agencies.setdefault(article.dateline)
    if not speakers and not agencies:
        return
    yield "<profileDesc><particDesc>\n"
    people = [(number, found) for number, found in speakers.items() if found[1] in ("person", "author")]
    if people:
        yield "<listPerson>"
        for number, (name, _, roles, bodies) in people:
            yield f'<person xml:id="{prefix}s{number}"><persName>{_text(name)}</persName>'
            yield from (f"<occupation>{_text(role)}</occupation>" for role in sorted(roles))
            yield from (f"<affiliation>{_text(body)}</affiliation>" for body in sorted(bodies))
            yield "</person>"
        yield "</listPerson>\n"
    others = [(number, found) for number, found in speakers.items() if found[1] not in ("person", "author")]
    if others or agencies:
        yield "<listOrg>"
        for number, (name, kind, _, _) in others:
            yield f'<org xml:id="{prefix}s{number}" type="{kind}"><orgName>{_text(name)}</orgName></org>'
        for number, agency in enumerate(agencies):
            yield f'<org xml:id="{prefix}g{number}" type="agency"><orgName>{_text(agency.name)}</orgName>'
            yield f'<idno type="wikidata">{agency.wikidata}</idno>' if agency.wikidata else ""
            yield "</org>"
        yield "</listOrg>\n"
    yield "</particDesc></profileDesc>\n"


def _body(article: StoredArticle, prefix: str) -> Iterator[str]:
    """Yield the text with its marks: white space between paragraphs, and the paragraphs."""
    text = article.text
    agencies = dict.fromkeys(quote.agency for quote in article.quotes if quote.agency)
    numbers = {agency: number for number, agency in enumerate(agencies)}
    paragraphs = paragraphs_of(text)
    spans: list[tuple[Span, _Key]] = []
    for quote in article.quotes:
        spans += [(span, ("said", quote)) for span in quote.content]
    for quote in article.quotes:
        spans += [(span, ("rs", quote)) for span in quote.source]
        spans += [(quote.cue, ("seg", quote))] if quote.cue else []
    found = nested_pieces(spans, paragraphs)
    opening = _openings(found, prefix, numbers)
    at = 0
    steps = sorted(
        [(p.start, 0, index, "<p>") for index, p in enumerate(paragraphs)]
        + [
            (where, 1 if opens else -1, order, opening[id(piece)] if opens else f"</{piece.key[0]}>")
            for order, (where, piece, opens) in enumerate(edges(found))
        ]
        + [(p.end, -1, len(found) * 2 + index, "</p>") for index, p in enumerate(paragraphs)]
    )
    for where, _, _, tag in steps:
        yield _text(text[at:where])
        yield tag
        at = where
    yield _text(text[at:])


def paragraphs_of(text: str) -> list[Span]:
    """Return the paragraphs, so that only spaces, tabs and line feeds lie outside them.

    A line of carriage returns belongs to the paragraph before it.
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        if found and not line[0].strip():
            found[-1] = Span(found[-1].start, line.end()) if "\r" in line[0] else found[-1]
        if line[0].strip() or (not found and line[0].strip(" \t")):
            found.append(Span(line.start(), line.end()))
    return found


def _openings(found: list[NestedPiece], prefix: str, agencies: dict[StoredAgency, int]) -> dict[int, str]:
    """Return the opening tag of each piece, by the piece's identity."""
    tags = {}
    ordered = sorted(found, key=lambda piece: (piece.key[0], piece.key[1].id, piece.start))
    for (name, _), group in groupby(ordered, key=lambda piece: (piece.key[0], piece.key[1].id)):
        chain = list(group)
        for number, piece in enumerate(chain):
            quote: StoredQuote = piece.key[1]
            if name == "said":
                attributes = _said(quote, prefix, agencies)
            else:
                attributes = {"type": "cue" if name == "seg" else None, "corresp": f"#{prefix}{quote.id}"}
            if name == "rs" and quote.speakers:
                attributes["ref"] = " ".join(f"#{prefix}s{speaker.number}" for speaker in quote.speakers)
            if name == "said":
                attributes["xml:id"] = _identifier(prefix, quote, number)
                if number:
                    attributes["prev"] = "#" + _identifier(prefix, quote, number - 1)
                if number + 1 < len(chain):
                    attributes["next"] = "#" + _identifier(prefix, quote, number + 1)
            tags[id(piece)] = f"<{name}{_attributes(**attributes)}>"
    return tags


def _identifier(prefix: str, quote: StoredQuote, number: int) -> str:
    """Return the identifier of one part of a quotation; the first has the quote's own id."""
    return f"{prefix}{quote.id}" + (f"-{number + 1}" if number else "")


def _said(quote: StoredQuote, prefix: str, agencies: dict[StoredAgency, int]) -> dict[str, str | None]:
    """Return the attributes of ``<said>``."""
    categories = [quote.kind, quote.klass, "negated" if quote.negated else None]
    categories.append(quote.review.status if quote.review else None)
    agency = f"#{prefix}g{agencies[quote.agency]}" if quote.agency else None
    return {
        "who": " ".join(f"#{prefix}s{speaker.number}" for speaker in quote.speakers) or None,
        "direct": _DIRECT[quote.kind],
        "aloud": "false" if quote.klass != "speech" else None,
        "ana": " ".join(f"#{prefix}{value}" for value in categories if value),
        "toWhom": agency if quote.relation == "told" else None,
        "source": agency if quote.relation in ("reported", "carried") else None,
        "cert": f"{quote.confidence:.3f}",
    }


def _attributes(**values: str | None) -> str:
    """Return attributes as they stand in a tag; None is left out."""
    return "".join(
        f" {name}={quoteattr(legal(value))}" for name, value in values.items() if value is not None
    )


def _text(text: str | None) -> str:
    """Return character data; a carriage return as a reference, or XML would read a line feed."""
    return escape(legal(text or ""), {"\r": "&#13;"})


def _uri(place: str) -> str:
    """Return a place as a URI: a path escaped, in an address only what no URI may hold."""
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", place):
        return quote_path(legal(place))
    return quote_path(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", legal(place)), safe="/:?#[]@!$&'()*+,;=~%")


def _version(version: str) -> str:
    """Return a version number of the shape that TEI asks for."""
    match = re.match(r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}", version)
    return match[0] if match else "0"
