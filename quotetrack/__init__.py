"""Find who said what in news text, by what words, on whose behalf and through which agency."""

from __future__ import annotations

__version__ = "0.1.0"
