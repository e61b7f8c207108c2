"""Reads the articles of this folder, scores an extraction against them, and holds the figures to floors.

The answer stands inside each text:

    [S1=Ana Duarte:She] [C1:said] [K1:the bridge would close].

``S`` is a source, ``C`` a cue and ``K`` a piece of content of attribution 1. Marks may nest and a role may
be marked several times. ``=`` gives the speaker's name as the article has it in full: ``|`` parts names
that are all right, ``;`` the members of a compound. A cue is speech unless it says ``t`` (thought), ``p``
(perception) or ``n`` (no comment), ``!`` means that the reporting is denied: ``[C2!t:does not believe]``.
The parent of an attribution is the smallest one whose content holds its cue.
Lines at the top that open with ``#`` say what
the article is there for and are no text. Spans follow PolNeAR's conventions:
manner and medium behind the verb belong to the cue (*said in a statement*, *said:*), a day or recipient not.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotetrack.model import Attribution, Class, Span

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.json"
EPSILON = 0.005  # by how much a figure may lie under its floor: sums differ between machines
ROLES = ("source", "cue", "content")

_MARK = re.compile(r"\[([SCK])(\d+)(!?)([tpn]?)(?:=([^:\[\]]*))?:|\]")
_CLASSES: dict[str, Class] = {"": "speech", "t": "thought", "p": "perception", "n": "no_comment"}
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
Figures = dict[str, float]


@dataclass
class Gold:
    """One marked attribution; ``speakers`` holds, for each member of the source, the names that are right."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    speakers: tuple[frozenset[str], ...] = ()
    klass: Class = "speech"
    negated: bool = False
    parent: int | None = None


@dataclass(frozen=True)
class GoldArticle:
    """An article of this folder: its name, its text without marks, its attributions by number."""

    name: str
    text: str
    attributions: dict[int, Gold]


def read_gold(name: str, marked: str) -> GoldArticle:
    """Take the marks out of ``marked``. Raises ValueError on a mark that does not close, or no content."""
    while marked.startswith("#"):
        marked = marked.partition("\n")[2]
    text, at = "", 0
    opened: list[tuple[str, Gold, int]] = []
    found: dict[int, Gold] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if not mark[1]:
            if not opened:
                raise ValueError(f"{name}: ']' without its mark after {text[-30:]!r}")
            role, gold, start = opened.pop()
            {"S": gold.source, "C": gold.cue, "K": gold.content}[role].append(Span(start, len(text)))
            continue
        gold = found.setdefault(int(mark[2]), Gold())
        opened.append((mark[1], gold, len(text)))
        if mark[5]:
            gold.speakers = tuple(frozenset(plain(n) for n in one.split("|")) for one in mark[5].split(";"))
        if mark[1] == "C":
            gold.negated, gold.klass = bool(mark[3]), _CLASSES[mark[4]]
    empty = [number for number, gold in found.items() if not gold.content or len(gold.cue) > 1]
    if opened or empty:
        raise ValueError(f"{name}: {len(opened)} marks unclosed; without content or with two cues: {empty}")
    for gold in found.values():
        gold.parent = _parent(gold, found)
    return GoldArticle(name, text + marked[at:], dict(sorted(found.items())))


def _parent(gold: Gold, found: Mapping[int, Gold]) -> int | None:
    """The attribution with the shortest piece of content that holds the cue of ``gold``."""
    around = [
        (len(span), number)
        for number, other in found.items()
        for span in other.content
        if other is not gold and gold.cue and span.covers(gold.cue[0])
    ]
    return min(around)[1] if around else None


def articles(folder: Path = FOLDER) -> list[GoldArticle]:
    """Read all articles of ``folder``, by name."""
    return [read_gold(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def texts_hash(folder: Path = FOLDER) -> str:
    """Return a hash over the names and contents of the articles, marks included."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(f"{path.name}\n".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def plain(name: str) -> str:
    """A name in lower case without its article, for comparison."""
    return _ARTICLE.sub("", name.strip()).casefold()


@dataclass(frozen=True)
class Answer:
    """Word numbers by role, of a marked attribution or of a found one."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    @classmethod
    def of(cls, words: Sequence[Span], **spans: Iterable[Span]) -> Answer:
        """Turn spans into the numbers of the words that they touch."""
        return cls(
            **{
                role: frozenset(i for i, w in enumerate(words) if any(w.overlaps(s) for s in spans[role]))
                for role in ROLES
            }
        )


class Score:
    """Adds up, article by article, what was found, missed and invented."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, article: GoldArticle, found: Sequence[Attribution]) -> None:
        """Score the attributions found in one article."""
        words = [Span(*m.span()) for m in _WORD.finditer(article.text)]
        numbers = list(article.attributions)
        marked = [
            Answer.of(words, source=g.source, cue=g.cue, content=g.content)
            for g in article.attributions.values()
        ]
        made = [
            Answer.of(
                words,
                source=a.quote.source,
                cue=[a.quote.cue.span] if a.quote.cue else [],
                content=a.quote.content,
            )
            for a in found
        ]
        for role in ROLES:
            self._count(f"span.{role}", _runs(marked, role), _runs(made, role))
        pairs = {
            i: j for i, j in _pairs(marked, made) if _same(marked[i].source, made[j].source)
            and _same(marked[i].cue, made[j].cue)
        }  # fmt: skip
        self.counts["triple.right"] += len(pairs)
        self.counts["triple.gold"] += len(marked)
        self.counts["triple.made"] += len(made)
        place = {j: numbers[i] for i, j in pairs.items()}
        for i, j in pairs.items():
            self._judge(article, numbers[i], found[j], place)
        self._note(article, found, pairs)

    def _count(self, name: str, gold: set[tuple[int, ...]], made: set[tuple[int, ...]]) -> None:
        self.counts[f"{name}.right"] += len(gold & made)
        self.counts[f"{name}.gold"] += len(gold)
        self.counts[f"{name}.made"] += len(made)

    def _judge(self, article: GoldArticle, number: int, found: Attribution, place: Mapping[int, int]) -> None:
        """Judge what an attribution that is right as a triple says besides."""
        gold, quote = article.attributions[number], found.quote
        judged = {"class": quote.klass == gold.klass, "negated": quote.negated == gold.negated}
        parent = None if quote.parent is None else place.get(quote.parent, -1)
        if gold.parent is not None or parent is not None:
            judged["parent"] = parent == gold.parent
        if gold.speakers:
            names = [plain(name) for name in found.speaker.names] if found.speaker else []
            judged["speaker"] = len(names) == len(gold.speakers) and all(
                any(name in right for name in names) for right in gold.speakers
            )
        for what, right in judged.items():
            self.counts[f"{what}.judged"] += 1
            self.counts[f"{what}.right"] += right
            if not right:
                names = [found.speaker.name] if found.speaker else []
                self.errors.append(
                    f"{article.name} {number}: wrong {what}: {quote.klass} {quote.negated} {names}"
                )

    def _note(self, article: GoldArticle, found: Sequence[Attribution], pairs: Mapping[int, int]) -> None:
        """Remember what was missed and what was invented, in words."""
        text = article.text
        for i, (number, gold) in enumerate(article.attributions.items()):
            if i not in pairs:
                parts = " / ".join(" ".join(s.of(text) for s in getattr(gold, role)) for role in ROLES)
                self.errors.append(f"{article.name} {number}: missed {parts}")
        for j, one in enumerate(found):
            if j not in pairs.values():
                quote = one.quote
                cue = quote.cue.span.of(text) if quote.cue else ""
                source = " ".join(s.of(text) for s in quote.source)
                self.errors.append(
                    f"{article.name}: invented {source} / {cue} / {quote.text(text)} "
                    f"({quote.rule}, {quote.confidence})"
                )

    def figures(self) -> Figures:
        """Return all figures by name, rounded to four places; 0 where nothing was judged."""
        c, out = self.counts, {}
        for name in ("triple", *(f"span.{role}" for role in ROLES)):
            right, gold, made = c[f"{name}.right"], c[f"{name}.gold"], c[f"{name}.made"]
            if name == "triple":
                out["triple.p"], out["triple.r"] = right / max(1, made), right / max(1, gold)
            out[f"{name}.f"] = 2 * right / max(1, gold + made)
        for name in ("speaker", "class", "negated", "parent"):
            out[name] = c[f"{name}.right"] / max(1, c[f"{name}.judged"])
        return {name: round(value, 4) for name, value in out.items()}


def _same(gold: frozenset[int], made: frozenset[int]) -> bool:
    """Tell whether a role overlaps, or is absent from both."""
    return bool(gold & made) or not (gold or made)


def _runs(answers: Iterable[Answer], role: str) -> set[tuple[int, ...]]:
    """The unbroken stretches of words of one role, over all attributions."""
    out = set()
    for answer in answers:
        run: list[int] = []
        for number in sorted(getattr(answer, role)):
            if run and number != run[-1] + 1:
                out.add(tuple(run))
                run = []
            run.append(number)
        if run:
            out.add(tuple(run))
    return out


def _pairs(marked: Sequence[Answer], made: Sequence[Answer]) -> list[tuple[int, int]]:
    """Pair one to one by falling overlap of content, at least half; the same cue goes first."""
    ranked = []
    for i, gold in enumerate(marked):
        for j, one in enumerate(made):
            shared = len(gold.content & one.content) / max(1, len(gold.content | one.content))
            if shared >= 0.5:
                ranked.append((-bool(_same(gold.cue, one.cue)), -shared, i, j))
    left, right, out = set(), set(), []
    for _, _, i, j in sorted(ranked):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def measure() -> Score:
    """Run the pipeline over the articles and return the score."""
    from quotetrack.model import Article, Extraction
    from quotetrack.pipeline import extract_many, load_parser

    score = Score()
    gold = articles()
    found = extract_many([Article(one.name, one.text) for one in gold], parser=load_parser())
    for one, extraction in zip(gold, found, strict=True):
        if not isinstance(extraction, Extraction):
            raise extraction
        score.add(one, extraction.attributions)
    return score


def falls(floors: Mapping[str, float], figures: Mapping[str, float]) -> list[str]:
    """Return one line for each figure that lies under its floor or has none to answer it."""
    return [
        f"{name} fell from {floor:.4f} to {figures.get(name, 0.0):.4f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor - EPSILON
    ]


def verdict(pinned: Mapping[str, object], figures: Mapping[str, float], texts: str) -> list[str]:
    """Return what is wrong with ``figures`` by what ``floors.json`` holds; nothing where all is well."""
    found = []
    if pinned["texts"] != texts:
        found.append("the articles have changed: run python tests/gold/update.py")
    floors = pinned["floors"]
    assert isinstance(floors, dict)
    found += [
        f"{name} has no floor: run python tests/gold/update.py" for name in figures if name not in floors
    ]
    return found + falls(floors, figures)


class Regression(Exception):
    """A figure lies under its floor; the message lists all that do."""


def repin(
    pinned: Mapping[str, object] | None, figures: Figures, texts: str, *, allow_regression: bool = False
) -> dict[str, object]:
    """Return what ``floors.json`` shall hold now.

    Raises Regression where a figure is lower than its floor at all, unless ``allow_regression``.
    """
    floors = dict(pinned["floors"]) if pinned and isinstance(pinned["floors"], dict) else {}
    lower = [
        f"{name} would fall from {floor:.4f} to {figures.get(name, 0.0):.4f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]
    if lower and not allow_regression:
        raise Regression("; ".join(lower))
    return {"texts": texts, "floors": figures}
