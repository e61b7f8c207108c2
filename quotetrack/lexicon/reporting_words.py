"""The words that report (data/en/cues.csv): verbs, nouns, adjectives, adverbs, fixed phrases and the colon.

A row says what class of attribution the word makes and how often it makes one at all. Detection asks
for single words by lemma and part of speech; :func:`phrases` lists what only several words say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quotetrack.errors import BadLexicon
from quotetrack.lexicon.word_sets import word_list
from quotetrack.lexicon.word_tables import word_rows
from quotetrack.model import CLASSES, Class

GAP = "…"  # in a phrase, one or more words that the text supplies: *as … put it*
UPOS = ("VERB", "NOUN", "ADJ", "ADV", "ADP", "PHRASE", "PUNCT")

_COLUMNS = ("lemma", "upos", "class", "strength", "example")
_ENDINGS = tuple(row.partition(" ")[::2] for row in word_list("inflection.endings"))
_REMEMBERED = 20_000  # words, of which an article is asked for the most again and again
_READ_AS = {"AUX": "VERB", "PROPN": "NOUN"}


@dataclass(frozen=True, slots=True)
class CueWord:
    """One reporting word or phrase.

    ``lemma`` is in lower case; ``upos`` the part of speech of its head, PHRASE for several words, PUNCT
    for the colon. ``strength`` says how often it makes an attribution where it governs a clause or a
    quotation: 3 practically always, 2 usually, 1 only in some frames. ``example`` holds the cue's own
    words in square brackets.
    """

    lemma: str
    upos: str
    klass: Class
    strength: int
    example: str

    @property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """The words of each unbroken part: *as … put it* has the parts *as* and *put it*.

        In a phrase each word is a lemma (*have* of *rumour has it*) or a form as it stands.
        """
        return tuple(tuple(part.split()) for part in self.lemma.split(GAP))


@lru_cache(maxsize=_REMEMBERED)
def cue_word(lemma: str, upos: str) -> CueWord | None:
    """Return the row of a word by its lemma, in any case, and its part of speech; None for other words.

    A word tagged AUX is looked up as a verb and one tagged PROPN as a noun, since taggers confuse these;
    so do lemmatisers fail on rare words, and a verb or noun left inflected (*averred*, *retweets*) finds
    its row too. What is tagged a verb and is none of ours may be an adjective (*was ashamed*). Phrases
    answer to PHRASE (*according to*), the colon to PUNCT.
    """
    known = _by_key()
    lemma, upos = lemma.lower(), _READ_AS.get(upos, upos)
    found = known.get((lemma, upos))
    if found is None and upos in ("VERB", "NOUN"):
        found = next((known[stem, upos] for stem in _stems(lemma, upos) if (stem, upos) in known), None)
    if found is None and upos == "VERB":
        found = known.get((lemma, "ADJ"))
    return found


def reports_words(lemma: str, upos: str, least: int = 2) -> bool:
    """Tell whether a word, asked for as :func:`cue_word` does, reports what is said, at least so strongly.

    *say* does at any strength; *enter* reports nothing, *believe* no speech.
    """
    row = cue_word(lemma, upos)
    return row is not None and row.klass == "speech" and row.strength >= least


def _stems(form: str, upos: str) -> Iterator[str]:
    """Yield what ``form`` may inflect: *texted* text, *averred* aver, *griped* gripe, *cried* cry.

    A noun loses a plural ending only: *feeling* is none of the verb's forms there.
    """
    for ending, full in _ENDINGS:
        if not form.endswith(ending) or len(form) < len(ending) + 2 or (upos == "NOUN" and ending[-1] != "s"):
            continue
        stem = form[: -len(ending)]
        yield stem + full
        if not full and ending[-1] != "s" and stem[-1:] == stem[-2:-1]:
            yield stem[:-1]


@cache
def cue_words() -> tuple[CueWord, ...]:
    """Return all rows in the file's order.

    Raises BadLexicon where a row has an unknown part of speech, class or strength, or repeats another.
    """
    found: dict[tuple[str, str], CueWord] = {}
    for row in word_rows("cues", _COLUMNS):
        word = _cue_word(row)
        if (word.lemma, word.upos) in found:
            raise BadLexicon(f"cues.csv: {word.lemma} {word.upos} stands there twice; delete one row")
        found[word.lemma, word.upos] = word
    return tuple(found.values())


@cache
def phrases() -> tuple[CueWord, ...]:
    """Return the rows of several words (*in the words of*, *as … put it*), those with most words first."""
    found = [word for word in cue_words() if word.upos == "PHRASE"]
    return tuple(sorted(found, key=lambda word: -sum(map(len, word.pieces))))


@cache
def _by_key() -> dict[tuple[str, str], CueWord]:
    """Index the rows by lemma and part of speech."""
    return {(word.lemma, word.upos): word for word in cue_words()}


def _cue_word(row: dict[str, str]) -> CueWord:
    """Check and convert one row."""
    if row["upos"] not in UPOS or row["class"] not in CLASSES or row["strength"] not in ("1", "2", "3"):
        raise BadLexicon(
            f"cues.csv: {row['lemma']}: upos is one of {' '.join(UPOS)}, class one of {' '.join(CLASSES)}, "
            f"strength 1, 2 or 3; mend the row"
        )
    return CueWord(row["lemma"], row["upos"], row["class"], int(row["strength"]), row["example"])
