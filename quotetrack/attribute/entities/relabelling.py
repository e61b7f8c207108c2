"""Corrects what kind a name is of, and where a headline's ends, by all the names of an article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.acronyms import is_abbreviated
from quotetrack.attribute.phrases.body_signs import headline
from quotetrack.attribute.phrases.body_words import is_body_noun
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.person_signs import opens_family, sex_of_given
from quotetrack.attribute.phrases.same_names import fold_name
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import countries, noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Sentence, Token

_LANDS = word_set("entities.land_features")
_UNIONS = word_set("entities.unions")
_AIRS = word_set("entities.opening_bodies")
ASKS = word_set("entities.question_labels")
ANSWERS = word_set("entities.answer_labels")
_OPENS = re.compile(r"(?:^|\n)(?:[A-Z]{2,5}\. ?)?$")  # PROF. ROE:
_STOPS = (".", "!", "?", "”", '"')
_IN_TEAM = re.compile(rf" (?:{alternatives('entities.posts_in_teams')})\b")
_FIRM_ENDS = word_set("entities.firm_ends")
_TICKER, _MOVES = re.compile(r"[A-Z]{1,5}"), re.compile(r",? ?[+−–-]?\d+(?:\.\d+)? ?%")
_SHOUTED = re.compile(r"[A-Z][A-Z.’'-]+")


def named_labels(names: list[Mention], text: str) -> list[Mention]:
    """Return the names with the labels in capitals read as people: *ROE:* is Roe; *Q:* names nobody.

    A name in capitals elsewhere (*the FBI:*) stays what it was.
    """
    found = []
    for mention in names:
        behind = text[mention.span.end : mention.span.end + 45]
        if not _OPENS.search(text, max(0, mention.span.start - 8), mention.span.start) or not re.match(
            r" ?(?:\([^)\n]{1,40}\))? ?:\s", behind
        ):
            found.append(mention)
        elif mention.name.upper() in ASKS | ANSWERS:
            continue
        elif all(_SHOUTED.fullmatch(w) for w in mention.words):
            words = tuple(w.title().replace("’S", "’s") for w in mention.words)
            found.append(replace(mention, words=words, label="person"))
        else:
            found.append(mention)
    return found


def trimmed(names: list[Mention], text: str) -> list[Mention]:
    """Cut what a headline's capitals added to a person's name that the article gives elsewhere.

    *Ann Roe Slams Avon Rail* is Ann Roe where she is named below, and *Roe Slams* is Roe; *Ann Roe
    Foundation* stays a body. Not: *Reed Lang said*, nor *Sen. Reed Lang*, where a Bo Reed is named below.
    """
    full = {m.words for m in names if m.label == "person" and len(m.words) > 1 and m.sentence > 0}
    surnames = {fold_name(words)[-1] for words in full if fold_name(words)}
    fixed = []
    for m in names:
        shorter = [m.words[:n] for n in range(2, len(m.words)) if m.words[:n] in full]
        if m.sentence == 0 and m.words not in full and not shorter and fold_name(m.words[:1]):
            shorter = [m.words[:1]] if _is_slammed(m, names, surnames, text) else []
            fixed.append(replace(m, words=shorter[0], label="person") if shorter else m)
            continue
        rest = m.words[len(shorter[0]) :] if shorter else ()
        bodied = m.label != "person" and (m.sentence > 0 or any(_names_body(w) for w in rest))
        opens = m.sentence == 0 and m.words not in full
        whole = m.label == "person" and bool(rest) and opens_family(rest[0])  # Karim Saif Al-Tamaru
        cut = shorter and not bodied and not whole and (len(m.words) > 3 or opens or m.label != "person")
        fixed.append(replace(m, words=shorter[0], label="person") if cut else m)
    return fixed


def without_tickers(names: list[Mention], text: str) -> list[Mention]:
    """Cut the sign under which a firm is traded: *[Avon Motors Corp.] AVN, +4.07% rose*.

    Not: *Avon Motors AVN*, nor *Avon Corp. USA, 40 km from here*, without a rise or fall.
    """
    fixed = []
    for m in names:
        ends = len(m.words) > 2 and m.words[-2].strip(".,").lower() in _FIRM_ENDS
        traded = ends and _TICKER.fullmatch(m.words[-1]) and _MOVES.match(text, m.span.end)
        fixed.append(replace(m, words=m.words[:-1]) if traded else m)
    return fixed


def as_teams(names: list[Mention], text: str) -> list[Mention]:
    """Take a name before a post in a team for the team's: *the [Rovers] manager*, and *[Rovers] went top*.

    Not: *Max [Rovers]* or *[Ann Rovers], manager*, nor a surname that the article gives somebody.
    """
    surnames = {fold_name(m.words)[-1:] for m in names if m.label == "person" and len(m.words) > 1}
    teams = {m.words for m in names if m.label == "person" and _IN_TEAM.match(text, m.span.end)}
    teams = {words for words in teams if len(words) == 1 and fold_name(words) not in surnames}
    return [replace(m, label="organization") if m.words in teams and not m.title else m for m in names]


def _is_slammed(mention: Mention, names: list[Mention], surnames: set[str], text: str) -> bool:
    """Tell whether a headline's capital makes two words of a surname: *Roe Slams*; not *Sen. Reed Lang*.

    Nor *Reed Lang Quits*, where *Lang* is named below.
    """
    first, *rest = fold_name(mention.words)
    if len(mention.words) != 2 or first not in surnames or mention.title:
        return False
    if any(fold_name(m.words) == tuple(rest) for m in names):
        return False
    behind = text[mention.span.end :].partition("\n")[0].rstrip()
    return not behind.endswith(_STOPS)


def _names_body(word: str) -> bool:
    """Tell whether a word makes a name a body's (*Foundation*)."""
    row = noun(word)
    return row is not None and row.type == "organization"


def relabelled(names: list[Mention]) -> list[Mention]:
    """Correct bodies that are plainly people and people that are plainly bodies, by their other mentions."""
    full = [fold_name(m.words) for m in names if m.label == "person" and len(fold_name(m.words)) > 1]
    surnames = {w for words in full for w in (words[0], words[-1])}
    openings = {m.words[0] for m in names if m.label == "organization" and len(m.words) > 1}
    votes: Counter[tuple[str, ...]] = Counter()
    for m in names:
        votes[m.words] += 1 if m.label == "person" else -1
    fixed, known = [], set(full)
    acting = _acting(names)
    initials = {m.name for m in names if m.label == "organization" and m.name.isupper()}
    for m in names:
        body = m.label == "person" and not m.title and is_abbreviated(m.words, initials)
        label = "organization" if body else _corrected(m, known, surnames, (openings, acting), votes[m.words])
        fixed.append(m if label == m.label else replace(m, label=label))
    return fixed


def _acting(names: list[Mention]) -> set[tuple[str, ...]]:
    """Return the single words, called places, that mostly do something: *Marlow said*, not *in Marlow*."""
    weights: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
    for m in names:
        if m.label == "place" and len(m.words) == 1:
            weights[m.words].append(m.weight)
    return {words for words, found in weights.items() if sum(w >= 0.3 for w in found) * 2 > len(found)}


def _corrected(
    mention: Mention,
    people: set[tuple[str, ...]],
    surnames: set[str],
    elsewhere: tuple[set[str], set[tuple[str, ...]]],
    votes: int,
) -> str:
    """Return the label that the rest of the article gives a mention.

    *Roe* tagged as a body is a person where *Ann Roe* is named; *Marlow* tagged as a person is a
    body where *Marlow Shipping* is and no person bears the name.
    """
    openings, acting = elsewhere
    core = fold_name(mention.words)
    known = len(core) == 1 and core[0] in surnames
    row = outlet(mention.name)
    outvoted = len(core) == 1 and votes > 2 and not mention.name.isupper()
    if mention.label == "organization" and (known or outvoted) and row is None:
        return "person"
    acts = (core in people and len(core) > 1) or (known and mention.words in acting)
    if mention.label == "place" and acts:
        return "person"
    if mention.label == "place" and _is_union(mention.name):
        return "organization"
    if mention.label != "person" or known or mention.title or mention.told:
        return mention.label
    single = len(mention.words) == 1
    if not single and mention.words[0].lower() in _LANDS:
        return "place"
    bodied = any((n := noun(w)) is not None and n.type == "organization" for w in mention.words[1:]) or (
        not single and mention.words[0].lower() in _AIRS
    )
    opens = single and mention.name in openings and votes < 3
    return "organization" if votes < 0 or (single and row is not None) or bodied or opens else "person"


def _is_union(name: str) -> bool:
    """Tell whether initials are a union's, however they are written: *U.N.*, *EU*; not *U.S.*, a land."""
    initials = name.replace(".", "").lower()
    return initials in _UNIONS and initials not in countries()


def apposed_bodies(names: Sequence[Mention], reading: Reading) -> list[Mention]:
    """Return the names with those made bodies that stand beside a body's noun: *the mill owner, [Vale Roe],*.

    So *[Vale Roe], the water regulator,*. Not: *the mill owner, Ann Roe*, who has a given name, nor who bears
    a title anywhere.
    """
    named = {
        m.words for m in names if m.label == "person" and (m.title or m.gender or sex_of_given(m.words[0]))
    }
    bodies = {
        m.words
        for m in names
        if m.label == "person" and m.words not in named and _is_apposed(reading.sentences[m.sentence], m)
    }
    return [
        replace(m, label="organization") if m.label == "person" and m.words in bodies else m for m in names
    ]


def _is_apposed(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether commas set off a name from the noun of a body in front, or one from the name."""
    words, first, last = sentence.tokens, mention.first, mention.last
    closed = last + 1 < len(words) and words[last + 1].text == ","
    if not closed:
        return False
    noun_before = words[first - 2] if first > 2 and words[first - 1].text == "," else None
    if noun_before is not None and words[mention.head].head == noun_before.index:
        return words[mention.head].rel == "appos" and is_body_noun(noun_before)
    if last + 2 >= len(words) or words[last + 2].text.lower() not in grammar.ARTICLES:
        return False
    nominal = list(takewhile(lambda t: t.upos in ("ADJ", "NOUN", "PROPN"), words[last + 3 :]))
    end = nominal[-1].index + 1 if nominal else len(words)
    ends = end < len(words) and words[end].text in (",", ".")  # not: the union's officer
    return ends and nominal[-1].upos == "NOUN" and is_body_noun(nominal[-1])


def may_be_name(sentence: Sentence, token: Token) -> bool:
    """Tell whether what is tagged as a noun may be a name by its capital, alone in its phrase."""
    if token.upos != "NOUN" or headline(sentence):
        return False
    return token.index == 0 or not any(c.index < token.index for c in sentence.children(token.index))
