"""Finds the files that ship beside the code: ``schema.sql`` and ``data/``.

In a wheel they lie inside the package; in a checkout or an editable install, at its top.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder (*schema.sql*, *data/en/cues.csv*).

    Raises FileNotFoundError where neither the package nor the checkout holds it.
    """
    for base in (_PACKAGE, _PACKAGE.parent):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation of quotetrack")
