"""Who bears which name, whole: one archive in which many families meet, each in an order of its own.

A family is told by its surname, ``~`` in what is written of it; its articles come one after another. Who
means to change who is whom pins it anew, ``python tests/store/test_every_bearer.py``, and reads the
difference.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from pinned_answers import read_pins, write_pins
from saying import says
from sqlite_utils import Database

from quotetrack.store import Store, open_existing

WHOLE = Path(__file__).parent / "every_bearer.json"
SURNAMES = (
    "Abbotsay Brindle Corvane Dunmore Eskdale Farrow Gorsuch Hathersy Inverlo Jessop Kestrel Lomond Marwick "
    "Norquay Ormsby Pendrell Quayle Rosslyn Selwick Tarrant Ullman Varley Wexcombe Yarrow Zeller Ashdown "
    "Birkett Caldbeck Dornoch Elphick Fenwick Garstang Holmwood Ickling Jarvis Kirkby Langholm Melrose"
).split()
Bearer = tuple[str, str | None, str | None]

# how a name is written, in which role, for whom
FAMILIES: list[list[Bearer]] = [
    # the same name: in one role, in others, at other places
    [("Ann ~", "mayor of Leeds", None), ("Ann ~", "mayor of Leeds", None)],
    [("Ann ~", "mayor of Leeds", None), ("Ann ~", "mayor of Avonby", None)],
    [("Ann ~", "mayor of Leeds", None), ("Ann ~", "the Leeds mayor", None)],
    [("Ann ~", "mayor of Leeds", None), ("Ann ~", "former mayor of Leeds", None), ("Ann ~", "mayor", None)],
    [("Ann ~", "nurse", None), ("Ann ~", "plumber", None), ("Ann ~", None, None)],
    [("Ann ~", "nurse", "Leeds Hospital"), ("Ann ~", "plumber", "Leeds Hospital")],
    [("Ann ~", "nurse", "Leeds Hospital"), ("Ann ~", "nurse", "Avonby Hospital")],
    [("Ann ~", "British actor", None), ("Ann ~", "Australian swimmer", None), ("Ann ~", "actor", None)],
    [("Ann ~", "German foreign minister", None), ("Ann ~", "foreign minister", None)],
    [("Ann ~", "German foreign minister", None), ("Ann ~", "French foreign minister", None)],
    [("Ann ~", "chairman", "Harbour Trust"), ("Ann ~", "chairwoman", "Harbour Trust")],
    [("Kim ~", "chairman", "Harbour Trust"), ("Kim ~", "chairwoman", "Harbour Trust")],
    # a shorter name first, or last
    [("~", "mayor of Leeds", None), ("Ann ~", "mayor of Leeds", None)],
    [("~", None, None), ("Ann ~", None, None)],
    [("Ann ~", None, None), ("~", None, None)],
    [("Ann ~", None, None), ("Bob ~", None, None), ("~", None, None)],
    [("Ann ~", "mayor", None), ("Bob ~", "nurse", None), ("~", "mayor", None)],
    [("A. ~", "mayor of Leeds", None), ("Ann ~", "mayor of Leeds", None), ("Amy ~", "nurse", None)],
    [("A. ~", None, None), ("Ann ~", None, None)],
    [("Ann ~", None, "Harbour Trust"), ("A. ~", None, "Harbour Trust")],
    [("Ann B. ~", None, None), ("Ann ~", None, None), ("Ann C. ~", None, None)],
    [("Ann ~", None, None), ("Ann B. ~", None, None), ("Ann C. ~", None, None)],
    [("Ann Beth ~", "mayor", None), ("Ann B. ~", "mayor", None), ("Beth ~", "mayor", None)],
    # forms of a given name, spellings, generations, titles, order
    [("Bob ~", "senator", None), ("Robert ~", "senator", None)],
    [("Bob ~", "senator", None), ("Robert ~", "farmer", None), ("Rob ~", None, None)],
    [("Sergei ~", "foreign minister", None), ("Sergey ~", "foreign minister", None)],
    [("Sergei ~", None, None), ("Sergey ~", None, None)],
    [("Robert ~ Jr.", None, None), ("Robert ~ Sr.", None, None), ("Robert ~", None, None)],
    [("Robert ~ Jr.", "senator", "Ohio"), ("Robert ~", "senator", "Ohio")],
    [("President ~", None, None), ("Lena ~", "President", None), ("Max ~", "baker", None)],
    [("~, Ann", "mayor", None), ("ANN ~", "mayor", None), ("Mayor Ann ~", None, None)],
    [("Ann al-~", "judge", None), ("Ann ~", "judge", None)],
    [("Ann ~-Dahl", "judge", None), ("Ann ~", "judge", None), ("Ann Dahl ~", "judge", None)],
    [("Ánn ~", "judge", None), ("Ann ~", "judge", None)],
    [("Dr. Ann ~, PhD", None, "Avon University"), ("Ann ~", "professor", "Avon University")],
    # many articles: what is told of one bearer by how many, and of another
    [*[("Ann ~", "mayor of Leeds", None)] * 4, ("Ann ~", "nurse", None), ("~", "nurse", None)],
    [*[("Robin ~", "spokesman", None)] * 3, ("Robin ~", "spokeswoman", None), ("Robin ~", None, None)],
    [*[("Al ~", None, "Harbour Trust")] * 2, ("Alan ~", None, "Harbour Trust"), ("Alice ~", None, None)],
]


def build(path: Path) -> None:
    """Store the articles of all families, the first of each before the second of any."""
    with Store(path) as store:
        for turn in range(max(map(len, FAMILIES))):
            for surname, family in zip(SURNAMES, FAMILIES, strict=True):
                if turn < len(family):
                    name, role, body = family[turn]
                    where = f"{surname.lower()}{turn}"
                    store.save(says(name.replace("~", surname), where, role, body))


def answers(db: Database) -> dict[str, Any]:
    """Return by family who bears each of its names and why, and under which names the speakers go."""
    found = {}
    for surname, family in zip(SURNAMES, FAMILIES, strict=True):
        asked = {"like": f"%{surname.lower()}%"}
        names = db.query(
            "SELECT n.*, s.name AS speaker_name, s.qualifier,"
            " dense_rank() OVER (ORDER BY n.speaker) AS bearer"
            " FROM speaker_names AS n JOIN speakers AS s ON s.id = n.speaker"
            " WHERE n.key LIKE :like ORDER BY n.id",
            asked,
        )
        forms = db.query(
            "SELECT DISTINCT a.alias, a.origin FROM speaker_aliases AS a JOIN speaker_names AS n"
            " ON n.speaker = a.speaker WHERE n.key LIKE :like ORDER BY 1",
            asked,
        )
        told = " | ".join(" ".join(part for part in one if part) for one in family)
        found[f"{surname}: {told}"] = [
            *(
                f"{row['name']} {row['namesake']} ({row['articles']}): {row['bearer']}"
                f" {row['speaker_name']} {row['qualifier'] or ''} {row['basis']} {row['reason'] or ''}"
                for row in names
            ),
            " ".join(f"{row['alias']} ({row['origin']})" for row in forms),
        ]
    found["evidence"] = [
        " ".join(map(str, row.values()))
        for row in db.query(
            "SELECT n.name, e.kind, e.value, e.articles FROM speaker_evidence AS e"
            " JOIN speaker_names AS n ON n.id = e.name ORDER BY n.id, 2, 3"
        )
    ]
    return found


def test_every_bearer_is_as_was_pinned(tmp_path: Path) -> None:
    build(tmp_path / "news.db")
    db = open_existing(tmp_path / "news.db")
    with closing(db.conn):
        found, pinned = answers(db), read_pins(WHOLE)
    assert found.keys() == pinned.keys()
    assert {name: got for name, got in found.items() if got != pinned[name]} == {}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "news.db")
        opened = open_existing(Path(folder) / "news.db")
        write_pins(WHOLE, answers(opened), a_name_a_line=True)
        opened.conn.close()
