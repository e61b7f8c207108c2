"""Checks all that a draft quotes and reports, and says whether it may go out."""

from __future__ import annotations

import sys
from typing import Any

from quotetrack.model.stored import Row


def check_draft(
    archive: Any, draft: str, source: str, model: str | None, speaker: str | None, *, reports: bool
) -> list[Row]:
    """Return the verdicts on all quotations of a draft, and on its ``reports``.

    A draft is read as ``ingest`` reads a file: text, HTML, Word, OpenDocument, PDF.
    """
    from quotetrack.check.verification.answers import answer
    from quotetrack.check.verification.article_drafts import drafted
    from quotetrack.check.verification.verifying import verify_claims
    from quotetrack.cli.intake.inputs import Input
    from quotetrack.pipeline import extract_many, load_parser

    articles = Input((draft,), {}, source)  # type: ignore[arg-type]
    rows = []
    for found in extract_many(list(articles), parser=load_parser(model)):
        if isinstance(found, Exception):
            raise found
        for one in drafted(found, reports=reports):
            row = answer(verify_claims([one.claim], archive, speaker or one.speaker))
            place = {"path": found.article.path or draft, "line": one.line}
            rows.append({**place, **row, "draft_spans": [[s.start, s.end] for s in one.spans]})
    if articles.failed:
        sys.exit(2)
    return rows


def stops(row: Row, *, strict: bool) -> bool:
    """Tell whether a verdict stops what was checked from going out.

    What does not hold does; but what a draft reports in words of its own and no article tells of is mostly
    its own news: it stops only where it is to be ``strict``.
    """
    own_news = row["reported"] and row["verdict"] == "not found"
    return not row["holds"] and (strict or not own_news)
