"""PDF documents that have a text layer: what stands on their pages, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.folding import fold
from quotetrack.model import Article
from quotetrack.read.documents.page_columns import Piece
from quotetrack.read.documents.page_paragraphs import page_text
from quotetrack.read.single_articles import with_head

_MOST_PAGES = 5_000
_GAP = 1.2  # heights of a line; more white between two letters parts pieces
_FEWEST_LETTERS = 20  # of a document whose pages are not pictures
_LOCKED = 4  # FPDF_ERR_PASSWORD
_MARK = b"%PDF-"
_MARK_WITHIN = 1024  # bytes; what stands before it is no fault


def is_pdf(head: bytes) -> bool:
    """Tell whether a file is a PDF document by its first bytes."""
    return _MARK in head[:_MARK_WITHIN] and head.lstrip()[:1] not in (b"<", b"{")


def pdf_article(data: bytes, name: str, article_id: str) -> Article:
    """Return the article in a PDF document; a form feed stands where a page ends.

    Raises UnreadableInput where it is damaged, locked or holds only pictures, or where pypdfium2 is missing.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableInput(
            f"{name}: a PDF document, which needs pypdfium2; run: pip install 'quotetrack[formats]'"
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _LOCKED or "password" in str(error).lower():
            raise UnreadableInput(f"{name}: a PDF document, locked; save it without a password") from error
        raise UnreadableInput(f"{name}: a PDF document that is damaged; get it again") from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableInput(f"{name}: a PDF document of over {_MOST_PAGES:,} pages; split it")
        text = page_text([list(_pieces(document[number])) for number in range(len(document))])
        title = _title_on_page(document.get_metadata_value("Title"), text)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(f"{name}: a PDF document that is damaged; get it again") from error
    finally:
        document.close()
    if sum(ch.isalpha() for ch in text) < _FEWEST_LETTERS:
        raise UnreadableInput(
            f"{name}: a PDF document without a text layer (its pages are pictures); read them by OCR first"
        )
    return with_head(Article(article_id, text, path=name, title=title), text)


def _title_on_page(declared: str, text: str) -> str | None:
    """Return the title that a document declares, as its first page has it; None where no paragraph is it.

    What stands on no page is a file's name, or a template's: *Microsoft Word - draft 3*.
    """
    paragraphs = (" ".join(one.split()) for one in text.partition("\f")[0].split("\n\n"))
    wanted = fold(declared)
    return next((one for one in paragraphs if wanted and fold(one) == wanted), None)


def _pieces(page: Any) -> Iterator[Piece]:
    """Yield the pieces of text on a page, parted where a line ends and where much white is."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    letters: list[str] = []
    box: tuple[float, float, float, float] | None = None
    for index in range(textpage.count_chars()):
        letter = _letter(raw.FPDFText_GetUnicode(textpage, index))
        if letter in "\r\n":
            if box is not None:
                yield Piece("".join(letters), *box)
            letters, box = [], None
            continue
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        if letter.isspace() or right <= left or top <= bottom:
            letters += [letter] if letters else []
            continue
        if box is not None and _is_apart(box, left, bottom, top):
            yield Piece("".join(letters), *box)
            letters, box = [], None
        letters.append(letter)
        box = (
            (left, bottom, right, top)
            if box is None
            else (min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top))
        )
    if box is not None:
        yield Piece("".join(letters), *box)
    textpage.close()
    page.close()


def _is_apart(box: tuple[float, float, float, float], left: float, bottom: float, top: float) -> bool:
    """Tell whether a letter stands in another line or column than the piece before it."""
    height = box[3] - box[1]
    return left - box[2] > _GAP * height or left < box[0] - height or bottom > box[3] or top < box[1]


def _letter(code: int) -> str:
    """Return a character by its number, a mark of damage for what is none."""
    if code in (0, 0xFFFD) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return chr(code)
