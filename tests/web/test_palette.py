"""The palette meets WCAG 2.2 AA: 4.5 to 1 for text, 3 to 1 for what is drawn, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "quotetrack" / "web" / "static"
TEXT, DRAWN = 4.5, 3.0
KINDS, PARTS = ("direct", "mixed", "indirect"), ("source", "cue", "agency")
RELATIONS = ("reported", "told", "carried", "speaker", "dateline")


def palettes() -> dict[str, dict[str, str]]:
    """Return the colours of both schemes by name."""
    css = (STATIC / "palette.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", part))
        for part in css.split("prefers-color-scheme: dark")[:2]
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "muted", "link", "good", "bad")
        for ground in ("paper", "panel")
    ),
    *((part, ground, TEXT) for part in (*PARTS, "ink") for ground in (*KINDS, "paper")),
    *((f"{kind}-ink", kind, TEXT) for kind in KINDS),
    *(("paper", part, TEXT) for part in (*PARTS, "ink")),
    ("ink", "found", TEXT),
    *((f"bar-{name}", "paper", DRAWN) for name in (*KINDS, *RELATIONS)),
    ("focus", "paper", DRAWN),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=[f"{a} on {b}" for a, b, _ in PAIRS])
def test_contrast(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = palettes()[scheme]
    assert ratio(colours[ink], colours[ground]) >= least


def test_the_ratio_is_that_of_the_definition() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_no_colour_stands_outside_the_palette() -> None:
    for name in ("quotetrack.css", "tables.css", "keys.js", "quotetrack.js"):
        assert not re.findall(
            r"#[0-9a-fA-F]{3,8}\b(?![^(]*\))", (STATIC / name).read_text(encoding="utf-8")
        ), name
