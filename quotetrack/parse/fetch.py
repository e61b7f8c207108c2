"""Downloads official Stanza packages with Stanza's own code, and lists what is installed.

The only module of this stage that uses the network, and only when asked: loading never downloads.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotetrack.errors import ModelUnavailable
from quotetrack.parse.packages import LANGUAGE, ModelInfo, english_index, find_packages, processors_of
from quotetrack.resources import resource

__all__ = ["ModelInfo", "fetch", "installed"]


def fetch(name: str, directory: Path | None = None) -> Path:
    """Download the official English package ``name`` and return the resources directory that holds it.

    ``directory`` is made where it is missing; None means Stanza's own. Files that are there and intact
    are not downloaded again. Raises ModelUnavailable where the network, the package or one of its files
    is not there.
    """
    import stanza
    from stanza.resources.common import DEFAULT_MODEL_DIR, download_resources_json

    import quotetrack.parse.tagging.joint_processor  # noqa: F401 (a package like the embedded one needs it)

    where = Path(DEFAULT_MODEL_DIR) if directory is None else directory
    try:
        with _silence():
            download_resources_json(str(where))
        wanted = processors_of(english_index(where).get("packages", {}).get(name, {}))
        stanza.download(
            LANGUAGE,
            model_dir=str(where),
            package=name,
            processors=",".join(wanted),
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
    """Return the embedded package, then those in Stanza's resources directory in alphabetical order."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    embedded = [info for info in find_packages(resource("data/models")) if info.package != "default"]
    return [*embedded, *find_packages(Path(DEFAULT_MODEL_DIR))]


def _reason(error: Exception) -> str:
    """Say in a few words why a download failed."""
    import requests

    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the server answers {error.response.status_code}"
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        return "no connection to the server"
    return (str(error) or type(error).__name__).splitlines()[0]
