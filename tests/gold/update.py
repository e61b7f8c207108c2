"""Pins the floors of the quality gate at what is measured now: ``python tests/gold/update.py``.

Refuses to lower a floor unless ``--allow-regression`` is given; ``--errors`` lists what was missed and
invented, ``--dry-run`` only measures.
"""

from __future__ import annotations

import argparse
import json
import sys

from gold_gate import FLOORS, Regression, measure, repin, texts_hash


def main() -> int:
    """Measure, print, and write the floors; return 1 where that would lower one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split(":")[0])
    parser.add_argument("--allow-regression", action="store_true", help="lower floors where figures fell")
    parser.add_argument("--errors", action="store_true", help="list what was missed and invented")
    parser.add_argument("--dry-run", action="store_true", help="measure and write nothing")
    options = parser.parse_args()
    score = measure()
    figures = score.figures()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else None
    floors = pinned["floors"] if pinned else {}
    for name, value in figures.items():
        print(f"{name:14} {value:.4f}  floor {floors.get(name, 0.0):.4f}")
    if options.errors:
        print("\n".join(score.errors))
    if options.dry_run:
        return 0
    try:
        new = repin(pinned, figures, texts_hash(), allow_regression=options.allow_regression)
    except Regression as fall:
        print(f"not pinned: {fall}; mend it, or say --allow-regression", file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps(new, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
