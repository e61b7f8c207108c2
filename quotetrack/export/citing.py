"""A citation of one quote, and its provenance: when, from where, by which model and rule it was found."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from quotetrack.export.claims import reviewed, spans_of
from quotetrack.export.linked import ANNOTATION, annotation
from quotetrack.export.markdown import plain
from quotetrack.export.tei import legal
from quotetrack.records import StoredArticle, StoredQuote

_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_VERBS = {"told": "told", "reported": "as reported by", "carried": "as carried by"}


def provenance(article: StoredArticle, quote: StoredQuote) -> dict[str, Any]:
    """Return where a quote is from and how it was found; offsets are code points into the text."""
    review = quote.review
    return {
        "id": quote.id,
        "text": quote.text,
        "kind": quote.kind,
        "class": quote.klass,
        "speaker": [speaker.name for speaker in quote.speakers],
        "role": quote.role,
        "affiliation": quote.affiliation,
        "agency": quote.agency.name if quote.agency else None,
        "relation": quote.relation,
        "article": {
            "title": article.title,
            "author": article.author,
            "publisher": article.publisher,
            "published": article.published,
            "url": article.url,
            "path": article.path,
            "retrieved_at": article.retrieved_at,
            "sha256": article.sha256,
            "copies": [
                {"url": c.url, "path": c.path, "publisher": c.publisher, "retrieved_at": c.retrieved_at}
                for c in article.copies
            ],
        },
        "spans": {
            "content": [[span.start, span.end] for span in quote.content],
            "cue": [[quote.cue.start, quote.cue.end]] if quote.cue else [],
            "source": [[span.start, span.end] for span in quote.source],
        },
        "extraction": {
            "version": article.version,
            "parser": article.parser,
            "model": article.model or None,
            "extracted_at": article.extracted_at,
            "rule": quote.rule,
            "confidence": round(quote.confidence, 4),
        },
        "review": None
        if review is None
        else {
            "status": review.status,
            "reviewer": review.reviewer,
            "note": review.note,
            "at": review.at,
            "corrected": list(review.changed),
        },
    }


def cite_plain(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a citation as running text: who, the words, where they stand, and how to check that."""
    return f"{_statement(article, quote)} {_place(article, title='“{}”')} {_evidence(article, quote)}"


def cite_markdown(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a citation in Markdown: the words as a block quote, the place as a link."""
    words = " […] ".join(map(plain, quote.passages(article.text)))
    title = plain(article.heading)
    if article.url:
        target = re.sub(r"[<>\s\\]", "", article.url)
        title = f"[{title}](<{target}>)"
    place = [plain(_who(quote)), f"in *{title}*" if not article.url else f"in {title}"]
    place += [plain(part) for part in (article.publisher, _day(article)) if part]
    return f"> {words}\n>\n> — {', '.join(place)}\n\n{plain(_evidence(article, quote))}"


def cite_bibtex(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a BibTeX entry of the article, the quote in its note."""
    date = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", article.published or "")
    fields = {
        "author": f"{{{_latex(article.author)}}}" if article.author else None,
        "title": f"{{{_latex(article.heading)}}}",
        "publisher": _latex(article.publisher),
        "year": date[1] if date else None,
        "month": str(int(date[2])) if date and date[2] else None,
        "date": date[0] if date else None,
        "url": re.sub(r"[{}\s\\]", "", article.url) if article.url else None,
        "urldate": article.retrieved_at[:10],
        "note": _latex(f"{_statement(article, quote)} {_evidence(article, quote)}"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{quote.id},\n" + ",\n".join(lines) + "\n}"


def cite_json(article: StoredArticle, quote: StoredQuote) -> str:
    """Return the provenance of a quote as JSON."""
    return json.dumps(provenance(article, quote), ensure_ascii=False, indent=2)


def cite_annotation(article: StoredArticle, quote: StoredQuote) -> str:
    """Return a Web Annotation of one quote."""
    found = {"@context": ANNOTATION, **annotation(article, quote)}
    return json.dumps(found, ensure_ascii=False, indent=2)


STYLES: dict[str, Callable[[StoredArticle, StoredQuote], str]] = {
    "plain": cite_plain,
    "markdown": cite_markdown,
    "bibtex": cite_bibtex,
    "json": cite_json,
    "web-annotation": cite_annotation,
}


def _statement(article: StoredArticle, quote: StoredQuote) -> str:
    """Return who said what, in the marks that the article sets."""
    words = " […] ".join(" ".join(part.split()) for part in quote.passages(article.text))
    ended = words.endswith((".", "!", "?", "…", '"', "'", "”", "’", "»"))
    return f"{_who(quote)}: {words}{'' if ended else '.'}"


def _who(quote: StoredQuote) -> str:
    """Return the speaker, in what capacity, and through whom."""
    parts = [quote.name or "No source named", quote.role]
    parts.append(quote.affiliation if (quote.affiliation or "") not in (quote.role or "") else None)
    who = ", ".join(filter(None, parts))
    if quote.agency and quote.relation in _VERBS:
        who += f", {_VERBS[quote.relation]} {quote.agency.name}"
    return f"{who} ({quote.kind})" if quote.kind != "direct" else who


def _place(article: StoredArticle, title: str) -> str:
    """Return the article as it is cited."""
    parts = [article.author, title.format(article.heading), article.publisher, _day(article)]
    parts.append(article.url or article.path)
    return "In: " + ", ".join(filter(None, parts)) + "."


def _day(article: StoredArticle) -> str | None:
    """Return the day of publication as ISO 8601."""
    return article.published[:10] if article.published else None


def _evidence(article: StoredArticle, quote: StoredQuote) -> str:
    """Return what makes a citation checkable."""
    parts = [
        f"Retrieved {article.retrieved_at[:10]}; text SHA-256 {article.sha256}, characters {spans_of(quote)}",
        f"quote {quote.id}, found by quotetrack {article.version} ({article.parser}), rule {quote.rule}, "
        f"confidence {quote.confidence:.2f}",
    ]
    parts += [reviewed(quote)] if quote.review else []
    return "; ".join(parts) + "."


def _latex(text: str | None) -> str:
    """Escape what LaTeX would read as a command; typographic characters stay, controls do not."""
    plain_text = legal(" ".join((text or "").split()))
    return "".join(_LATEX.get(sign, sign) for sign in plain_text)
