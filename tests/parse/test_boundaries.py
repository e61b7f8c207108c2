"""The rules that mend words and sentences: what each handles beside what it refuses."""

from __future__ import annotations

import pytest

from quotetrack.parse.sentences.boundaries import TokenPiece, mend
from training import boundaries
from training.evaluate import token_scores


def mended(marked: str) -> str:
    """Mend a text where ``|`` parts words that touch and ``/`` two sentences, as a tokenizer has them."""
    sentences, text = [], ""
    for part in marked.split(" / "):
        pieces = []
        for chunk in part.split(" "):
            for word in chunk.split("|"):
                pieces.append(TokenPiece(word, len(text), len(text) + len(word)))
                text += word
            text += " "
        sentences.append(pieces)
    found = mend(sentences, text)
    assert all(text[p.start : p.end] == p.text for s in found for p in s)
    return " / ".join(" ".join(p.text for p in s) for s in found)


WORDS = [
    ("Shares of Colter Corp|. fell|.", "Shares of Colter Corp. fell ."),
    ("They fought in the army corp|.", "They fought in the army corp ."),
    ("They crossed the Strait of Ore|. / He left|.", "They crossed the Strait of Ore . / He left ."),
    ("He is No|. 14 now|.", "He is No. 14 now ."),
    ("He said no|. / 14 others agreed|.", "He said no . / 14 others agreed ."),
    ("They live in D.C|.", "They live in D.C."),
    ("It was plan B|. / He left|.", "It was plan B . / He left ."),
    ("I came here in '|82|.", "I came here in '82 ."),
    ("He read '|Ulysses|' twice|.", "He read ' Ulysses ' twice ."),
    ("It|s rival said so|.", "Its rival said so ."),
    ("It|'s late|.", "It 's late ."),
]
SENTENCES = [
    ("Capt|. / Rosa Diaz left|.", "Capt. Rosa Diaz left ."),
    ("He left in May|. / Rosa stayed|.", "He left in May . / Rosa stayed ."),
    ("He is due on Aug|. / 14|. Ford left|.", "He is due on Aug. 14 . / Ford left ."),
    ("It ended on Oct. 3 . / 5 others spoke|.", "It ended on Oct. 3 . / 5 others spoke ."),
    ("U.N. chief Maria / Teles spoke|.", "U.N. chief Maria Teles spoke ."),
    ("Dear Maria / The talks failed|.", "Dear Maria / The talks failed ."),
    ("She said|: / “|No|.|”", "She said : / “ No . ”"),
    ("Known so far / • Two died|.", "Known so far / • Two died ."),
    ("“|Yahoo|! / was my job|,|” she wrote|.", "“ Yahoo ! was my job , ” she wrote ."),
    ("Sales fell|. / iPhone sales rose|.", "Sales fell . / iPhone sales rose ."),
    ("Why|? / iPhone sales rose|.", "Why ? / iPhone sales rose ."),
    ("“|Who|?|” / Anton Belov told TASS|.", "“ Who ? ” Anton Belov told TASS ."),
    ("“|Who|?|” / I asked|.", "“ Who ? ” I asked ."),
    ("“|Who|?|” / Belov said he knew|.", "“ Who ? ” / Belov said he knew ."),
    ("“|Who|?|” / Belov said|: “|Me|.|”", "“ Who ? ” / Belov said : “ Me . ”"),
    ("“|No|.|” / Belov told TASS|.", "“ No . ” / Belov told TASS ."),
    ("“|Who|?|” / The crowd left early|.", "“ Who ? ” / The crowd left early ."),
    ("Doors open at 8 a.m. Some waited|.", "Doors open at 8 a.m. / Some waited ."),
    ("Doors open at 8 a.m. Monday|.", "Doors open at 8 a.m. Monday ."),
    ("He met U.S. President Norwood|.", "He met U.S. President Norwood ."),
    ("He has no plant in the U.S. It closed|.", "He has no plant in the U.S. / It closed ."),
]


@pytest.mark.parametrize(("marked", "expected"), WORDS + SENTENCES, ids=[m for m, _ in WORDS + SENTENCES])
def test_rules(marked: str, expected: str) -> None:
    assert mended(marked) == expected


def test_no_rule_crosses_a_paragraph() -> None:
    first, second = [TokenPiece("Capt.", 0, 5)], [TokenPiece("Rosa", 7, 11)]
    assert mend([first, second], "Capt.\n\nRosa") == [first, second]
    assert mend([first, second], "Capt. \nRosa") == [first + second]


def test_the_boundary_set_is_what_its_file_says() -> None:
    text, words, sentences = boundaries.running_text("“|Why|?|” asked Sen. Okafor|.\nNo one.\n\nHe left|.")
    assert text == "“Why?” asked Sen. Okafor. No one.\n\nHe left."
    assert [text[a:b] for a, b in sentences] == ["“Why?” asked Sen. Okafor.", "No one.", "He left."]
    assert [text[a:b] for a, b in words][3:8] == ["”", "asked", "Sen.", "Okafor", "."]


def test_news_boundaries_by_rules() -> None:
    text, words, sentences = boundaries.running_text(boundaries.FILE.read_text(encoding="utf-8"))
    assert len(sentences) >= 150
    scores = token_scores(text, words, sentences)
    assert scores["words"]["f1"] >= 99.9
    assert scores["sentences"]["f1"] >= 99.5
