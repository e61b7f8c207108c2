"""Finds the files that ship beside the code, ``schema.sql`` and ``data/``, and proves models by their sums.

In a wheel they lie inside the package; in a checkout or an editable install, at its top.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from quotetrack.errors import ModelUnavailable

_PACKAGE = Path(__file__).resolve().parent
SUMS = "SHA256SUMS"  # beside the models, in the form of sha256sum
_PIECE = 1 << 20


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder (*schema.sql*, *data/en/cues.csv*).

    Raises FileNotFoundError where neither the package nor the checkout holds it.
    """
    for base in (_PACKAGE, _PACKAGE.parent):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation of quotetrack")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def intact(path: Path) -> Path:
    """Return the path of a model file that is what SHA256SUMS beside it records.

    Raises ModelUnavailable where it is another, or nothing is recorded of it.
    """
    again = f"reinstall quotetrack, or after training run: python -m training.sums {path.parent}"
    try:
        lines = (path.parent / SUMS).read_text(encoding="ascii").splitlines()
        recorded = {name.lstrip(" *"): told for told, _, name in (line.partition(" ") for line in lines)}
        found = digest(path)
    except (OSError, ValueError) as error:
        reason = (
            error.strerror or type(error).__name__ if isinstance(error, OSError) else "no list of SHA-256"
        )
        raise ModelUnavailable(f"{path}: cannot be proved against {SUMS}: {reason}; {again}") from error
    if recorded.get(path.name) != found:
        told = "its SHA-256 is not the one" if path.name in recorded else "no SHA-256 of it stands"
        raise ModelUnavailable(f"{path}: not loaded, since {told} in {SUMS} beside it; {again}")
    return path
