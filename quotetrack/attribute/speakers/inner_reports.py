"""Names who speaks in reports inside turns and quotations: *you said*, *she told me*, *Mr Reece said*.

Whoever utters a turn is *I* there, and never *she* or *you*: *you* is who spoke before, *she* whom the
talk was about last. A surname is the speaker's of another turn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.nearby import BEFORE
from quotetrack.attribute.coreference.salience import GENDERS
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.phrases.described_things import around
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.model import Quote, Sentence, Span, Speaker, Token, Turn
from quotetrack.model.offsets import Stretches

_BACK = 3  # turns before in which whoever is spoken of may have been named
_start = attrgetter("start")
_ADDRESSED = 0.6  # of *you* as the one who spoke before
_SPOKEN_OF = 0.4  # of whom a talk was about last


def fill_inner(cast: Cast, quotes: Sequence[Quote], speakers: list[Speaker | None]) -> None:
    """Put into ``speakers`` who speaks in the reports inside turns, where the talk tells."""
    turns = [turn for _, turn in sorted(cast.turns.items())]
    if not turns:
        return
    starts = [turn.words[0].start for turn in turns]
    uttered = Stretches((turn, turn.words) for turn in turns)
    talk = _Talk(cast, turns)
    for index, quote in enumerate(quotes):
        found = [pair for span in quote.source for pair in cast.reading.tokens_in(span)]
        if not found or cast.turn_of(quote) is not None:
            continue
        place = bisect_right(starts, found[0][1].span.start) - 1
        if place < 0 or not any(turn is turns[place] for turn in uttered.around(found[0][1].span)):
            continue
        meant = _meant(talk, place, found, speakers[index])
        speakers[index] = _owned(meant, cast.turn_speakers.get(turns[place]))


def fill_quoted(cast: Cast, quotes: Sequence[Quote], speakers: list[Speaker | None]) -> None:
    """Put into ``speakers`` who speaks in reports inside quotations, where a pronoun tells.

    *“I asked the warden. [He] said no”*: the warden. *Roe shook his head. “I asked him. [He] said, ‘No.’”*:
    nobody whom the words tell, and not Roe. Not: *“I asked Ann Poe. [She] said no”*, who is found already.
    """
    for index, quote in enumerate(quotes):
        outer = quote.parent
        if outer is None or not 0 <= outer < len(quotes) or quotes[outer].kind != "direct":
            continue
        if cast.turn_of(quotes[outer]) is not None:
            continue
        own = speakers[outer]
        found = [token for span in quote.source for _, token in cast.reading.tokens_in(span)]
        word = found[0].text.lower() if len(found) == 1 else ""
        if word in grammar.FIRST_PERSON_PRONOUNS and not quotes[outer].source and own is not None:
            speakers[index] = replace(own, method="pronoun")
        elif word in GENDERS:
            last = _last_person(cast, quotes[outer].content, found[0], own)
            if _is_nobody(speakers[index]) or _same(speakers[index], own):
                speakers[index] = last or _nobody(word)
            elif (known := speakers[index]) is not None and known.type == "person":
                speakers[index] = _asked_just_before(cast, quotes[outer].content, found[0]) or known


def _asked_just_before(cast: Cast, parts: Sequence[Span], pronoun: Token) -> Speaker | None:
    """*“I asked the warden, and [he] said no”*: the warden, whoever is about outside the marks.

    Not: *“I asked Ann Poe about the warden, and [she] said no”*, nor whom another sentence tells of.
    """
    for sentence, token in _words_before(cast, parts, pronoun.span.start):
        if sentence.span.end < pronoun.span.start or cast.entity_at(sentence, token.index) is not None:
            return None
        found = _person(cast, sentence, token, GENDERS[pronoun.text.lower()])
        if found is not None:
            asked = token.rel in ("obj", "iobj") and sentence.tokens[token.head or 0].upos == "VERB"
            return replace(found, method="pronoun", confidence=_SPOKEN_OF) if asked else None
    return None


def _is_nobody(speaker: Speaker | None) -> bool:
    return speaker is None or speaker.method == "none"


class _Talk:
    """The ``turns`` of a text in order, with what is asked of them again and again."""

    def __init__(self, cast: Cast, turns: Sequence[Turn]) -> None:
        self.cast, self.turns = cast, turns
        self.full = _full_names(cast, turns)
        self._holds: dict[tuple[int, str], bool] = {}

    def holds(self, place: int, word: str) -> bool:
        """Tell whether ``word`` stands in a turn, be it within another word."""
        if (place, word) not in self._holds:
            parts = (part.of(self.cast.reading.text) for part in self.turns[place].words)
            self._holds[place, word] = any(word in part for part in parts)
        return self._holds[place, word]


def _meant(
    talk: _Talk, place: int, source: Sequence[tuple[Sentence, Token]], speaker: Speaker | None
) -> Speaker | None:
    """Return whom the source of a report inside a turn means; where nothing tells, as found before."""
    cast, turns = talk.cast, talk.turns
    word, own = source[0][1].text.lower(), cast.turn_speakers.get(turns[place])
    if len(source) == 1 and word in grammar.ADDRESSEES and turns[place].form == "transcript":
        return _addressed(cast, turns, place) or speaker
    if len(source) == 1 and word in GENDERS:
        unsure = speaker is None or speaker.method == "none" or speaker.type == "anonymous"
        doubtful = unsure or _same(speaker, own) or _is_elsewhere(talk, place, speaker)
        return (_spoken_of(cast, turns, place, source[0][1], own) or _nobody(word)) if doubtful else speaker
    if word in grammar.FIRST_PERSON_PRONOUNS and len(source) > 1 and _same(speaker, own):
        described = " ".join(token.text for _, token in source[1:])  # my doctor is not me
        name = f"{_owner(own)}’s {described}"
        return Speaker((name,), "anonymous", "description", confidence=_ADDRESSED)
    if speaker is None or speaker.type != "person" or len(speaker.names) != 1 or " " in speaker.name:
        return speaker
    bearer = talk.full.get(speaker.name.casefold())
    return replace(speaker, names=bearer.names) if bearer is not None else speaker


def _is_elsewhere(talk: _Talk, place: int, speaker: Speaker | None) -> bool:
    """Tell whether a letter or a post speaks of *he*, and whom he was taken for it does not name."""
    if talk.turns[place].form == "transcript" or speaker is None or speaker.type != "person":
        return False
    return not talk.holds(place, speaker.name.split()[-1])


def _owner(own: Speaker | None) -> str:
    """Return the surname of whoever utters a turn, *speaker* where nobody names him."""
    return own.name.split()[-1] if own is not None and own.type == "person" else "speaker"


def _owned(speaker: Speaker | None, own: Speaker | None) -> Speaker | None:
    """Name *my father*, of whom a turn goes on to tell as *he*, by whose father he is."""
    first, _, rest = speaker.name.partition(" ") if speaker is not None else ("", "", "")
    if speaker is None or speaker.type != "anonymous" or first.lower() != "my" or not rest:
        return speaker
    return replace(speaker, names=(f"{_owner(own)}’s {rest}",))


def _full_names(cast: Cast, turns: Sequence[Turn]) -> dict[str, Speaker | None]:
    """Map the surname of each who takes a turn to him, to None where two share it."""
    found: dict[str, Speaker | None] = {}
    for turn in turns:
        speaker = cast.turn_speakers.get(turn)
        if speaker is None or speaker.type != "person" or " " not in speaker.name:
            continue
        surname = speaker.name.split()[-1].casefold()
        same = surname not in found or _same(found[surname], speaker)
        found[surname] = speaker if same else None
    return found


def _same(one: Speaker | None, other: Speaker | None) -> bool:
    return one is not None and other is not None and one.names == other.names


def _addressed(cast: Cast, turns: Sequence[Turn], place: int) -> Speaker | None:
    """*You said no* is the one who spoke before, or who answers next where nobody else did."""
    own = cast.turn_speakers.get(turns[place])
    for turn in (*reversed(turns[max(0, place - _BACK) : place]), *turns[place + 1 : place + 2]):
        speaker = cast.turn_speakers.get(turn)
        if speaker is not None and speaker.type == "person" and not _same(speaker, own):
            return replace(speaker, method="pronoun", confidence=_ADDRESSED)
    return None


def _spoken_of(
    cast: Cast, turns: Sequence[Turn], place: int, pronoun: Token, own: Speaker | None
) -> Speaker | None:
    """*I asked the clerk. She said no*: the clerk, be she named, in this turn or one just before."""
    back = _BACK if turns[place].form == "transcript" else 0  # a letter speaks of nobody of another
    for turn in reversed(turns[max(0, place - back) : place + 1]):
        found = _last_person(cast, turn.words, pronoun, own)
        if found is not None:
            return found
    return None


def _last_person(cast: Cast, parts: Sequence[Span], pronoun: Token, own: Speaker | None) -> Speaker | None:
    """Return the last person but the speaker of whom the words near before a pronoun tell, in some parts."""
    for sentence, token in _words_before(cast, parts, pronoun.span.start):
        found = _person(cast, sentence, token, GENDERS[pronoun.text.lower()])
        if found is not None and not _same(found, own):
            return replace(found, method="pronoun", confidence=_SPOKEN_OF)
    return None


def _words_before(cast: Cast, parts: Sequence[Span], place: int) -> Iterator[tuple[Sentence, Token]]:
    """Yield the words of parts of the text near before a place with their sentences, the last one first."""
    for at in range(bisect_left(parts, place, key=_start) - 1, -1, -1):
        part = parts[at]
        if part.end <= place - BEFORE:
            return
        near = Span(max(part.start, place - BEFORE), min(part.end, place))
        yield from reversed([pair for pair in cast.reading.tokens_in(near) if pair[1].span.start < place])


def _person(cast: Cast, sentence: Sentence, token: Token, sex: str) -> Speaker | None:
    """Return the one person whom a word names or describes: *Agnes Thorn*, *the clerk*. Not: *clerks*."""
    entity = cast.entity_at(sentence, token.index)
    if entity is not None:
        person = entity.label == "person" and entity.gender in ("", sex)
        return speaker_of([entity], "pronoun") if person else None
    if token.upos != "NOUN" or token.feat("Number") == "Plur":
        return None
    row = noun(token.text, token.lemma)
    if row is None or row.type != "person" or row.gender not in ("", sex):
        return None
    phrase = around(sentence, token.index, 0)
    if phrase is None or phrase.head.index != token.index:
        return None
    return Speaker((phrase.name or token.text,), "anonymous", "pronoun")


def _nobody(word: str) -> Speaker:
    return Speaker((word,), "person", "none", confidence=0.1)
