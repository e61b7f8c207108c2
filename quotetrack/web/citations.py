"""Citations of one quote to copy from its page: Markdown, BibTeX and a W3C Web Annotation.

The wording is that of ``quotetrack cite``: who, the words, where they stand, and how to check that.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from typing import Any

from quotetrack.web.reader import Row

CONTEXT = 32  # characters before and after the words, as Hypothesis gives
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")
_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_VERBS = {"told": "told", "reported": "as reported by", "carried": "as carried by"}


def citations(quote: Row, article: Row, spans: Sequence[tuple[int, int]], permalink: str) -> list[Row]:
    """Return the citations of a quote, each with ``name``, ``form`` and ``text``.

    ``spans`` are the offsets of its content in the article's text, ``permalink`` its address here.
    """
    words = [article["text"][start:end] for start, end in spans]
    return [
        {"name": "Markdown", "form": "markdown", "text": markdown(quote, article, words, spans)},
        {"name": "BibTeX", "form": "bibtex", "text": bibtex(quote, article, words, spans)},
        {"name": "Web Annotation", "form": "json", "text": web_annotation(quote, article, spans)},
        {"name": "Link", "form": "url", "text": permalink},
    ]


def markdown(quote: Row, article: Row, words: list[str], spans: Sequence[tuple[int, int]]) -> str:
    """Return a citation in Markdown: the words as a block quote, the place as a link."""
    title = _plain(article["heading"])
    if article["url"]:
        target = re.sub(r"[<>\s\\]", "", article["url"])
        place = f"in [{title}](<{target}>)"
    else:
        place = f"in *{title}*"
    parts = [_plain(who(quote)), place, _plain(article["publisher"]), article["day"]]
    quoted = " […] ".join(map(_plain, words))
    return (
        f"> {quoted}\n>\n> — {', '.join(filter(None, parts))}\n\n{_plain(_evidence(quote, article, spans))}"
    )


def bibtex(quote: Row, article: Row, words: list[str], spans: Sequence[tuple[int, int]]) -> str:
    """Return a BibTeX entry of the article, the quote in its note."""
    date = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", article["published"] or "")
    said = " […] ".join(" ".join(part.split()) for part in words)
    ended = said.rstrip("\"'”’»").endswith((".", "!", "?"))
    statement = f"{who(quote)}: {said}{'' if ended else '.'}"
    fields = {
        "author": f"{{{_latex(article['author'])}}}" if article["author"] else None,
        "title": f"{{{_latex(article['heading'])}}}",
        "publisher": _latex(article["publisher"]),
        "year": date[1] if date else None,
        "month": str(int(date[2])) if date and date[2] else None,
        "date": date[0] if date else None,
        "url": re.sub(r"[{}\s\\]", "", article["url"]) if article["url"] else None,
        "urldate": article["retrieved_at"][:10],
        "note": _latex(f"{statement} {_evidence(quote, article, spans)}"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{quote['id']},\n" + ",\n".join(lines) + "\n}"


def web_annotation(quote: Row, article: Row, spans: Sequence[tuple[int, int]]) -> str:
    """Return a W3C Web Annotation: each span of content a target with a quote and a position selector."""
    bodies = [("identifying", quote["who"])] if quote["speakers"] else []
    bodies += [("describing", _manner(quote)), ("tagging", quote["kind"]), ("tagging", quote["class"])]
    found: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:quotetrack:{quote['id']}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {
            "id": f"urn:quotetrack:software:{article['version']}",
            "type": "Software",
            "name": f"quotetrack {article['version']}, rule {quote['rule']}",
        },
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
            for purpose, value in bodies
        ],
        "target": [_target(article, start, end) for start, end in spans],
    }
    review = quote["review"]
    if review:
        value = ": ".join(filter(None, [review["status"], review["note"]]))
        found["body"].append(
            {
                "type": "TextualBody",
                "purpose": "assessing",
                "value": value,
                "format": "text/plain",
                "creator": {"type": "Person", "name": review["reviewer"]},
                "created": review["reviewed_at"],
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2)


def who(quote: Row) -> str:
    """Return the speaker, in what capacity, and through whom."""
    body = quote["affiliation"] if (quote["affiliation"] or "") not in (quote["role"] or "") else None
    words = ", ".join(filter(None, [quote["who"] or "No source named", quote["role"], body]))
    if quote["agency_name"] and quote["relation"] in _VERBS:
        words += f", {_VERBS[quote['relation']]} {quote['agency_name']}"
    return f"{words} ({quote['kind']})" if quote["kind"] != "direct" else words


def _target(article: Row, start: int, end: int) -> dict[str, Any]:
    """Return one stretch of an article as a specific resource; offsets are code points."""
    text = article["text"]
    digest = base64.urlsafe_b64encode(bytes.fromhex(article["sha256"])).decode("ascii").rstrip("=")
    return {
        "type": "SpecificResource",
        "source": article["url"] or f"ni:///sha-256;{digest}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - CONTEXT) : start],
                "suffix": text[end : end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
        "state": {"type": "TimeState", "sourceDate": article["retrieved_at"]},
    }


def _evidence(quote: Row, article: Row, spans: Sequence[tuple[int, int]]) -> str:
    """Return what makes a citation checkable."""
    offsets = ", ".join(f"{start}-{end}" for start, end in spans)
    parts = [
        f"Retrieved {article['retrieved_at'][:10]}; text SHA-256 {article['sha256']}, characters {offsets}",
        f"quote {quote['id']}, found by quotetrack {article['version']} ({article['parser']}),"
        f" rule {quote['rule']}, confidence {quote['confidence']:.2f}",
    ]
    review = quote["review"]
    if review:
        note = f": {review['note']}" if review["note"] else ""
        parts.append(f"{review['status']} by {review['reviewer']}, {review['reviewed_at'][:10]}{note}")
    return "; ".join(parts) + "."


def _manner(quote: Row) -> str:
    """Say by what words a quote is reported and through whom."""
    parts = [f"{quote['source'] or ''} {quote['cue'] or ''}".strip()]
    parts += ["negated"] if quote["negated"] else []
    parts += [f"{quote['relation']} {quote['agency_name']}"] if quote["agency_name"] else []
    parts += [quote["channel"]] if quote["channel"] else []
    return "; ".join(filter(None, parts)) or "no source named"


def _plain(text: str | None) -> str:
    """Escape what Markdown would read as markup, and keep it on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join((text or "").split()))


def _latex(text: str | None) -> str:
    """Escape what LaTeX would read as a command; typographic characters stay as they are."""
    return "".join(_LATEX.get(sign, sign) for sign in " ".join((text or "").split()))
