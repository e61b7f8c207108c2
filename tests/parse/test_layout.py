"""Layout: what is running text, and what is a title, dateline, byline, credit, tagline or furniture."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.press.furniture import Pattern, is_label, line_end, patterns, whole_line
from quotetrack.model import Layout
from quotetrack.parse.layout.regions import lay_out
from quotetrack.resources import resource

BODY = "The ferry left Port Amsel on Monday with nobody aboard, the harbour office said in a statement."
MORE = "It came back on Tuesday, and the harbour master, Olu Ward, said that he could not explain it."


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in lay_out(text).paragraphs]


def regions(text: str) -> list[tuple[str, str, str | None]]:
    return [(r.kind, r.span.of(text), r.agency) for r in lay_out(text).regions]


DATELINES = [
    ("MOSCOW (AP) — ", "Associated Press"),
    ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "United Press International"),
    ("MACAU (Reuters) – ", "Reuters"),
    ("Dec 29 (Reuters) - ", "Reuters"),
    ("(Reuters) - ", "Reuters"),
    ("Port Amsel (AFP) – ", "Agence France-Presse"),
    ("KYIV, March 3 /Ukrinform/. ", "Ukrinform"),
    ("BEIJING, Jan. 1 (Xinhua) -- ", "Xinhua"),
    ("YANGON, July 25 (Reuters): ", "Reuters"),
    ("MOSCOW (AP) _ ", "Associated Press"),
    ("London (CNN) ", "CNN"),
    ("GENEVA (AP/AFP) — ", "Associated Press"),
    ("PORT AMSEL (NNX) — ", None),
    ("WASHINGTON — ", None),
    ("BOSTON —", None),
    ("AMMAN, Jordan -- ", None),
    ("Cape Town - ", None),
    ("NEW DELHI: ", None),
    ("By ANA PETROV MOSCOW (AP) — ", "Associated Press"),
]


@pytest.mark.parametrize(("dateline", "agency"), DATELINES, ids=[d for d, _ in DATELINES])
def test_dateline_is_cut_off_the_front(dateline: str, agency: str | None) -> None:
    text = f"Ghost ferry returns\n\n{dateline}{BODY}\n\n{MORE}\n"
    assert paragraphs(text) == ["Ghost ferry returns", BODY, MORE]
    assert regions(text) == [
        ("title", "Ghost ferry returns", None),
        ("dateline", dateline.strip(), agency),
    ]


HEADS = [
    ("Westport Courier, 4 March 2026", "furniture"),
    ("4 March 2026 | Westport Courier", "furniture"),
    ("Westport Courier - Wednesday 4 March 2026", "furniture"),
    ("By Carla Nweke, political editor", "byline"),
    ("Carla Nweke in Westport", "byline"),
    ("By Carla Nweke | Westport Courier | March 4, 2026", "byline"),
]


@pytest.mark.parametrize(("line", "kind"), HEADS, ids=[line for line, _ in HEADS])
def test_a_line_of_the_head_is_no_prose(line: str, kind: str) -> None:
    text = f"Ghost ferry returns\n\n{line}\n\n{BODY}\n\n{MORE}\n"
    assert paragraphs(text) == ["Ghost ferry returns", BODY, MORE]
    assert regions(text) == [("title", "Ghost ferry returns", None), (kind, line, None)]


def test_the_headline_stands_below_publisher_and_date() -> None:
    text = f"Westport Courier, 4 March 2026\n\nGhost ferry returns\n\n{BODY}\n\n{MORE}\n"
    assert paragraphs(text) == ["Ghost ferry returns", BODY, MORE]


@pytest.mark.parametrize(
    "line", ["Olu Ward in Westport", "Budget day, 4 March 2026", "What happened on March 4, 2026"]
)
def test_a_headline_that_holds_a_name_or_a_date_stays_the_title(line: str) -> None:
    assert paragraphs(f"{line}\n\n{BODY}\n\n{MORE}\n") == [line, BODY, MORE]


def test_a_line_as_of_a_head_below_the_prose_stays() -> None:
    line = "Carla Nweke in Westport"
    assert line in paragraphs(f"Ghost ferry returns\n\n{BODY}\n\n{line}\n\n{MORE}\n")


NO_DATELINES = [
    "The mayor (Reuters) said that nothing had been lost in the fire at the harbour.",
    "Sen. Ann Roe (D-Amsel) — the first woman to hold the seat — said she would go.",
    "EXCLUSIVE — The ferry company knew of the fault for two years, papers show.",
    "Ana Petrov — The woman who built the ferry — died on Monday, her family said.",
    "A pilot (AP) and a captain (AFP) were named by mistake in the report on Monday.",
    "The dam — a ruin since 1911 — broke on Monday, the water board said in a statement.",
    "WARD--I never saw the papers that you are holding up now, and I said so then.",
]


@pytest.mark.parametrize("body", NO_DATELINES)
def test_what_looks_like_a_dateline_stays_in_its_paragraph(body: str) -> None:
    text = f"Ghost ferry returns\n\n{body}\n\n{MORE}\n"
    assert paragraphs(text) == ["Ghost ferry returns", body, MORE]


def test_bare_dateline_counts_only_near_the_top() -> None:
    text = "\n\n".join(["Ghost ferry returns", BODY, MORE, MORE, "WARD — " + BODY])
    assert paragraphs(text)[-1] == "WARD — " + BODY


UNPARSED = [
    ("byline", "By JANE DOE, Associated Press", "Associated Press"),
    ("byline", "By Jane Doe and Olu Ward", None),
    ("byline", "By The Associated Press", "Associated Press"),
    ("byline", "Jane Doe | Reuters", "Reuters"),
    ("credit", "AFP", "Agence France-Presse"),
    ("credit", "(AP)", "Associated Press"),
    ("furniture", "Published: March 3, 2024 at 10:15 a.m.", None),
    ("furniture", "Advertisement", None),
]


@pytest.mark.parametrize(("kind", "line", "agency"), UNPARSED, ids=[line for _, line, _ in UNPARSED])
def test_lines_under_the_title_are_not_parsed(kind: str, line: str, agency: str | None) -> None:
    text = f"Ghost ferry returns\n\n{line}\n\n{BODY}\n\n{MORE}\n"
    assert paragraphs(text) == ["Ghost ferry returns", BODY, MORE]
    assert (kind, line, agency) in regions(text)


TAILS = [
    (" (Reporting by Ana Petrov; Editing by Olu Ward)", "tagline", "Reuters"),
    (" (With inputs from agencies)", "tagline", None),
    (" (Yonhap)", "credit", "Yonhap"),
    (" - Reuters", "credit", "Reuters"),
    (" /Ukrinform/", "credit", "Ukrinform"),
    (" (AP Photo/Ana Petrov)", "furniture", None),
]


@pytest.mark.parametrize(("tail", "kind", "agency"), TAILS, ids=[t for t, _, _ in TAILS])
def test_tail_of_the_last_paragraph_is_cut_off(tail: str, kind: str, agency: str | None) -> None:
    text = f"Ghost ferry returns\n\n{BODY}\n\n{MORE}{tail}"
    assert paragraphs(text)[-1] == MORE
    assert regions(text)[-1] == (kind, tail.strip(), agency)


@pytest.mark.parametrize(
    "body",
    [
        MORE + " (It was late.)",
        "“We waited,” he told Reuters.",
        "Ward spoke first to the paper (the Harbour Times).",
        'He called it "a small thing" (AP did not).',
    ],
)
def test_what_looks_like_a_tail_stays(body: str) -> None:
    assert paragraphs(f"Ghost ferry returns\n\n{BODY}\n\n{body}")[-1] == body


def test_the_credit_of_one_item_is_not_the_articles() -> None:
    text = "\n\n".join(["Morning letter", BODY, MORE + " [AP]", BODY, MORE])
    assert regions(text)[1:] == [("credit", "[AP]", None)]


def test_website_tail_is_furniture() -> None:
    tail = [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "error: Content is protected !!",
    ]
    text = "\n\n".join(["Ghost ferry returns", BODY, MORE, *tail])
    assert paragraphs(text) == ["Ghost ferry returns", BODY, MORE]
    assert regions(text)[1:] == [("furniture", line, None) for line in tail]


TITLES = [
    ("Ghost ferry returns", True),
    ("Ghost Ferry Returns. Nobody Is Aboard.", True),
    ("EXCLUSIVE: Harbour office knew", True),
    ("Ward: ‘I cannot explain it.’", True),
    ("Ferry 'will sail again,' harbour master says.", True),
    ("The harbour master resigned on Monday. He gave no reason, and he left by the back door.", False),
    ("The ferry company said on Monday it would close.", False),
    (BODY, False),
]


@pytest.mark.parametrize(("first", "expected"), TITLES, ids=[t for t, _ in TITLES])
def test_title(first: str, expected: bool) -> None:
    text = f"{first}\n\n{MORE}\n\n{BODY}\n"
    region = lay_out(text).region("title")
    assert (region is not None and region.span.of(text) == first) is expected
    assert paragraphs(text) == [first, MORE, BODY]


def test_a_lone_line_is_no_title() -> None:
    assert regions("Ghost ferry returns\n") == []
    assert paragraphs("Ghost ferry returns\n") == ["Ghost ferry returns"]


WRAPPED = (
    "Ghost ferry returns\n"
    "The ferry left Port Amsel on Monday with nobody aboard, the harbour\n"
    "office said in a statement. “It was in order,” Olu Ward, who keeps the\n"
    "harbour, told reporters.\n"
    "\n"
    "It came back on Tuesday, and nobody could explain it. A port worker\n"
    "Ward named as Jan Eck said that the engine was cold and the lamps were\n"
    "lit.\n"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_stay_together(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    found = paragraphs(text)
    assert [p.split()[0] for p in found] == ["Ghost", "The", "It"]
    assert found[1].endswith("told reporters.") and found[2].endswith("lit.")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_that_are_paragraphs_stay_apart(newline: str) -> None:
    text = newline.join(["Ghost ferry returns", BODY, MORE, "“We waited,” said Ward.", BODY])
    assert paragraphs(text) == ["Ghost ferry returns", BODY, MORE, "“We waited,” said Ward.", BODY]


@pytest.mark.parametrize("line", ["By " + "Ann, " * 100 + "said", "Monday, 1, " * 50 + "x", "1," * 250 + "x"])
def test_long_lists_are_paragraphs(line: str) -> None:
    """A pattern that could match such a list in many ways would not end."""
    assert paragraphs(f"{BODY}\n\n{line}\n\n{MORE}") == [BODY, line, MORE]


def test_speaker_labels_open_paragraphs() -> None:
    text = "WARD: I never saw the papers.\nQ: You signed them?\nJANE DOE (by telephone): He did.\nWARD: No.\n"
    assert paragraphs(text) == [line.partition(": ")[2] for line in text.splitlines()]
    labels = ["WARD:", "Q:", "JANE DOE (by telephone):", "WARD:"]
    assert regions(text) == [("label", label, None) for label in labels]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“WARD: I never saw the papers, and I say so again.\n", "“WARD:"),
        ('"WARD: I never saw the papers, and I say so again."\n', '"WARD:'),
        ("WARD: winner of the day, and I say so again.\n", None),
        ("“Ward: winner of the day,” the board read.\n", None),
        ("“WARNING: the ice is thin,” the board read.\n", None),
    ],
)
def test_one_label_in_capitals_behind_a_mark_is_enough(text: str, label: str | None) -> None:
    assert [words for kind, words, _ in regions(text) if kind == "label"] == ([label] if label else [])


def test_a_transcript_may_have_a_title() -> None:
    text = "TRANSCRIPT: Council debates the roof\n\nYUN: Item four.\n\nMBEKI: Thank you.\n\nYUN: Go on.\n"
    labels = [("label", f"{name}:", None) for name in ("YUN", "MBEKI", "YUN")]
    assert regions(text) == [("title", "TRANSCRIPT: Council debates the roof", None), *labels]
    assert regions(text.partition("\n\n")[2]) == labels


def test_markdown_byline_in_italics() -> None:
    text = f"# Ghost ferry returns\n\n*By Ana Petrov, AFP*\n\n{BODY}\n"
    assert ("byline", "*By Ana Petrov, AFP*", "Agence France-Presse") in regions(text)


def test_markdown_front_matter_and_signs_are_furniture() -> None:
    text = (
        f"---\ntitle: Ghost ferry\nauthor: Ana Petrov\n---\n\n# Ghost ferry returns\n\n{BODY}\n\n> {MORE}\n"
    )
    assert paragraphs(text) == ["Ghost ferry returns", BODY, MORE]
    assert [r[:2] for r in regions(text)] == [
        ("furniture", "---\ntitle: Ghost ferry\nauthor: Ana Petrov\n---"),
        ("furniture", "#"),
        ("title", "Ghost ferry returns"),
        ("furniture", ">"),
    ]


def test_a_byte_order_mark_is_not_text() -> None:
    text = f"\ufeffGhost ferry returns\n\n{BODY}\n"
    assert paragraphs(text) == ["Ghost ferry returns", BODY]


@pytest.mark.parametrize("text", ["", " \n\n\t", "\ufeff", "___\n"])
def test_texts_without_words_have_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []


def _uncovered(text: str, layout: Layout) -> str:
    """Return the visible characters in no paragraph or region; fail where two overlap."""
    spans = sorted([*layout.paragraphs, *(r.span for r in layout.regions if r.kind != "title")])
    rest, position = "", 0
    for span in spans:
        assert span and span.start >= position and span.end <= len(text)
        rest += text[position : span.start]
        position = span.end
    return "".join((rest + text[position:]).replace("\ufeff", "").split())


def _samples() -> list[str]:
    folder = resource("data") / "articles"
    files = sorted(p for p in folder.glob("*") if p.suffix in (".txt", ".md"))
    return [p.read_bytes().decode("utf-8") for p in files]


INVARIANT_TEXTS = [
    WRAPPED,
    f"MOSCOW (AP) — {BODY}\r\n\r\n{MORE} (Reporting by Ana Petrov; Editing by Olu Ward)",
    f"\ufeff---\ntitle: x\n---\n# Ghost\n\n* {BODY}\n\n* {MORE} (Yonhap)\n\n___\n",
    f"By Jane Doe\n\nKYIV, March 3 /Ukrinform/.\n\n{BODY}\x0c{MORE}",
]


def test_everything_visible_is_covered_once() -> None:
    texts = INVARIANT_TEXTS + _samples()
    assert len(texts) > len(INVARIANT_TEXTS)
    for text in texts:
        layout = lay_out(text)
        assert _uncovered(text, layout) == ""
        assert list(layout.paragraphs) == sorted(layout.paragraphs)
        titles = [r.span for r in layout.regions if r.kind == "title"]
        assert all(span in layout.paragraphs for span in titles) and len(titles) <= 1


def _finds(pattern: Pattern, line: str) -> bool:
    if pattern.where == "end":
        return pattern.regex.search(line) is not None
    return pattern.regex.fullmatch(line) is not None


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.example)
def test_each_pattern_proves_itself(pattern: Pattern) -> None:
    assert _finds(pattern, pattern.example)
    if pattern.where == "label":
        assert is_label(pattern.example) and not is_label(pattern.refuses)
        return
    look = whole_line if pattern.where == "line" else line_end
    found = look(pattern.example)
    assert found is not None and found.kind == pattern.kind
    assert whole_line(pattern.refuses) is None and line_end(pattern.refuses) is None
