"""The command ``models``: the embedded models, Stanza's packages beside them, and fetching official ones."""

from __future__ import annotations

from typing import Any

import click

from quotetrack.cli.terminal.printing import console, default_form, grid, to_json, write_line
from quotetrack.cli.terminal.shared_options import output_options


@click.group(
    "models",
    short_help="List the models to choose from, or download official ones.",
    invoke_without_command=True,
)
@output_options("json", "table")
@click.pass_context
def models_command(ctx: click.Context, form: str | None) -> None:
    """List the models to choose from with --model; the first is embedded and the default.

    The others are packages that Stanza has downloaded. They need Stanza: pip install 'quotetrack[stanza]'.

    \b
    Example:
      quotetrack models
      quotetrack models --json
    """
    if ctx.invoked_subcommand is not None:
        return
    from quotetrack.parse.fetch import installed

    found = [_described(info) for info in installed()]
    if default_form(form) == "json":
        write_line(to_json(found))
        return
    screen = console()
    for number, model in enumerate(found):
        if number:
            screen.print()
        screen.print(
            f"{model['package']}  {_size(model['bytes'])}  {', '.join(model['processors'])}", style="bold"
        )
        screen.print(f"  {model['path']}", style="dim", soft_wrap=True)
        if not number:
            files = ((name, _size(size)) for name, size in model["files"].items())
            screen.print(grid([("file", "left"), ("size", "right")], files))


@models_command.command()
@click.argument("name")
def download(name: str) -> None:
    """Fetch an official English package into Stanza's own folder, with Stanza's own code.

    \b
    Example:
      quotetrack models download default_accurate
    """
    from quotetrack.parse.fetch import fetch

    path = fetch(name)
    write_line(f"{name}: in {path}; use it with: quotetrack extract PATH --model {name}")


def _described(info: Any) -> dict[str, Any]:
    """Return models as plain values, with their files by their place in the directory."""
    return {
        "package": info.package,
        "path": str(info.path),
        "bytes": info.bytes,
        "processors": list(info.processors),
        "files": {path.relative_to(info.path).as_posix(): path.stat().st_size for path in info.files},
    }


def _size(number: int) -> str:
    """Return a size in megabytes."""
    return f"{number / 1e6:.1f} MB"
