"""Writes quotes as an Atom feed (RFC 4287) that any feed reader takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree

from quotetrack.model.stored import Row

_ATOM = "http://www.w3.org/2005/Atom"
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TITLE = 120  # characters of a title


def atom_feed(title: str, entries: Iterable[tuple[str, str, Row]], made: datetime) -> str:
    """Return a feed; an entry is a question, when its quote was first found, as RFC 3339, and the quote."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    moment = made.strftime("%Y-%m-%dT%H:%M:%SZ")
    for name, text in (("id", f"urn:quotetrack:alerts:{title}"), ("title", title), ("updated", moment)):
        _add(feed, name, text)
    _add(_add(feed, "author", ""), "name", "quotetrack")
    for question, found, row in entries:
        entry = _add(feed, "entry", "")
        who = row["speaker"] or row["source"] or "no source named"
        said = " ".join(str(row["text"]).split())
        short = said if len(said) <= _TITLE else said[:_TITLE].rsplit(" ", 1)[0] + " …"
        for name, text in (
            ("id", f"urn:quotetrack:{row['id']}"),
            ("title", f"{who}: {short}"),
            ("updated", found),
        ):
            _add(entry, name, text)
        if row["published"] and len(row["published"]) == 10:
            _add(entry, "published", f"{row['published']}T00:00:00Z")
        _add(entry, "category", "").set("term", _seen(question))
        address = row["fetched"] or row["url"] or ""
        if address.startswith(("http://", "https://")):
            _add(entry, "link", "").set("href", _seen(address))
        place = ", ".join(filter(None, (row["title"] or row["document"], row["publisher"], row["published"])))
        _add(entry, "content", f"{who} {row['cue'] or ''} ({row['kind']}): {said}\n{place}").set(
            "type", "text"
        )
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    """Add an element with text."""
    made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    made.text = _seen(text) or None
    return made


def _seen(text: str) -> str:
    """Return text without what XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
