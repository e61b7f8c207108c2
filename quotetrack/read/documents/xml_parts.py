"""The XML in documents, parsed so that nothing outside of it is read and nothing in it swells."""

from __future__ import annotations

from typing import Any

from quotetrack.errors import UnreadableInput


def xml_root(data: bytes, name: str, what: str) -> Any:
    """Return the root of a part of ``what`` file ``name`` is. Raises UnreadableInput where it is no XML."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(f"{name}: {what} that is damaged; save it again") from error


def tag_of(element: Any) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute_of(element: Any, wanted: str) -> str:
    """Return an attribute by its name without namespace, empty where it has none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == wanted), "")
