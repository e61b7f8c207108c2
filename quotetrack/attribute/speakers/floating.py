"""Finds who speaks in a quotation that stands without cue and source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.salience import mentions_within
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.phrases.namings import named_noun
from quotetrack.attribute.speakers.headed_lists import heads_its_list
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.marks.turn_taking import takes_turn
from quotetrack.model import Quote, Span, Speaker

_THEN_NAME = re.compile(r"[”’'\"]?\s*:\s+")
_SIGNATURE = re.compile(r"[.,!?…]?[”’»'\"]?[ \t]*(?:\n[ \t>]*)+(?:—|–|--?)(?P<who>[^\n]{3,120})(?:\n|$)")
_SIGNED_WORDS = 12  # of a line that signs a quotation, post and body included
_CLOSING = frozenset("”’»\"'")
_WORD = re.compile(r"\w+")
_ADJOINS = re.compile(r"[ \t\u00a0]+")
_PULLED, _LONGEST_PULLED = 4, 60  # words of a pull quote
_TURNS = 6  # statements before in which the other of two speaks
_TOLD_OF = {"person": 0.8, "unnamed": 1.0}  # from which weight on a paragraph is about somebody
_PARTED = 2  # paragraphs from whoever goes on behind one that tells of nobody else
_SURE, _LESS_SURE = 0.6, 0.5  # of a quotation that only its surroundings assign, near or from further away


def fill_floating(cast: Cast, quotes: Sequence[Quote], speakers: list[Speaker | None]) -> None:
    """Put into ``speakers`` who speaks in the quotations without cue and source, where something tells.

    *Roe put down the cup. “It is cold.”* is Roe's; a quotation alone in its paragraph goes on from the
    statement before it, or is that of the paragraph after it which begins with a quotation; one that no
    mark closes is always the latter. A paragraph without any parts it from both, save where one alone speaks.
    What the layout gives to somebody who is not named (*Name withheld*) is nobody else's.
    """
    bare = [i for i, q in enumerate(quotes) if q.kind == "direct" and q.cue is None and not q.source]
    loose = [i for i in bare if speakers[i] is None and not cast.turn_of(quotes[i])]
    told = _Told(cast, quotes, speakers)
    for index in reversed(loose):
        end = quotes[index].content[-1].end
        if not _CLOSING & set(cast.reading.text[end - 1 : end + 2]):
            here = _paragraph(cast, quotes[index].content[0].start)
            told.give(index, _loosely(told.speaks_next(here)))
    for index in loose:
        if speakers[index] is None:
            told.give(index, heads_its_list(cast, quotes[index]))
    mere = [index for index, quote in enumerate(quotes) if quote.cue is None and not quote.source]
    said = _Said(cast.reading.text, quotes, speakers) if mere else None
    for index in mere:
        pulled = said.before(index) if said is not None else None
        if pulled is not None:
            told.give(index, _loosely(pulled))
    for index in loose:
        if speakers[index] is None:
            near = _loosely(_around(cast, quotes[index], told))
            told.give(index, near or _loosely(_further(cast, quotes[index], told), _LESS_SURE))
    _alternate(cast.reading.text, quotes, speakers, loose)


class _Said:
    """The words that somebody is known to have said, to find whose a pull quote is."""

    def __init__(self, text: str, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]) -> None:
        self._speakers = speakers
        self._places: defaultdict[str, list[int]] = defaultdict(list)  # by each of their words
        self._words = [_WORD.findall(quote.text(text).casefold()) for quote in quotes]
        for index, speaker in enumerate(speakers):
            if speaker is not None and quotes[index].kind != "indirect" and quotes[index].source:
                for word in set(self._words[index]):
                    self._places[word].append(index)

    def before(self, index: int) -> Speaker | None:
        """Return who said elsewhere the very words of a quote, four or more; None for nobody."""
        words = self._words[index]
        if not _PULLED <= len(words) <= _LONGEST_PULLED:
            return None
        rarest = min((self._places.get(word, []) for word in words), key=len)
        wanted = f" {' '.join(words)} "
        for other in rarest:
            if other != index and wanted in f" {' '.join(self._words[other])} ":
                return self._speakers[other]
        return None


def _alternate(
    text: str, quotes: Sequence[Quote], speakers: list[Speaker | None], loose: Sequence[int]
) -> None:
    """Give a quotation right behind another one's end to the other of two who speak in turn.

    *“No,” said Ana. “Why not?” “I have a cold.”*: who asked, then Ana; nobody where Ana alone is known.
    """
    order = sorted(
        (q.content[0].start, q.content[-1].end, n) for n, q in enumerate(quotes) if q.parent is None
    )
    waiting = set(loose)
    for at, (start, end, index) in enumerate(order):
        if index not in waiting:
            continue
        before = order[at - 1] if at else None
        after = order[at + 1] if at + 1 < len(order) else None
        answers = before is not None and _asks_on(text, before[1], start)
        if answers or (after is not None and _asks_on(text, end, after[0])):
            last = [speakers[n] for _, _, n in order[max(0, at - _TURNS) : at]]
            speakers[index] = _loosely(_other(last))


def _asks_on(text: str, end: int, start: int) -> bool:
    """Tell whether a quotation up to ``end`` is a question, and nothing stands before the next one."""
    return _ADJOINS.fullmatch(text, end, start) is not None and text[max(0, end - 3) : end].rstrip(
        "”’\"'"
    ).endswith("?")


def _other(last: Sequence[Speaker | None]) -> Speaker | None:
    """Return who spoke before whoever spoke last, None where nobody else did."""
    known = [speaker for speaker in last if speaker is not None]
    if not known or last[-1] is None:
        return None
    return next((s for s in reversed(known) if s.names != known[-1].names), None)


def _loosely(found: Speaker | None, sure: float = _SURE) -> Speaker | None:
    """Return a speaker as one that only the surroundings tell."""
    return replace(found, method="continuation", confidence=sure) if found is not None else None


class _Told:
    """Who is known to speak, by place: one look-up a question, however long the article.

    ``speakers`` are those of ``quotes``, and get what is found.
    """

    def __init__(self, cast: Cast, quotes: Sequence[Quote], speakers: list[Speaker | None]) -> None:
        self._cast, self._quotes, self._speakers = cast, quotes, speakers
        self._opening = [p.start for p in cast.reading.doc.layout.paragraphs]
        self._ends: list[tuple[int, int]] = []  # of statements that lie in no other, the first one last
        self._starts: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)  # by paragraph
        for index, speaker in enumerate(speakers):
            if speaker is not None:
                self._know(index)

    def give(self, index: int, speaker: Speaker | None) -> None:
        """Make ``speaker`` that of a quote that has none."""
        self._speakers[index] = speaker
        if speaker is not None:
            self._know(index)

    def _know(self, index: int) -> None:
        quote, speaker = self._quotes[index], self._speakers[index]
        many_think = quote.klass != "speech" and speaker is not None and speaker.type == "group"
        if quote.parent is None and not many_think:  # people believe so, and nobody goes on for them
            insort(self._ends, (quote.content[-1].end, -index))
        if quote.kind != "indirect":
            start = quote.content[0].start
            insort(self._starts[_paragraph(self._cast, start)], (start, index))

    def spoke(self, start: int, here: int) -> Speaker | None:
        """Return the speaker of the statement right before, in paragraph ``here`` or the last."""
        at = bisect_right(self._ends, (start, 0)) - 1
        if at < 0:
            return None
        end, index = self._ends[at]
        return self._speakers[-index] if here - _paragraph(self._cast, max(end - 1, 0)) <= 1 else None

    def goes_on(self, start: int, end: int, here: int) -> Speaker | None:
        """Return who alone has been speaking above the one paragraph before, where nobody quoted comes in.

        *Roe said yes. She thanked the crew.* | *The hall was full.* | *[“I am glad.”]* is Roe's, who spoke
        twice or speaks next. Not: *Roe said yes.* | *Bo Lee came in.* | *[“I am glad.”]*
        """
        at = bisect_right(self._ends, (start, 0)) - 1
        last = self._stated(at)
        if last is None or here - _paragraph(self._cast, self._ends[at][0] - 1) != _PARTED:
            return None
        follows = at + 1
        while follows < len(self._ends) and self._quotes[-self._ends[follows][1]].content[0].start < end:
            follows += 1
        after = self._stated(follows)
        near = after is not None and self._near(follows, here)
        if near and after is not None and after.names != last.names:
            return None
        again = self._stated(at - 1)
        twice = again is not None and again.names == last.names
        goes_on = twice or near
        return last if goes_on and not self._told_of_another(here - 1, last) else None

    def _stated(self, at: int) -> Speaker | None:
        """Return the one person who makes the statement at place ``at``, None for what nobody so says."""
        index = -self._ends[at][1] if 0 <= at < len(self._ends) else None
        speaker = self._speakers[index] if index is not None else None
        if index is None or speaker is None or self._quotes[index].klass != "speech":
            return None
        known = speaker.type in ("person", "anonymous") and speaker.method != "none"
        return speaker if known and len(speaker.names) == 1 else None

    def _near(self, at: int, here: int) -> bool:
        """Tell whether a statement begins at most two paragraphs below ``here``."""
        start = self._quotes[-self._ends[at][1]].content[0].start
        return _paragraph(self._cast, start) - here <= _PARTED

    def _told_of_another(self, paragraph: int, speaker: Speaker) -> bool:
        """Tell whether a paragraph is about somebody other than ``speaker``, named or not."""
        first, last = self._cast.reading.sentences_of(paragraph)
        return any(
            mention.weight >= _TOLD_OF.get(entity.label, 2.0) and entity.name not in speaker.names
            for place in range(first, last + 1)
            for mention, entity in self._cast.nearby.named_in(place).items()
        )

    def spoke_in_turn(self, here: int) -> Speaker | None:
        """Return who spoke the turn before the last, where the last was another's or nobody knows whose.

        *“No,” said Ana. / “Why?” asked Bo. / [“I am cold.”]* is Ana's. Not: *“No,” said Ana. / [“Why?”]*
        """
        last, earlier = self._last_in(here - 1), self._last_in(here - 2)
        reading = self._cast.reading
        asked = takes_turn(reading.text, reading.doc.layout.paragraphs, here - 1)
        parted = asked if last is None else earlier is not None and last.names != earlier.names
        return earlier if parted else None

    def _last_in(self, paragraph: int) -> Speaker | None:
        """Return the speaker of the last quotation of a paragraph, None where none is known."""
        told = self._starts.get(paragraph)
        return self._speakers[told[-1][1]] if told else None

    def speaks_next(self, here: int) -> Speaker | None:
        """Return the speaker of the quotation that opens the paragraph after ``here``."""
        after = self._starts.get(here + 1)
        if not after:
            return None
        start, index = after[0]
        at = bisect_left(self._opening, start - 3)
        return self._speakers[index] if at < len(self._opening) and self._opening[at] <= start else None


def _around(cast: Cast, quote: Quote, told: _Told) -> Speaker | None:
    """Return who speaks in a quote by what stands behind it, before it and after it.

    In a dialogue it is who spoke the turn before the last.
    """
    start, end = quote.content[0].start, quote.content[-1].end
    signed = _SIGNATURE.match(cast.reading.text, end)
    if signed is not None and _signs(signed["who"]):
        return _signatory(cast, Span(*signed.span("who")))
    found = _after_colon(cast, end)
    here = _paragraph(cast, start)
    if found is None and takes_turn(cast.reading.text, cast.reading.doc.layout.paragraphs, here):
        return told.spoke_in_turn(here)
    if found is None:
        found = _subject_before(cast, start, here) or told.spoke(start, here) or told.speaks_next(here)
    return found


def _further(cast: Cast, quote: Quote, told: _Told) -> Speaker | None:
    """Return who speaks in a quote by the paragraphs above it, where it is no turn of a dialogue."""
    start, end = quote.content[0].start, quote.content[-1].end
    here = _paragraph(cast, start)
    if takes_turn(cast.reading.text, cast.reading.doc.layout.paragraphs, here):
        return None
    return _speaks_above(cast, here) or told.goes_on(start, end, here)


def _speaks_above(cast: Cast, here: int) -> Speaker | None:
    """*Roe praised the crew.* | *[“They were fast.”]*: who is told to speak where the paragraph above ends.

    Not: *Roe left the hall.* | *[“They were fast.”]*, nor *Roe was praised.* | *[“She was fast.”]*
    """
    first, last = cast.reading.sentences_of(here - 1)
    if here < 1 or last < first:
        return None
    sentence = cast.reading.sentences[last]
    for mention, entity in cast.nearby.named_in(last).items():
        subject = named_noun(sentence, mention.head) or sentence.tokens[mention.head]
        if entity.label != "person" or mention.quoted or subject.deprel != "nsubj" or subject.head is None:
            continue
        verb = sentence.tokens[subject.head]
        cue = cue_word(verb.lemma, "VERB") if verb.upos == "VERB" and verb.rel == "root" else None
        if cue is not None and cue.klass == "speech" and cue.strength > 1:
            return speaker_of([entity], "name")
    return None


def _signs(line: str) -> bool:
    """Tell whether a line behind a dash signs what stands above it. Not: *I never said so.*, said in turn."""
    return len(line.split()) <= _SIGNED_WORDS and line.rstrip()[-1:].isalpha()


def _signatory(cast: Cast, line: Span) -> Speaker | None:
    """*— Ann Roe, mayor* under a quotation is hers, and *— a visitor* nobody's, whoever spoke before it."""
    for sentence, token in cast.reading.tokens_in(line):
        entity = cast.entity_at(sentence, token.index)
        if entity is not None and entity.label in ("person", "organization"):
            return speaker_of([entity], "name")
    return None


def _paragraph(cast: Cast, offset: int) -> int:
    """Return the number of the paragraph at ``offset``, -1 where no sentence was read."""
    sentence = cast.reading.sentence_at(offset)
    return sentence.paragraph if sentence is not None else -1


def _after_colon(cast: Cast, end: int) -> Speaker | None:
    """*‘No door is too small’: Mayor Roe on the night*, as headlines have it."""
    match = _THEN_NAME.match(cast.reading.text, end)
    pairs = cast.reading.tokens_in(Span(match.end(), match.end() + 30)) if match else []
    for sentence, token in pairs:
        entity = cast.entity_at(sentence, token.index)
        if entity is not None:
            return speaker_of([entity], "name") if entity.label == "person" else None
    return None


def _subject_before(cast: Cast, start: int, here: int) -> Speaker | None:
    """*Roe put down the cup. “It is cold.”*: the subject of the sentence before, in one paragraph."""
    subjects = [
        (m.span, e)
        for e in cast.nearby.entities(start)
        if e.label == "person"
        for m in mentions_within(e, *cast.reading.sentences_of(here))
        if m.weight >= 0.9 and not m.quoted and m.span.end <= start
    ]
    return speaker_of([max(subjects, key=lambda pair: pair[0])[1]], "name") if subjects else None
