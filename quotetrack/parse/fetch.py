"""Downloads official Stanza packages with Stanza's own code, and lists the models to choose from.

The only module of this stage that uses the network, and only when asked: loading never downloads.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotetrack.errors import ModelUnavailable
from quotetrack.parse.engine import EMBEDDED
from quotetrack.parse.packages import (
    LANGUAGE,
    MISSING,
    PROCESSORS,
    ModelInfo,
    english_index,
    find_packages,
    stanza_directory,
)
from quotetrack.resources import resource

__all__ = ["ModelInfo", "fetch", "installed"]
_FILES = ("reading.onnx", "relations.onnx", "lemmas.json.gz", "scorer.json")


def fetch(name: str, directory: Path | None = None) -> Path:
    """Download the official English package ``name`` and return the resources directory that holds it.

    ``directory`` is made where it is missing; None means Stanza's own. Files that are there and intact
    are not downloaded again. Raises ModelUnavailable where the network, the package or one of its files
    is not there, or Stanza is not installed.
    """
    try:
        import stanza
        from stanza.resources.common import DEFAULT_MODEL_DIR, download_resources_json
    except ImportError as error:
        raise ModelUnavailable(MISSING) from error

    where = Path(DEFAULT_MODEL_DIR) if directory is None else directory
    try:
        with _silence():
            download_resources_json(str(where))
        stanza.download(
            LANGUAGE,
            model_dir=str(where),
            package=name,
            processors=",".join(PROCESSORS),
            logging_level="CRITICAL",
        )
    except Exception as error:  # requests, huggingface_hub and Stanza each raise their own
        raise ModelUnavailable(
            f"cannot download the Stanza package {name}: {_reason(error)}; "
            "try again with a network, or give --model DIR"
        ) from error
    if not any(info.package == name for info in find_packages(where)):
        offered = ", ".join(sorted(english_index(where).get("packages", {}))) or "none"
        raise ModelUnavailable(f"Stanza has no English package {name}; take one of: {offered}")
    return where


@contextmanager
def _silence() -> Iterator[None]:
    """Keep Stanza from showing its progress."""
    logger = logging.getLogger("stanza")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def installed() -> list[ModelInfo]:
    """Return the embedded models, then the packages in Stanza's directory in alphabetical order."""
    where = resource("data/models")
    files = tuple(path for name in _FILES if (path := where / name).is_file())
    embedded = ModelInfo(EMBEDDED, (*PROCESSORS, "attribution"), where, files)
    directory = stanza_directory()
    return [embedded, *(find_packages(directory) if directory is not None else ())]


def _reason(error: Exception) -> str:
    """Say in a few words why a download failed."""
    import requests

    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the server answers {error.response.status_code}"
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        return "no connection to the server"
    return (str(error) or type(error).__name__).splitlines()[0]
