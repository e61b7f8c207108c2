"""The command ``mcp``: a database for assistants, over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.shared_options import DB, LEXICON
from quotetrack.errors import FormatUnavailable, QuotetrackError
from quotetrack.version import __version__


@click.command("mcp", short_help="Let an assistant check quotations against a database.")
@DB
@LEXICON
def mcp_command(db: Path) -> None:
    """Serve a database to a language model by the Model Context Protocol, over standard input and output.

    Any assistant that speaks the protocol starts this command by itself; give it the command with the whole
    path of the database. It offers four tools, all of which only read: search, verify, cite, who_said_what.
    Nothing is asked of the network. Needs: pip install 'quotetrack[mcp]'

    \b
    Example:
      quotetrack mcp news.db
    """
    with opened(db):  # says what is wrong with the file before the assistant asks
        pass
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp_types import ToolAnnotations
    except ImportError as error:
        raise FormatUnavailable("mcp needs the package mcp; run: pip install 'quotetrack[mcp]'") from error
    from quotetrack.cli.handing_on.assistant_tools import INSTRUCTIONS, AssistantTools

    server = MCPServer("quotetrack", instructions=INSTRUCTIONS, version=__version__, log_level="ERROR")
    for tool in AssistantTools(db.absolute()).all():
        reading = ToolAnnotations(read_only_hint=True, open_world_hint=False, idempotent_hint=True)
        server.tool(annotations=reading)(_told(tool, ToolError))
    server.run("stdio")


def _told(tool: Callable[..., Any], failure: type[Exception]) -> Callable[..., Any]:
    """Return a tool whose errors of ours are told to the assistant, as answers; all others stay within."""

    @wraps(tool)
    def asked(*args: Any, **given: Any) -> Any:
        try:
            return tool(*args, **given)
        except QuotetrackError as error:
            raise failure(str(error)) from error

    return asked
