"""HTML and escapes in a text: read by rule, and what only looks like them left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotetrack.model import Article
from quotetrack.read import read
from quotetrack.read.repairs import is_whole_page, unescaped, without_markup

MARKUP = [
    ("&ldquo;We can&#8217;t&rdquo;, &Eacute;lise", "“We can’t”, Élise"),
    ("&#147;Old&#148; &#x2014; &quot;new&quot;", '“Old” — "new"'),
    ("Hale &amp; Sons, AT&amp;T", "Hale & Sons, AT&T"),
    ("&amp;ldquo;Twice&amp;rdquo; and &amp;#8217;", "“Twice” and ’"),
    ("<p>One.</p><p>Two, <b>late</b>.</p>", "One.\n\nTwo, late."),
    ("<p>One.</p>\n<p>&nbsp;</p>\n<p>Two.</p>\n", "One.\n\nTwo."),
    ("One.<br>Two.<br/><br />Three.", "One.\nTwo.\n\nThree."),
    ("One.<BR>\r\nTwo.", "One.\nTwo."),
    ("One.<p>Two.<p>Three.", "One.\n\nTwo.\n\nThree."),
    ("She <em>said</em> so.\r\n\r\nHe <i class='x'>did</i>.\r\n", "She said so.\r\n\r\nHe did.\r\n"),
    ('<a href="https://x.example/?a=1&amp;b=2" rel=nofollow>Ann Roe</a> said', "Ann Roe said"),
    ("<h2>Mill</h2><ul><li>One</li><li>Two</li></ul>End", "Mill\n\nOne\nTwo\n\nEnd"),
    ("<blockquote>“No,” said Roe.</blockquote>Then she left.", "“No,” said Roe.\n\nThen she left."),
    ("<p>One.<!-- more --></p><script>if (a < b) p('<p>');</script><p>Two.</p>", "One.\n\nTwo."),
    ("<![CDATA[<p>One.</p>]]>", "One."),
    ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
    ("<p>She wrote &lt;b&gt; and &lt;/b&gt;.</p>", "She wrote <b> and </b>."),
    ("<q>We will</q>, she said, <q>“soon”</q>.", "“We will”, she said, “soon”."),
]
PLAIN = [
    "AT&T, R&D; Pitt & Co., Q&A: a & b",
    "&copy 2019, &bogus; &; &#; &#xZZ;",
    "if a < b and c > d, x<y, i<3>j",
    "if a <b and c> d, x<i && i>y",
    "Press the <b> key, then <i>, for the <p> tag.",
    "<ann@mail.example> wrote to <https://x.example/a>",
    "<unclear> <crosstalk> <v Ann Roe> <3 <3",
    "<p and q> are propositions; <a name> is none",
    'It ended with <a href="https://x',
]


@pytest.mark.parametrize(("text", "meant"), MARKUP)
def test_html_in_a_text_is_read_as_what_it_is(text: str, meant: str) -> None:
    assert without_markup(text) == meant
    assert without_markup(meant.replace("<b> and </b>", "")) == meant.replace("<b> and </b>", "")


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_html_stays(text: str) -> None:
    assert without_markup(text) == text


ESCAPED = [
    (r"\u201cWe can\u2019t,\u201d he said.\n\nNobody came.", "“We can’t,” he said.\n\nNobody came."),
    (r"She said \"no\".\nHe left. \ud83d\ude00", 'She said "no".\nHe left. 😀'),
    (r'"\u201cNo,\u201d she said."', "“No,” she said."),
]
UNESCAPED = [
    r"C:\news\users and C:\new\table",
    r"the pattern \d+ stands for \u2019",
    r"\\server\share",
    'He said "no" and left.',
    '"Nobody came."',
    r"a line break is written \n in many languages",
]


@pytest.mark.parametrize(("text", "meant"), ESCAPED)
def test_json_escapes_are_read(text: str, meant: str) -> None:
    assert unescaped(text) == meant


@pytest.mark.parametrize("text", UNESCAPED)
def test_what_is_no_json_escape_stays(text: str) -> None:
    assert unescaped(text) == text


STORY = "&ldquo;No,&rdquo; said Roe &amp; Sons.<br>A &lt; B."
MEANT = "“No,” said Roe & Sons.\nA < B."
CONTAINERS = {
    "a.txt": STORY,
    "a.md": STORY,
    "a.jsonl": json.dumps({"title": "Roe &amp; Sons", "body": STORY}),
    "a.csv": f'title,body\nRoe &amp; Sons,"{STORY}"\n',
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_it_is_read_in_every_kind_of_file_and_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CONTAINERS[name], encoding="utf-8")
    (found,) = read([str(tmp_path / name)])
    assert isinstance(found, Article)
    assert (found.text, found.encoding) == (MEANT, "utf-8 with HTML")
    assert found.title in (None, "Roe & Sons")


PAGE = (
    "<!DOCTYPE html>\n<html><head><title>Mill</title></head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>Mill</h1><p>“We keep the mill,” said Ann Roe on Friday, in the rain, to the geese that came.</p>"
    "<p>She added that the town had the money, and that the wheel would turn again before the geese came "
    "back to the pond in spring, if nobody stole it first, as had been done in the year before last.</p>"
    "</article></body></html>"
)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_the_source_of_a_whole_page_is_read_as_a_page(tmp_path: Path, name: str) -> None:
    data = PAGE if name == "a.txt" else json.dumps({"text": PAGE})
    (tmp_path / name).write_text(data, encoding="utf-8")
    (found,) = read([str(tmp_path / name)])
    assert isinstance(found, Article)
    assert "“We keep the mill,” said Ann Roe" in found.text and "Home" not in found.text
    assert found.title == "Mill"


@pytest.mark.parametrize("text", ["<p>One</p>", "The <html> tag", "html", "<htmlx>"])
def test_a_piece_of_html_is_no_whole_page(text: str) -> None:
    assert not is_whole_page(text)
