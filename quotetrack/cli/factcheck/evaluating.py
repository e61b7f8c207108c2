"""The command ``evaluate``: how well extraction does on articles that people have annotated."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import track
from rich.text import Text

from quotetrack.cli.terminal.printing import console, default_form, grid, inert, note, to_json, write_line
from quotetrack.cli.terminal.shared_options import LEXICON, MODEL, output_options
from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.counted_nouns import counted

if TYPE_CHECKING:
    from quotetrack.evaluate import Evaluation, GoldArticle, Predictions
    from quotetrack.evaluate.breakdowns import Breakdown
    from quotetrack.evaluate.measures import Measures

_FIGURES = {
    "triple": "whole triple",
    "exact": "content exact",
    "q0.8": "content at 0.8",
    "q0.3": "content at 0.3",
}


@click.command("evaluate", short_help="Score extraction on articles that people annotated.")
@click.argument("gold_dir", type=click.Path(path_type=Path))
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Score this file, written by extract --format jsonl, instead of extracting now",
)
@MODEL
@click.option("--errors", is_flag=True, help="List what went wrong, by the first thing that is not right")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="Errors of each group at most, 0 for all",
)
@click.option("--json", "form", flag_value="json", help="Write a JSON object")
@LEXICON
@output_options("table")
@click.pass_context
def evaluate_command(
    ctx: click.Context,
    /,
    gold_dir: Path,
    predictions: Path | None,
    model: str | None,
    form: str | None,
    **listing: Any,
) -> None:
    """Score extraction on a brat corpus: GOLD_DIR holds text/*.txt and attributions/*.ann.

    Figures are micro over all articles. An attribution is right as a whole (triple) where its content
    shares half its words with the annotated one and source and cue are right.

    \b
    Example:
      quotetrack evaluate corpus/
      quotetrack evaluate corpus/ --errors --limit 5
      quotetrack evaluate corpus/ --predictions found.jsonl --json
    """
    from quotetrack.evaluate import as_values, read_corpus, read_predictions
    from quotetrack.evaluate import evaluate as score

    corpus = list(read_corpus(gold_dir))
    failed = 0
    if predictions is not None:
        found = read_predictions(predictions)
        _report_strangers(predictions, found, corpus)
    else:
        found, failed = _extracted(corpus, model)
    evaluation = score(corpus, found)
    errors: int | None = listing["limit"] if listing["errors"] else None
    if default_form(form) == "json":
        write_line(to_json(as_values(evaluation, errors)))
    else:
        _print(console(), evaluation)
        if errors is not None:
            _print_errors(console(), evaluation, errors)
    if failed:
        ctx.exit(2)


def _report_strangers(path: Path, found: Predictions, corpus: Sequence[GoldArticle]) -> None:
    """Say which articles one side has and the other has not."""
    names = {article.name for article in corpus}
    if not names & set(found):
        raise UnreadableInput(
            f"{path}: no article of the corpus in it; its document ids are the text files' stems"
        )
    for number, side in (
        (len(set(found) - names), "not in the corpus: left out"),
        (len(names - set(found)), "of the corpus not in it: counted as empty"),
    ):
        if number:
            note(f"{path}: {_articles(number)} {side}")


def _extracted(corpus: Sequence[GoldArticle], model: str | None) -> tuple[Predictions, int]:
    """Extract from the articles now; return what was found, and how many failed."""
    from quotetrack.evaluate import from_extraction
    from quotetrack.model import Article
    from quotetrack.pipeline import ExtractionFailed, extract_many, load_parser

    found: Predictions = {}
    failed = 0
    articles = (Article(article.name, article.text) for article in corpus)
    screen = Console(stderr=True)
    extractions = track(
        extract_many(articles, parser=load_parser(model)),
        "extracting",
        total=len(corpus),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    )
    for extraction in extractions:
        if isinstance(extraction, ExtractionFailed):
            failed += 1
            note(f"Error: {extraction}; it counts as empty")
        else:
            found[extraction.article.id] = from_extraction(extraction)
    return found, failed


def _print(screen: Console, evaluation: Evaluation) -> None:
    """Print the tables."""
    for subset, found in evaluation.figures.items():
        title = f"{subset}: {found.gold} annotated, {found.predicted} found"
        if subset == "all":
            title += f", in {_articles(evaluation.articles)}"
        screen.print(title, style="bold")
        _print_figures(screen, found)
    for name, groups in evaluation.groups.items():
        if groups:
            _print_groups(screen, name, groups)
            screen.print()
    _print_calibration(screen, evaluation)


def _print_figures(screen: Console, found: Measures) -> None:
    """Print the figures of one subset: of attributions, and of each role's spans."""
    rows = (
        (label, *_numbers(found[name].p, found[name].r, found[name].f)) for name, label in _FIGURES.items()
    )
    screen.print(grid(_columns("attributions", "P", "R", "F1"), rows))
    source, cue = _numbers(found.speaker_acc, found.cue_acc)
    screen.print(f"of those at 0.3: source right {source}, cue right {cue}")
    screen.print()
    spans = (
        (
            role,
            *_numbers(found[f"span.{role}"].f, found[f"begin.{role}"].f),
            *_numbers(found.jaccards[role], found[role].f),
        )
        for role in ("source", "cue", "content")
    )
    screen.print(grid(_columns("spans, F1", "exact", "begin", "Jaccard", "words"), spans))
    screen.print()


def _print_groups(screen: Console, name: str, groups: dict[str, Breakdown]) -> None:
    """Print one breakdown; of rules only what they found, for nobody annotates rules."""
    if name == "rule":
        found = ((key, group.predicted, *_numbers(group.p)) for key, group in groups.items())
        screen.print(grid(_columns("by rule", "found", "P"), found))
        return
    rows = (
        (
            key,
            group.gold,
            *_numbers(group.met / group.gold if group.gold else None),
            group.predicted,
            *_numbers(group.p, group.r, group.f),
        )
        for key, group in groups.items()
    )
    screen.print(grid(_columns(f"by {name}", "annotated", "met", "found", "P", "R", "F1"), rows))


def _print_calibration(screen: Console, evaluation: Evaluation) -> None:
    """Print how far confidence can be trusted."""
    found = evaluation.calibration
    if found.error is None:
        screen.print("no confidence is stated")
        return
    rows = (
        (f"{band.low:.1f} to {band.high:.1f}", band.n, *_numbers(band.confidence, band.right))
        for band in found.bands
    )
    screen.print(grid(_columns("confidence", "found", "mean", "right"), rows))
    screen.print(f"expected calibration error {found.error:.3f}")


def _print_errors(screen: Console, evaluation: Evaluation, limit: int) -> None:
    """Print what went wrong, group by group."""
    from quotetrack.evaluate.faults import GROUPS

    for group, about in GROUPS.items():
        listed = evaluation.faults[group]
        screen.print()
        shown = min(limit or len(listed), len(listed))
        screen.print(f"{about} ({shown} of {len(listed)})", style="bold")
        for fault in listed[: limit or None]:
            made = f"  {fault.rule}" if fault.rule else ""
            made += f" {fault.confidence:.2f}" if fault.confidence is not None else ""
            screen.print()
            screen.print(Text(inert(f"{fault.document} {fault.offset}{made}"), "dim"))
            for sign, passage in (("-", fault.gold), ("+", fault.predicted)):
                if passage is not None:
                    screen.print(Text(inert(f"{sign} {passage}")))


def _columns(first: str, *others: str) -> list[tuple[str, str]]:
    """Return the columns of a table of figures."""
    return [(first, "left"), *((other, "right") for other in others)]


def _numbers(*values: float | None) -> tuple[str, ...]:
    """Return figures with three decimals, nothing where there is none."""
    return tuple("" if value is None else f"{value:.3f}" for value in values)


def _articles(number: int) -> str:
    """Return a number of articles in words."""
    return counted(number, "article")
