"""Finds parts of clauses: what still holds, *was mayor and [now heads Avon Bank]*, and where phrases open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, noun, titles
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Token

_NOW = word_set("phrases.present_adverbs")
_ONCE = word_set("phrases.past_adverbs")
_UNDERS = word_set("entities.undersecretary_openings")
_UNDER_POSTS = word_set("entities.undersecretaries")
_POST_NOMINALS = word_set("entities.post_nominals")
_PAST = word_set("entities.past_posts")
_SPANS = word_set("phrases.long_spans")
_CLAUSES = grammar.SUBJECT_RELATIVES | {"said"}
_STOPS = frozenset(', . ; : ( ) “ ” " — --'.split())
_DESCRIBING = ("NOUN", "PROPN", "ADJ", "NUM")
_FINITE = ("VBD", "VBZ", "VBP")


def present_part(tokens: Sequence[Token], verb: int, end: int) -> tuple[int, int] | None:
    """Return the verb and the last word of the part of a clause that tells of now, None where all is over.

    *was mayor until 2014 and [now heads Lutra Bank]*; all of *chairs the trust and runs the port*. Not: *was
    mayor until 2014*, *once ran the port*, of which there is none.
    """
    starts = [verb]
    for i in range(verb + 1, end):
        if tokens[i].upos != "CCONJ":
            continue
        place = i + 1
        while place < end and (tokens[place].upos == "ADV" or tokens[place].text.lower() in _NOW):
            place += 1
        if tokens[place].upos in ("VERB", "AUX") and tokens[place].xpos in _FINITE:
            starts.append(place)
    stops = [*(_before_link(tokens, start) for start in starts[1:]), end]
    parts = list(zip(starts, stops, strict=True))
    over = [any(tokens[i].text.lower() in grammar.ENDS_OF_TIME for i in range(a, b + 1)) for a, b in parts]
    over = [ends or tokens[a - 1].text.lower() in _ONCE for ends, (a, _) in zip(over, parts, strict=True)]
    now = [p for p in parts if any(tokens[i].text.lower() in _NOW for i in range(p[0] - 1, p[1] + 1))]
    held = [part for part, past in zip(parts, over, strict=True) if not past]
    if not any(over) and not (now and len(parts) > 1):
        return verb, end
    return next((part for part in now if part in held), held[0] if held else None)


def _before_link(tokens: Sequence[Token], start: int) -> int:
    """Return the word before the conjunction that opens a part."""
    while tokens[start].upos != "CCONJ":
        start -= 1
    return start - 1


def phrase_opening(tokens: Sequence[Token], index: int) -> int:
    """Return the first word of the noun phrase of a participle: *rang [the] newly elected chair*.

    Not: *[rang] the newly elected chair*.
    """
    while index > 0 and (tokens[index - 1].upos in ("ADJ", "ADV") or tokens[index - 1].deprel == "amod"):
        index -= 1
    opens = index > 0 and (tokens[index - 1].upos == "DET" or tokens[index - 1].deprel == "nmod:poss")
    return index - 1 if opens else index


def opens_clause(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a comma ends a phrase with a name: *According to Mr Roe, the clerk told him so.*

    So *Asked by the member for Avon, Mr Roe, the clerk said no*. Not: *According to Mr Roe, the clerk, it was
    late*, nor *with Roe, a clerk hoping for rain*. ``first`` is where the name begins, ``end`` where what
    follows its comma ends.
    """
    before = before_titles(tokens, first)
    acts = end + 1 < len(tokens) and tokens[end + 1].upos in ("VERB", "AUX")
    acts = acts and tokens[end + 1].rel not in ("acl", "amod")
    return acts and before >= 0 and (tokens[before].upos == "ADP" or describes_led_in(tokens, before))


def describes_led_in(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma ends whom a preposition leads in: *Asked by the member for Avon[,] Mr Roe*.

    Not: *Asked on Monday[,] Mr Roe*, nor *The member for Avon[,] Mr Roe*, whom none leads in.
    """
    if comma < 0 or tokens[comma].text != ",":
        return False
    start = comma - 1
    while start > 0 and (
        tokens[start].upos in _DESCRIBING or tokens[start].text in grammar.POST_PREPOSITIONS
    ):
        start -= 1
    opening = takewhile(lambda t: t.upos != "ADP", tokens[start + 1 : comma])
    rows = [noun(t.text, t.lemma) for t in opening]
    person = any(row is not None and row.type == "person" for row in rows)
    return person and start > 0 and tokens[start].upos == "DET" and tokens[start - 1].upos == "ADP"


def joins_two_posts(words: Sequence[Token], link: int, name: int) -> bool:
    """Tell whether *and* joins two posts before a name: *Bay Party leader [and] MEP Ann Roe*.

    Not: *Bay Party supporters [and] MEP Ann Roe*, nor *Bay Party leader Bo Ek [and] Ann Roe*.
    """
    left, right = words[link - 1], words[name - 1]
    row, post = noun(left.text, left.lemma), noun(right.text, right.lemma)
    single = (
        left.upos == "NOUN" and left.feat("Number") != "Plur" and row is not None and row.type == "person"
    )
    seated = right.text in _POST_NOMINALS or (post is not None and post.type == "person")
    return single and link < name - 1 and words[link].text.lower() == "and" and seated


def before_titles(tokens: Sequence[Token], first: int) -> int:
    """Return the word before a name and its titles, -1 where none is: *[to] Mr Roe*."""
    before = first - 1
    while before >= 0 and (fold_word(tokens[before].text),) in titles():
        before -= 1
    return before


def states(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a verb behind a name says what it is: *Roe is a thief*, *Roe, who is one,*.

    Not: *Roe, a thief,*. ``last`` is the name's last word.
    """
    behind = [t for t in tokens[last + 1 : last + 4] if t.text != ","]
    opens = len(behind) > 1 and behind[0].text.lower() in grammar.PERSONAL_CLAUSE_OPENERS
    return bool(behind) and behind[int(opens)].upos in ("AUX", "VERB")


def phrase_end(tokens: Sequence[Token], start: int) -> int:
    """Return the last word of the phrase at ``start``: *a Pump Network (PN) chair[,]*, *a clerk [would]*.

    Not: *a clerk [(left)]*, where a bracket ends it.
    """
    index = start
    while index < len(tokens):
        t = tokens[index]
        if t.text == "(" and index > start and _is_short(tokens, index + 1):
            index += 3
            continue  # Network for Pumps (NP) chair
        if t.text == "(" and index > start and _is_aside(tokens, index):
            index += 3
            continue  # president (e) of the Port Guild
        if t.text in ("“", '"') and index > start and tokens[index - 1].upos == "ADP":
            index = next((c.index for c in tokens[index + 1 :] if c.text in ("”", '"')), index) + 1
            continue  # author of “Low Water”
        listed = is_listed(tokens, start, index)
        if t.text in _STOPS and index > start and not listed:
            break
        if (
            t.upos in ("VERB", "AUX") and t.rel in ("root", "ccomp", "parataxis", "acl", "conj")
        ) or t.xpos == "MD":
            break
        if t.upos in ("SCONJ", "PRON") and t.text.lower() in _CLAUSES:
            break
        if index > start and (opens_adverbial(tokens, index) or _opens_passive(tokens, index)):
            break
        anew = start < index + 1 < len(tokens) and _starts_anew(tokens[index + 1])
        if t.upos == "CCONJ" and anew and not listed:
            break
        index += 1
    return index - 1


def opens_adverbial(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word opens a clause of time or cause: *a clerk [when] it shut*; not *a clerk [now]*."""
    t = tokens[index]
    clause = tokens[t.head] if t.upos in ("ADV", "SCONJ") and t.head is not None else None
    return clause is not None and clause.rel == "advcl" and clause.index > index


def _opens_passive(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word opens what is yet to be done: *head of a board [to] be named*.

    Not: *an envoy [to] Chile*.
    """
    behind = tokens[index + 1 : index + 2]
    return tokens[index].upos == "PART" and bool(behind) and behind[0].upos == "AUX"


def lasted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether words say for how long something went on: *was a judge [for 17 years]*.

    Not: *was a judge for the county*.
    """
    for t in tokens[first : last + 1]:
        if t.lemma.lower() in _SPANS and t.rel in ("obl", "nmod"):
            below = [c for c in tokens[first : t.index] if c.head == t.index]
            if any(c.text.lower() == "for" for c in below) and any(
                c.rel in ("nummod", "amod") for c in below
            ):
                return True
    return False


def is_hyphened(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether hyphens tie a word into another: *a son-[in]-law of Roe*; not *a son [in] Avon*."""
    around = tokens[max(index - 1, 0) : index + 2]
    tied = len(around) == 3 and around[0].span.end == around[1].span.start
    return tied and around[1].span.end == around[2].span.start and around[0].text == "-" == around[2].text


def with_fields(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a phrase ends with its list of fields: *a lecturer in glass[, ink and art at Avon Bank]*.

    Not: *a researcher in glass[,] a clerk and a baker at Avon Bank*. The phrase opens at ``start``.
    """
    first = next((t.index for t in tokens[start : end + 1] if t.text.lower() in grammar.INSIDE), None)
    if first is None or end + 1 >= len(tokens) or tokens[end + 1].text != ",":
        return end
    place = end + 1
    while place < len(tokens) and (
        tokens[place].text in (",", "and")
        or (tokens[place].upos in ("NOUN", "ADJ") and tokens[place].text.islower())
    ):
        place += 1
    listed = [t.text for t in tokens[end + 1 : place]]
    closed = listed.count("and") == 1 and "," not in listed[listed.index("and") :]
    works = place < len(tokens) and tokens[place].text in grammar.WORKPLACE_PREPOSITIONS
    people = any(
        (row := noun(t.text, t.lemma)) is not None and row.type == "person" for t in tokens[end:place]
    )
    return phrase_end(tokens, place) if closed and works and not people else end


def in_bracket(words: Sequence[Token], first: int, name: int) -> bool:
    """Tell whether a name stands in a bracket that opens within its source: *Avon Valves plc (LSE: AV)*."""
    before = [t.text for t in words[first:name]]
    return "(" in before and ")" not in before[len(before) - before[::-1].index("(") :]


def _is_short(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a bracket holds initials before the noun of a post: *the Pump Network ([PN]) chair*.

    Not: *the Pump Network ([PN]) said*, nor *Ann Roe ([PN]), who*.
    """
    words = tokens[index : index + 3]
    return (
        len(words) == 3
        and words[0].text.isupper()
        and words[1].text == ")"
        and words[2].upos in ("NOUN", "PROPN", "ADJ")
    )


def _is_aside(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a bracket of one word stands within a post: *the president ([e]) of the Port Guild*.

    Not: *Ann Roe (left) of the Port Guild*, nor *the president (left), who*.
    """
    words = tokens[index : index + 4]
    closed = len(words) == 4 and words[2].text == ")" and words[3].text.lower() in grammar.POST_PREPOSITIONS
    row = noun(tokens[index - 1].text, tokens[index - 1].lemma)
    return closed and row is not None and row.type == "person"


def is_listed(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a list goes on behind a comma or *and*: *director for Norland[,] Sudland and the isles*.

    Not: *head of the bank[,] Bo Ek and Ann Roe*, who are named, nor *head of the bank[,] a clerk and singer*.
    The phrase opens at ``start``; its list hangs behind a preposition and has three parts or more.
    """
    if tokens[index].text not in (",", "and", "&") or index <= start + 1:
        return False
    links = [t.index for t in tokens[start + 1 : index] if t.upos == "ADP"]
    heads = [t for t in tokens[links[0] : index] if t.deprel.startswith("nmod")] if links else []
    for head in heads:
        parts = _joined_parts(tokens, head.index)
        behind = [t for t in parts if t.index > index]
        last = parts[-1].index if parts else 0
        joined = any(t.upos == "CCONJ" and t.head == last for t in tokens[head.index + 1 : last])
        people = any(t.ner.endswith("PERSON") for t in parts)
        comma = any(t.text == "," for t in tokens[head.index + 1 : last])
        if len(parts) > 1 and behind and joined and comma and not people:
            return True
    return False


def _joined_parts(tokens: Sequence[Token], head: int) -> list[Token]:
    """Return the parts of a list behind its first: *[docks], [ports]* of *bridges, docks and ports*.

    So where each hangs on the one before it. Not: *bridges of docks and ports*, of which no head has parts.
    """
    within, parts = {head}, []
    for t in tokens[head + 1 :]:
        if t.deprel == "conj" and t.head in within:
            within.add(t.index)
            parts.append(t)
    return parts


def _starts_anew(token: Token) -> bool:
    """*a packer and the president's cousin*, *leader of the Union and no relation*: a second description."""
    return token.upos == "DET" or token.deprel == "nmod:poss" or token.lemma in ("author", "co-author")


def opens_post(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word that is no noun opens a post: *[then]-mayor Ann Roe*, *[Under] Secretary Ann Roe*.

    Not: *[Then] mayor Ann Roe spoke*, nor *[Under] Secretary Roe the fleet grew*.
    """
    behind = tokens[index + 1 : index + 3]
    if len(behind) < 2:
        return False
    word, post = tokens[index].text, behind[0]
    if word in _UNDERS and post.text in _UNDER_POSTS:
        bearer = behind[1] if post.head == behind[1].index else post
        others = any(t.rel == "nsubj" and t.head == bearer.head for t in tokens)
        acts = bearer.rel == "nsubj" or (bearer.rel == "obl" and not others)
        return index > 0 or acts or behind[1].text == "for"
    joined = post.text in ("-", "–") and post.span.start == tokens[index].span.end == post.span.end - 1
    return joined and word.lower() in _PAST and behind[1].span.start == post.span.end


def joined_list(sentence: Sentence, token: Token) -> list[Token]:
    """Return the heads of the list in which a word stands: all three of *the UN, charities and [officials]*.

    Not: *the UN, a body of [charities]*, where it stands alone.
    """
    first = token
    while first.rel == "conj" and first.head is not None and first.head < first.index:
        first = sentence.tokens[first.head]
    found = [first]
    for head in found:  # the third may hang on the second
        found += [c for c in sentence.children(head.index) if c.rel == "conj" and c.index > head.index]
    return sorted(found, key=lambda t: t.index)


def is_cleft(sentence: Sentence, token: Token) -> bool:
    """Tell whether *it was* brings somebody into focus: *It was [Ann Roe] who won*.

    Not: *It was Ann Roe’s boat*, *She was [the clerk] who won*.
    """
    below = list(sentence.children(token.index))
    focus = any(c.rel == "cop" for c in below) and any(c.deprel == "acl:relcl" for c in below)
    return focus and any(c.text.lower() == "it" and c.rel in ("expl", "nsubj") for c in below)


def heads_noun(words: Sequence[Token], first: int, last: int) -> bool:
    """*White House and Pentagon spokesmen* speak as spokesmen: bodies joined before a noun name it only."""
    if words[first].upos != "CCONJ":
        return False
    return words[last].upos == "NOUN" and all(
        t.upos in ("CCONJ", "PROPN", "NOUN", "ADJ") for t in words[first : last + 1]
    )


def goes_on_list(words: Sequence[Token], before: tuple[int, bool, int], place: tuple[int, int]) -> bool:
    """Tell whether a comma and the parse join a name to that before: *crews from Avon, [Boca] and Alden*.

    Not: *readers from Avon, and Boca said so*, nor *In Avon, Boca said so*.
    """
    heads = {t.head for t in words[place[0] : place[1] + 1] if t.rel == "conj"}
    listed = words[before[0] + 1].text == "," and place[0] == before[0] + 2
    return listed and any(head is not None and before[2] <= head <= before[0] for head in heads)


def is_absolute(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether words say how something of somebody's is: *asked Ann Roe, [her voice thin with age]*.

    Not: *Ann Roe, [his sick mother]*, whom they describe.
    """
    owned = start <= end and tokens[start].deprel == "nmod:poss" and tokens[start].upos == "PRON"
    for t in tokens[start + 1 : end + 1] if owned else ():
        behind = t.upos == "ADJ" and t.rel == "amod" and t.head is not None and t.head < t.index
        if (behind or t.rel == "nsubj") and t.head is not None and start < t.head <= end:
            return True
    return False


def is_led_in(sentence: Sentence, name: Token) -> bool:
    """Tell whether a preposition leads to a name or its title: *a spokesman for Mayor [Roe]*.

    Not: *head of the trust [Roe]*, whose preposition leads to the trust, nor *of the trust, [Avon Aid]*.
    """
    while name.rel == "flat" and name.head is not None and name.head < name.index:
        name = sentence.tokens[name.head]
    heads = {name.index}
    if name.index and sentence.tokens[name.index - 1].head == name.index:
        heads.add(name.index - 1)
    return any(t.upos == "ADP" and t.rel == "case" and t.head in heads for t in sentence.tokens[: name.index])
