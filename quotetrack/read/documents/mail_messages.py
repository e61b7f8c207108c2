"""E-mail (.eml, .mbox), such as a press release comes by: its text, sender, subject and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read.encodings import decode
from quotetrack.read.repairs import repaired
from quotetrack.read.single_articles import with_head

_FIELD = re.compile(rb"([!-9;-~]+):[ \t]?")
_CARRIED = frozenset({b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"})
_TOLD = frozenset({b"from", b"subject", b"date", b"to"})
_FOLDED = re.compile(r"\s+")
# Where a mailbox has its next message.
_PARTED = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n(?=[!-9;-~]+:)")
_QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")
Attachment = tuple[str, bytes]


def is_mail(head: bytes, *, named_so: bool = False) -> bool:
    """Tell whether a file opens as a message: with its sender, and with what carriers of mail write.

    A file that is ``named_so`` needs only a sender, a subject or a date.
    """
    fields: set[bytes] = set()
    for line in head.removeprefix(b"\xef\xbb\xbf").splitlines():
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        field = _FIELD.match(line)
        if field is None:
            if line.startswith(b"From ") and not fields:
                continue  # as mailboxes part their messages
            return False
        fields.add(field[1].lower())
    return bool(fields & _TOLD if named_so else b"from" in fields and fields & _CARRIED)


def mailbox_messages(data: bytes) -> list[bytes]:
    """Return the messages of a mailbox, or the one that ``data`` is; *>From* opens a line as *From* again."""
    if not data.startswith(b"From "):
        return [data]
    return [_QUOTED_FROM.sub(rb"\1", message) for message in _PARTED.split(data) if message.strip()]


def mail_message(data: bytes, name: str, article_id: str) -> tuple[Article | None, list[Attachment]]:
    """Return the article in a message, and the files that hang on it by their names.

    The article is None where the message has no text of its own but files. Raises UnreadableInput where it
    has neither.
    """
    message = message_from_bytes(data, policy=policy.default)
    attachments = list(_attachments(message))
    text = _body(message, name)
    if not text.strip():
        if attachments:
            return None, attachments
        raise UnreadableInput(f"{name}: an e-mail message without text; give one with the release in it")
    sender, address = parseaddr(_header(message, "from") or "")
    article = Article(
        article_id,
        text,
        path=name,
        title=_header(message, "subject"),
        author=sender or address or None,
        published=_date(message),
    )
    return with_head(article, text), attachments


def _body(message: EmailMessage, name: str) -> str:
    """Return the text of a message, that of its HTML where it has no plain one."""
    try:
        part = message.get_body(("plain", "html"))
    except (AttributeError, KeyError, ValueError):
        part = None
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    if not raw.strip():
        return ""
    text = decode(raw, name, part.get_content_charset())[0]
    if part.get_content_subtype() == "html":
        return repaired(text)[0].strip()
    text = text.replace("\r\n", "\n")
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _unflowed(text: str) -> str:
    """Join the lines that a program has broken (RFC 3676): those that end in a space go on in the next."""
    return re.sub(r"(?m)(?<!^--)(?<=\S) \n(?=\S)", " ", text)


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    """Yield the files that hang on a message, pictures and the like too."""
    for part in message.walk():
        filename = part.get_filename()
        payload = part.get_payload(decode=True) if filename else None
        if filename and isinstance(payload, bytes):
            yield _FOLDED.sub(" ", filename).replace("/", "_"), payload


def _header(message: EmailMessage, field: str) -> str | None:
    """Return a field of a message's head in one line, None where it is missing or cannot be read."""
    try:
        value = message.get(field)
    except (IndexError, ValueError, TypeError, AttributeError):  # what malformed ones make the parser raise
        return None
    return _FOLDED.sub(" ", str(value)).strip() or None if value else None


def _date(message: EmailMessage) -> str | None:
    """Return when a message was sent, in UTC where it tells its zone."""
    try:
        sent = parsedate_to_datetime(_header(message, "date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if sent.tzinfo is None:
        return sent.strftime("%Y-%m-%dT%H:%M:%S")
    return sent.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
