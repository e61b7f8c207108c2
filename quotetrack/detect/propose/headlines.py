"""Recognises who speaks in a headline: *Police: He fled*, *He fled - police*, *He fled, police say*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import MARKS, Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import CueWord, cue_word
from quotetrack.lexicon.word_sets import word_set

COLON = "headline_colon"
DASH = "headline_dash"
TAG = "headline_tag"
CONFIDENCE = 0.75
_LONGEST = 26  # words of a headline
_DASHES = frozenset(("-", "–", "—", "--"))
_LIST = 3  # lines that make a list
_LABEL = 8  # words that name who speaks
_BEHIND = 5  # the same at a headline's end
_FEWEST = 2  # words that are reported
_NAMES = frozenset(("PERSON", "ORG", "NORP"))
_GENRES = word_set("propose.genres")
_INITIALS = word_set("propose.post_initials")
_TURNING = grammar.TOPIC_PREPOSITIONS | {"to"}  # before whom, or of what, somebody speaks
_ASKING = frozenset(("WP", "WRB", "WDT"))
_VERBAL = FINITE | {"VBN", "VB", "VBG"}


def headlines(words: Words) -> Iterator[Draft]:
    """*Police: Driver fled the scene.* Not: *The Latest: Driver flees.*

    Yields a draft for a headline of which one side of a colon, dash or comma names who says the other, as
    in *Driver fled: officials*, *Driver fled - police* and *Driver fled, police say*; none of *Ana Roe: A
    life in pictures*, *Storm kills two - in pictures* and *Driver flees, police officer drowns* does. In *“We
    will not pay”: islanders defy port* the subject says what stands in marks.
    """
    for line in _lines(words):
        yield from _headline(words, line)


def subheads(words: Words) -> Iterator[Draft]:
    """*The vote was late.¶“It will hold”: Roe* Not: *The vote was late.¶“It will hold”: Roe was sure.*

    A pilcrow stands for the end of a paragraph.
    """
    for line in _subheads(words):
        yield from _headline(words, line)


def _lines(words: Words) -> Iterator[list[int]]:
    """Yield the words of the title, of each line of a list of headlines, or of a text that is a single line.

    A list's lines and a line alone do not end as sentences do.
    """
    listed = _listed(words)
    if listed:
        yield from listed
        return
    title = words.title
    if title is not None:
        yield _closed(words, [n for n, token in enumerate(words.tokens) if title.span.covers(token.span)])
        return
    last = len(words) - 1
    ends = not (words.tokens[last].text[-1].isalnum() or words.is_mark(last))
    if not (ends or len(words) > _LONGEST or words.paragraph(last) or words.doc.layout.turns):
        yield list(range(len(words)))


def _subheads(words: Words) -> Iterator[list[int]]:
    """Yield the lines below the title that give words in marks and whose they are."""
    title = words.title
    for number, quotation in enumerate(words.quotations):
        inside = words.quoted(number)
        line = words.paragraph_words(inside[-1]) if quotation.depth == 0 and quotation.closed else range(0)
        behind = line.stop - inside[-1] - 2
        if not 0 < behind <= _BEHIND or line.start != inside[0] or words.tokens[inside[-1] + 1].text != ":":
            continue
        first, last = words.tokens[line.start].span, words.tokens[line.stop - 1].text
        if last[-1].isalnum() and (title is None or not title.span.covers(first)):
            yield list(line)


def _listed(words: Words) -> list[list[int]]:
    """Return the words of each line where a text is a list of headlines, nothing where it holds a sentence.

    *Police: Driver fled | Bridge to reopen by Easter | “We will not pay”: islanders defy port* Not:
    *Applicant: Ned Fallow | Site: Old school*, where most lines are labelled.
    """
    if words.doc.layout.turns:
        return []
    lines: list[range] = []
    while not lines or lines[-1].stop < len(words):
        line = words.paragraph_words(lines[-1].stop if lines else 0)
        if not _is_open(words, line):
            return []
        lines.append(line)
    labelled = sum(_is_labelled(words, line) for line in lines)
    return [] if len(lines) < _LIST or 2 * labelled > len(lines) else list(map(list, lines))


def _is_labelled(words: Words, line: Sequence[int]) -> bool:
    """Tell whether a colon stands behind the first words of a line, if they stand in no marks."""
    colon = next((at for at, n in enumerate(line) if words.tokens[n].text == ":"), 0)
    return (
        0 < colon <= _LABEL and words.quote_of[line[colon - 1]] is None and not words.is_mark(line[colon - 1])
    )


def _is_open(words: Words, line: Sequence[int]) -> bool:
    """Tell whether a line is short and does not end as sentences do."""
    last = line[-1]
    ends = words.tokens[last].text[-1] in ".!:;," and not words.is_mark(last)
    return not ends and len(line) <= _LONGEST


def _headline(words: Words, inside: Sequence[int]) -> Iterator[Draft]:
    """Read one headline."""
    colons = [n for n in inside[1:-1] if words.tokens[n].text == ":"]
    dashes = [n for n in inside[1:-1] if words.tokens[n].text in _DASHES and not _joins(words, n)]
    if len(colons) == 1:
        yield from _with_colon(words, inside, colons[0])
    elif not colons and dashes:
        yield from _with_dash(words, inside, dashes[-1])
    elif not colons:
        yield from _with_tag(words, inside)


def _joins(words: Words, dash: int) -> bool:
    """Tell whether a dash stands between words without a blank: *blood-test ruling*. Not: *out - police*."""
    before, own, after = (words.tokens[n].span for n in (dash - 1, dash, dash + 1))
    return before.end == own.start and own.end == after.start


def _with_colon(words: Words, inside: Sequence[int], colon: int) -> Iterator[Draft]:
    """Read a headline with one colon; where it ends in who says it, a name before the colon is a place's."""
    before, after = [n for n in inside if n < colon], [n for n in inside if n > colon]
    tagged = [] if _is_post(words, before) else list(_with_tag(words, after))
    if tagged:
        yield from tagged
        return
    ends = (at for at, n in enumerate(before) if at and words.tokens[n].text in _TURNING)
    to = next(ends, len(before))
    turns = words.tokens[inside[0]].ner != "O" or _is_post(words, before[:to])
    before = before[:to] if turns and not _all_quoted(words, before) else before
    for who, what, most, kinds in ((before, after, _LABEL, FINITE), (after, before, _BEHIND, _VERBAL)):
        fits = 0 < len(who) <= most and len(what) >= _FEWEST
        told = _states(words, what, kinds) if who is before else _tells(words, who, what, kinds)
        if fits and _names(words, who) and told:
            yield from _drafted(words, who, what, CueGroup((colon,), colon, ":", "speech"), COLON)
            return
    subject = _subject(words, after)
    if subject and _all_quoted(words, before):
        yield from _drafted(words, subject, before, CueGroup((colon,), colon, ":", "speech"), COLON)


def _with_dash(words: Words, inside: Sequence[int], dash: int) -> Iterator[Draft]:
    """Read a headline whose last dash parts a statement from who makes it."""
    what, who = [n for n in inside if n < dash], [n for n in inside if n > dash]
    fits = 0 < len(who) <= _BEHIND and len(what) > _FEWEST
    if fits and _names(words, who) and _tells(words, who, what, FINITE):
        lemma = words.tokens[dash].text
        yield from _drafted(words, who, what, CueGroup((dash,), dash, lemma, "speech"), DASH)


def _subject(words: Words, clause: Sequence[int]) -> list[int]:
    """The words that open a clause and name who does what it tells: *[islanders] defy port*."""
    verbs = [n for n in clause if words.tokens[n].xpos in FINITE and words.children(n, "nsubj")]
    for verb in verbs:
        below = sorted(words.subtree(words.children(verb, "nsubj")[0], (verb,)) & set(clause))
        if below and below[0] == clause[0] and len(below) <= _LABEL and _names(words, below):
            return below
    return []


def _all_quoted(words: Words, side: Sequence[int]) -> bool:
    """Tell whether a side of a headline is a quotation of several words and nothing else."""
    solid = [n for n in side if not words.is_bare(n)]
    return len(solid) > _FEWEST and all(words.quote_of[n] is not None for n in solid)


def _with_tag(words: Words, inside: Sequence[int]) -> Iterator[Draft]:
    """Read a headline that ends in who says it; taggers may take the verb for a noun (*study finds*)."""
    if len(inside) < _FEWEST + 3:
        return
    verb = inside[-1]
    form = words.tokens[verb].text.lower()
    lemmas = (words.lemma(verb), form, form.removesuffix("s"), form.removesuffix("es"))
    listed = next((row for w in lemmas if (row := _reporting(w)) is not None), None)
    commas = [n for n in inside if words.tokens[n].text == ","]
    if listed is None or not commas:
        return
    who, what = [n for n in inside if commas[-1] < n < verb], [n for n in inside if n < commas[-1]]
    known = 0 < len(who) <= _BEHIND and len(what) >= _FEWEST
    if known and _names(words, who) and _states(words, what, _VERBAL):
        yield from _drafted(words, who, what, CueGroup((verb,), verb, listed.lemma, listed.klass), TAG)


def _reporting(lemma: str) -> CueWord | None:
    """Return the row of a verb that mostly reports."""
    listed = cue_word(lemma, "VERB")
    return listed if listed is not None and listed.strength >= 2 and listed.klass != "thought" else None


def _drafted(
    words: Words, who: Sequence[int], what: Sequence[int], cue: CueGroup, rule: str
) -> Iterator[Draft]:
    """Draft what one side of a headline says of the other."""
    source, content = (Candidate.of(rule, words, side, cue.words) for side in (who, what))
    if source.runs and content.runs:
        yield Draft(cue, content, source, CONFIDENCE)


def _closed(words: Words, after: Sequence[int]) -> list[int]:
    """Words without the full stop that some headlines end in."""
    return list(after[:-1] if after and words.tokens[after[-1]].text == "." else after)


def _names(words: Words, who: Sequence[int]) -> bool:
    """Tell whether words are a phrase about somebody who can speak: *the city's police*, *Roe to board*.

    Not: *big win for Roe*, *the one thing they want*, nor *transcript*, which says what the article is, nor
    a score (*Avon 1 Marsh Rovers 3*).
    """
    tokens = [words.tokens[n] for n in who]
    score = sum(t.text.isdigit() for t in tokens) > 1
    if score or any(t.xpos in FINITE or t.text in MARKS for t in tokens):
        return False
    tops = _tops(words, who)
    if len(tops) != 1:
        return False
    top = words.tokens[tops[0]]
    named = any(e.label in _NAMES and e.span.covers(top.span) for e in words.doc.tagged_names)
    listed = noun(top.text, top.lemma) is not None and not {top.text.lower(), top.lemma} & _GENRES
    return named or listed or top.text in _INITIALS


def _tops(words: Words, who: Sequence[int]) -> list[int]:
    """Those of some words that hang on none of them."""
    return [n for n in who if words.heads[n] not in who or words.heads[n] == n]


def _tells(words: Words, who: Sequence[int], what: Sequence[int], kinds: frozenset[str]) -> bool:
    """Tell whether what stands before who speaks is a statement, if without a verb: *No money: union*."""
    solid = [n for n in what if not words.is_bare(n)]
    return _states(words, what, kinds) or (len(solid) > _FEWEST + 1 and _is_post(words, who))


def _is_post(words: Words, who: Sequence[int]) -> bool:
    """Tell whether a side of a headline says only what somebody is: *police*, *dam engineer*, *study*.

    Not a name, beside which other things than words may stand: *A life in pictures - Ana Roe*.
    """
    tops = _tops(words, who)
    listed = noun(words.tokens[tops[0]].text, words.lemma(tops[0])) if tops else None
    initials = bool(tops) and words.tokens[tops[0]].text in _INITIALS
    return initials or (listed is not None and words.tokens[tops[0]].upos == "NOUN")


def _states(words: Words, what: Sequence[int], kinds: frozenset[str]) -> bool:
    """Tell whether words are a statement: a verb of these kinds, an order, or words in quotation marks."""
    tokens = [words.tokens[n] for n in what]
    if tokens[0].text in grammar.INDEFINITE_ARTICLES:  # *Groyne: a wall that runs into the sea* defines
        what = [n for n in what if not any(words.rel(up) == "acl" for up in (n, *words.ancestors(n)))]
        tokens = [words.tokens[n] for n in what]
    if not tokens:
        return False
    if tokens[0].xpos in _ASKING and tokens[-1].text != "?":  # *Storm Hilda: what we know so far* explains
        return any(t.text in MARKS for t in tokens)
    return tokens[0].xpos == "VB" or any(t.xpos in kinds or t.text in MARKS for t in tokens)
