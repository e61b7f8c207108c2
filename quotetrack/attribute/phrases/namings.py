"""Reads who is named by a participle behind a description: *a driver named Max Orr*; and whose a post is.

And which unlisted noun beside a name tells what its bearer does: *a packer*, *a florist*; and
where a post ends before a rank; and where a body's name opens before what the tagger saw of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.phrases.body_signs import headline
from quotetrack.attribute.phrases.body_words import behind_staff, is_body_noun
from quotetrack.attribute.phrases.clause_parts import before_titles
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, noun
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Sentence, Token

_NAMING = word_set("phrases.naming_participles")
_AGENTS = word_list("entities.agent_endings")
_NO_TRADES = word_set("entities.no_trades")
_UNDER = word_set("entities.lower_ranks")
_LEVELS = word_set("phrases.levels_of_posts")
_RANKS = word_set("entities.ranks_before_names")
_LEADERS = word_set("entities.party_leaders")
_BESIDE = ("DET", "ADJ", "VERB")
_LONGEST = 5  # words of a name


def is_naming(sentence: Sentence, index: int) -> bool:
    """Tell whether a word gives a described person a name: *a driver [named] Max Orr found a ring*.

    Not: *A driver called Max Orr on Monday*, nor *a driver who called Max Orr*. Where the tree has it for the
    verb of the sentence, the noun must be new to the text and another verb must follow the name.
    """
    words = sentence.tokens
    if not 0 < index < len(words) - 1 or words[index].text not in _NAMING:
        return False
    if words[index + 1].upos != "PROPN" or _described(words, index) is None:
        return False
    if words[index].rel == "acl":
        return words[index].deprel == "acl"  # no relative clause
    start = index - 1
    while start > 0 and words[start].upos in ("NOUN", "PROPN", "ADJ", "NUM"):
        start -= 1
    end = index + 1
    while end < len(words) and words[end].text[:1].isupper():
        end += 1
    while end < len(words) and (words[end].upos in ("ADV", "NUM") or words[end].text == ","):
        end += 1
    acts = end < len(words) and words[end].upos in ("VERB", "AUX") and words[end].rel != "amod"
    return words[start].text.lower() in grammar.INDEFINITE_ARTICLES and acts


def named_noun(sentence: Sentence, index: int) -> Token | None:
    """Return the noun for the person whose name holds a word: driver for *a driver named Max Orr*."""
    words, place = sentence.tokens, index
    while place > 0 and index - place < _LONGEST and words[place].text[:1].isupper():
        place -= 1
    return _described(words, place) if place < index and is_naming(sentence, place) else None


def _described(words: tuple[Token, ...], index: int) -> Token | None:
    """Return the noun for a person to which a participle belongs: before it, else its head."""
    head = words[index].head if words[index].rel == "acl" else None
    for place in (index - 1, head):
        token = words[place] if place is not None and place < index else None
        row = noun(token.text, token.lemma) if token is not None and token.upos in ("NOUN", "PROPN") else None
        if row is not None and row.type == "person":
            return token
    return None


def names_whose(words: Sequence[Token], start: int, head: int, first: int, *, body: bool) -> bool:
    """Tell whether a name says for whom somebody speaks: *a spokesman for the mill’s owner, Vale Foods,*.

    So *the head of the food chain, Vale Foods,*. Not: *counsel for the trust, Vale Foods,*: the trust is
    nobody's. ``start`` is where all of it begins, ``first`` where the name does, ``body`` tells that it is
    one.
    """
    comma = first - 1
    while comma > start and (words[comma].upos in _BESIDE or _is_hyphened(words, comma)):
        comma -= 1
    owner = comma - 1
    post = words[owner].head if owner > start and words[comma].text == "," else None
    if post is None or not start <= post < owner or words[owner].upos != "NOUN":
        return False
    speaks = noun(words[post].text, words[post].lemma)
    whose = noun(words[owner].text, words[owner].lemma)
    owned = any(t.head == owner and t.deprel == "nmod:poss" for t in words[start:owner])
    apposed = words[head].rel != "appos" or words[head].head == owner
    owned = owned or (body and words[head].head == owner and _is_of_body(words, post, owner))
    held = body or whose is None or not whose.is_post
    return owned and apposed and held and speaks is not None and speaks.type == "person"


def _is_of_body(words: Sequence[Token], post: int, owner: int) -> bool:
    """Tell whether a post is one of a body by its noun: *the head [of the food chain], Vale Foods,*.

    Not: *counsel [for the trust], Vale Foods,*, nor *the head [of the guard], Ann Roe,*.
    """
    row = noun(words[owner].text, words[owner].lemma)
    link = [t for t in words[post + 1 : owner] if t.head == owner and t.rel in ("case", "det")]
    return (
        row is not None
        and row.type == "organization"
        and [t.text.lower() for t in link] == ["of", "the"]
        and words[post].feat("Number") != "Plur"
    )


def _is_hyphened(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word is a hyphen or stands before one: *[Avon]-listed*."""
    return words[index].text == "-" or (index + 1 < len(words) and words[index + 1].text == "-")


def joins_person(words: Sequence[Token], head: int, first: int, other: int) -> bool:
    """Tell whether *and* joins a name to that of a person before: *Ann Roe of the CTF, and [Bo Ek]*.

    Not: *Ann Roe of the Coast Trust and [Bo Ek]*, whom no comma parts from it. ``other`` is the head of
    the name before.
    """
    link = before_titles(words, first)
    parted = link > 1 and words[link].upos == "CCONJ" and words[link - 1].text == ","
    upper = words[head].head
    return parted and words[head].rel == "conj" and upper is not None and upper <= other


def is_trade(token: Token) -> bool:
    """Tell whether an unlisted noun is formed like one for who does something: *a packer*, *a florist*."""
    return token.upos == "NOUN" and token.text.islower() and token.lemma.endswith(_AGENTS)


def is_apposed_trade(tokens: tuple[Token, ...], start: int, index: int) -> bool:
    """Tell whether an unlisted noun is in apposition to a name: *Ann Roe, a practising homeopath,*."""
    token = tokens[index]
    later = index + 1 < len(tokens) and tokens[index + 1].upos == "ADV"  # a year ago
    named = start > 1 and tokens[start - 1].text == "," and tokens[start - 2].ner.endswith("PERSON")
    unlisted = noun(token.text, token.lemma) is None and token.lemma.lower() not in _NO_TRADES
    return named and not later and unlisted and token.upos == "NOUN" and token.feat("Number") != "Plur"


def is_trade_before(tokens: tuple[Token, ...], index: int, name: Token) -> bool:
    """Tell whether an unlisted noun before a name is what its bearer does: *the [spoonmaker] Ann Roe*.

    Not: *the [carrier] Avon Air*, of which the tree tells nothing, nor *the [chapter] Ann Roe wrote*.
    """
    token = tokens[index]
    unlisted = noun(token.text, token.lemma) is None and token.lemma.lower() not in _NO_TRADES
    tied = token.head == name.index if token.rel in ("nmod", "compound") else name.head == index
    tied = tied and (token.rel in ("nmod", "compound") or name.rel in ("appos", "flat"))
    return tied and unlisted and is_trade(token) and token.feat("Number") != "Plur"


def over_staff(tokens: tuple[Token, ...], index: int) -> int:
    """Return the post over a staff that a word closes: [Chief] of *Chief of Naval Staff*; else ``index``.

    Not: *the head of the kitchen staff*, whose capitals make no post.
    """
    if tokens[index].text != "Staff":
        return index
    link = next((i for i in range(index - 1, max(index - 5, 0), -1) if tokens[i].text == "of"), None)
    return link - 1 if link is not None and behind_staff(tokens, link) == index + 1 else index


def without_rank(tokens: tuple[Token, ...], last: int) -> int:
    """Return the last word of a post without a rank: *police [spokesman] Inspector Roe*.

    So *the port's [Commandant] Major General Roe*.

    Not: *deputy [Inspector] Roe*, nor *Avon police [Inspector] Roe*.
    """
    place = last
    while place > 0 and last - place < 3 and fold_word(tokens[place].text) in _RANKS:
        place -= 1
    at = over_staff(tokens, place)
    post = tokens[at]
    row = noun(post.text, post.lemma)
    plain = post.text.islower() or _stands_before_rank(tokens, (at, place), last)
    plain = plain and post.text not in _UNDER and post.feat("Number") != "Plur"
    posted = row is not None and row.type == "person" and row.bearing in ("post", "either")
    return place if plain and posted else last


def _stands_before_rank(tokens: tuple[Token, ...], place: tuple[int, int], last: int) -> bool:
    """Tell whether a post with a capital has a rank behind it: *[Commandant] Major General Roe*.

    Not: *[Director] General Roe*, nor *[Chief] Inspector Roe*. ``place`` is the post and the last word
    of what it is, ``last`` that of the rank.
    """
    post, end = place
    if post < end:
        return True  # Chief of Naval Staff | General Roe
    single = last == end + 1 and tokens[last].text.lower() == "general"
    return end < last and not single and tokens[post].text.lower() not in _LEVELS


def body_opening(sentence: Sentence, first: int, last: int) -> int:
    """Return where a body's name begins: at *Ohio* where the tagger saw but *Party* of *[Ohio] Party*.

    So *New Avon [Baptist] College*. Not: *the Baptist College*, nor *in Avon the [Baptist] College*.
    """
    tokens = sentence.tokens
    if (called := _party_called_for(sentence, first, last)) < first:
        return called
    if first == 0 or not tokens[first - 1].ner.endswith("NORP") or not tokens[first - 1].text[:1].isupper():
        return first
    placed = first > 1 and tokens[first - 2].ner.endswith("LOC") and is_body_noun(tokens[last])
    joined = (
        placed and tokens[first - 2].text[:1].isupper() and tokens[first - 1].head in range(first, last + 1)
    )
    return first - 1 if tokens[last].text == "Party" or joined else first


def _party_called_for(sentence: Sentence, first: int, last: int) -> int:
    """Return where a party's name begins of which the tagger saw the end: *[Front] for the People leader*.

    Not: *a [coalition] for the People leader Roe*, nor *Alliance of the Port Trust said*, without its leader.
    """
    words, link = sentence.tokens, first - 1
    if link > 1 and words[link].text == "the":
        link -= 1
    head = words[link - 1] if link > 0 else None
    led = last + 1 < len(words) and words[last + 1].text in _LEADERS
    if head is None or words[link].text not in grammar.POST_PREPOSITIONS or not led or headline(sentence):
        return first
    named = head.text.istitle() and head.ner == "O" and is_body_noun(head)
    return link - 1 if named else first
