"""Stories with their answers, and the evidence that a good network would give for them.

``[S1:..]`` source, ``[C1:..]`` cue, ``[K1:..]`` content of attribution 1. A number with *n* (``[C2n:..]``)
is nested: the network's tags do not show it. A number with *m* (``[C3m:..]``) must come out though neither
tags nor links show it; a quotation without a cue is such. ``facts`` gives what else must hold, by number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import TaggedWords
from quotetrack.detect.propose.cues import cue_head, describe_cue
from quotetrack.encoder.reading_network import ROLES, SENSES
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.model import Span
from quotetrack.parse.conllu import load_conllu

FROZEN = Path(__file__).parent.parent / "parses" / "stories.conllu"
HEADER = "# story = "
_MARK = re.compile(r"\[([SCK])(\d+[nm]?):|\]")
Array = NDArray[np.float32]
Parts = dict[str, list[Span]]


@dataclass(frozen=True)
class Story:
    """A name, the marked text, and what must hold of attributions besides their spans."""

    name: str
    marked: str
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def read(self) -> tuple[str, dict[str, Parts]]:
        """Return the text without marks, and the spans of each attribution by role."""
        text, at = "", 0
        opened: list[tuple[str, str, int]] = []
        found: dict[str, Parts] = {}
        for mark in _MARK.finditer(self.marked):
            text += self.marked[at : mark.start()]
            at = mark.end()
            if mark[1]:
                opened.append((mark[1], mark[2], len(text)))
            else:
                role, number, start = opened.pop()
                parts = found.setdefault(number, {"S": [], "C": [], "K": []})
                parts[role].append(Span(start, len(text)))
        assert not opened, self.name
        return text + self.marked[at:], found


def _sense(klass: str | None) -> Array:
    """What a network would say that takes a word for what the word list does; None: it has no idea."""
    found = np.full(len(SENSES), (1 if klass is None else 0.1) / len(SENSES), dtype=np.float32)
    if klass is not None:
        found[SENSES.index(klass)] += 0.9
    return found


class Annotated(TaggedWords):
    """Evidence drawn from the marks of a story, in the place of the network's."""

    def __init__(self, words: Words, attributions: Mapping[str, Parts], *, inner: bool = False) -> None:
        """``inner``: ``words`` are those of a content, and what is nested in it shows."""
        self._words = words
        self._links: dict[int, Array] = {}
        listed = [cue_word(t.lemma.lower(), t.upos) for t in words.tokens]
        senses = np.stack([_sense(one.klass if one else None) for one in listed])
        super().__init__(np.full((len(words), len(ROLES)), 0.003, dtype=np.float32), senses)
        self.tags[:, 0] = 0.95
        for number, parts in attributions.items():
            if number.endswith("m"):
                continue
            held = {role: [run for s in spans if (run := self._inside(s))] for role, spans in parts.items()}
            if inner and not (held["C"] and held["K"]):
                continue
            if inner or not number.endswith("n"):
                self._tag(held)
            link = np.full((len(words), 2), 0.01, dtype=np.float32)
            for column, role in enumerate("SK"):
                for run in held[role]:
                    link[run, column] = 0.97
            for run in held["C"]:
                for cue in run:
                    self._links[cue] = link
                    self.senses[cue] = _sense(describe_cue(words, run, cue_head(words, run))[1])

    def _inside(self, span: Span) -> list[int]:
        return [n for n, t in enumerate(self._words.tokens) if t.span.overlaps(span)]

    def _tag(self, held: Mapping[str, Sequence[Sequence[int]]]) -> None:
        for role, name in (("K", "CONTENT"), ("S", "SOURCE"), ("C", "CUE")):
            for run in held[role]:
                for place, number in enumerate(run):
                    edge = "S" if len(run) == 1 else "B" if not place else "E" if number == run[-1] else "I"
                    self.tags[number] = 0.004
                    self.tags[number, ROLES.index(f"{edge}-{name}")] = 0.95

    def chunk_of(self, word: int) -> range:
        return range(len(self._words))

    def link(self, cues: Sequence[int]) -> dict[int, Array]:
        blank = np.full((len(self._words), 2), 0.02, dtype=np.float32)
        return {cue: self._links.get(cue, blank) for cue in cues}


def documents() -> dict[str, str]:
    """Return the frozen parse of each story by its name."""
    found = {}
    for block in FROZEN.read_text(encoding="utf-8").split(HEADER)[1:]:
        name, _, parse = block.partition("\n")
        found[name] = parse
    return found


def document(story: Story) -> Any:
    """Return the story's document from its frozen parse."""
    return load_conllu(documents()[story.name], story.read()[0])


STORIES = [
    Story(
        "said before and after",
        "[K1:“We will rebuild the pier,”] [S1:Mayor Ida Brandt] [C1:said]. [K1:“It will take a year.”]",
        {"1": {"kind": "direct"}},
    ),
    Story(
        "that clause with partial quotation",
        "[S1:The minister] [C1:said] [K1:that the levy was “a tax on rain”].",
        {"1": {"kind": "mixed", "rule": "said_that_clause"}},
    ),
    Story(
        "parenthetical said-clause splits the content",
        "[K1:The pier], [S1:she] [C1:said], [K1:will open in May].",
        {"1": {"kind": "indirect"}},
    ),
    Story(
        "according to",
        "[C1:According to] [S1:the harbour master], [K1:the crane was inspected in March].",
        {"1": {"kind": "indirect", "rule": "according_to", "lemma": "according to"}},
    ),
    Story(
        "infinitive",
        "[S1:The union] [C1:vowed] [K1:to strike until Friday].",
        {"1": {"rule": "promised_to"}},
    ),
    Story(
        "negated cue takes in its auxiliary",
        "[S1:The coach] [C1:did not say] [K1:that he would resign].",
        {"1": {"negated": True}},
    ),
    Story(
        "nobody named",
        "[C1:It was said] [K1:that the bank would fail].",
        {"1": {"source": ()}},
    ),
    Story(
        "nested report",
        "[S1:Reuters] [C1:said] [K1:[S2n:the ministry] [C2n:warned] [K2n:that the dam was full]].",
        {"2n": {"parent": "1"}, "1": {"parent": None}},
    ),
    Story(
        "nested claim is the claimant's",
        "[S1:Ms Holt] [C1:said] [K1:[S2n:the bank] [C2n:believes] [K2n:that prices will rise]].",
        {"2n": {"parent": "1", "klass": "thought"}},
    ),
    Story(
        "what is nested in marks is as direct as the marks within",
        "[K1:“[S2n:The skipper] [C2n:told] us [K2n:that the boat was lost],”] [S1:Ida Brandt] [C1:said].",
        {"1": {"kind": "direct"}, "2n": {"kind": "indirect", "parent": "1"}},
    ),
    Story(
        "a statement goes on behind its cue",
        "[K1:[S2n:They] [C2n:praised] [K2n:the crews of both boats]], [S1:the palace] [C1:said], "
        "[K1:and they thanked the town].",
        {"2n": {"parent": "1"}},
    ),
    Story(
        "open marks run over paragraphs",
        "[K1:“The first boat went down at noon.]\n\n[K1:“The second came back,”] [S1:the skipper] [C1:said].",
        {"1": {"kind": "direct"}},
    ),
    Story(
        "a paragraph carries the open quotation on",
        "[S1:The skipper] [C1:said:] [K1:“The first boat went down at noon.]\n\n[K1:“The second came back.”]",
    ),
    Story(
        "transcript",
        "[S1m:DALE][C1m::] [K1m:The road is closed].\n\n[S2m:ROE][C2m::] [K2m:Since when?]\n\n"
        "[S3m:DALE][C3m::] [K3m:Since the flood].",
        {"1m": {"rule": "transcript_turn"}, "2m": {"rule": "transcript_turn"}},
    ),
    Story(
        "transcript in quotation marks",
        "The road was closed on Friday. A transcript follows.\n\n"
        '"[S1m:DALE][C1m::] [K1m:The road is closed.]\n\n"[S2m:ROE][C2m::] [K2m:Since when?]\n\n'
        '"(LAUGHTER.)\n\n"[S3m:DALE][C3m::] [K3m:Since the flood.]\n\n[K3m:"It will be shut all winter.]\n\n'
        '"[S4m:ROE][C4m::] [K4m:I see.]"\n\nThe council meets on Monday.',
        {"3m": {"rule": "transcript_turn"}},
    ),
    Story(
        "announced words hold a report",
        "[S1m:Rosa Delmar] [C1m:wrote] on Monday:\n\n[K1m:We did not close the ferry. [S2:The storm warden] "
        "[C2:said] [K2:that it was safe]].\n\nDelmar then left.",
        {"1m": {"rule": "announced_words"}, "2": {"parent": "1m"}},
    ),
    Story(
        "a quotation does not reach into a signed block",
        "[S1:The minister] [C1:said] [K1:that it was late].\n\n[K2m:“It was early.”]\n[C2m:—] [S2m:Dana Oke]",
        {"2m": {"rule": "signed_quotation"}},
    ),
    Story(
        "nobody is named who asked",
        "It was a long day. [C1:Asked] [K1:if it would close], [S2:the mayor] [C2:said] [K2:it would].",
    ),
    Story(
        "headline that opens with who speaks",
        "[S1m:City police][C1m::] [K1m:Driver fled the scene]\n\nThe crash closed the road on Monday.",
        {"1m": {"rule": "headline_colon"}},
    ),
    Story(
        "headline that opens with a place and ends in who speaks",
        "AVON: [K1:Woman struck guard], [S1:police] [C1:say]\n\nThe woman was held on Monday.",
    ),
    Story(
        "headline that opens with who speaks to whom",
        "[S1m:PM] to rebels[C1m::] [K1m:Come home]",
        {"1m": {"rule": "headline_colon"}},
    ),
    Story(
        "headline that opens with who speaks of what",
        "[S1m:Mayor] on flood[C1m::] [K1m:We will rebuild]",
        {"1m": {"rule": "headline_colon"}},
    ),
    Story("headline that opens with what a guide is to", "A guide to rebels: Where they live"),
    Story(
        "headline that ends with who speaks",
        "[K1m:Dozens killed in shelling of market][C1m::] [S1m:officials]\n\nThe market was full on Monday.",
        {"1m": {"rule": "headline_colon"}},
    ),
    Story(
        "headline that ends with who says it",
        "[K1m:Foxes near roads bark higher], [S1m:study] [C1m:finds]\n\nThe foxes were counted on Monday.",
        {"1m": {"rule": "headline_tag"}},
    ),
    Story(
        "headline that ends with a dash and who speaks",
        "[K1m:Dam will hold through winter] [C1m:-] [S1m:engineer]\n\nThe dam was built in 1931.",
        {"1m": {"rule": "headline_dash"}},
    ),
    Story(
        "headline with a dash that parts two places",
        "Storm closes two ports - in pictures\n\nThe storm came on Monday.",
    ),
    Story(
        "headline whose subject says what stands in marks",
        "[K1m:“We will not pay”][C1m::] [S1m:islanders] defy port over toll\n\nThe toll was set in 1931.",
        {"1m": {"rule": "headline_colon"}},
    ),
    Story(
        "headline by itself",
        "[K1m:More goats and fewer fires][C1m::] [S1m:study]",
        {"1m": {"rule": "headline_colon"}},
    ),
    Story(
        "headline that opens with a score",
        "Fernhollow 1 Vale Rovers 3: Late goals sink hosts\n\nThe match was played on Monday.",
    ),
    Story(
        "subhead that gives words in marks and whose they are",
        "The bank waits\n\nIt was a quiet week for Halden.\n\n[K1m:“Bank to stay out of it”][C1m::] [S1m:"
        "Vale Economics]\n\nThe week began on Monday.",
        {"1m": {"rule": "headline_colon"}},
    ),
    Story(
        "lines of a list are no headlines",
        "Bridge Club, Fernhollow - president\n\nRowing Club, Fernhollow - two helpers",
    ),
    Story(
        "headline that opens with how the article came about",
        "Exclusive: Poe knew of leak\n\nAna Poe sat on the board last year.",
    ),
    Story(
        "headline that ends with what the article does",
        "The goose war of Fernhollow, explained\n\nThe geese came in 2019 and never left.",
    ),
    Story(
        "headline that ends with what somebody does",
        "Ferry sinks near harbour, police officer drowns\n\nThe ferry was old.",
    ),
    Story(
        "what one quotes another as saying",
        "[S1:The paper] [C1:quoted] [K1:[S2m:the mayor] [C2m:as saying] [K2m:the bridge was shut]].",
        {"1": {"rule": "quoted_as_saying"}, "2m": {"parent": "1"}},
    ),
    Story(
        "what one reports another as saying",
        "[S1:Sona] [C1:reported] [K1:[S2m:the owner] [C2m:as saying] [K2m:the bridge was shut]].",
        {"1": {"rule": "quoted_as_saying"}, "2m": {"parent": "1"}},
    ),
    Story(
        "what one reports and says",
        "[S1:[S2:Sona]] [C1:reported] [K1:a theft of three boats], [C2:saying] [K2:it was over].",
    ),
    Story(
        "what one quotes another as telling others",
        "[S1:The paper] [C1:quoted] [K1:[S2m:the mayor] [C2m:as telling] aides [K2m:that it was shut]].",
        {"1": {"rule": "quoted_as_saying"}, "2m": {"parent": "1"}},
    ),
    Story(
        "what one quotes another as saying, told before",
        "[K1:[K2m:“The bridge is shut,”]] [S1:the paper] [C1:quoted] [K1:[S2m:Tom Reyl] [C2m:as saying]].",
        {"1": {"rule": "quoted_as_saying"}, "2m": {"parent": "1", "kind": "direct"}},
    ),
    Story(
        "what one quotes another as saying, told before without marks",
        "[K1:[K2m:The bridge is shut]], [S1:the paper] [C1:quoted] [K1:[S2m:Tom Reyl] [C2m:as saying]].",
        {"1": {"rule": "quoted_as_saying"}, "2m": {"parent": "1"}},
    ),
    Story(
        "what one quotes another as saying on a day, told before",
        "[K1:[K2m:The bridge is shut]], [S1:the paper] [C1:quoted] [K1:[S2m:Tom Reyl] [C2m:as saying] on "
        "Saturday].",
        {"1": {"rule": "quoted_as_saying"}, "2m": {"parent": "1"}},
    ),
    Story(
        "what one quotes another as saying on a day",
        "[S1:The paper] [C1:quoted] [K1:[S2m:Tom Reyl] [C2m:as saying] on Saturday [K2m:that the bridge was "
        "shut]].",
        {"1": {"rule": "quoted_as_saying"}, "2m": {"parent": "1"}},
    ),
    Story(
        "hearsay that holds two reports",
        "[C1m:Allegedly], [K1m:[S2:his sister] [C2:begged] [K2:him to see a doctor], but [S3:he] "
        "[C3:replied] [K3:“I cannot do that”]].",
        {"1m": {"rule": "hearsay"}, "2": {"parent": "1m"}, "3": {"parent": "1m"}},
    ),
    Story(
        "an adverb that opens a sentence and vouches for it",
        "Finally, the clerk sold the ferry.",
    ),
    Story(
        "a clause for which it stands",
        "[S1:Ms Oke] [C1:told] the court [K1:that the fund was empty and that it [C2n:is asserted] by "
        "[S2n:the bank] [K2n:that both clerks knew this and spoke of it]].",
        {"2n": {"parent": "1"}},
    ),
    Story(
        "a list of gerunds is one content",
        "[K1:The keepers] [C1:are accused of] [K1:putting profit before the animals, selling the foals and "
        "leaving the mares outside].",
    ),
    Story("a name that is entered into a list", "The crew listed their port as “Hope”."),
    Story("a strike that is called", "The unions called a strike for Monday."),
    Story("what a strike is called", "[S1:Roe] [C1:called] [K1:the strike a farce]."),
    Story("a vote that says a lot", "The vote says a lot about the town."),
    Story("a deed with a gerund", "Montalvo was charged with taking nine boats from the yard."),
    Story(
        "a person before a colon and an occasion",
        "It rained in Largo.\n\n[S1m:Head coach Mette Ruud] to the Courier[C1m::] [K1m:“We were lucky.”]",
        {"1m": {"rule": "colon_lead_in"}},
    ),
    Story(
        "words of somebody",
        "The trial was long, and [C1m:in the words of] [S1m:the prosecutor], [K1m:“it was a robbery.”]",
        {"1m": {"rule": "in_the_words_of"}},
    ),
    Story(
        "a verb that breaks off leads to the paragraph below",
        "It was late. [S1m:Judge Hal Rathe] [C1m:stated],\n\n[K1m:“The defendant cut the rope.”]",
        {"1m": {"rule": "quotation_below"}},
    ),
    Story(
        "a sentence that opens with what its subject says besides",
        "[C1:Noting] [K1:that it rained], [S1:the mayor] left the hall.",
    ),
    Story(
        "somebody with a nickname reports",
        "[S1:Ann Roe, known as “Big Blue,”] [C1:told] fans [K1:that it was off].",
    ),
    Story(
        "a quotation that lines broke in two",
        "[S1:Rhona Tait] [C1:said] [K1:the figures were wrong]. [K2:“I am not sure. The Audit]\n\n"
        "[K2:Office has done its own]\n\n[K2:estimates, and they are far lower,”] [S2:she] [C2:said].",
        {"2": {"kind": "direct"}},
    ),
    Story(
        "marks as treebanks write them",
        "[K1:`` We do n't want a wall , ''] [S1:Mayor Ruth Ollery] [C1:said] . [K1:`` We want a door . '']"
        "\n\nBut [S2:the ministry 's spokesman , Ian Pask ,] [C2:called] [K2:it `` nonsense ''] .",
        {"1": {"kind": "direct"}, "2": {"kind": "mixed"}},
    ),
    Story(
        "said in a voice",
        "[K1m:“The bridge will hold,”] [C1m:was said] in rather a low voice.",
        {"1m": {"kind": "direct"}},
    ),
    Story(
        "what each share of those asked answered",
        "[C1:Asked] [K1:“Do you trust the council to fix the bridge?”], [S2:61 percent of respondents] "
        "[C2:said] [K2:no] and [S3m:12 percent] [C3m:said] [K3m:yes].",
    ),
    Story(
        "a part of a sentence after its speaker",
        "[S1:Dana Oke] [C1:said] [K1:that she was against it]. It would [K2m:“double the price of a bath”].",
        {"2m": {"rule": "quotation_without_cue", "continues": "1"}},
    ),
    Story(
        "a part of a sentence after what somebody expects",
        "[S1:Dana Oke] [C1:expects] [K1:rents to fall]. They will be [K2m:“far above the fee for a bath”].",
        {"1": {"klass": "thought"}, "2m": {"rule": "quotation_without_cue", "continues": "1"}},
    ),
    Story(
        "a part of a sentence about another in the paragraph behind",
        "[S1:Dana Oke] [C1:said] [K1:that she was against it].\n\n"
        "Ruth Ollery came to “double the price of a bath”.",
    ),
    Story(
        "a dialogue whose turns name nobody",
        "[K1:“Why did they lie?”] [C1:asked] [S1:Carl Finn].\n\n[K2m:“They did not lie.”]\n\nNobody spoke.",
        {"2m": {"rule": "quotation_without_cue", "continues": None}},
    ),
    Story(
        "a reply in a clause of the same sentence",
        "[K1:“You will trample my lambs,”] [C1:said] [S1:Owen Prys], to which [S2:Tess Gill] [C2:replied:] "
        "[K2:“We will do no such thing.”]",
    ),
    Story(
        "who stands with a verb between two commas",
        "[K1:Rocks], [C1:say] [S1:his critics], [K1:do not lose weight].",
    ),
    Story(
        "what stands behind the copula of what was said",
        "What [S1:the mayor] [C1:said] was [K1:that the rents would fall].",
    ),
    Story(
        "what somebody's position is",
        "It rained. [S1m:The union]’s [C1m:position is] [K1m:that the vote was void].",
        {"1m": {"rule": "position_is"}},
    ),
    Story("a position that is nobody's", "It rained. The position is that the vote was void."),
    Story(
        "who would not be drawn",
        "It rained. [S1m:Mrs Ince] [C1m:would not be drawn] [K1m:on the date of the vote].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("a town that would not be drawn into it", "It rained. The town would not be drawn into the war."),
    Story(
        "who would not comment",
        "It rained. [S1m:The firm] [C1m:would not comment] [K1m:further].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who would not comment at all",
        "It rained. [S1m:The firm] [C1m:would not] [K1m:comment].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("a firm that would not go further", "It rained. The firm would not go further."),
    Story("a firm that does not comment", "It rained. The firm does not comment on films."),
    Story(
        "who told a thing and would not say more",
        "[S1:[S2m:The firm]] [C1:confirmed] [K1:that talks went on] but [C2m:would not say] [K2m:with whom].",
        {"2m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "a partner by name who did not answer",
        "It rained. [S1m:Her partner Ida Osk] [C1m:did not return] [K1m:calls seeking comment].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "a point made by somebody",
        "It rained. A [C1m:point] made by [S1m:the clerk] is [K1m:that the roof leaks].",
        {"1m": {"rule": "position_is"}},
    ),
    Story("a mistake made by somebody", "It rained. A mistake made by the board is that it waited."),
    Story(
        "who would neither confirm nor deny it",
        "It rained. [S1m:The board] [C1m:would neither confirm nor deny] [K1m:that it had paid].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who had nothing to say",
        "It rained. [S1m:Mrs Ince] [C1m:had] [K1m:nothing to say].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who has kept silent",
        "It rained. [S1m:The board] [C1m:has kept silent] [K1m:on the matter].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("who has kept calm", "It rained. The board has kept calm about the matter."),
    Story(
        "who has yet to comment",
        "It rained. [S1m:The board] [C1m:has yet to] [K1m:comment].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who has yet to issue a statement",
        "It rained. [S1m:One of the builders, Reef Homes,] [C1m:has yet to issue] [K1m:a statement].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who had not answered by press time",
        "It rained. [S1m:The firm] [C1m:had not] [K1m:responded] by press time.",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "a sentence for which nobody vouches",
        "It rained. [K1m:The clerk] [C1m:reportedly] [K1m:sold the ferry].",
        {"1m": {"rule": "hearsay", "klass": "speech"}},
    ),
    Story(
        "a sentence for which nobody vouches, beside another",
        "[K1m:It was] [C1m:allegedly] [K1m:the oldest of the boats], and the crew left it at the quay.",
        {"1m": {"rule": "hearsay"}},
    ),
    Story("a clause for which nobody vouches", "It rained. The clerk was held for allegedly selling it."),
    Story("who had not responded by noon", "It rained. The patient had not responded by noon."),
    Story(
        "whom efforts did not reach",
        "It rained. [K1m:Efforts to reach] [S1m:the mayor] [C1m:were futile].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "of whom no comment could be had",
        "It rained. [K1m:Attempts to get a comment] from [S1m:the contractor] [C1m:failed].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("a summit that efforts did not reach", "It rained. Efforts to reach the summit were futile."),
    Story(
        "who has been contacted for comment",
        "It rained. [S1m:The club] [C1m:has been contacted] [K1m:for comment].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who refers questions to others",
        "It rained. [S1m:The mayor] [C1m:referred] [K1m:questions] to the police.",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("who refers a boy to others", "It rained. The doctor referred the boy to a clinic."),
    Story("who was contacted for help", "It rained. The club has been contacted for help."),
    Story(
        "who can be heard saying it",
        "It rained. [S1m:A guard] can be heard [C1m:saying] [K1m:that the gate is shut].",
        {"1m": {"rule": "heard_saying"}},
    ),
    Story(
        "who can be heard asking it",
        "It rained. [K1m:“Is it shut?”] [S1m:a guard] can be heard [C1m:asking].",
        {"1m": {"rule": "heard_saying", "kind": "direct"}},
    ),
    Story(
        "an item of a list that is a quotation",
        "Five clerks wrote.\n\n– Fees went up\n– [K1m:“The final bill will hang on the tide.”]",
        {"1m": {"rule": "quotation_without_cue"}},
    ),
    Story(
        "words behind a mood that have their own tag",
        "Mrs Roe was coy: [K1:“We will see,”] [S1:she] [C1:said], [K1:“in May.”]",
    ),
    Story("who can be heard singing", "It rained. A guard can be heard singing."),
    Story(
        "who tells a court between two commas",
        "[K1:The clerk], [S1:she] [C1:told] the inquiry, [K1:burned it].",
    ),
    Story(
        "what somebody says in a cleft",
        "It rained. [K1:It was the old board], [S1:he] [C1:said], [K1:that had added the names].",
    ),
    Story("who had nothing to eat", "It rained. Mrs Ince had nothing to eat."),
    Story(
        "what somebody is pleased to announce",
        "[S1:The bank] [C1:is pleased to confirm] [K1:that Ruth Dow will join the board].",
        {"1": {"lemma": "confirm", "klass": "speech"}},
    ),
    Story(
        "what is told in a clause behind a name",
        "The talk was given by Dr Orr, [S1:who] [C1:warned of] [K1:floods].",
    ),
    Story(
        "what claims were about",
        "[S1:The senator] [C1:made five claims about] [K1:the water bill].",
        {"1": {"klass": "thought"}},
    ),
    Story(
        "what somebody denied doing",
        "[S1:The clerk] [C1:denied] [K1:starting the fire].",
        {"1": {"klass": "speech"}},
    ),
    Story("a headline with a word that a hyphen joins", "Judge frees nurse after blood-test ruling"),
    Story(
        "what she likes to say she says",
        "[S1:The singer] [C1:liked to say] [K1:that she was born on a boat].",
        {"1": {"lemma": "say"}},
    ),
    Story(
        "what a quotation without a cue tells lies within it",
        "Oke shook her head. [K1m:“I asked that man to his face. [S2n:He] [C2n:said], [K2n:‘I’ve seen the "
        "figures.’] I laughed.”]",
        {"1m": {"rule": "quotation_after_its_speaker"}, "2n": {"kind": "direct", "parent": "1m"}},
    ),
    Story(
        "what a quotation that carries on tells lies within it",
        "[K1:“It is late,”] [S1:Dana Oke] [C1:said]. [K1:“I asked the clerk. [S2n:She] [C2n:said], "
        "[K2n:‘Not today.’] I left.”]",
        {"2n": {"kind": "direct", "parent": "1"}},
    ),
    Story(
        "a part of a sentence where nobody has spoken",
        "They had guns to “keep the hungry off the land”, and they slept in turns.",
    ),
    Story(
        "a nickname is no quotation, and calling the police no report",
        "A woman known as “Mother Tait,” called the police on Monday.",
    ),
    Story(
        "headline that opens with a label",
        "The Latest: Driver fled the scene\n\nThe crash closed the road for two hours on Monday.",
    ),
    Story(
        "who was unavailable",
        "It rained. [S1m:Mrs Ince] [C1m:was unavailable] [K1m:for comment].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("who was unavailable for a match", "It rained. Ince was unavailable for the match."),
    Story(
        "who had no comment",
        "It rained. [S1m:The mayor] [C1m:had] [K1m:no comment].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("geese that had no comment", "It rained. The geese had no comment."),
    Story(
        "whose calls nobody answered",
        "It rained. [K1m:Emails sent] to [S1m:the firm] [C1m:were not answered].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "whom calls did not move",
        "It rained. [K1m:Requests for comment] to [S1m:the firm] [C1m:went unanswered].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story("books that were not returned", "It rained. The books from the firm were not returned."),
    Story(
        "who has yet to answer",
        "It rained. [S1m:The firm] [C1m:has yet to respond] [K1m:to questions].",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who did not answer",
        "[S1m:The firm] [C1m:did not respond] [K1m:to calls]. The engine did not respond to the throttle.",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who could not be reached",
        "It rained. [S1m:The firm] [C1m:could not be] [K1m:reached]. The islet could not be reached by road.",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who could not be reached on one day, and who may wait for help",
        "[S1m:Ida Brandt] [C1m:could not be] [K1m:reached] on Sunday. The village could not be reached. "
        "The crew could not be reached.",
        {"1m": {"rule": "gave_no_answer", "klass": "no_comment"}},
    ),
    Story(
        "who puts a figure on something",
        "It rained. [S1m:The report] [C1m:put] [K1m:losses at 4 million], while the crew left. "
        "The coach put Roe at number nine. A win put the club at 12 points.",
        {"1m": {"rule": "put_it_at", "klass": "speech"}},
    ),
    Story(
        "who puts so many years on something, and what limits the figure",
        "It rained. [S1m:The union] [C1m:puts] [K1m:the repair at two years, assuming it starts in May].",
        {"1m": {"rule": "put_it_at", "klass": "speech"}},
    ),
    Story(
        "headline that opens with what the article is",
        "Transcript: Council debates the library roof\n\nThe library was closed on Monday.",
    ),
    Story(
        "headline that opens with a name and shows no words of hers",
        "Ana Roe: A life in pictures\n\nThe exhibition opens on Monday.",
    ),
    Story(
        "titles and nicknames are no quotations",
        "Ana “Lefty” Duarte read from her novel “The Salt Road” in the “old town” on Monday.",
    ),
    Story(
        "furniture and narration yield nothing",
        "The bridge was closed for repairs on Monday. Two boats waited at the quay.",
    ),
]
