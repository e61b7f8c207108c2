"""How a quote is cited, wherever it is shown: who said it, escaped words, a BibTeX entry, text selectors.

The command line and the pages hold a quote in different shapes; both give its parts, and cite alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from quotetrack.model import Span

CONTEXT = 32  # characters before and after the words, as Hypothesis gives
BIBTEX_FIELDS = ("author", "heading", "publisher", "published", "url")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_VERBS = {"told": "told", "reported": "as reported by", "carried": "as carried by"}


def plain(text: str | None) -> str:
    """Escape what Markdown would read as markup, and keep it on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join((text or "").split()))


def legal(text: str) -> str:
    """Return ``text`` with what XML 1.0 cannot hold as U+FFFD, one for one."""
    return _ILLEGAL.sub("\ufffd", text)


def latex(text: str | None) -> str:
    """Escape what LaTeX would read as a command; typographic characters stay, controls do not."""
    return "".join(_LATEX.get(sign, sign) for sign in legal(" ".join((text or "").split())))


def credit(
    name: str | None,
    role: str | None,
    affiliation: str | None,
    kind: str,
    through: tuple[str | None, str | None],
) -> str:
    """Return the speaker, in what capacity, and through whom; ``through`` is a relation and an agency."""
    body = affiliation if (affiliation or "") not in (role or "") else None
    words = ", ".join(filter(None, [name or "No source named", role, body]))
    relation, agency = through
    if agency and relation in _VERBS:
        words += f", {_VERBS[relation]} {agency}"
    return f"{words} ({kind})" if kind != "direct" else words


def markdown_citation(
    passages: Sequence[str], who: str, title: str, url: str | None, where: Sequence[str | None], evidence: str
) -> str:
    """Return a citation in Markdown: the words as a block quote, the place as a link."""
    address = re.sub(r"[<>\s\\]", "", url or "")
    place = f"in [{plain(title)}](<{address}>)" if url else f"in *{plain(title)}*"
    parts = [plain(who), place, *map(plain, filter(None, where))]
    return f"> {' […] '.join(map(plain, passages))}\n>\n> — {', '.join(parts)}\n\n{plain(evidence)}"


def bibtex_entry(key: str, article: dict[str, str | None], retrieved_at: str, note: str) -> str:
    """Return a BibTeX entry of an article, of which BIBTEX_FIELDS are given."""
    date = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", article["published"] or "")
    url = article["url"]
    fields = {
        "author": f"{{{latex(article['author'])}}}" if article["author"] else None,
        "title": f"{{{latex(article['heading'])}}}",
        "publisher": latex(article["publisher"]),
        "year": date[1] if date else None,
        "month": str(int(date[2])) if date and date[2] else None,
        "date": date[0] if date else None,
        "url": re.sub(r"[{}\s\\]", "", url) if url else None,
        "urldate": retrieved_at[:10],
        "note": latex(note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def annotation_target(text: str, span: Span, uri: str, retrieved_at: str) -> dict[str, Any]:
    """Return a stretch of a text as a W3C Web Annotation targets it; offsets are code points."""
    return {
        "type": "SpecificResource",
        "source": uri,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - CONTEXT) : span.start],
                "suffix": text[span.end : span.end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
        "state": {"type": "TimeState", "sourceDate": retrieved_at},
    }


def manner(
    source: str | None, cue: str | None, negated: bool, agency: str | None, channel: str | None
) -> str:
    """Say by what words a quote is reported and through whom; ``agency`` with its relation before it."""
    parts = [f"{source or ''} {cue or ''}".strip(), "negated" if negated else None, agency, channel]
    return "; ".join(filter(None, parts)) or "no source named"
