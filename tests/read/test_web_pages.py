"""Web pages: the encoding they name, the date they declare, and text that only their JSON-LD holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import read

TITLE = "Mill shut"
PROSE = (
    "<p>“We can’t keep the mill,” said Chloé Bayer, the miller, on Friday. “It’s over.” The café next door "
    "was open.</p><p>She added that the town had the money, and that the wheel would turn again before the "
    "geese came back to the pond in spring.</p>"
)


def source(head: str = "", above: str = "", below: str = "", prose: str = PROSE) -> str:
    """The source of a page; ``above`` stands between headline and prose, ``below`` behind the article."""
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>{above}{prose}</article>"
        f"{below}</body></html>"
    )


def read_page(path: Path, data: bytes) -> Article | UnreadableInput:
    path.write_bytes(data)
    (found,) = read([str(path)])
    return found


def article(path: Path, data: bytes) -> Article:
    found = read_page(path, data)
    assert isinstance(found, Article), found
    return found


META = '<meta charset="{}">'
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
ENCODED = [
    (META.format("iso-8859-1"), "cp1252", "windows-1252"),
    (META.format("US-ASCII"), "cp1252", "windows-1252"),
    (META.format("windows-1252"), "cp1252", "windows-1252"),
    (HTTP_EQUIV.format("ISO-8859-1"), "cp1252", "windows-1252"),
    (META.format("utf-8"), "cp1252", "cp1252"),
    (META.format("no-such-thing"), "cp1252", "cp1252"),
    ("", "cp1252", "cp1252"),
    ("", "mac_roman", "mac_roman"),
    (META.format("macintosh"), "mac_roman", "mac_roman"),
    (META.format("iso-8859-1"), "utf-8", None),
    ("<!-- <meta charset=macintosh> -->", "cp1252", "cp1252"),
]


@pytest.mark.parametrize(("label", "codec", "said"), ENCODED)
def test_a_page_is_read_by_its_bytes_and_its_label(
    tmp_path: Path, label: str, codec: str, said: str | None
) -> None:
    found = article(tmp_path / "a.html", source(label).encode(codec))
    assert "“We can’t keep the mill,” said Chloé Bayer" in found.text and "café" in found.text
    assert found.encoding == said


def test_an_xml_declaration_is_a_label(tmp_path: Path) -> None:
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + source().encode("cp1252")
    found = article(tmp_path / "a.html", data)
    assert ("“It’s over.”" in found.text, found.encoding) == (True, "windows-1252")


def test_a_page_in_two_encodings(tmp_path: Path) -> None:
    more = "<p>“Utf eight,” said Zoë Roy, who is a baker and had no more to say of it.</p>"
    data = (
        source(META.format("iso-8859-1"), prose=PROSE + "HERE")
        .encode("cp1252")
        .replace(b"HERE", more.encode())
    )
    found = article(tmp_path / "a.html", data)
    assert "“We can’t keep" in found.text and "“Utf eight,” said Zoë" in found.text
    assert found.encoding == "utf-8 and windows-1252"


def test_one_bad_byte_of_a_page_is_marked_in_its_place(tmp_path: Path) -> None:
    data = source(META.format("utf-8")).encode().replace("café".encode(), b"caf\xe9")
    found = article(tmp_path / "a.html", data)
    assert "“It’s over.” The caf\ufffd next door" in found.text
    assert found.encoding == "utf-8 with 1 bad byte"


@pytest.mark.parametrize("broken", ["bytes", "references"])
def test_a_page_that_was_encoded_twice(tmp_path: Path, broken: str) -> None:
    data = source().encode().decode("latin-1").encode()
    if broken == "references":
        data = "".join(c if c.isascii() else f"&#{ord(c)};" for c in data.decode()).encode()
    found = article(tmp_path / "a.html", data)
    assert "“We can’t keep the mill,” said Chloé Bayer" in found.text


def test_quotation_elements_get_the_marks_that_a_browser_shows(tmp_path: Path) -> None:
    prose = PROSE.replace("“It’s over.”", "<q>It’s over.</q>")
    assert (
        "on Friday. “It’s over.” The café" in article(tmp_path / "a.html", source(prose=prose).encode()).text
    )


def ld(**fields: object) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


DECLARED = {
    "a meta property": source('<meta property="article:published_time" content="2024-05-06T23:10:00+02:00">'),
    "a meta name": source('<meta name="DC.date.issued" content="6 May 2024">'),
    "a meta name, written out": source('<meta name="pubdate" content="Monday, May 6, 2024 10:15 AM">'),
    "JSON-LD": source(ld(datePublished="2024-05-06T08:00:00Z", dateModified="2024-06-01")),
    "JSON-LD in a graph": source(
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["Report"], '
        '"datePublished": "2024-05-06"}]}</script>'
    ),
    "JSON-LD of the page alone": source(ld(**{"@type": "WebPage", "datePublished": "2024-05-06"})),
    "the one of several that has its headline": source(
        ld(headline="Other story", datePublished="2012-01-01")
        + ld(headline=TITLE, datePublished="2024-05-06")
    ),
    "a time below the headline": source(
        above='<p>By Ann Roe <time datetime="2024-05-06T10:00">Monday</time></p>'
    ),
    "a time that shows its date": source(above="<p><time>May 6, 2024</time></p>"),
    "a time that says so, behind the prose": source(
        prose=PROSE
        + '<p>First published <time itemprop="datePublished" datetime="2024-05-06">then</time></p>'
    ),
    "a time by its class, beside one of a change": source(
        above='<p><time class="entry-date published" datetime="2024-05-06">6 May</time> '
        '<time class="updated" datetime="2024-05-09">9 May</time></p>'
    ),
    "its address": source('<link rel="canonical" href="https://gazette.example/town/2024/05/06/mill-shut/">'),
    "its address with a month by name": source(
        '<meta property="og:url" content="https://g.example/2024/may/06/mill">'
    ),
    "its address in one piece": source(
        '<link rel="canonical" href="https://g.example/2024-05-06-mill.html">'
    ),
}
UNDECLARED = {
    "nothing": source(),
    "a year in the prose": source(
        prose=PROSE + "<p>The last ferry left in 2004, and two crab boats use the quay.</p>"
    ),
    "a day in the prose": source(
        below="<p>The pier was last painted on 12 June 2009, when it had two hotels.</p>"
    ),
    "a copyright line": source(below="<footer>© 2019 Port Gazette</footer>"),
    "another page's address": source(below='<ul><li><a href="/2012/03/04/old">Old story</a></li></ul>'),
    "an image's address": source(above='<img src="/uploads/2011/02/03/mill.jpg" alt="The mill">'),
    "a post that is embedded": source(
        prose=PROSE
        + '<blockquote class="twitter-tweet"><p>Geese!</p><a href="https://t.example/1">May 4, 2013</a>'
        '<time datetime="2013-05-04">May 4, 2013</time></blockquote>'
    ),
    "a time in a sentence": source(
        above='<p>The mill, which the monks of Karra built and opened on <time datetime="1911-05-04">4 May '
        "1911</time>, is shut.</p>"
    ),
    "a time of another story": source(
        above='<div class="item"><h3><a href="/x">The old mill burns down at last</a></h3>'
        '<time datetime="2012-03-04">4 March 2012</time></div>'
    ),
    "a time of related stories": source(
        below='<aside><article><time itemprop="datePublished" datetime="2012-03-04"></time></article></aside>'
    ),
    "a time of a card": source(
        below='<article><h2>Old</h2><time class="published" datetime="2012-03-04">4 March</time></article>'
    ),
    "a time of a comment": source(
        below='<div class="comment"><time class="published" datetime="2025-03-04">4 March</time></div>'
    ),
    "a time of a change": source(above='<p>Updated <time datetime="2024-05-09">9 May 2024</time></p>'),
    "a date of change in JSON-LD": source(ld(dateModified="2024-05-09")),
    "a list in JSON-LD": source(
        '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "Article", '
        '"datePublished": "2012-03-04"}]}</script>'
    ),
    "several stories in JSON-LD, none by its headline": source(
        ld(headline="One", datePublished="2012-01-01") + ld(headline="Two", datePublished="2013-01-01")
    ),
    "a template that was not filled": source('<meta name="date" content="{{ date }}">'),
    "the first second of 1970": source(
        '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
    ),
    "a month in its address": source('<link rel="canonical" href="https://gazette.example/2024/05/mill">'),
    "a number in its address": source('<link rel="canonical" href="https://gazette.example/20249988/mill">'),
    "a day that may be two": source('<meta name="date" content="03/04/2024">'),
    "JSON-LD that is cut": source(
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePubl</script>'
    ),
}


@pytest.mark.parametrize("place", DECLARED)
def test_a_date_that_the_page_declares_is_taken(tmp_path: Path, place: str) -> None:
    assert article(tmp_path / "a.html", DECLARED[place].encode()).published == "2024-05-06"


@pytest.mark.parametrize("place", UNDECLARED)
def test_no_other_date_is(tmp_path: Path, place: str) -> None:
    assert article(tmp_path / "a.html", UNDECLARED[place].encode()).published is None


BODY = "“Nobody crosses,” harbour master Oda Fenn said.\nPower is out in 400 homes, NorthGrid said."
TEXT = BODY.replace("\n", "\n\n")
EMPTY = "<div id=app></div><noscript>Please enable JavaScript to view this page.</noscript>"
CONSENT = (
    "<div><p>We use cookies and similar technologies to give you the best experience of our site.</p>"
    "<p>Accept all cookies or manage your consent.</p></div>"
)


def empty(head: str, body: str = EMPTY) -> bytes:
    return f"<html><head><title>Storm</title>{head}</head><body>{body}</body></html>".encode()


UPDATES = [
    {"@type": "BlogPosting", "headline": "Bridge shut", "articleBody": BODY.split("\n")[0]},
    {"@type": "BlogPosting", "articleBody": f"<p>{BODY.split(chr(10))[1]}</p>"},
    {"@type": "BlogPosting", "headline": "Video", "video": {"name": "A wave"}},
]
IN_JSON = {
    "an article": (ld(headline="Storm Edda", articleBody=BODY), TEXT),
    "an article behind a consent": (ld(headline="Storm Edda", articleBody=BODY), TEXT),
    "references in it": (ld(headline="Storm Edda", articleBody=BODY.replace("“", "&ldquo;")), TEXT),
    "tags in it": (
        ld(headline="Storm Edda", articleBody="<p>" + BODY.replace("\n", "</p><p>") + "</p>"),
        TEXT,
    ),
    "a live blog": (
        ld(**{"@type": "LiveBlogPosting", "headline": "Storm Edda", "liveBlogUpdate": UPDATES}),
        f"Bridge shut\n\n{TEXT}",
    ),
    "the main thing of a page": (
        ld(
            **{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Storm Edda", "text": BODY}}
        ),
        TEXT,
    ),
}


@pytest.mark.parametrize("form", IN_JSON)
def test_a_text_that_only_json_ld_holds(tmp_path: Path, form: str) -> None:
    head, text = IN_JSON[form]
    found = article(tmp_path / "a.html", empty(head, CONSENT if "consent" in form else EMPTY))
    assert (found.title, found.text) == ("Storm Edda", text)


def test_a_text_that_the_page_shows_is_the_pages(tmp_path: Path) -> None:
    found = article(tmp_path / "a.html", source(ld(headline=TITLE, articleBody=BODY)).encode())
    assert "“We can’t keep the mill,”" in found.text and "Oda Fenn" not in found.text


def test_a_teaser_gives_way_to_the_whole_text(tmp_path: Path) -> None:
    whole = " ".join(f"Sentence {i} of the story is told by Oda Fenn." for i in range(60))
    found = article(tmp_path / "a.html", source(ld(headline=TITLE, articleBody=whole)).encode())
    assert found.text == whole


NO_ARTICLE = {
    "a browser's": (EMPTY, "“Please enable JavaScript to view this page.”"),
    "a short one": ("<div id=root></div><noscript>Enable JavaScript</noscript>", "“Enable JavaScript”"),
    "an app's": (
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
        "“You need to enable JavaScript to run this app.”",
    ),
    "a consent": (CONSENT, "“We use cookies and similar technologies"),
    "a check": (
        "<h1>Just a moment</h1><p>Checking your browser before you go on.</p>",
        "Checking your browser",
    ),
}


@pytest.mark.parametrize("notice", NO_ARTICLE)
def test_a_notice_in_place_of_an_article_is_refused(tmp_path: Path, notice: str) -> None:
    body, said = NO_ARTICLE[notice]
    found = read_page(tmp_path / "a.html", empty("", body))
    assert isinstance(found, UnreadableInput)
    message = str(found)
    assert message.startswith(f"{tmp_path / 'a.html'}: ") and "\n" not in message and "; " in message
    assert said in message and "no article" in message


ABOUT_NOTICES = [
    "<p>Shops that use cookies must say so, the court ruled on Monday in a case that bakers brought.</p>"
    "<p>“We use cookies,” said Ann Roe, who sells biscuits. She was fined.</p>",
    "<p>Browsers may soon ask you to enable JavaScript by hand, two of their makers said on Monday.</p>"
    "<p>Nobody who was asked in the street of Karra had ever heard of it, and most of them said that they "
    "would not do so until they were told why, by somebody whom they knew.</p>",
]


@pytest.mark.parametrize("prose", ABOUT_NOTICES)
def test_a_story_about_notices_is_an_article(tmp_path: Path, prose: str) -> None:
    assert article(tmp_path / "a.html", source(prose=prose).encode()).title == TITLE
