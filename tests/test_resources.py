"""Model files are those that were released, or none of them is loaded."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quotetrack.errors import ModelUnavailable
from quotetrack.resources import SUMS, intact, resource
from training.sums import MODELS, renew_sums, write_sums

SHIPPED = resource("data/models")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two small model files and their sums."""
    for name in ("reading.onnx", "scorer.json"):
        (tmp_path / name).write_bytes(name.encode() * 1000)
    write_sums(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", MODELS)
def test_what_is_shipped_is_what_is_recorded(name: str) -> None:
    assert intact(SHIPPED / name) == SHIPPED / name


def test_sums_are_those_of_sha256sum() -> None:
    lines = (SHIPPED / SUMS).read_text(encoding="ascii").splitlines()
    assert [line.split("  ")[1] for line in lines] == list(MODELS)
    if shutil.which("sha256sum"):
        subprocess.run(
            ["sha256sum", "--check", "--strict", SUMS], cwd=SHIPPED, check=True, capture_output=True
        )


@pytest.mark.parametrize("at", [0, 4000, -1], ids=["first byte", "within", "last byte"])
def test_a_flipped_byte_is_seen(folder: Path, at: int) -> None:
    path = folder / "reading.onnx"
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelUnavailable) as failed:
        intact(path)
    assert str(failed.value) == (
        f"{path}: not loaded, since its SHA-256 is not the one in {SUMS} beside it;"
        f" reinstall quotetrack, or after training run: python -m training.sums {folder}"
    )
    assert intact(folder / "scorer.json")


def test_a_file_of_which_nothing_is_recorded_is_not_loaded(folder: Path) -> None:
    (folder / "other.onnx").write_bytes(b"other")
    with pytest.raises(ModelUnavailable, match="no SHA-256 of it stands in SHA256SUMS"):
        intact(folder / "other.onnx")


@pytest.mark.parametrize(
    ("missing", "words"),
    [(SUMS, "No such file or directory"), ("reading.onnx", "No such file or directory")],
)
def test_without_the_file_or_the_sums_nothing_is_loaded(folder: Path, missing: str, words: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(
        ModelUnavailable, match=f"reading.onnx: cannot be proved against SHA256SUMS: {words}; re"
    ):
        intact(folder / "reading.onnx")


def test_a_list_of_sums_that_is_none(folder: Path) -> None:
    (folder / SUMS).write_bytes("„kein“".encode())
    with pytest.raises(ModelUnavailable, match="cannot be proved against SHA256SUMS: no list of SHA-256"):
        intact(folder / "scorer.json")


def test_a_model_that_is_written_again_is_recorded_again(folder: Path, tmp_path: Path) -> None:
    (folder / "scorer.json").write_bytes(b"{}")
    renew_sums(folder)
    assert intact(folder / "scorer.json") and intact(folder / "reading.onnx")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    renew_sums(elsewhere)
    assert not (elsewhere / SUMS).exists()


@pytest.mark.model
@pytest.mark.parametrize("name", MODELS)
def test_a_changed_model_ends_the_command_in_one_line(name: str, tmp_path: Path) -> None:
    """Four kilobytes of each file that is loaded are other ones; the command says so and answers nothing."""
    data = tmp_path / "data"
    data.mkdir()
    for path in SHIPPED.parent.iterdir():
        if path.name != "models":
            (data / path.name).symlink_to(path)
    shutil.copytree(SHIPPED, data / "models")
    changed = data / "models" / name
    content = bytearray(changed.read_bytes())
    content[5000:9000] = bytes(byte ^ 255 for byte in content[5000:9000])
    changed.write_bytes(content)
    script = (
        f"import pathlib, quotetrack.resources as r; r._PACKAGE = pathlib.Path({str(tmp_path)!r});"
        "from quotetrack.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "extract", "-", "--format", "jsonl"],
        input="She said that it was over.", capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert str(changed) in line and "not loaded" in line and "reinstall quotetrack" in line
