"""A small archive in which much of what can happen to articles, people and verdicts has happened."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from conftest import extraction_of
from saying import says
from stored import stories

from quotetrack.check.history import statement_likeness
from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article
from quotetrack.store.decisions.merging import add_alias, merge_speakers, undo_decision
from quotetrack.store.decisions.splitting import SpeakerPart, split_speaker
from quotetrack.store.reviews.verdicts import Correction, record_review
from quotetrack.store.statements.statement_groups import Statements

FIRST = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)

# who speaks, where, in which role and for whom
BEARERS: list[tuple[Any, ...]] = [
    ("Ann Roe", "p01", "mayor of Leeds"),
    ("Ann B. Roe", "p02", "mayor", "Leeds City Council"),
    ("Ann Beth Roe", "p03", "the mayor of Leeds", "Leeds City Council"),
    ("Ann C. Roe", "p04", "nurse"),
    ("ROE, Ann", "p05"),
    ("Mayor Ann Roe", "p06"),
    ("Ann Roe", "p07", "mayor of Avonby"),
    ("Ann Roe", "p08", "plumber from Leeds"),
    ("Bob Dahl", "p09", "senator", "Ohio Senate"),
    ("Robert Dahl", "p10", "Ohio senator"),
    ("Robert J. Dahl Jr.", "p11", "Senator"),
    ("Robert Dahl Sr.", "p12", "farmer"),
    ("J. Orlov", "p13", None, "Harbour Trust"),
    ("Jan Orlov", "p14", "spokesman", "Harbour Trust"),
    ("Jo Orlov", "p15", "spokeswoman"),
    ("Sergei Petrov", "p16", "foreign minister"),
    ("Sergey Petrov", "p17", "Foreign Minister"),
    ("Petrov", "p18"),
    ("Moammar Khadafy", "p19", "Libyan leader"),
    ("Muammar al-Gaddafi", "p20", "Libyan leader"),
    ("Mary-Ann van der Berg", "p21", "British actor"),
    ("Mary Ann Berg", "p22", "Australian swimmer"),
    ("President Marsh", "p23"),
    ("Lena Marsh", "p24", "President"),
    ("Robin Kay", "p25", "spokesman"),
    ("Robin Kay", "p26", "spokeswoman"),
    ("Robin Kay", "p27", "spokesman"),
    ("Robin Kay", "p28", "spokeswoman"),
    ("Ruth Élan", "p29", "chief executive", "Élan & Sons"),
    ("Ruth Elan", "p30", "chairwoman", "Élan & Sons"),
]
BODIES = [("Harbour Trust", "b1"), ("the Harbour Trust", "b2"), ("HARBOUR TRUST", "b3"), ("police", "b4")]
TOLL = [
    "“The toll on the new bridge will rise in May,”",
    "“The toll on the new bridge will rise in May, and I regret it.”",
    "that the toll on the new bridge would rise in May",
    "“The toll on the new bridge will not rise in May,”",
    "that the toll on the old ferry would rise in June",
    "“Nobody has asked the fishermen what they think.”",
]
AGENCIES = [
    Agency("Reuters", "told"),
    Agency("Associated Press", "reported"),
    Agency("Agence France-Presse", "carried"),
    None,
]


def bearers() -> list[Extraction]:
    """Return an article of each bearer and body, a day apart."""
    found = []
    for number, (name, where, *more) in enumerate(BEARERS):
        role, body = [*more, None, None][:2]
        day = f"20{20 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}"
        agency = AGENCIES[number % 4]
        speaker = Speaker((name,), "person", "pronoun" if number % 7 == 6 else "name", role, body)
        source = "She" if number % 7 == 6 else name
        found.append(
            extraction_of(
                f"[S1:{source}] [C1:said] [Q1:thing {where} is so].",
                {
                    1: {
                        "speaker": speaker,
                        "agency": agency,
                        "kind": ("direct", "mixed", "indirect")[number % 3],
                    }
                },
                id=where,
                path=f"{where}.txt",
                title=f"Story {where} of {name}",
                published=day if number % 6 else None,
                publisher=("Example Post", "Herald", None)[number % 3],
                dateline=AGENCIES[1 if number % 5 == 0 else 3],
            )
        )
    return found + [says(name, where, kind="organization") for name, where in BODIES]


def tolls() -> list[Extraction]:
    """Return articles that say like things of a toll, by two speakers."""
    found = []
    for number, words in enumerate([*TOLL, *TOLL[:3]]):
        who = ("Mia Falk", "Otto Dahl")[number >= len(TOLL)]
        found.append(
            extraction_of(
                f"Before it opens. [Q1:{words}] [S1:{who.split()[1]}] [C1:said] {number}. "
                f"[S2:{who}] [C2:believes] [Q2:it will rain {number}].",
                {
                    1: {
                        "speaker": Speaker((who,), "person", "name", "engineer", "Roads Board"),
                        "kind": "direct" if words.startswith("“") else "indirect",
                        "negated": number == 4,
                        "channel": ("interview", "statement", None)[number % 3],
                        "relays": [("Reuters", "told"), ("Associated Press", "carried")][: number % 3],
                    },
                    2: {"speaker": Speaker((who,), "person", "name"), "klass": "thought"},
                },
                id=f"t{number}",
                path=f"in/t{number}.txt",
                url=f"https://example.org/t{number}",
                title=f"Toll {number}",
                publisher="Herald",
                published=f"2026-0{1 + number % 9}-15",
            )
        )
    return found


def edited(before: Extraction, more: str) -> Extraction:
    """Return the article of the first bearer with other words before and behind its quote."""
    where = before.article.id
    name = before.attributions[0].speaker
    assert name is not None
    return extraction_of(
        f"{more} [S1:{name.name}] [C1:said] [Q1:thing {where} is so]. [S2:He] [C2:added] [Q2:much else].",
        {1: {"speaker": name, "kind": "indirect"}, 2: {"speaker": name, "lemma": "add"}},
        id=where,
        path=f"{where}.txt",
        title=f"Story {where} edited",
        published="2026-11-20",
        publisher="Example Post",
    )


def build(path: Path) -> None:
    """Make the archive at ``path``; each step is an hour after the one before."""
    hours = iter(range(10_000))

    def now() -> datetime:
        return FIRST + timedelta(hours=next(hours))

    people, toll = bearers(), tolls()
    with Store(path, now=now) as store:
        db = store.db
        for one in [*people, *toll, *stories()]:
            store.save(one)
        store.save(edited(people[0], "New today."))
        store.save(edited(people[1], "Newer."))
        store.save(edited(people[1], "Newest of all."))
        store.save(
            extraction_of(
                "[S1:Ann Roe] [C1:said] [Q1:thing p01 is so, and more].",
                id="copy",
                path="copy.txt",
                publisher="Third Post",
            )
        )
        ids = [a.id for one in toll for a in one.attributions]
        record_review(db, ids[0], "confirmed", reviewer="Ida Lund", now=now)
        record_review(db, ids[2], "rejected", reviewer="Bo Ek", note="a topic", now=now)
        right = Correction(speaker=("Otto Dahl",), role="diver", affiliation="Harbour Trust", kind="mixed")
        record_review(db, ids[4], "corrected", reviewer="Ida Lund", correction=right, now=now)
        record_review(db, ids[6], "confirmed", reviewer="Bo Ek", now=now)
        record_review(db, ids[6], "withdrawn", reviewer="Ida Lund", now=now)
        record_review(db, people[3].attributions[0].id, "confirmed", reviewer="Bo Ek", now=now)
        store.save(extraction_of("Nothing is said here any longer.", id="p04", path="p04.txt"))
        merge_speakers(db, "Robert Dahl Sr.", "Ruth Élan", now=now)
        add_alias(db, "Mia Falk", "The Falcon", now=now)
        split_speaker(db, "Mia Falk", SpeakerPart(articles=("t1",)), "Mia Falk of Largo", now=now)
        merge_speakers(db, "Jo Orlov", "Jan Orlov", now=now)
        undo_decision(db, 4)
        remove_article(db, "t5", now=now)
        Statements(db, statement_likeness).update()
