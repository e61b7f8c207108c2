"""Takes the pictures of docs/browsing.md anew: python tests/web/screenshots.py

Stores the sample articles with the embedded model, serves them, and writes docs/NAME-WIDTH.png.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import browser, resize, screenshot, visit  # noqa: E402
from served import started  # noqa: E402

DESK, PHONE = 1280, 390
HEIGHTS = {DESK: 900, PHONE: 844}
PAGES = {
    "home": "SELECT ''",
    "article": "SELECT '/articles/' || id FROM articles WHERE document = 'two-presidents'",
    "speaker": "SELECT '/speakers/' || id FROM speakers WHERE name = 'Daniel Harrow'",
}


def main() -> None:
    """Ingest, serve, look."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "news.db"
        subprocess.run(
            [sys.executable, "-m", "quotetrack", "ingest", db, "data/articles"], cwd=ROOT, check=True
        )
        with closing(sqlite3.connect(db)) as connection:
            paths = {name: connection.execute(query).fetchone()[0] for name, query in PAGES.items()}
        with (
            started("quotetrack", "serve", str(db), "--port", "0") as (_, url),
            browser(Path(folder) / "profile") as driver,
        ):
            for name, path in paths.items():
                for width, height in HEIGHTS.items():
                    resize(driver, width, height, phone=width == PHONE)
                    visit(driver, f"{url}news{path}")
                    picture = screenshot(driver, width, height)
                    (ROOT / "docs" / f"{name}-{width}.png").write_bytes(picture)
                    print(f"docs/{name}-{width}.png {len(picture) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
