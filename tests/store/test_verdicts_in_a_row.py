"""Verdicts one after the other: what counts after any three of them, by a plain list of what was decided."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from quotetrack.errors import UnknownRow
from quotetrack.model import Extraction
from quotetrack.model.stored import ReviewStatus
from quotetrack.store import Store
from quotetrack.store.questions.queries import show
from quotetrack.store.reviews.verdicts import Correction, record_review, reviews

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
STEPS: tuple[ReviewStatus, ...] = ("corrected", "rejected", "commented", "undone", "withdrawn")


def expected(steps: tuple[str, ...]) -> tuple[str | None, str]:
    """Return the verdict that counts after these, and the role that the quote's speaker then has."""
    decided: list[tuple[str, str]] = []
    for turn, step in enumerate(steps):
        if step == "withdrawn":
            decided = []
        elif step == "undone":
            decided = decided[:-1]
        elif step != "commented":
            role = f"role {turn}" if step == "corrected" else decided[-1][1] if decided else "mayor"
            decided.append((step, role))
    return decided[-1] if decided else (None, "mayor")


def test_what_counts_after_any_three_verdicts(extraction: Callable[..., Extraction], db_path: Path) -> None:
    rows = list(itertools.product(STEPS, repeat=3))
    stories = [
        extraction(f"[S1:Ann Roe] [C1:said] [Q1:thing {n} is so].", id=f"a{n}", path=f"a{n}.txt")
        for n in range(len(rows))
    ]
    made = [story.attributions[0] for story in stories]
    with Store(db_path) as store:
        store.save_many(stories)
        store.db.conn.execute("PRAGMA synchronous = off")
        for steps, one in zip(rows, made, strict=True):
            for turn, step in enumerate(steps):
                more: dict[str, Any] = (
                    {"correction": Correction(role=f"role {turn}")} if step == "corrected" else {}
                )
                note = "seen" if step == "commented" else None
                given = {"reviewer": "Ida", "note": note, "now": lambda: NOON, **more}
                if step in ("undone", "withdrawn") and expected(steps[:turn])[0] is None:
                    with pytest.raises(UnknownRow, match="no verdict to withdraw"):
                        record_review(store.db, one.id, step, **given)
                else:
                    record_review(store.db, one.id, step, **given)
        counting = {row["id"]: row["status"] for row in reviews(store.db)}
        found = {
            steps: (counting.get(one.id), show(store.db, one.id)["role"])
            for steps, one in zip(rows, made, strict=True)
        }
    assert {steps: got for steps, got in found.items() if got != expected(steps)} == {}
