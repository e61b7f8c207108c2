"""Downloads with Stanza's own code from a server on this machine, and from none."""

from __future__ import annotations

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stanza_files import MODELS, index, make_directory, make_models

from quotetrack.errors import ModelUnavailable
from quotetrack.parse import fetch
from quotetrack.parse.packages import ModelInfo, english_index, find_packages, stanza_directory
from quotetrack.resources import resource

CLOSED = "http://127.0.0.1:9"  # the discard port: nothing listens


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serve a resources directory as Stanza's server does; yields its address."""
    root = tmp_path / "served"
    make_models(root)
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        url = f"http://127.0.0.1:{listening.server_address[1]}"
        content = json.dumps(index(url, root))
        for version in _resources_versions():
            (root / f"resources_{version}.json").write_text(content, encoding="utf-8")
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield url
        listening.shutdown()
        thread.join()


def _resources_versions() -> list[str]:
    """Return the version under which the installed Stanza asks for its index."""
    from stanza._version import __resources_version__

    return [__resources_version__]


def _fetch(name: str, url: str, directory: Path) -> subprocess.CompletedProcess[str]:
    """Fetch in a process of its own, since Stanza reads its server's address when imported."""
    script = (
        "import sys\n"
        "from quotetrack.errors import ModelUnavailable\n"
        "from quotetrack.parse.fetch import fetch, installed\n"
        "try:\n"
        "    print(fetch(sys.argv[1]))\n"
        "    print([info.package for info in installed()])\n"
        "except ModelUnavailable as error:\n"
        "    sys.exit(str(error))\n"
    )
    environment = {
        **os.environ,
        "STANZA_RESOURCES_URL": url,
        "STANZA_RESOURCES_DIR": str(directory),
        "NO_PROXY": "127.0.0.1",
    }
    command = [sys.executable, "-c", script, name]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_fetch_downloads_a_package_with_its_vectors(server: str, tmp_path: Path) -> None:
    target = tmp_path / "target"
    done = _fetch("plain", server, target)
    assert (done.returncode, done.stdout.splitlines()) == (0, [str(target), "['news', 'plain']"]), done.stderr
    assert find_names(target) == {*(f"{p}/{m}.pt" for p, m in MODELS.items()), "pretrain/plain.pt"}
    [info] = find_packages(target)
    files = sorted((target / "en").glob("*/*.pt"))
    assert info == ModelInfo("plain", tuple(MODELS), target, tuple(files))
    assert info.bytes == sum(10 * len(processor) for processor in [*MODELS, "pretrain"])


def find_names(directory: Path) -> set[str]:
    """Return the model files of a resources directory by their place under en/."""
    return {path.relative_to(directory / "en").as_posix() for path in (directory / "en").glob("*/*.pt")}


def test_an_unknown_package_is_refused_with_those_there_are(server: str, tmp_path: Path) -> None:
    done = _fetch("fancy", server, tmp_path / "target")
    assert done.returncode == 1
    assert done.stderr.strip() == "Stanza has no English package fancy; take one of: broken, plain"


def test_a_file_missing_on_the_server_is_an_error(server: str, tmp_path: Path) -> None:
    done = _fetch("broken", server, tmp_path / "target")
    assert done.returncode == 1
    assert done.stderr.startswith("cannot download the Stanza package broken: md5 for ")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("path", "reason"), [("", "no connection to the server"), ("/nowhere", "the server answers 404")]
)
def test_without_a_server_there_is_one_clear_line(
    server: str, tmp_path: Path, path: str, reason: str
) -> None:
    done = _fetch("default", server + path if path else CLOSED, tmp_path / "target")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"cannot download the Stanza package default: {reason}; try again with a network, or give --model DIR"
    )
    assert not (tmp_path / "target" / "resources.json").exists()


def test_find_packages_skips_what_is_not_whole(tmp_path: Path) -> None:
    make_directory(tmp_path)
    assert [info.package for info in find_packages(tmp_path)] == ["plain"]
    (tmp_path / "en" / "ner" / "wire.pt").unlink()
    assert [info.processors for info in find_packages(tmp_path)] == [("tokenize", "pos", "lemma", "depparse")]
    (tmp_path / "en" / "pretrain" / "plain.pt").unlink()
    assert list(find_packages(tmp_path)) == []


@pytest.mark.parametrize("content", [None, "", "[]", "{", '{"en": 3}', '{"de": {}}'])
def test_a_damaged_index_holds_no_package(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "resources.json").write_text(content, encoding="utf-8")
    assert english_index(tmp_path) == {}
    assert list(find_packages(tmp_path)) == []


def test_the_embedded_models_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(make_directory(tmp_path, all="plain")))
    embedded, *others = fetch.installed()
    assert (embedded.package, embedded.path) == ("news", resource("data/models"))
    assert embedded.processors == (*MODELS, "attribution")
    assert {path.name for path in embedded.files} == {
        "reading.onnx",
        "relations.onnx",
        "lemmas.json.gz",
        "scorer.json",
    }
    assert embedded.bytes > 20_000_000
    assert [info.package for info in others] == ["all", "plain"]


def test_stanzas_directory_is_known_without_importing_stanza() -> None:
    script = (
        "import sys\n"
        "from quotetrack.parse.fetch import installed\n"
        "from quotetrack.parse.packages import stanza_directory\n"
        "found = stanza_directory()\n"
        "assert installed() and not {'stanza', 'torch'} & set(sys.modules)\n"
        "from stanza.resources.common import DEFAULT_MODEL_DIR\n"
        "print(str(found) == DEFAULT_MODEL_DIR)\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "STANZA_RESOURCES_DIR"}
    environment["HOME"] = "/nowhere"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_the_directory_of_earlier_versions_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANZA_RESOURCES_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    own = stanza_directory()
    assert own is not None and own.is_relative_to(tmp_path / "cache")
    make_directory(tmp_path / "stanza_resources")
    assert stanza_directory() == tmp_path / "stanza_resources"
    make_directory(own)
    assert stanza_directory() == own


def test_without_stanza_there_are_the_embedded_models(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(make_directory(tmp_path)))
    monkeypatch.setitem(sys.modules, "stanza", None)
    assert stanza_directory() is None
    assert [info.package for info in fetch.installed()] == ["news"]
    with pytest.raises(ModelUnavailable, match=r"run: pip install 'quotetrack\[stanza\]'"):
        fetch.fetch("default")
