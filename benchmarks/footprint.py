"""What installing a checkout costs: python benchmarks/footprint.py [CHECKOUT]

Installs the checkout, without extras, into a clean virtual environment that is thrown away, and prints how
much lies there afterwards (beyond what every environment has), in how many packages, and how long pip took.
The seconds include what pip downloads; those of the processor do not wait for the network.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[[Sequence[str]], None]


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder; a link counts nothing."""
    files = (Path(where) / name for where, _, names in os.walk(folder) for name in names)
    return sum(path.stat().st_size for path in files if not path.is_symlink())


def packages(folder: Path) -> set[str]:
    """Return the names of the packages that are installed below a folder."""
    return {
        name.split("-")[0]
        for where, names, _ in os.walk(folder)
        for name in names
        if name.endswith(".dist-info") and Path(where).name == "site-packages"
    }


def run_quietly(command: Sequence[str]) -> None:
    """Run a command; only its errors are shown. Raises CalledProcessError where it fails."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def footprint(checkout: Path, run: Run = run_quietly) -> dict[str, Any]:
    """Return the figures of a checkout. Raises CalledProcessError where it cannot be installed."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "env"
        run([sys.executable, "-m", "venv", str(folder)])
        empty, own = size(folder), packages(folder)
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", str(checkout.resolve())])
        seconds, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        return {
            "installed_mb": round((size(folder) - empty) / 1e6, 1),
            "packages": len(packages(folder) - own),
            "install_s": round(seconds, 1),
            "install_cpu_s": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        }


def main(arguments: Sequence[str] | None = None, run: Run = run_quietly) -> int:
    """Read the command line, install, print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("checkout", type=Path, nargs="?", default=ROOT, help="by default this one")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if not (options.checkout / "pyproject.toml").is_file():
        parser.error(f"{options.checkout}: no pyproject.toml there")
    try:
        found = footprint(options.checkout, run)
    except subprocess.CalledProcessError:
        print(f"{options.checkout}: it cannot be installed", file=sys.stderr)
        return 1
    print(
        json.dumps(found)
        if options.json
        else f"{found['installed_mb']:,} MB in {found['packages']} packages, "
        f"installed in {found['install_s']} s ({found['install_cpu_s']} s of the processor)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
