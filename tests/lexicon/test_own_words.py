"""A newsroom's own word lists: what they add, replace and take out, and how what is wrong is told."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from quotetrack.errors import BadLexicon
from quotetrack.lexicon.own.chosen import OwnLexicon, chosen_lexicon, versioned
from quotetrack.lexicon.own.lexicon_folder import read_lexicon
from quotetrack.lexicon.word_sets import lists_laid_over, shipped_sets
from quotetrack.lexicon.word_tables import laid_over, shipped_rows

COLUMNS = ("lemma", "upos", "class", "strength", "example")
HEAD = ",".join(COLUMNS) + "\n"
ROWS = "say,VERB,speech,3,a\nclaim,VERB,speech,3,b\nclaim,NOUN,speech,2,c\n"
SHIPPED = shipped_rows(HEAD + ROWS, "cues.csv", COLUMNS)
FURNITURE = "kind,where,pattern,agency,example,refuses\n"
AGENCIES = "canonical,short,kind,country,aliases,weak,wikidata,example\n"


def over(own: str) -> list[str]:
    """Lay rows over three shipped ones, and write each row as one string."""
    rows = laid_over(SHIPPED, HEAD + own, "desk/cues.csv", COLUMNS)
    return [" ".join(row[column] for column in COLUMNS[:4]) for row in rows]


SAY, CLAIM, CLAIM_NOUN = "say VERB speech 3", "claim VERB speech 3", "claim NOUN speech 2"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", [SAY, CLAIM, CLAIM_NOUN]),
        ("# a remark\n\n", [SAY, CLAIM, CLAIM_NOUN]),
        ("flarm,VERB,speech,1,\n", [SAY, CLAIM, CLAIM_NOUN, "flarm VERB speech 1"]),
        ("claim,VERB,thought,1,\n", [SAY, "claim VERB thought 1", CLAIM_NOUN]),
        ("claim,ADJ,thought,1,\n", [SAY, CLAIM, CLAIM_NOUN, "claim ADJ thought 1"]),
        ("-claim\n", [SAY]),
        ("- Claim ,NOUN,,,\n", [SAY, CLAIM]),
        ("-say,VERB\nsay,VERB,thought,2,\n", ["say VERB thought 2", CLAIM, CLAIM_NOUN]),
    ],
)
def test_rows_add_replace_and_take_out(own: str, expected: list[str]) -> None:
    assert over(own) == expected


LISTS = """
[said]
what = "Verbs."
read_by = ["x"]
words = "say tell"

[bodies]
what = "Bodies."
read_by = ["x"]
families = ["union guild", "bank lender"]

[near]
what = "Pairs."
read_by = ["x"]
pairs = { agency = "wire", paper = "newspaper" }
"""


@pytest.mark.parametrize(
    ("own", "name", "expected"),
    [
        ("[said]\nwords = 'flarm tell'", "said", ("say", "tell", "flarm")),
        ("[said]\nremove = 'say'\nwords = ['put it']", "said", ("tell", "put it")),
        (
            "[near]\nwhat = 'A remark.'\npairs = {paper = 'online'}\n",
            "near",
            {"agency": "wire", "paper": "online"},
        ),
        ("[near]\nremove = ['agency']", "near", {"paper": "newspaper"}),
        (
            "[bodies]\nfamilies = ['club pub']\nremove = 'guild'",
            "bodies",
            ["union", "bank lender", "club pub"],
        ),
        ("[bodies]\nremove = 'union guild'", "said", ("say", "tell")),
    ],
)
def test_lists_add_replace_and_take_out(own: str, name: str, expected: object) -> None:
    found = lists_laid_over(shipped_sets(LISTS, "x.toml"), own, "desk/x.toml")[name]
    families = [" ".join(sorted(family, reverse=family == {"union"})) for family in found.families]
    assert (found.words or dict(found.pairs) or families) == expected


WRONG = [
    ({}, "no word lists there; name them as in data/en: cues.csv, nouns.csv, ..."),
    ({"notes.txt": "x"}, "no word lists there"),
    ({"cue.csv": HEAD}, "cue.csv: no shipped list is called so; did you mean cues.csv?"),
    ({"cues.csv": b"lemma\n\xff\n"}, "cues.csv, line 2: not UTF-8; save it as UTF-8"),
    ({"cues.csv": "lemma,upos\n"}, f"cues.csv, line 1: the columns are lemma,upos; write {HEAD.strip()}"),
    ({"cues.csv": ""}, "cues.csv, line 1: the columns are missing; write"),
    ({"cues.csv": f"{HEAD}\n# x\nflarm,VERB\n"}, "cues.csv, line 4: 2 fields, not 5 (lemma,"),
    ({"cues.csv": f"{HEAD}flarm,VRB,speech,3,\n"}, "cues.csv, line 2: upos is VRB; write one of: ADJ, ADP"),
    ({"cues.csv": f"{HEAD}flarm,VERB,speech,4,\n"}, "cues.csv, line 2: strength is 4; write one of: 1, 2, 3"),
    ({"cues.csv": f"{HEAD},VERB,speech,3,\n"}, "cues.csv, line 2: no lemma; give one, or delete the line"),
    ({"cues.csv": f"{HEAD}-\n"}, "cues.csv, line 2: no shipped row is called ''"),
    ({"cues.csv": f"{HEAD}-flarm\n"}, "cues.csv, line 2: no shipped row is called 'flarm'; delete the line"),
    ({"cues.csv": f"{HEAD}-say,ADV\n"}, "cues.csv, line 2: no shipped row is called 'say'"),
    (
        {"cues.csv": f"{HEAD}pip,VERB,speech,3,\nPip,VERB,speech,2,\n"},
        "cues.csv, line 3: 'pip verb' stands there twice",
    ),
    (
        {"agencies.csv": f"{AGENCIES}Tide,T,wires,Valdria,,,,\n"},
        "agencies.csv, line 2: kind is wires; write one of: bro",
    ),
    ({"furniture.csv": f"{FURNITURE}furniture,line,a(,,,\n"}, "furniture.csv, line 2: a(: mis"),
    ({"coreference.toml": "[general_bodies]\nwords = x"}, "coreference.toml, line 2: no TOML: Invalid"),
    (
        {"coreference.toml": "\n[general_body]\nwords = 'x'"},
        "line 2: general_body is no shipped list; did you mean general_b",
    ),
    (
        {"coreference.toml": "\n[general_bodies]\nremove = 'x'"},
        "line 2: general_bodies: remove: the shipped list has no 'x'",
    ),
    (
        {"coreference.toml": "[general_bodies]\nfamilies = ['x']"},
        "the shipped list has words; give words, remove, or both",
    ),
    (
        {"coreference.toml": "[general_bodies]\nwords = 3"},
        "general_bodies: words are one string, or a list of strings",
    ),
    ({"coreference.toml": "[press_nouns]\npairs = 'x'"}, "press_nouns: pairs are written: pairs = {"),
    (
        {"coreference.toml": "[alike_bodies]\nfamilies = 'x'"},
        "alike_bodies: families are a list: families = [",
    ),
]


def folder_of(tmp_path: Path, files: dict[str, str | bytes]) -> Path:
    """Write the files of a lexicon."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


@pytest.mark.parametrize(("files", "message"), WRONG)
def test_what_cannot_be_used_is_told_in_one_line(
    tmp_path: Path, files: dict[str, str | bytes], message: str
) -> None:
    with pytest.raises(BadLexicon) as raised:
        read_lexicon(folder_of(tmp_path, files))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadLexicon, match="No such file or directory; give a folder of word lists"):
        read_lexicon(tmp_path / "nowhere")


def test_every_shipped_file_can_be_laid_over_itself(tmp_path: Path) -> None:
    data = Path(__file__).resolve().parents[2] / "data"
    paths = [*sorted((data / "en").iterdir()), data / "agencies.csv"]
    found = read_lexicon(folder_of(tmp_path, {path.name: path.read_bytes() for path in paths}))
    assert [name for name, _ in found.files] == sorted(path.name for path in paths)


def test_a_digest_tells_words_and_not_remarks_or_places(tmp_path: Path) -> None:
    plain = OwnLexicon("a", (("cues.csv", f"{HEAD}flarm,VERB,speech,3,\n"),))
    remarked = OwnLexicon("b", (("cues.csv", f"# Ours.\n{HEAD}\nflarm,VERB,speech,3,  \n"),))
    other = OwnLexicon("a", (("cues.csv", f"{HEAD}flarm,VERB,speech,2,\n"),))
    moved = OwnLexicon("a", (("nouns.csv", f"{HEAD}flarm,VERB,speech,3,\n"),))
    assert plain.digest == remarked.digest == pickle.loads(pickle.dumps(plain)).digest
    assert len({plain.digest, other.digest, moved.digest}) == 3


def test_without_one_the_version_is_the_programs_own() -> None:
    assert chosen_lexicon() is None
    assert versioned("0.1.0") == "0.1.0"


LEAKS = """
import sys
from quotetrack import use_lexicon
from quotetrack.errors import BadLexicon
from quotetrack.lexicon.own.chosen import versioned
for step in sys.argv[1:]:
    if step == "ask":
        from quotetrack.lexicon.reporting_words import cue_word

        print("known" if cue_word("flarm", "VERB") else "unknown", versioned("1").partition("+")[1])
        continue
    try:
        use_lexicon(step)
        print("chosen")
    except BadLexicon as error:
        print(str(error).partition(": ")[2].partition(";")[0])
"""
TOO_LATE = "this process has read other word lists already"


@pytest.mark.parametrize(
    ("steps", "printed"),
    [
        (["ask"], ["unknown"]),
        (["one", "ask"], ["chosen", "known +"]),
        (["one", "one", "ask", "one"], ["chosen", "chosen", "known +", "chosen"]),
        (["ask", "one", "ask"], ["unknown", TOO_LATE, "unknown"]),
        (["one", "ask", "two", "ask"], ["chosen", "known +", TOO_LATE, "known +"]),
        (["two", "ask"], ["chosen", "unknown +"]),
    ],
)
def test_a_process_reads_by_one_lexicon_from_first_to_last(
    tmp_path: Path, steps: list[str], printed: list[str]
) -> None:
    for name, row in (("one", "flarm,VERB,speech,3,"), ("two", "-say")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cues.csv").write_text(f"{HEAD}{row}\n")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LEAKS, *steps], cwd=tmp_path, env={"PYTHONPATH": str(root)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [line.strip() for line in done.stdout.splitlines()] == printed
