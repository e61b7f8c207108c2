"""Downloads with Stanza's own code from a server on this machine, and from none."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotetrack.parse.packages import ModelInfo, english_index, find_packages
from quotetrack.resources import resource

CLOSED = "http://127.0.0.1:9"  # the discard port: nothing listens
MODELS = {"tokenize": "plain", "pos": "plain", "lemma": "plain", "depparse": "plain", "ner": "wire"}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _index(url: str, root: Path) -> dict[str, Any]:
    """Return the index of the models under ``root``/en, as an official one is built."""
    english: dict[str, Any] = {"lang_name": "English", "packages": {"plain": dict(MODELS)}}
    for path in sorted((root / "en").glob("*/*.pt")):
        entry: dict[str, Any] = {"md5": hashlib.md5(path.read_bytes()).hexdigest()}
        if path.parent.name in ("pos", "depparse", "ner"):
            entry["dependencies"] = [{"model": "pretrain", "package": "plain"}]
        english.setdefault(path.parent.name, {})[path.stem] = entry
    english["packages"]["broken"] = {**MODELS, "pos": "gone"}
    english["pos"]["gone"] = {"md5": "0" * 32}
    return {"en": english, "url": url + "/{lang}/{filename}"}


def _make_models(root: Path) -> None:
    """Write a file for every model; fetching does not look inside."""
    for processor, model in {**MODELS, "pretrain": "plain"}.items():
        path = root / "en" / processor / f"{model}.pt"
        path.parent.mkdir(parents=True)
        path.write_bytes(processor.encode() * 10)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serve a resources directory as Stanza's server does; yields its address."""
    root = tmp_path / "served"
    _make_models(root)
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        url = f"http://127.0.0.1:{listening.server_address[1]}"
        content = json.dumps(_index(url, root))
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
    size = sum(10 * len(processor) for processor in [*MODELS, "pretrain"])
    assert info == ModelInfo("plain", tuple(MODELS), target, size)


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
    _make_models(tmp_path)
    index = json.dumps(_index("", tmp_path))
    (tmp_path / "resources.json").write_text(index, encoding="utf-8")
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


def test_the_embedded_package_is_whole() -> None:
    packages = {info.package: info for info in find_packages(resource("data/models"))}
    assert set(packages) == {"news", "default"}
    assert packages["news"].processors == ("tokenize", "joint", "lemma")
    assert 20_000_000 < packages["news"].bytes < 30_000_000


@pytest.mark.model
def test_a_fetched_package_loads(server: str, tmp_path: Path) -> None:
    """The embedded models, served and fetched under another name, parse from Stanza's directory."""
    served = tmp_path / "served"
    shutil.rmtree(served / "en")
    for path in resource("data/models").glob("en/*/news.pt"):
        target = served / "en" / path.parent.name / "copy.pt"
        target.parent.mkdir(parents=True)
        target.write_bytes(path.read_bytes())
    index = json.loads((resource("data/models") / "resources.json").read_text(encoding="utf-8"))
    renamed = json.loads(json.dumps(index).replace('"news"', '"copy"'))
    renamed["url"] = server + "/{lang}/{filename}"
    for version in _resources_versions():
        (served / f"resources_{version}.json").write_text(json.dumps(renamed), encoding="utf-8")
    assert _fetch("copy", server, tmp_path / "target").returncode == 0
    script = (
        "from quotetrack.parse import Parser\n"
        "document = Parser('copy').parse('She left.')\n"
        "print(document.parser, len(document.sentences[0].tokens))\n"
    )
    environment = {**os.environ, "STANZA_RESOURCES_DIR": str(tmp_path / "target")}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[0] == "stanza" and done.stdout.split()[2:] == ["copy", "3"]
