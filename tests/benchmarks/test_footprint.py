"""The footprint counts what an installation adds; nothing is installed here."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.footprint import ROOT, footprint, main


def install(command: Sequence[str]) -> None:
    """Lay the files that an installation would lay."""
    if command[2] == "venv":
        site = Path(command[3]) / "lib" / "python3" / "site-packages"
        laid = {"pip-24.0.dist-info/METADATA": 500_000}
    else:
        site = Path(command[0]).parent.parent / "lib" / "python3" / "site-packages"
        laid = {
            "a_b-1.0.dist-info/METADATA": 100_000,
            "a_b/vendored/c-1.dist-info/METADATA": 100_000,
            "quotetrack-1.dist-info/METADATA": 1_000_000,
        }
    for name, size in laid.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(b"x" * size)
    (site / f"link{len(laid)}").symlink_to(site / next(iter(laid)))


def test_only_what_is_added_counts() -> None:
    found = footprint(ROOT, install)
    assert (found["installed_mb"], found["packages"]) == (1.2, 2)


def test_the_command_prints_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], install) == 0
    assert capsys.readouterr().out.startswith("1.2 MB in 2 packages, installed in ")
    assert main(["--json"], install) == 0
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {"installed_mb", "packages", "install_s", "install_cpu_s"}


def test_what_cannot_be_installed_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(command: Sequence[str]) -> None:
        raise subprocess.CalledProcessError(1, command)

    assert main([], fail) == 1
    assert capsys.readouterr().err == f"{ROOT}: it cannot be installed\n"
    with pytest.raises(SystemExit):
        main([str(tmp_path)], fail)
