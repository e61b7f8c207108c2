"""The wheel and the source distribution carry what the installed package reads, and run from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from quotetrack import __version__

ROOT = Path(__file__).resolve().parent.parent
LOOK_UP = """
from pathlib import Path
import quotetrack
from quotetrack.resources import resource
home = Path(quotetrack.__file__).parent
for name in ("schema.sql", "data/agencies.csv", "data/models/reading.onnx", "data/models/MODEL.md"):
    assert resource(name).is_relative_to(home), (name, resource(name))
print(home.parent)
"""


def _build(kind: str, source: Path, target: Path) -> Path:
    """Build one distribution with the installed build backend; nothing is downloaded."""
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        f"--{kind}",
        "--outdir",
        str(target),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)
    [built] = target.iterdir()
    return built


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built once."""
    return _build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed without its dependencies."""
    target = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def _expected() -> set[str]:
    """Return the members that the wheel must have: modules, pages, word lists, schema and models."""
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "quotetrack").rglob("*.py")}
    resources = [ROOT / "schema.sql", *(ROOT / "data").glob("*.csv"), *(ROOT / "data/en").glob("*.*")]
    resources += [path for path in (ROOT / "data/models").rglob("*") if path.is_file()]
    carried = {f"quotetrack/{p.relative_to(ROOT).as_posix()}" for p in resources}
    pages = {
        p for p in (ROOT / "quotetrack/web").rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")
    }
    pages |= {p for kind in ("*.html", "*.sql") for p in (ROOT / "quotetrack").rglob(kind)}
    shown = {p.relative_to(ROOT).as_posix() for p in pages}
    return modules | carried | shown | {"quotetrack/py.typed"}


def test_the_wheel_has_every_module_and_resource_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        members = set(archive.namelist())
    information = f"quotetrack-{__version__}.dist-info/"
    content = {name for name in members if not name.startswith(information)}
    assert content == _expected()
    assert f"{information}licenses/LICENSE" in members
    assert f"{information}licenses/data/models/MODEL.md" in members


def test_the_wheel_names_both_licences_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        information = f"quotetrack-{__version__}.dist-info/"
        metadata = archive.read(f"{information}METADATA").decode()
        commands = archive.read(f"{information}entry_points.txt").decode()
    assert "License-Expression: Apache-2.0 AND CC-BY-SA-4.0\n" in metadata
    assert "quotetrack = quotetrack.cli:main" in commands
    assert "[datasette]\nquotetrack = quotetrack.web" in commands


def _run(installed: Path, elsewhere: Path, *command: str) -> str:
    """Run Python in another folder with only the installed copy of the package in front."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *command], cwd=elsewhere, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_installed_package_finds_its_own_resources(installed: Path, tmp_path: Path) -> None:
    assert _run(installed, tmp_path, "-c", LOOK_UP) == str(installed)


def test_the_installed_command_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert __version__ in _run(installed, tmp_path, "-m", "quotetrack", "--version")
    script = installed / "bin" / "quotetrack"
    assert __version__ in _run(installed, tmp_path, str(script), "--version")


@pytest.mark.model
def test_the_installed_package_extracts(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The bridge is closed, Mayor Ilse Brandt said on Monday.\n", encoding="utf-8")
    found = _run(installed, tmp_path, "-m", "quotetrack", "extract", str(article), "--format", "jsonl")
    assert '"Ilse Brandt"' in found and "The bridge is closed" in found


def _copy_without_weights(source: str, target: str) -> None:
    """Copy a file, a network as an empty one: packing them twice would test nothing more."""
    if source.endswith(".onnx"):
        Path(target).touch()
    else:
        shutil.copyfile(source, target)


def test_the_source_distribution_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "build", "dist", "work")
    shutil.copytree(ROOT, tmp_path / "copy", ignore=ignored, copy_function=_copy_without_weights)
    archive = _build("sdist", tmp_path / "copy", tmp_path / "sdist")
    with tarfile.open(archive) as members:
        members.extractall(tmp_path / "source", filter="data")
    [source] = (tmp_path / "source").iterdir()
    again = _build("wheel", source, tmp_path / "again")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert set(one.namelist()) == set(other.namelist())
