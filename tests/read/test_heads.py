"""Heads of plain texts: publisher, date and byline where they are declared, none where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.model import Article, Undated
from quotetrack.read import read
from quotetrack.read.heads.plain_head import read_head

B = (
    "\n\nThe ferry came back to Westport on Monday with nobody aboard, the harbour office told the town."
    "\n\n“We waited,” said Olu Ward, who keeps the harbour.\n"
)
H = "Ferry returns to Westport"
D = "2026-03-04"
DECLARED = [
    # head, published, publisher, author
    (f"Westport Courier, 4 March 2026\n\n{H}\nBy Carla Nweke", D, "Westport Courier", "Carla Nweke"),
    (f"{H}\n\nWestport Courier, 4 March 2026", D, "Westport Courier", None),
    (f"{H}\nBy Carla Nweke\nWestport Courier, 4 March 2026", D, "Westport Courier", "Carla Nweke"),
    (f"{H}\n\n4 March 2026 | Westport Courier", D, "Westport Courier", None),
    (f"Westport Courier - Wednesday 4 March 2026\n\n{H}", D, "Westport Courier", None),
    (f"{H}\nPublished 4 March 2026 10:15", D, None, None),
    (f"{H}\nPublished: 4 March 2026 10:15\nUpdated: 6 March 2026", D, None, None),
    (f"{H}\nBy Carla Nweke, political editor\nMarch 4, 2026", D, None, "Carla Nweke"),
    (f"{H}\n\nCarla Nweke in Westport\nWed 4 Mar 2026 10.15 GMT", D, None, "Carla Nweke"),
    (f"{H}\nSource: Westport Courier\nDate: 2026-03-04", D, "Westport Courier", None),
    (
        f"Title: {H}\nDate: March 4, 2026\nByline: Carla Nweke\nSource: The Westport Courier",
        D,
        "The Westport Courier",
        "Carla Nweke",
    ),
    (
        f"HEADLINE: {H}\nBYLINE: By Carla Nweke, Political Editor\nSECTION: News\nDATE: 4 March 2026",
        D,
        None,
        "Carla Nweke",
    ),
    (f"{H}\n\nWestport Courier\nMarch 4, 2026 Wednesday", D, "Westport Courier", None),
    (
        f"Westport Courier\n\nMarch 4, 2026 Wednesday\n\n{H}\n\nBYLINE: Carla Nweke",
        D,
        "Westport Courier",
        "Carla Nweke",
    ),
    (f"https://example.org/2026/03/04/ferry\n\n{H}", D, None, None),
    (f"https://example.org/news/ferry\n{H}\nBy Carla Nweke\n4 March 2026", D, None, "Carla Nweke"),
    (f"{H}\nBy Carla Nweke | Westport Courier | March 4, 2026", D, "Westport Courier", "Carla Nweke"),
    (
        f"{H}\nBy CARLA NWEKE and JENS LIND\nPublished March 4, 2026 at 3:40 PM ET",
        D,
        None,
        "CARLA NWEKE and JENS LIND",
    ),
    (f"{H}\nPosted on March 4, 2026 by Carla Nweke", D, None, "Carla Nweke"),
    (
        f"{H}\nFirst published on Wed 4 Mar 2026 10.15 GMT\nLast modified on Thu 5 Mar 2026 09.00 GMT",
        D,
        None,
        None,
    ),
    (
        f"{H}\n\nA boat without a crew has puzzled the whole town.\n\nBy Carla Nweke\n4 March 2026",
        D,
        None,
        "Carla Nweke",
    ),
    (f"{H}\n\nUpdated: 6 March 2026\nPublished: 4 March 2026", D, None, None),
    (f"{H}\n4th March 2026", D, None, None),
    (f"{H}\nWednesday, March 4, 2026", D, None, None),
    (f"{H}\nMar. 4, 2026, 10:15 a.m.", D, None, None),
    (f"# {H}\n\n*By Carla Nweke, 4 March 2026*", D, None, "Carla Nweke"),
    (f"{H}\n2026-03-04T10:15:00Z", D, None, None),
    (f"{H}\n13/03/2026", "2026-03-13", None, None),
    (f"{H}\n03/13/2026", "2026-03-13", None, None),
    (f"{H}\nPublished 03/04/2026\nUpdated 14/04/2026", "2026-04-03", None, None),
    (f"{H}\nPublished 03/04/2026\nUpdated 04/14/2026", "2026-03-04", None, None),
    (f"{H}\nFriday 03/04/2026", "2026-04-03", None, None),
    (f"{H}\nThe Westport Gazette · 4 March 2026 · 5 min read", D, "The Westport Gazette", None),
    (f"{H}\nNews | 4 March 2026", D, None, None),
    (f"{H}\nReuters, 4 March 2026", D, "Reuters", None),
    (f"BBC News\n{H}\n4 March 2026", D, "BBC News", None),
    (f"{H}\nBy Carla Nweke\nBBC News, Westport\n4 March 2026", D, "BBC News", "Carla Nweke"),
    (f"{H}\nBy CARLA NWEKE, Associated Press\nMarch 4, 2026", D, None, "CARLA NWEKE"),
    (f"{H}\nWestport, 4 March 2026", D, None, None),
    (f"{H}\n(Westport Courier, 4 March 2026)", D, "Westport Courier", None),
    (f"{H}\n[4 March 2026]", D, None, None),
    (f"{H}\nWords by Carla Nweke\nPublication date: 4 March 2026", D, None, "Carla Nweke"),
    (f"{H}\nBy Carla Nweke on 4 March 2026", D, None, "Carla Nweke"),
    (f"{H}\nBy Carla Nweke\nPolitical editor\n4 March 2026", D, None, "Carla Nweke"),
    (
        f"{H}\nBy Carla Nweke, Jens Lind and Ana Petrov\n4 March 2026",
        D,
        None,
        "Carla Nweke, Jens Lind and Ana Petrov",
    ),
    (f"{H}\nThe Westport News, Wednesday, March 4, 2026", D, "The Westport News", None),
    (f"{H}\n10:15, 4 March 2026", D, None, None),
    (f"HD {H}\nPD 4 March 2026\nSN Westport Courier", D, "Westport Courier", None),
    (
        f"HD: {H}\nBY: Carla Nweke\nPD: 4 March 2026\nSN: Westport Courier",
        D,
        "Westport Courier",
        "Carla Nweke",
    ),
    (
        f"{H}\nURL: https://example.org/ferry\nPublisher: Westport Courier\nPublished: 2026-03-04",
        D,
        "Westport Courier",
        None,
    ),
    (f"{H}\nBy Carla van Nweke\n\nMarch 4, 2026", D, None, "Carla van Nweke"),
    (f"FOR IMMEDIATE RELEASE\n4 March 2026\n\n{H}", D, None, None),
    (f"Published 4 March 2026\n\n{H}", D, None, None),
    (f"4 March 2026\n\n{H}", D, None, None),
    (f"{H}\nPublished: Wed, 04 Mar 2026 10:15:00 GMT", D, None, None),
    (f"{H}\n4 March 2026, Westport Courier, page 3", D, "Westport Courier", None),
    (f"{H}\nWestport Courier (4 March 2026)", D, "Westport Courier", None),
    (f"{H}\nWESTPORT COURIER, MARCH 4, 2026", D, "WESTPORT COURIER", None),
    (f"{H}\nBy Carla Nweke for the Westport Courier\n4 March 2026", D, None, "Carla Nweke"),
    (f"{H}\nby Carla Nweke\n4 Mar 2026", D, None, "Carla Nweke"),
    (f"{H}\nDate of publication: 4 March 2026", D, None, None),
    (f"{H}\n\nWESTPORT, March 4, 2026 (Reuters) - The ferry came back on Monday.", D, None, None),
    (f"{H}\n\nWestport, 4 March 2026 — The ferry came back on Monday.", D, None, None),
    (
        f"https://example.org/2026/03/ferry\n{H}\n\nWESTPORT, March 4 (Reuters) - It came back on Monday.",
        D,
        None,
        None,
    ),
    (
        f"{H}\nUpdated: 6 March 2026\n\nWESTPORT, March 4 (Reuters) - The ferry came back on Monday.",
        D,
        None,
        None,
    ),
]
NONE = [
    (f"{H}", None, None, None),
    (f"{H}\n\nWESTPORT, March 4 (Reuters) - The ferry came back on Monday.", None, None, None),
    (f"{H}\n\nMarch 4 is the day on which the ferry came back to the harbour.", None, None, None),
    (f"{H}\n\nOn 4 March 2026 the ferry came back to the harbour with nobody aboard.", None, None, None),
    ("Budget day, 4 March 2026", None, None, None),
    ("What happened on March 4, 2026", None, None, None),
    ("Westport 2026: a year of ferries", None, None, None),
    (f"{H}\n© 2026 Westport Courier", None, None, None),
    (f"{H}\nCopyright 4 March 2026 Westport Courier", None, None, None),
    (f"{H}\nRelated: Ferry lost, 2 March 2026", None, None, None),
    (f"{H}\nRead more: Ferry lost at sea (2 March 2026)", None, None, None),
    ("4 March 2026\n\nDear Ms. Fenn,", None, None, None),
    ("Westport, 4 March 2026\n\nDear Editor", None, None, None),
    ("From: Carla Nweke\nTo: Olu Ward\nDate: 4 March 2026\nSubject: The ferry", None, None, None),
    (
        "Diary\n\n4 March 2026\n\nIt came back, and we had no coal for it.\n\n5 March 2026\n\nNobody came.",
        None,
        None,
        None,
    ),
    (f"{H}\nUpdated: 6 March 2026", None, None, None),
    (f"{H}\n03/04/2026", None, None, None),
    (f"{H}\nPublished: next week", None, None, None),
    (
        "CARLA NWEKE\n\nI was there, and I saw it come in that morning.\n\nOLU WARD\n\nSo was I.",
        None,
        None,
        None,
    ),
    ("Carla Nweke: I was there on 4 March 2026.\nOlu Ward: So was I.", None, None, None),
    ("By Monday the water had gone", None, None, None),
    (f"{H}\n\n“I came on 4 March 2026,” she said, “and I left.”", None, None, None),
    (f"{H}\nPhoto: Ana Petrov, 2 March 2026", None, None, None),
    (f"{H}\n31 February 2026", None, None, None),
    ("Olu Ward in Westport", None, None, None),
    ("Pier Gazette reporter wins prize", None, None, None),
    (f"{H}\nBy Carla Nweke\nBy Monday the water had gone.", None, None, "Carla Nweke"),
    (f"{H}\nSee also: 2 March 2026", None, None, None),
    ("Ferry timetable from 4 March 2026", None, None, None),
]

# head, why there is no date although one is written
UNDATED = [
    (f"{H}\n03/04/2026", Undated("open", "03/04/2026")),
    (f"{H}\nPublished: 03/04/2026\nUpdated: 05/04/2026", Undated("open", "03/04/2026")),
    (f"{H}\nPublished: 03/04/2026\nUpdated: 13/04/2026, seen 04/13/2026", Undated("open", "03/04/2026")),
    (f"{H}\nPublished: next week", Undated("unread", "next week")),
    (f"{H}\n\nWESTPORT, March 4 (Reuters) - It came.", Undated("yearless", "WESTPORT, March 4")),
    (
        f"{H}\nUpdated: 3 January 2027\n\nWESTPORT, Dec. 31 (Reuters) - It came.",
        Undated("yearless", "WESTPORT, Dec. 31"),
    ),
    (f"{H}\n4 March 2026\n\nWESTPORT, March 4 (Reuters) - It came.", None),
    (f"{H}\n\nWestport (Reuters) - It came.", None),
    (f"{H}\nUpdated: 4 March 2026", None),
]


def answer(text: str) -> tuple[str | None, str | None, str | None]:
    found = read_head(text)
    return found.published, found.publisher, found.author


@pytest.mark.parametrize(("head", "published", "publisher", "author"), DECLARED)
def test_a_head_says_who_published_it_when_and_who_wrote_it(
    head: str, published: str | None, publisher: str | None, author: str | None
) -> None:
    assert answer(head + B) == (published, publisher, author)


@pytest.mark.parametrize(("head", "published", "publisher", "author"), NONE)
def test_what_declares_no_date_gives_none(
    head: str, published: str | None, publisher: str | None, author: str | None
) -> None:
    assert answer(head + B) == (published, publisher, author)


@pytest.mark.parametrize(("head", "undated"), UNDATED)
def test_a_date_that_is_written_and_left_out_has_a_reason(head: str, undated: Undated | None) -> None:
    assert read_head(head + B).undated == undated


def test_title_and_address_are_taken_where_they_are_called_so() -> None:
    found = read_head(f"https://example.org/news/ferry\nHeadline: {H}{B}")
    assert (found.title, found.url) == (H, "https://example.org/news/ferry")
    assert read_head(f"{H}\n\nhttps://example.org is where it is.{B}").url is None


@pytest.mark.parametrize(
    "text", ["", "\n", "---", "[", "https://[", "By", "Published:", "1/1/1", "\ufeff4 March 2026"]
)
def test_no_text_makes_the_reading_of_heads_fail(text: str) -> None:
    assert read_head(text).publisher is None


def test_the_text_is_stored_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    text = f"Westport Courier, 4 March 2026\n\n{H}{B}"
    path.write_bytes(text.encode())
    (found,) = read([str(path)])
    assert isinstance(found, Article)
    assert (found.text, found.publisher, found.published) == (text, "Westport Courier", D)


PROSE = (
    "<p>The ferry left Port Amsel on Monday with nobody aboard, the harbour office said in a statement.</p>"
    "<p>“We waited until the lamps went out,” said Olu Ward, who keeps the harbour and the café there.</p>"
    "<p>It came back on Tuesday, and nobody who saw it has been able to explain how it was steered.</p>"
)
PAGES = [
    # what stands below the headline, in the head of the source; date, publisher, why there is none
    ("<p>By Carla Nweke | Westport Courier | 4 March 2026</p>", "", D, "Westport Courier", None),
    ("<div><div>By Carla Nweke</div><div>4 March 2026</div></div>", "", D, None, None),
    ("<p>Published: 4 March 2026 10:15</p>", "", D, None, None),
    ("<p>4 March 2026</p>", '<meta name="pubdate" content="2026-03-05">', "2026-03-05", None, None),
    ("<aside><p>4 March 2026</p></aside>", "", None, None, None),
    ("<p>Updated 4 March 2026</p>", "", None, None, None),
    ('<p><a href="/x">The pier fell down: 4 March 2026</a></p>', "", None, None, None),
    ("", '<meta name="pubdate" content="03/04/2026">', None, None, "03/04/2026"),
    ("<p>Published: 03/04/2026</p>", "", None, None, "03/04/2026"),
    ("<time>03/04/2026</time>", "", None, None, "03/04/2026"),
]


@pytest.mark.parametrize(("shown", "meta", "published", "publisher", "written"), PAGES)
def test_a_page_that_declares_no_date_shows_one(
    tmp_path: Path, shown: str, meta: str, published: str | None, publisher: str | None, written: str | None
) -> None:
    path = tmp_path / "ferry.html"
    head = f"<title>Ferry returns</title>{meta}"
    body = f"<article><h1>Ferry returns</h1>{shown}{PROSE}</article>"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    (found,) = read([str(path)])
    assert isinstance(found, Article)
    assert (found.published, found.publisher) == (published, publisher)
    assert (found.undated.written if found.undated else None) == written


def test_front_matter_comes_before_the_head_below_it(tmp_path: Path) -> None:
    path = tmp_path / "ferry.md"
    path.write_text(
        f"---\ntitle: Ferry\ndate: 5 March 2026\n---\n\n# {H}\n\nWestport Courier, 4 March 2026{B}"
    )
    (found,) = read([str(path)])
    assert isinstance(found, Article)
    assert (found.title, found.published, found.publisher) == ("Ferry", "2026-03-05", "Westport Courier")
