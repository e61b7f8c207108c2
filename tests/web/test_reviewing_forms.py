"""Review by plain forms, without a script: who may, what is recorded, and that nobody is overwritten."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest
from served import articles, datasette, refill, started, store

from quotetrack.store import Store, open_existing
from quotetrack.store.reviews.verdicts import history
from quotetrack.web.plugin.reviewers import HELD_SECONDS, OpenQuotes

pytest_plugins = ("lent",)
QUEUE = "news/-/review"


class Visitor:
    """Somebody with a browser that runs no script and keeps its cookies."""

    def __init__(self, root: str, link: str | None = None) -> None:
        self.root = root
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open
        self.status, self.url, self.page = 0, "", ""
        if link is not None:
            self.get(link)

    def get(self, address: str, data: bytes | None = None) -> int:
        """Open a page, or send a form; return the status."""
        try:
            answer = self._open(address if "//" in address else self.root + address, data)
        except HTTPError as error:
            answer = error
        with answer:
            self.status, self.url, self.page = answer.status, answer.url, answer.read().decode()
        return self.status

    def field(self, name: str) -> str:
        """Return the value of a field of the page's last form that has it."""
        found = re.findall(
            rf'<(?:input|textarea)[^>]*name="{name}"[^>]*?(?:value="([^"]*)"|>([^<]*)<)', self.page
        )
        return unescape("".join(found[-1]))

    def send(self, status: str, **fields: str) -> int:
        """Press a button of the page that is open."""
        hidden = {name: self.field(name) for name in ("csrftoken", "quote", "seen")}
        return self.get(QUEUE, urlencode({**hidden, "status": status, **fields}).encode())

    @property
    def said(self) -> str:
        """What the page says, without its markup."""
        return " ".join(
            unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", self.page, flags=re.S)).split()
        )


@pytest.fixture
def path(reviewed: tuple[Path, str, list[str]], edition: str) -> Path:
    """Return the file that is served, with two articles as nobody has reviewed them."""
    refill(reviewed[0], articles(edition)[:2])
    return reviewed[0]


@pytest.fixture
def desk(reviewed: tuple[Path, str, list[str]], path: Path) -> tuple[Visitor, Visitor, str]:
    """Let Ida and Bo sign in, and give both with the root."""
    _, url, links = reviewed
    ida, bo = (Visitor(url, link) for link in links)
    assert (ida.status, ida.url) == (200, f"{url}{QUEUE}")
    return ida, bo, url


def verdicts(path: Path) -> list[tuple[str, str, str, str | None]]:
    """Return the quote's words, who decided, how, and why, in order; the command line tells the same."""
    db = open_existing(path)
    with closing(db.conn):
        found = [row for row in history(db) if row["status"] != "found"]
    return [(row["text"], row["reviewer"], row["status"], row["note"]) for row in found]


def quotes(path: Path, *args: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "quotetrack", "quotes", str(path), "--class", "all", "--json", *args]
    return list(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def test_nobody_reviews_unless_it_is_asked_for(path: Path) -> None:
    with started("quotetrack", "serve", str(path), "--port", "0") as (_, url):
        nobody = Visitor(url)
        assert nobody.get(QUEUE) == 404
        assert nobody.get(QUEUE, b"status=confirmed") == 404
        assert nobody.get("-/review-as/x") == 404
        assert nobody.get("news") == 200 and "/-/review" not in nobody.page


def test_whoever_has_not_signed_in_may_not(desk: tuple[Visitor, Visitor, str], path: Path) -> None:
    ida, _, url = desk
    stranger = Visitor(url)
    assert stranger.get(QUEUE) == 403
    assert stranger.get(QUEUE, urlencode({"quote": ida.field("quote"), "status": "rejected"}).encode()) == 403
    assert stranger.get("-/review-as/guessed") == 404
    assert stranger.get("news") == 200 and "/-/review" not in stranger.page
    assert ida.get("news") == 200 and "/-/review" in ida.page
    assert verdicts(path) == []


@pytest.mark.parametrize("token", [None, "guessed"])
def test_a_form_of_another_site_is_refused(
    desk: tuple[Visitor, Visitor, str], path: Path, token: str | None
) -> None:
    ida, _, _ = desk
    form = {"quote": ida.field("quote"), "seen": ida.field("seen"), "status": "rejected"}
    assert ida.get(QUEUE, urlencode(form | ({"csrftoken": token} if token else {})).encode()) == 403
    assert verdicts(path) == []


def test_other_pages_take_no_forms(desk: tuple[Visitor, Visitor, str]) -> None:
    ida, _, _ = desk
    assert [ida.get(page, b"a=b") for page in ("news", "news/quotes", "news/-/search")] == [405] * 3
    assert ida.get(QUEUE, b"a=" + b"x" * 300_000) == 413


def test_least_sure_comes_first_and_each_verdict_leads_on(
    desk: tuple[Visitor, Visitor, str], path: Path
) -> None:
    ida, _, _ = desk
    assert "You are reviewing as Ida . 6 quotes wait for a verdict." in ida.said
    assert "“a bridge that holds”" in ida.said and "71 % sure" in ida.said
    assert "Nothing else was said." not in ida.said and "Bridge to open" in ida.said, "the context, no more"
    assert ida.send("confirmed", note="on tape") == 200
    assert "Ida confirmed “a bridge that holds” ." in ida.said
    assert "5 quotes wait" in ida.said
    assert ida.send("rejected") == 200
    assert [one[1:] for one in verdicts(path)] == [("Ida", "confirmed", "on tape"), ("Ida", "rejected", None)]
    assert len(quotes(path)) == 5, "what was rejected counts nowhere"


def test_everything_can_be_set_right(desk: tuple[Visitor, Visitor, str], path: Path) -> None:
    ida, _, _ = desk
    right = {
        "speaker": "Ann Roe", "role": "", "affiliation": "Bridge Office", "new_class": "thought",
        "agency": "AP", "relation": "told", "channel": "interview", "text": ida.field("text"),
        "cue": ida.field("cue"), "source": ida.field("source"), "note": "heard it",
    }  # fmt: skip
    key = ida.field("quote")
    assert ida.send("corrected", **right) == 200
    [row] = [one for one in quotes(path) if one["id"] == key]
    names = ("speaker", "role", "affiliation", "class", "agency", "relation", "channel")
    assert [row[name] for name in names] == [
        "Ann Roe", None, "Bridge Office", "thought", "Associated Press", "told", "interview",
    ]  # fmt: skip
    assert row["review_note"] == "heard it"
    assert ida.get(f"{QUEUE}?quote={key}") == 200
    assert ida.send("corrected", channel="", agency="") == 200
    [row] = [one for one in quotes(path) if one["id"] == key]
    assert (row["agency"], row["channel"], row["affiliation"]) == (None, None, "Bridge Office")


WRONG = [
    ({"status": "corrected"}, "Nothing differs from what is stored"),
    ({"status": "corrected", "text": "never said so"}, "The article does not say 'never said so'"),
    ({"status": "corrected", "new_class": "song"}, "'song' is no class; write one of speech"),
    ({"status": "commented"}, "A comment has words"),
    ({"status": "maybe"}, "The form came without a verdict"),
    ({"status": "undone"}, "has no verdict to withdraw"),
]


@pytest.mark.parametrize(("form", "words"), WRONG, ids=[words for _, words in WRONG])
def test_what_cannot_be_meant_is_said_and_nothing_typed_is_lost(
    desk: tuple[Visitor, Visitor, str], path: Path, form: dict[str, str], words: str
) -> None:
    ida, _, _ = desk
    key = ida.field("quote")
    more = {} if form["status"] == "commented" else {"note": "my <note>"}
    assert ida.send(**form, **more) == 422
    assert words in ida.said
    assert ida.field("quote") == key
    assert ida.field("note") == more.get("note", "")
    assert verdicts(path) == []


def test_a_second_verdict_on_a_changed_quote_is_told_shown_and_asked_again(
    desk: tuple[Visitor, Visitor, str], path: Path
) -> None:
    ida, bo, _ = desk
    key = ida.field("quote")
    assert bo.get(f"{QUEUE}?quote={key}") == 200
    assert "Ida has this quote open as well." in bo.said
    assert ida.send("corrected", speaker="Ann Roe", note="it was her") == 200
    assert bo.send("rejected", note="no quote at all") == 409
    assert "Nothing was recorded" in bo.said
    assert "Ida corrected it" in bo.said and "it was her" in bo.said and "Ann Roe" in bo.said
    assert bo.field("note") == "no quote at all", "what was typed is kept"
    assert [one[1:3] for one in verdicts(path)] == [("Ida", "corrected")]
    assert bo.send("rejected", note="no quote at all") == 200, "asked again, it is recorded"
    assert [one[1:3] for one in verdicts(path)] == [("Ida", "corrected"), ("Bo", "rejected")]


def test_what_changes_elsewhere_is_told_as_well(desk: tuple[Visitor, Visitor, str], path: Path) -> None:
    ida, _, _ = desk
    key = ida.field("quote")
    shell = [
        sys.executable,
        "-m",
        "quotetrack",
        "review",
        str(path),
        key,
        "--by",
        "Cy",
        "--status",
        "confirmed",
    ]
    subprocess.run(shell, check=True, capture_output=True)
    assert ida.send("rejected") == 409 and "Cy confirmed it" in ida.said
    assert ida.send("rejected") == 200
    assert ida.get(f"{QUEUE}?quote={key}") == 200
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE speakers SET name = 'Benjamin Ito' WHERE name = 'Ben Ito'")
    assert ida.send("confirmed") == 409 and "merged or renamed" in ida.said and "Benjamin Ito" in ida.said


def test_a_quote_that_is_gone_is_told(desk: tuple[Visitor, Visitor, str], path: Path) -> None:
    ida, _, _ = desk
    with Store(path) as opened:
        from quotetrack.store.articles.removing import remove_article

        remove_article(opened.db, "bridge")
    assert ida.send("confirmed", note="mine") == 410
    assert "taken out" in ida.said
    assert ida.get(f"{QUEUE}?quote=qnever") == 404


def test_two_who_work_at_once_are_shown_different_quotes(desk: tuple[Visitor, Visitor, str]) -> None:
    ida, bo, _ = desk
    assert ida.field("quote") != bo.field("quote")
    seen = {ida.field("quote"), bo.field("quote")}
    for visitor in (ida, bo, ida):
        assert visitor.send("confirmed") == 200
        assert visitor.field("quote") not in seen
        seen.add(visitor.field("quote"))


def test_a_hold_ends() -> None:
    now = [0.0]
    held = OpenQuotes(lambda: now[0])
    held.take("news", "Ida", "q1")
    assert held.others("news", "Bo") == {"q1": "Ida"}
    assert held.others("news", "Ida") == held.others("old", "Bo") == {}
    held.take("news", "Ida", "q2")
    assert held.others("news", "Bo") == {"q2": "Ida"}
    now[0] = HELD_SECONDS + 1
    assert held.others("news", "Bo") == {}


def test_skip_undo_and_comment(desk: tuple[Visitor, Visitor, str], path: Path) -> None:
    ida, _, _ = desk
    first = ida.field("quote")
    [skip] = re.findall(r'<a class="button" href="([^"]+)"[^>]*>Skip', ida.page)
    assert ida.get(ida.root + unescape(skip).lstrip("/")) == 200
    second = ida.field("quote")
    assert second != first
    assert ida.send("rejected") == 200
    assert "Ida rejected" in ida.said and ida.field("quote") != first, "what was skipped is not asked at once"
    undo = re.findall(
        r'name="quote" value="(\w+)"><input type="hidden" name="seen" value="([\w-]+)"><button[^>]*undone',
        ida.page,
    )
    assert ida.send("undone", quote=undo[0][0], seen=undo[0][1]) == 200
    assert ida.field("quote") == second and "took back the verdict" in ida.said
    assert ida.send("commented", note="ask Bo") == 200
    assert ida.field("quote") == second and "“ask Bo”" in ida.said
    assert [one[1:] for one in verdicts(path)] == [
        ("Ida", "rejected", None), ("Ida", "undone", None), ("Ida", "commented", "ask Bo"),
    ]  # fmt: skip
    assert len(quotes(path)) == 6
    assert ida.get(f"{QUEUE}?state=commented") == 200 and ida.field("quote") == second


CHOSEN = [
    ("kind=direct", {"direct"}, "kind"),
    ("class=thought", {"thought"}, "class"),
    ("rule=said_that_clause", {"said_that_clause"}, "rule"),
    ("state=rejected", set(), "kind"),
    ("kind=sung&order=up&state=x", {"direct", "indirect", "mixed"}, "kind"),
]


@pytest.mark.parametrize(("query", "expected", "column"), CHOSEN, ids=[query for query, _, _ in CHOSEN])
def test_the_queue_is_narrowed(
    desk: tuple[Visitor, Visitor, str], path: Path, query: str, expected: set[str], column: str
) -> None:
    ida, _, _ = desk
    known = {row["id"]: row for row in quotes(path)}
    met = set()
    ida.get(f"{QUEUE}?{query}")
    while 'name="quote"' in ida.page:
        met.add(known[ida.field("quote")][column])
        ida.get(f"{QUEUE}?{query}&after={ida.field('quote')}")
    assert met == expected


WHO = """
from datasette import hookimpl
@hookimpl
def actor_from_request(request):
    name = request.headers.get("x-actor")
    return {"id": name} if name else None
"""
ALLOWED: dict[str, Any] = {"unset": None, "off": False, "hers": {"id": "ida"}, "granted": True}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Serve files by plain ``datasette``: one for each thing that metadata may say of a file, and of all."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "plugins").mkdir()
    (folder / "plugins" / "who.py").write_text(WHO, encoding="utf-8")
    review = {name: {"plugins": {"quotetrack": {"review": ALLOWED[name]}}} for name in ALLOWED}
    del review["unset"]
    for name, config in (("each", {"databases": review}), ("all", review["hers"])):
        (folder / f"{name}.json").write_text(json.dumps(config), encoding="utf-8")
    paths = [str(folder / f"{name}.db") for name in ALLOWED]
    for path in paths:
        store(Path(path), articles()[:1])
    plugins = ("--plugins-dir", str(folder / "plugins"))
    with (
        datasette(*paths, "-m", str(folder / "each.json"), *plugins) as each,
        datasette(paths[0], "-m", str(folder / "all.json"), *plugins) as every,
    ):
        yield {"each": each, "all": every}


@pytest.mark.parametrize(
    ("said_of", "name", "actor", "status"),
    [
        ("each", "unset", "ida", 404),
        ("each", "off", "ida", 404),
        ("each", "hers", "ida", 200),
        ("each", "hers", "bo", 403),
        ("each", "hers", None, 403),
        ("each", "granted", "ida", 403),
        ("all", "unset", "ida", 200),
        ("all", "unset", "bo", 403),
        ("all", "unset", None, 403),
    ],
)
def test_datasette_s_own_permissions_decide(
    plain: dict[str, str], said_of: str, name: str, actor: str | None, status: int
) -> None:
    """Under plain datasette: metadata turn it on, an allow block says who; else no plugin grants."""
    request = urllib.request.Request(
        f"{plain[said_of]}{name}/-/review", headers={"x-actor": actor} if actor else {}
    )
    try:
        found = urllib.request.urlopen(request).status
    except HTTPError as error:
        with error:
            found = error.status
    assert found == status
