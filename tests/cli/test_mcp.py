"""The command ``mcp``: the official client against the real server, over a pipe."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from click.testing import Result
from conftest import extraction_of
from mcp import Client, StdioServerParameters

from quotetrack.cli import main
from quotetrack.store import Store

Run = Callable[..., Result]
TOOLS = {"search", "verify", "cite", "who_said_what"}


def asked(db: Path, ask: Callable[[Client], Awaitable[Any]]) -> Any:
    """Start the server on a database as an assistant does, ask it something and return the answer."""

    async def talk() -> Any:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "quotetrack", "mcp", str(db)], env=environment
        )
        async with Client(server, read_timeout_seconds=60) as client:
            return await ask(client)

    return anyio.run(talk)


def tools(db: Path, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """Call tools one after the other in one conversation; an answer that is an error is its text."""

    async def ask(client: Client) -> list[Any]:
        found = [await client.call_tool(name, arguments) for name, arguments in calls]
        return [
            str(getattr(one.content[0], "text", "")) if one.is_error else one.structured_content
            for one in found
        ]

    answers: list[Any] = asked(db, ask)
    return answers


def test_the_server_offers_four_tools_that_only_read(news: Path) -> None:
    async def ask(client: Client) -> tuple[Any, Any]:
        return await client.list_tools(), client.instructions

    listed, instructions = asked(news.absolute(), ask)
    assert {tool.name for tool in listed.tools} == TOOLS
    assert all(tool.annotations.read_only_hint for tool in listed.tools)
    assert all(tool.description and tool.input_schema["properties"] for tool in listed.tools)
    assert "verify" in instructions


def test_an_assistant_searches_verifies_cites_and_writes_nothing(news: Path) -> None:
    before = hashlib.sha256(news.read_bytes()).hexdigest()
    searched, said, of_article, true, false = tools(
        news.absolute(),
        ("search", {"words": "calm"}),
        ("who_said_what", {"speaker": "Volkova"}),
        ("who_said_what", {"article": "call"}),
        ("verify", {"words": "We want calm", "speaker": "Volkova"}),
        ("verify", {"words": "We want war and nothing but war today", "speaker": "Volkova"}),
    )
    quote = said["quotes"][0]
    assert searched["quotes"][0]["id"] == quote["id"] and "Volkova" in quote["speaker"]
    assert {"start", "end", "content", "confidence", "document"} <= set(quote)
    assert len(of_article["quotes"]) == 3 and of_article["more"] is False
    assert true["verdict"] in ("verbatim", "truncated") and false["verdict"] not in ("verbatim", "truncated")
    (cited, exact) = tools(
        news.absolute(),
        ("cite", {"quote": quote["id"]}),
        ("cite", {"quote": quote["id"], "style": "json"}),
    )
    assert "Volkova" in str(cited) and quote["id"] in str(exact)
    assert hashlib.sha256(news.read_bytes()).hexdigest() == before


def test_a_search_gives_the_best_match_first_unless_asked(news: Path) -> None:
    with Store(news) as store:
        for name, words, day in (
            ("short", "the zebra crossing", "2020-01-01"),
            ("long", "that among many other things which nobody counted was a zebra", "2026-01-01"),
        ):
            made = extraction_of(f"[S1:Ann Roe] [C1:said] [Q1:{words}].", id=name, path=name, published=day)
            store.save(made)
    best, newest = tools(
        news.absolute(),
        ("search", {"words": "zebra", "limit": 1}),
        ("search", {"words": "zebra", "limit": 1, "order": "newest"}),
    )
    assert [found["quotes"][0]["document"] for found in (best, newest)] == ["short", "long"]
    assert best["more"] and newest["more"]


def test_what_is_asked_wrongly_is_answered_with_what_to_give(news: Path) -> None:
    nothing, nobody, unknown, limited = tools(
        news.absolute(),
        ("who_said_what", {}),
        ("search", {"words": "zeppelin"}),
        ("cite", {"quote": "qnone"}),
        ("who_said_what", {"article": "call", "limit": 1}),
    )
    assert "give a speaker, an article or an agency" in nothing
    assert nobody == {"quotes": [], "more": False}
    assert "no quote has the id 'qnone'" in unknown
    assert len(limited["quotes"]) == 1 and limited["more"] is True


def test_a_file_that_is_no_database_is_told_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    done = run("mcp", tmp_path / "none.db")
    assert done.exit_code == 2 and "no such database" in done.output


def test_without_the_package_it_is_said_how_to_get_it(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    done = run("mcp", news)
    assert done.exit_code == 2 and "pip install 'quotetrack[mcp]'" in done.output
    assert main.commands["mcp"]
