"""Words a verdict: one row of plain values, the same for JSON, CSV and a table."""

from __future__ import annotations

from typing import Any

from quotetrack.check.verification.comparing import Match
from quotetrack.check.verification.passages import Passage
from quotetrack.check.verification.verifying import Graded, Verdict, speakers_of
from quotetrack.check.wording.compared_words import Word
from quotetrack.check.wording.differences import Difference
from quotetrack.check.wording.segments import SAME, Segment, SegmentKind, segments

CLAIMED: SegmentKind = "claimed"
STORED: SegmentKind = "stored"
OMITTED: SegmentKind = "omitted"
CUT: SegmentKind = "cut"
MORE = 10  # other places named at most

_QUOTE_COLUMNS = (
    *("id", "speaker", "speaker_type", "role", "affiliation", "kind", "class", "cue", "text", "source"),
    *("agency", "relation", "channel", "dateline_agency", "title", "publisher", "published", "path", "url"),
    *("document", "parent", "method", "confidence"),
    *("article", "article_version", "sha256", "retrieved_at"),
)
SHOWN = 3  # differences named in a reason


def answer(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as a row.

    ``diff`` lists what both have (*same*), what only the claim has (*claimed*), what only the article has
    (*stored*), what of the sentence the claim cuts (*cut*) or marks as left out (*omitted*). ``equal`` is
    what looks different and counts as the same; ``cut`` what the sentence holds before and after, and which
    negations and conditions of it the claim drops. ``quote`` is the quotation that decides, ``also`` where
    else the words stand; ``nearest`` what comes nearest where nothing was found. ``article``,
    ``article_version`` and ``sha256`` say on which text a finding rests. ``reported`` tells that the claim is
    a report without quotation marks, of which no word-level difference is given.
    """
    best = verdict.best
    match = best.match if best else None
    return {
        "verdict": verdict.name,
        "holds": verdict.holds,
        "words": verdict.claim.text,
        "speaker": verdict.speaker,
        "reason": reason(verdict),
        "similarity": round(match.similarity, 3) if match else None,
        "said_by": list(speakers_of(verdict)),
        "doubt": verdict.doubt or None,
        "differences": [_difference(d) for d in verdict.differences],
        "equal": [_difference(d) for d in match.equal] if match else [],
        "cut": _cut(match) if match else None,
        "diff": diff(match) if match and not verdict.claim.reported else [],
        "quote": _quote(match.passage) if match else None,
        "also": [_place(g.match.passage) for g in verdict.also[:MORE]],
        "parts": [answer(part) for part in verdict.joined],
        "denied": [_place(passage) for passage in verdict.denied],
        "nearest": _near(verdict.nearest) if verdict.nearest else None,
        "reported": verdict.claim.reported,
    }


def _near(match: Match) -> dict[str, Any]:
    """Return what comes nearest to a claim that was not found."""
    return {
        "similarity": round(match.similarity, 3),
        "diff": diff(match) if not match.claim.reported else [],
        "quote": _quote(match.passage),
    }


def reason(verdict: Verdict) -> str:
    """Say in one line why a verdict is what it is."""
    best = verdict.best
    if verdict.name == "too short":
        return "one word, which anybody may have said, is not checked by itself"
    if best is None:
        if verdict.denied:
            who = verdict.denied[0].row.get("speaker") or "the speaker"
            return f"an article says that {who} did not say so"
        return "no quotation and no report comes near enough"
    match = best.match
    if verdict.joined and verdict.name == "altered":
        return f"{len(verdict.joined)} quotations are run together as if they were one"
    if verdict.name == "other speaker":
        changed = "" if match.exact else "; " + _changes(match)
        return f"these are the words of {_who(match.passage)}, not of {verdict.speaker}{changed}"
    if verdict.name == "paraphrase":
        return f"borne out by what {_who(match.passage)} is quoted with, in other words"
    if verdict.claim.reported:
        return f"{_who(match.passage)} is quoted otherwise: another {', another '.join(match.conflicts)}"
    if verdict.name == "verbatim":
        return _verbatim(best, verdict)
    if verdict.name == "truncated":
        dropped = "; ".join(f"{kind}: {words}" for kind, words in match.drops)
        what = "the claim stops short" if match.after[0] < match.after[1] else "the claim starts late"
        if match.omitted and match.honest:
            what = "an omission is marked, but not harmless"
        elif match.honest:
            what = "a cut is marked, but not harmless"
        return (
            f"{what}; the cut drops a {dropped}"
            if dropped
            else f"{what}; the cut drops no negation or condition"
        )
    if verdict.name == "paraphrase only":
        held = " ".join(
            match.others[p.other].text
            for p in match.pairs
            if p.other is not None and _is_marked(match, p.other)
        )
        return (
            f"only “{held}” stands in quotation marks"
            if held
            else "reported in other words, never in quotation marks"
        )
    return _changes(match) or "the words stand in another order"


def diff(match: Match) -> list[Segment]:
    """Return the word-level difference between claim and article, in reading order."""
    gaps = {j for start, end in match.omitted for j in range(start, end)}
    found: list[tuple[SegmentKind, Word]] = []
    shown = not (match.claim.framed and match.honest) or bool(match.drops)
    found += [(CUT, match.others[j]) for j in range(*match.before) if shown]
    for pair in match.pairs:
        word = match.words[pair.claim] if pair.claim is not None else None
        other = match.others[pair.other] if pair.other is not None else None
        if word is not None and other is not None and pair.same:
            found.append((SAME, word))
        else:
            if word is not None:
                found.append((SAME if word.editorial else CLAIMED, word))
            if other is not None and not (other.editorial or other.aside):
                found.append((OMITTED if pair.other in gaps else STORED, other))
    found += [(CUT, match.others[j]) for j in range(*match.after) if shown]
    return segments(found, (CLAIMED, STORED))


def _verbatim(best: Graded, verdict: Verdict) -> str:
    """Say who said the words, and what counted as equal."""
    match = best.match
    if match.passage.quote is None:
        said = "the words stand in quotation marks in the article, attributed to nobody"
    elif verdict.doubt:
        said = "the words stand there, but nobody is named for them"
    else:
        names = list(speakers_of(verdict))
        said = f"said by {_and(names[:4])}" if names else "the words stand there"
    notes = list(dict.fromkeys(map(_equal, match.equal)))
    return said + (f"; counted as equal: {', '.join(notes[:SHOWN])}" if notes else "")


def _equal(found: Difference) -> str:
    """Name what looks different and counts as the same."""
    if found.kind == "brackets":
        return f"[{found.claim or found.quote}]"
    return f"“{found.claim}” and “{found.quote}”"


def _changes(match: Match) -> str:
    """Name the first differences: *number “12” became “21”*, *negation “never” left out*."""
    parts = []
    for found in match.differences[:SHOWN]:
        kind = "" if found.kind == "word" else f"{found.kind} "
        if found.kind == "order":
            kind = "order: "
        if found.claim and found.quote:
            parts.append(f"{kind}“{found.quote}” became “{found.claim}”")
        elif found.claim:
            parts.append(f"{kind}“{found.claim}” put in")
        else:
            parts.append(f"{kind}“{found.quote}” left out")
    left = len(match.differences) - SHOWN
    return "; ".join(parts) + (f"; and {left} more" if left > 0 else "")


def _is_marked(match: Match, index: int | None) -> bool:
    """Tell whether a word of the passage stands in marks."""
    return index is not None and match.others[index].marked


def _difference(difference: Difference) -> dict[str, str]:
    """Return a difference as a row."""
    return {"claim": difference.claim, "quote": difference.quote, "kind": difference.kind}


def _cut(match: Match) -> dict[str, Any]:
    """Return what the claim leaves out of the sentence."""
    return {
        "before": match.text(match.before),
        "after": match.text(match.after),
        "omitted": [match.text(bounds) for bounds in match.omitted],
        "drops": [{"kind": kind, "words": words} for kind, words in match.drops],
    }


def _quote(passage: Passage) -> dict[str, Any]:
    """Return the quotation as it is given away; words in marks alone have no id and no speaker."""
    row = {name: passage.row.get(name) for name in _QUOTE_COLUMNS}
    if passage.quote is None:
        row["text"] = passage.spans[0].of(passage.body)
    row["speaker_ids"] = sorted(passage.speakers)
    row["spans"] = [[span.start, span.end] for span in passage.spans]
    return row


def _place(passage: Passage) -> dict[str, Any]:
    """Return where else words stand."""
    names = (
        "id",
        "speaker",
        "kind",
        "text",
        "published",
        "publisher",
        "dateline_agency",
        "title",
        "path",
        "url",
        "article",
        "article_version",
    )
    return {name: passage.row.get(name) for name in names}


def _who(passage: Passage) -> str:
    """Return the names of a passage's speakers."""
    return _and(str(passage.row.get("speaker") or "somebody unnamed").split("; "))


def _and(parts: list[str]) -> str:
    """Join as a reader would."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
