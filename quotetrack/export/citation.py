"""How a quote is cited, by the command line and on its page alike: Markdown, BibTeX, a W3C Web Annotation.

Every citation says who, the words in their own marks, where they stand, and how to check that.
"""

from __future__ import annotations

import re
from typing import Any

from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle, StoredQuote

ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
CONTEXT = 32  # characters before and after the words, as Hypothesis gives
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_VERBS = {"told": "told", "reported": "as reported by", "carried": "as carried by"}


def plain_markdown(text: str | None) -> str:
    """Escape what Markdown would read as markup, and keep it on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join((text or "").split()))


def legal(text: str) -> str:
    """Return ``text`` with what XML 1.0 cannot hold as U+FFFD, one for one."""
    return _ILLEGAL.sub("\ufffd", text)


def latex(text: str | None) -> str:
    """Escape what LaTeX would read as a command; typographic characters stay, controls do not."""
    return "".join(_LATEX.get(sign, sign) for sign in legal(" ".join((text or "").split())))


def capacity(name: str | None, role: str | None, affiliation: str | None) -> tuple[str, str]:
    """Return a speaker's role and body as told beside the name, each empty where that is said already.

    *Ann Roe, mayor, Avon*; not *diplomat, diplomat*, nor *Ann Roe, Avon spokeswoman, Avon*.
    """
    said = (name or "").casefold()
    post = role if role and role.casefold() not in said else ""
    said = f"{said} {post}".casefold()
    return post, affiliation if affiliation and affiliation.casefold() not in said else ""


def presented(quote: StoredQuote) -> str:
    """Return who is quoted, in what capacity."""
    post, body = capacity(quote.name, quote.role, quote.affiliation)
    return ", ".join(filter(None, [quote.name or "No source named", post, body]))


def credit(quote: StoredQuote) -> str:
    """Return the speaker, in what capacity, and through whom."""
    words = presented(quote)
    if quote.agency and quote.relation in _VERBS:
        words += f", {_VERBS[quote.relation]} {quote.agency.name}"
    return f"{words} ({quote.kind})" if quote.kind != "direct" else words


def statement(article: StoredArticle, quote: StoredQuote) -> str:
    """Return who said what, in the marks that the article sets."""
    words = " […] ".join(" ".join(part.split()) for part in quote.passages(article.text))
    ended = words.endswith((".", "!", "?", "…", '"', "'", "”", "’", "»"))
    return f"{credit(quote)}: {words}{'' if ended else '.'}"


def evidence(article: StoredArticle, quote: StoredQuote) -> str:
    """Return what makes a citation checkable."""
    parts = [
        f"Retrieved {article.retrieved_at[:10]}; text SHA-256 {article.sha256}, "
        f"characters {offsets_of(quote)}",
        f"quote {quote.id}, found by quotetrack {article.version} ({article.parser}), rule {quote.rule}, "
        f"confidence {quote.confidence:.2f}",
    ]
    parts += [f"the page says its address is {article.claimed}"] if article.claimed else []
    parts += [reviewed(quote)] if quote.review else []
    return "; ".join(parts) + "."


def reviewed(quote: StoredQuote) -> str:
    """Say what a person decided; empty where nobody did."""
    review = quote.review
    if review is None:
        return ""
    what = review.status
    if review.changed:
        parts = ", ".join(review.changed)
        what += f" ({parts})" if review.status == "corrected" else f" ({parts} corrected)"
    return f"{what} by {review.reviewer}, {review.at[:10]}" + (f": {review.note}" if review.note else "")


def offsets_of(quote: StoredQuote) -> str:
    """Return the offsets of a quote's content: *12-57, 60-70*."""
    return ", ".join(f"{span.start}-{span.end}" for span in quote.content)


def day_published(article: StoredArticle) -> str | None:
    """Return the day of publication as ISO 8601."""
    return article.published[:10] if article.published else None


def cite_markdown(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a citation in Markdown: the words as a block quote, the place as a link."""
    address = re.sub(r"[<>\s\\]", "", article.address or "")
    title = plain_markdown(article.heading)
    place = f"in [{title}](<{address}>)" if article.address else f"in *{title}*"
    where = map(plain_markdown, filter(None, [article.publisher, day_published(article)]))
    passages = " […] ".join(map(plain_markdown, quote.passages(article.text)))
    source = ", ".join([plain_markdown(credit(quote)), place, *where])
    return f"> {passages}\n>\n> — {source}\n\n{plain_markdown(evidence(article, quote))}"


def bibtex(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a BibTeX entry of the article, the quote in its note."""
    date = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", article.published or "")
    fields = {
        "author": f"{{{latex(article.author)}}}" if article.author else None,
        "title": f"{{{latex(article.heading)}}}",
        "publisher": latex(article.publisher),
        "year": date[1] if date else None,
        "month": str(int(date[2])) if date and date[2] else None,
        "date": date[0] if date else None,
        "url": re.sub(r"[{}\s\\]", "", article.address) if article.address else None,
        "urldate": article.retrieved_at[:10],
        "note": latex(f"{statement(article, quote)} {evidence(article, quote)}"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{quote.id},\n" + ",\n".join(lines) + "\n}"


def annotation(article: StoredArticle, quote: StoredQuote) -> dict[str, Any]:
    """Return a Web Annotation, without its context.

    Every part of a split quotation is a target of its own, with a TextQuoteSelector and a
    TextPositionSelector that count code points in the text that was read; a TimeState says when. A review
    *assesses* the quote (W3C Web Annotation Data Model, 3.3.5 Motivation and Purpose).
    """
    bodies = [("identifying", quote.name)] if quote.speakers else []
    bodies += [("describing", _manner(quote)), ("tagging", quote.kind), ("tagging", quote.klass)]
    found: dict[str, Any] = {
        "id": quote.uri,
        "type": "Annotation",
        "motivation": "identifying",
        "created": article.extracted_at,
        "generator": {
            "id": "urn:quotetrack:software:" + article.version,
            "type": "Software",
            "name": f"quotetrack {article.version}, rule {quote.rule}",
        },
        "body": [_body(purpose, value) for purpose, value in bodies],
        "target": [_target(article, span) for span in quote.content],
    }
    if quote.review:
        words = ": ".join(filter(None, [quote.review.status, quote.review.note]))
        creator = {"type": "Person", "name": quote.review.reviewer}
        found["body"].append({**_body("assessing", words), "creator": creator, "created": quote.review.at})
        found["modified"] = quote.review.at
    return found


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(article: StoredArticle, span: Span) -> dict[str, Any]:
    """Return a stretch of a text as a W3C Web Annotation targets it; offsets are code points."""
    text = article.text
    return {
        "type": "SpecificResource",
        "source": article.uri,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - CONTEXT) : span.start],
                "suffix": text[span.end : span.end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
        "state": {"type": "TimeState", "sourceDate": article.retrieved_at},
    }


def _manner(quote: StoredQuote) -> str:
    """Say by what words a quote is reported and through whom."""
    parts = [
        f"{quote.source_text or ''} {quote.cue_text or ''}".strip(),
        "negated" if quote.negated else None,
        f"{quote.relation} {quote.agency.name}" if quote.agency else None,
        quote.channel,
    ]
    return "; ".join(filter(None, parts)) or "no source named"
