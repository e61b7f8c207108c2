"""The sentences on which rules, quotations and span conventions are tested, answers inside the text.

``[C:said]`` marks the cue that a rule is asked about, ``[K:...]`` what it must propose (a source rule's
answer too). The sentences of RULES are those of the rules' docstrings, word for word; the second of each
pair is refused: with that cue the rule proposes nothing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extent_cases import (
    ACCOMPANYING,
    ANOTHERS_WORDS,
    ANTECEDENTS,
    AROUND_REPORTS,
    ASIDE_PARTS,
    ASKED_OF,
    BY_PARTICIPLES,
    DOERS,
    DOERS_OF_MAIN,
    FRONTED,
    FURTHER_CLAUSES,
    LISTENERS,
    NEARER,
    NEW_PARTICIPLES,
    NEXT_DEEDS,
    NOBODY_THERE,
    ON_DAYS,
    OWN_PARTICIPLES,
    PARTED_STATEMENTS,
    QUOTED,
    SECOND_HALVES,
    SILENT_PARTICIPLE,
    SUBHEADINGS,
    WITH_ANTECEDENTS,
    WRITERS_TAILS,
)

from quotetrack.detect.decide.candidates import NOBODY
from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import make_cue
from quotetrack.marks import pair_marks
from quotetrack.model import Span
from quotetrack.parse.conllu import load_conllu

FROZEN = Path(__file__).parent.parent / "parses" / "detect_rules.conllu"
_MARK = re.compile(r"\[([A-Z]):|\]")

RULES = {
    "said_that_clause": (
        "She [C:said] [K:that the bridge would close].",
        "The bridge that she [C:mended] closed.",
    ),
    "said_at_length_that": (
        "He [C:added] in a note to staff [K:that the shop would close].",
        "She [C:said] nothing about that.",
    ),
    "said_clause": ("She [C:said] [K:the bridge would close].", "She [C:left] the bridge open."),
    "as_announced": (
        "As [C:announced], [K:the ministers discussed trade].",
        "They [C:announced] it as the doors closed.",
    ),
    "content_before_cue": ("[K:The bridge will close], she [C:said].", "The bridge closed, she [C:left]."),
    "content_around_cue": (
        "[K:Prices have doubled], he [C:added], since June.",
        "He [C:added] figures since June.",
    ),
    "promised_to": ("He [C:promised] [K:to resign].", "He [C:promised] the house to Ana."),
    "urged_someone_to": (
        "They [C:urged] [K:the council to vote again].",
        "They [C:asked] the council for money.",
    ),
    "denied_the_charge": ("He [C:denied] [K:the charge].", "He [C:lied] at the hearing."),
    "called_for": ("They [C:called] for [K:calm].", "They [C:called] loudly."),
    "described_as": ("She [C:described] [K:the plan as a gamble].", "The plan was [C:described]."),
    "was_expected_to": ("[K:The court] [C:is expected] [K:to rule].", "It rained, as [C:expected]."),
    "according_to": (
        "[C:According to] the mayor, [K:the bridge is safe].",
        "The [C:accord] with the mayor is safe.",
    ),
    "in_the_words_of": (
        "[C:In the words of] the clerk, [K:the roof is safe].",
        "The [C:words of] the clerk are safe.",
    ),
    "his_claim_that": (
        "He repeated his [C:claim] [K:that the vote was bought].",
        "They [C:claim] that the vote was bought.",
    ),
    "her_view_is": ("Her [C:view is] [K:that the rules must change].", "They shared her [C:view]."),
    "relative_object": ("This is the outcome [K:which] she [C:fears].", "They [C:feared] the outcome."),
    "colon_before": ("Mayor[C::] [K:Bridge to close by May].", "The mayor [C:said] the bridge would close."),
    "quotation_below": (
        "The Gazette [C:reports:] [K:“Nobody came.”]",
        "The Gazette [C:reports] it. “Nobody came.”",
    ),
    "quoted_words": ("[K:“We are ready,”] she [C:said].", "“He [C:said] we were ready.”"),
    "subject": ("[K:The mayor] [C:said] so.", "[C:Asked] about it, he left."),
    "shared_subject": (
        "[K:The mayor] rose and [C:said] no.",
        "The mayor rose and the clerk [C:said] no.",
    ),
    "agent": ("The plan was [C:denounced] by [K:farmers].", "Farmers [C:denounced] the plan."),
    "possessor": ("[K:Her] [C:claim] that he lied was false.", "[C:Claims] that he lied were false."),
    "complement_of_phrase": (
        "[C:According to] [K:the mayor], it is safe.",
        "[C:Next to] the mayor, it is safe.",
    ),
    "head_of_clause": (
        "[K:The letter] [C:accusing] him was sent on Monday.",
        "The man left, [C:accusing] her.",
    ),
    "its_document": (
        "They kept [K:a letter] [C:predicting] rain.",
        "They met the nurse [C:predicting] rain.",
    ),
    "object_asked": ("The news [C:surprised] [K:them].", "The news [C:spread] among them."),
    "one_made_to_say": ("The judge made [K:Roe] [C:admit] it.", "The judge asked Roe to [C:admit] it."),
    "one_answering_for_it": (
        "They jailed [K:Roe] for [C:saying] so.",
        "They jailed Roe after [C:saying] so.",
    ),
    "label_before_colon": ("[K:Roe][C::] I never left.", "At 9:30 I [C:left]."),
}

# A quotation in square brackets: title, nickname, scare quote, or one that stands alone.
QUOTATIONS = {
    "title": (
        "She sang [Q:“Rivers of the North”].",
        "The film [Q:“Harbour”] opens on Friday.",
        "He read from [Q:“The Last Lamplighter of Leeds”] for an hour.",
        "They watched the musical [Q:'Winter Garden'] twice.",
        'Her essay [Q:"Why We Killed the Button"] was shared widely.',
        "He wrote [Q:“The Long and Bitter Winter of the Old Town.”]",
        "Her book is out: [Q:“Ask Roe.”]",
    ),
    "no title": (
        "[Q:“Rivers run north,”] she sang.",
        "She called it [Q:“a long and bitter winter”].",
        "The film was [Q:“dull”].",
        "He shouted [Q:“Harbour!”] at the crew.",
        "[Q:“WE WILL NOT GO BACK TO THE PIT,”] they sang.",
        "Asked who knew, he said: [Q:“Ask Roe.”]",
    ),
    "nickname": (
        "Ana [Q:“Lefty”] Duarte won.",
        'The boxer Luis [Q:"Tiny"] Marrero lost.',
        "The bridge is nicknamed [Q:“Old Rusty”].",
        "He is known as [Q:“the Duke”].",
        "A woman known to all as [Q:“Mother Tait”] left.",
        "The boxer Luis Marrero ([Q:“Tiny”]) lost.",
        "The rapper performs as [Q:“Big Oona”].",
        'Ida [Q:"the Hammer"] Brandt won.',
    ),
    "no nickname": (
        "Ana [Q:“won big”], Duarte said.",
        "[Q:“Lefty won,”] she said.",
        "They called her [Q:“a hammer”].",
        "The mayor said [Q:“never”] and left.",
        "The plan was called [Q:“a disgrace”].",
        "The plan was described as [Q:“Old Rusty”].",
    ),
    "scare": (
        "The [Q:“miracle”] diet failed.",
        "The [Q:'smart'] assistant turned on the heating.",
        "The so-called [Q:“old guard”] has gone.",
    ),
    "no scare": (
        "The diet was [Q:“a miracle that saved us”].",
        "She said [Q:“we must leave before the tide comes in”].",
        "[Q:“Where is the key to the old harbour gate?”]",
    ),
    "fragment": (
        "It would [Q:“double the price of a bath”].",
        "He seldom drank, and then he [Q:“barely wet his lips.”]",
    ),
    "no fragment": (
        "It was [Q:“dear”].",
        "It was [Q:“a great public good.”]",
        "The daily bears the motto [Q:“we serve in haste and in hope”].",
        "[Q:“It is over. We lost.”]",
    ),
    "alone": (
        "[Q:“It is over. We lost.”]",
        '[Q:"We go home."]',
        "[Q:‘Nobody came.’]",
    ),
    "not alone": (
        "[Q:“It is over,”] she said.",
        "She said [Q:“no”].",
        "The sign read [Q:“Closed”].",
    ),
}

# Content by PolNeAR's conventions; W marks the words that a rule might give, K what becomes of them.
SPANS = {
    "the full stop is left out": ("She said [W:the bridge would close.]", ["the bridge would close"]),
    "the comma is left out": ("[W:The bridge will close,] she said.", ["The bridge will close"]),
    "a question mark stays": ("She asked [W:who would pay?]", ["who would pay?"]),
    "the full stop within marks stays": ("She said: [W:“We are ready.”]", ["“We are ready.”"]),
    "the comma within marks stays": ("[W:“We are ready,”] she said.", ["“We are ready,”"]),
    "the full stop behind marks is left out": (
        "She said they were [W:“ready to go”.]",
        ["“ready to go”"],
    ),
    "marks are taken in": ("“[W:We are ready],” she said.", ["“We are ready,”"]),
    "marks are taken in at the end": ("She said: “[W:We are ready].”", ["“We are ready.”"]),
    "a pair of brackets stays": ("He blamed [W:the bank (and its owners)].", ["the bank (and its owners)"]),
    "a lone bracket goes": ("He blamed the bank ([W:its owners said so)].", ["its owners said so"]),
    "a comma joins": (
        "She said [W:the bridge], [W:the road and the port were closed].",
        ["the bridge, the road and the port were closed"],
    ),
    "punctuation alone is nothing": ("She said so[W:.]", []),
}

# More that the refusals meet (True) or leave.
MORE_REFUSED = (
    ("[S:Roe] [C:made a comment] [K:that called Poe a liar].", False),
    ("[S:Roe] [C:issued a statement] [K:that angered Poe].", True),
    ("[S:Firms] [C:will have to state] [K:whether it leaks].", True),
    ("[S:Firms] [C:had to state] [K:whether it leaks].", False),
    ("[K:It will go] [C:according to] [S:plan].", True),
    ("[K:Posts are filled], [C:according to] [S:the needs of the town].", True),
    ("[K:It will be handled] [C:according to] [S:the guidelines].", True),
    ("[K:The bridge will close], [C:according to] [S:the plan].", False),
    ("[K:Members pay a fee], [C:according to] [S:the rules of the club].", False),
    ("[C:According to] [S:the rules], [K:members pay a fee].", False),
    ("[S:She] [C:issued] [K:a statement].", True),
    ("[S:She] [C:denied] [K:the report].", False),
    ("The paper, [S:which] [C:quoted] [K:two guards], [O:][D:said] [L:it was over].", True),
    ("[S:The paper] [C:quoted] [K:two guards].", False),
    ("[K:It is, in] [S:my] [C:view][K:, too late].", False),
    ("[S:Nobody] [C:is accusing] [K:the clerk of stealing].", True),
    ("[S:Nobody] [C:has said] [K:that it is over].", False),
    ("It [C:is recalled] [K:that the dam leaked].", True),
    ("[S:The board] [C:needs to admit] [K:that it leaks].", True),
    ("[S:The board] [C:needed to admit] [K:that it leaked].", False),
    ("[S:The board] [C:should have told] the town [K:that it leaked].", True),
    ("[S:The board] [C:must have told] the town [K:that it leaked].", False),
    ("[S:I] [C:must say] [K:that it leaks].", False),
    ("It is odd that [S:she] [C:should say] [K:that it leaks].", False),
    ("[S:The board] [C:should say] [K:“it leaks”].", False),
    ("It was what [S:he] [C:would later call] [K:“a good road”].", False),
    ("It was what [S:the clerk] [C:would call] [K:“a good road”].", False),
    ("[S:She] [C:called] [K:sailors keen to leave the port].", False),
    ("[S:The paper] [D:said] [L:that it leaks], [C:citing] [K:a draft of the second audit of May].", True),
    (
        "[S:The paper] [D:said] [L:that it leaks], [C:citing] [K:the cost of fuel in the north of it].",
        False,
    ),
    ("[K:The statue of the admiral] [C:was revealed] to the town.", True),
    ("[K:The plan of the admiral] [C:was revealed] to the town.", False),
    ("[S:Roe] [C:agreed] [K:a deal to join the club].", True),
    ("[S:Roe] [C:agreed] [K:that the deal was late].", False),
    ("It was days before [S:the lab] [C:confirmed] [K:that it leaks].", False),
    ("There is every [C:reason to say] [K:that it leaks].", True),
    ("Everything [S:they] [C:said] [K:will be used].", False),
)

# What is only done (thought), and what is said (speech).
DONE = (
    ("[S:The guards] [C:denied] us [K:the visits].", "thought"),
    ("[S:The guards] [C:denied] [K:a party of divers entry to the port].", "thought"),
    ("[S:The guards] [C:denied] [K:the visits].", "speech"),
    ("[S:The judge] [C:condemned] [K:him to death].", "thought"),
    ("[S:The mayor] [C:condemned] [K:the raid].", "speech"),
    ("[S:The deal] [C:ensured] [K:that rents would fall].", "thought"),
    ("[S:The deal] [C:said] [K:that rents would fall].", "speech"),
    ("[S:The board] [C:blocked] [K:the sale].", "thought"),
    ("[S:The board] [C:criticised] [K:the sale].", "speech"),
    ("[S:The board] [C:blocked] [K:the town's request].", "thought"),
    ("[S:The clerk] [C:opted] [K:not to sell].", "thought"),
    ("[S:The clerk] [C:promised] [K:not to sell].", "speech"),
    ("[S:The guards] [C:resisted] [K:the rule that kept them indoors].", "thought"),
    ("[S:She] [C:linked] [K:the leak to the mill].", "speech"),
    ("[S:She] [C:quipped] [K:that it rained].", "speech"),
    ("[S:She] [C:extended] [K:her congratulations to the crew].", "speech"),
    ("[K:What] [S:he] [C:has not said] [K:is who paid].", "thought"),
    ("What [S:he] [C:has said] is [K:that Roe paid].", "speech"),
    ("[S:He] [C:did not deny] [K:that it leaked].", "speech"),
    ("[S:The judge] [C:denied] [K:bail].", "thought"),
    ("[S:The board] [C:denied] [K:support for it].", "speech"),
    ("[S:The board] [C:blocked] [K:the sale of the “pirate” ship].", "thought"),
    ("[S:The board] [C:blocked] [K:the “dirty and stupid deal”].", "speech"),
    ("[S:She] [C:withdrew her allegations against] [K:Roe].", "thought"),
    ("[S:She] [C:repeated her allegations against] [K:Roe].", "speech"),
    ("[S:She] [C:withdrew her claim] [K:that Roe had lied].", "speech"),
    ("[K:Roe] [C:was fined] for [K:leaving the gate open].", "thought"),
    ("[K:Roe] [C:was blamed] for [K:leaving the gate open].", "speech"),
    ("[S:She] [C:would no longer call] [K:it “a flop”].", "thought"),
    ("[S:She] [C:would call] [K:it “a flop”].", "speech"),
    ("[S:He] [C:dodged questions] about [K:the leak].", "thought"),
    ("[S:He] [C:raised questions] about [K:the leak].", "speech"),
)

# What research tells and what is promised are speech, whatever they were taken for; the rest stays as it is.
TOLD_ALOUD = (
    ("[S:The survey] [C:found] [K:a rise in thefts].", "speech"),
    ("[S:The guard] [C:found] [K:a rise in thefts].", "thought"),
    ("[S:The study] [C:did not find] [K:a link].", "speech"),
    ("[S:The paper] [C:found] [K:a new owner].", "thought"),
    ("[K:A survey] [C:was found] in [S:the data].", "thought"),
    ("[S:Roe] [C:was promising] [K:a new school].", "speech"),
    ("[S:The weather] [C:was promising] [K:a new school].", "thought"),
    ("[S:He] [C:announced] [K:strong results].", "speech"),
    ("[S:He] [C:never promised] [K:a new school].", "thought"),
)

# What only facts show or senses take in (perception), and what is said (speech).
ONLY_SHOWN = (
    ("Demand rose among [S:firms], [C:suggesting] [K:that it would last].", "perception"),
    ("[S:Roe] shrugged, [C:suggesting] [K:that it would last].", "speech"),
    ("Demand rose, [S:he] added, [C:suggesting] [K:that it would last].", "speech"),
    ("[S:The delay] [C:raised fears] [K:that it would leak].", "perception"),
    ("[S:The mayor] [C:raised fears] [K:that it would leak].", "speech"),
    ("[S:The drought] [C:helps explain] [K:why it closed].", "perception"),
    ("[S:The clerk] [C:helps explain] [K:why it closed].", "speech"),
    ("[S:The photo] [C:shows] [K:boats tied to a wall].", "perception"),
    ("[S:The photo] [C:shows] [K:that the wall is broken].", "speech"),
    ("[S:The findings] [C:echoed] [K:an earlier survey].", "perception"),
    ("[S:The minister] [C:echoed] [K:an earlier survey].", "speech"),
    ("[S:The boats] were shot at, [C:proof] [K:that the law had failed].", "perception"),
    ("[S:The crew] had [C:proof] [K:that the law had failed].", "speech"),
    ("[S:The guard] [C:heard] [K:what was going on].", "perception"),
    ("[S:The guard] [C:noticed] [K:smoke pouring out of the mill].", "perception"),
    ("[S:The theft] [C:has raised questions] over [K:the locks of the harbour].", "perception"),
    ("They met in secret on two trips, [S:which] [C:raised questions] about [K:their aims].", "perception"),
    ("They read a report [S:which] [C:raised questions] about [K:the aims of the board].", "speech"),
    ("[S:The guard] [C:told] [K:what was going on].", "speech"),
)

# Cues that the network may run together: what they are.
JOINED_CUES: tuple[tuple[str, list[str]], ...] = (
    ("“It leaks,” Roe [C:said adding] that it was old.", ["said", "adding"]),
    ("Roe [C:kept saying] that it leaks.", ["kept saying"]),
    ("“It leaks,” Roe [C:said adding] milk.", ["said adding"]),
)

# What a court heard, and what a jury did, which only listens: it was put to it by nobody who is named.
HEARD_BY_OTHERS = (
    "[S:The clerk] [C:heard] [K:that the safe was empty].",
    "[S:The court] [C:heard] [K:the case].",
)
PUT_TO_COURTS = (
    ("[S:The jury] [C:heard] [K:that the safe was empty].", ""),
    ("[K:The safe was empty], [S:the jury] [C:heard].", ""),
    ("[S:The court] [C:heard] [K:that the safe was empty].", "The court"),
)

# Words that only reached whoever a sentence is about, with the cue that is left, and words that are his.
MET_WITH = (
    ("Amid [C:claims] [K:that it leaked], [S:the council] shut the pool.", "claims"),
    ("[S:The council] [C:faces claims] [K:that it lied].", "claims"),
    ("[S:He] was held [C:over allegations] [K:that he had lied].", "allegations"),
    ("[S:The mayor] [C:responded to claims] [K:that the bridge was unsafe].", "claims"),
    ("[S:The deal] was [C:met with warnings] [K:that prices would rise].", "warnings"),
    ("[S:There] [C:were claims] [K:that it leaked].", "claims"),
)
BROUGHT_FORTH = (
    "[S:The council] [C:made claims] [K:that it leaked].",
    "[S:The mayor] [C:denied claims] [K:that it leaked].",
    "[S:He] went to court [C:with claims] [K:that it leaked].",
    "The club sacked him after [S:his] [C:claims] [K:that it leaked].",
    "[S:The council] [C:claims] [K:that it leaked].",
)

# What the writer tells readers, or nobody tells (True), beside what looks like it.
FOR_READERS = (
    ("It [C:should also be noted] [K:that the dam leaks].", True),
    ("It [C:has to be said] [K:that the dam leaks].", True),
    ("It is no [C:exaggeration] [K:to say that the dam leaks].", True),
    ("Suffice it [C:to say] [K:that the dam leaks].", True),
    ("It was too early [C:to say] [K:why it failed].", True),
    ("It is hard [C:to say] [K:when it will hold].", True),
    ("[C:Do note] [K:that the dam leaks].", True),
    ("[C:Do not tell] anyone [K:that the dam leaks].", True),
    ("[C:Having said] [K:that, how will the town vote]?", True),
    ("[C:As mentioned earlier], [K:the dam leaks].", True),
    ("It [C:is reported] [K:that the dam leaks].", False),
    ("[K:It] [C:will be hailed as] [K:a triumph].", False),
    ("It was wrong [C:to claim] [K:that the dam leaked].", False),
    ("It is up to [S:the minister] [C:to say] [K:whether the dam leaks].", False),
    ("It is fair [C:to say] [K:“nobody knows”].", False),
    ("[S:He] [C:did say] [K:that the dam leaks].", False),
    ("[C:As mentioned above] by [S:Roe], [K:the dam leaks].", False),
    ("As [S:Roe] [C:said] above the noise, [K:the dam leaks].", False),
    ("[C:Having said] [K:that he would stay], [S:Roe] left.", False),
)

# A quotation that follows a sentence about a person, and one that does not.
RAISED = (
    "[K:Two shepherds] were [C:reported] [K:missing] by police.",
    "[K:A boat] was [C:reported] [K:overdue] on Monday.",
    "[K:The court] is [C:expected] [K:to rule].",
)

REPORTED = "[K:An accident] was [C:reported] on Friday."

AFTER_SPEAKER = (
    ("Roe put down her cup. [Q:“It is cold.”]", True),
    ("She put down her cup. [Q:“It is cold.”]", True),
    ("The cup was cold. [Q:“It is late.”]", False),
    ("The Rovers manager smiled. [Q:“We were lucky.”]", True),
    ("The report was short. [Q:“The board failed.”]", False),
)

# Who is described (D) in the sentence before a quotation, and so is its source.
DESCRIBED = (
    "[D:The Rovers manager] smiled. “We were lucky.”",
    "[D:The home team's coach] shook her head. “We lost it.”",
    "[D:Residents] were furious. “Nobody asked us.”",
    "Roe put down her cup. “It is cold.”",
    "The manager was fined. “He was late.”",
    "The report was short. “The board failed.”",
)

# A report, and the quotation (Q) to which its place ties it, where there is one.
TAGGED = (
    "[Q:“It is over,”] [C:clarifies] Roe.",
    "[Q:“It is over”], the clerk [C:said].",
    "[Q:“It is over”], [C:fumed] one driver in the queue.",
    "[Q:“It is over,”] Ann Roe, the clerk of Largo and a poet, [C:said] of the plan.",
    "The clerk [C:said] on Monday: [Q:“It is over.”]",
    "[Q:“It is over,”] [C:was said] in a low voice.",
    "[Q:“It is over,”] was the clerk's [C:answer].",
    "[Q:“It is over,”] came the [C:reply] from the board.",
    "She read “Harbour” and [C:said] that it was over.",
    "“Harbour” [C:opened] on Friday.",
    "The answer was “no”, and two [C:said] “yes”.",
    "Calling it “shut”, Roe [C:said] that it would open.",
    # a tag that is a paragraph by itself
    "[Q:“It is over,”]\n\nMr Roe [C:said].",
    "[Q:“It is over,”]\n\nMr Roe [C:said].\n\n“We have lost it.”",
    "She wept “It is over. [Q:“We have lost the dam”],\n\nMr Roe [C:told] reporters on Monday.",
    "“It is over.”\n\nMr Roe [C:said].",
    "“It is over,”\n\nMr Roe [C:said] it was late.",
    "“It is over,”\n\nMr Roe had left when Ann Poe [C:said] so.",
)

# The second half (Q) of a quotation that its tag parts.
PARTED = (
    "“There is,” [C:began] Roe, [Q:“a plan.”]",
    "“It is shut,” she [C:told] the host, Adele Forde, [Q:“and it stays shut.”]",
    "“What I know,” she [C:says] [Q:“is that it is shut.”]",
    "“It is shut,” she [C:said].",
)

# Phrases that report without a verb (C), and what looks like them.
SET_PHRASES = (
    "[C:In the words of] the clerk, the roof is safe.",
    "She rose and, [C:in the words of] one aide, “went white.”",
    "It was, in the clerk's [C:words], a gamble.",
    "The roof is, in her [C:own words], a joy.",
    "[C:To quote] the old sexton, the dead are good company.",
    "As Mayor Ida Lund [C:put it], the bridge is a joke.",
    "The plan, as he [C:put it], was dead.",
    "The bridge is a joke, as she [C:put it] in a letter on Monday.",
    "As Crane [C:tells it], nobody asked the farmers.",
    "Nobody knew where she had put",
    "As she put it in a drawer, it tore.",
    "[C:As per] the rules, voters must show a card.",
    "As the clerk put it on the table, the plate broke.",
    "[C:Per] the fire chief, the roof is safe.",
    "The roof is safe, [C:as per] police.",
    "[C:Per] Reuters, the roof is safe.",
    "Per Hald, 44, a teacher, saw it.",
    "The roof is safe, per usual.",
    "The fee is $2, per head.",
    "The words of the clerk are safe.",
    "He spoke in the words of the clerk.",
    "In its judgment, the court found that it was safe.",
    "In other words, it is safe.",
    "In the view from the tower, the sea is grey.",
    "The money was held in bank accounts of firms, the board said.",
)

# Who is quoted behind a colon without a verb (S, K), and what looks like that.
# What somebody's answer is said to be, and what is nobody's answer or no answer at all.
ANSWER_IS = (
    "[S:The mayor’s] [C:answer was] [K:“not in my lifetime”].",
    "[S:Her] exact [C:words were] [K:“I never saw it”].",
    "The [C:verdict] of [S:the jury] was [K:“a waste of paint”].",
    "[K:“Stay indoors”] was the [C:message] from [S:the fire chief].",
    "[K:“Never”] was [S:Ida Roe’s] [C:answer].",
    "“Harbour” was the answer to the riddle.",
    "The answer was “no”.",
    "Her coat was “a scandal”.",
    "A website concluded that his words were “mostly false”.",
)

# Who holds what a sentence states (S, K), and what a writer tells of somebody.
VIEWS = (
    "[C:For] [S:Ann Roe], [K:the plan is “a farce from end to end”].",
    "[C:For] [S:Ann Roe], [K:the plan was “a farce from end to end”].",
    "[C:For] [S:Ann Roe], a lawyer, [K:such plans are farces].",
    "[C:For] [S:Ann Roe], a lawyer and poet, [K:such plans are farces].",
    "But [C:for] [S:Roe], [K:no country is doomed]. “We will see,” Roe said.",
    "[C:For] [S:Ada Forde], head of the trust, [K:roads are holes: “Look! They are a shame.”] It rained.",
    "For Ann Roe, it was a bitter defeat.",
    "For Ann Roe, home is her boat.",
    "For Ann Roe, home is the boat.",
    "For Ann Roe, a lawyer, the fight is over.",
    "For Avon, the plan is a farce.",
    "For Roe, the day was long. “We will see,” Roe said.",
    "For Ann Roe, a lawyer, the report says that it rained.",
    "For Ann Roe, the singer of “Rivers”, the trip was a “dream”.",
)

LEAD_INS = (
    "[S:Largo head coach Mette Ruud] to the Courier: [K:“We were lucky.”]",
    "[S:Prime Minister Ida Brandt] on the flood: [K:“We will rebuild.”]",
    "[S:Mayor Tom Reyl], asked about the bridge: [K:“It will hold.”]",
    "[S:Jane Pike, a teacher]: [K:“It was loud.”]",
    "[S:One fan] on the forum: [K:“It was loud.”]",
    "The sign on the gate: “No entry without a permit.”",
    "The best of Mayor Roe: “We are done here.”",
    "From the archive of Tom Reyl: “It will hold.”",
    "She had this to say: “We were lucky.”",
)

# Words (K) beside a verb (C): whether they only name somebody.
MERE_NAMES = (
    ("[K:Ann Roe, known as “Big Blue,”] [C:said] that it was off.", True),
    ("[K:Known as “Mother Tait,”] she [C:called] the police.", True),
    ("They [C:called] Roe [K:“Big Blue”].", False),
    ("Roe's [C:claim] [K:that half had been involved with what many called “Big Blue”] was heard.", False),
    ("Ann Roe, known as “Big Blue,” [C:said] [K:that it was off].", False),
)

# What one group answered, as it is drafted, and the answers of all groups.
ANSWERS = (
    ("[S:61 percent] [C:said] [K:no and 12 percent said yes].", ["61 percent: no", "12 percent: yes"]),
    ("[S:61 percent] [C:said] [K:no and 12 percent yes].", ["61 percent: no", "12 percent: yes"]),
    (
        "[S:A third] [C:said] [K:“no”, a further 12 percent of women said “yes” and the rest did not know].",
        ["A third: “no”", "a further 12 percent of women: “yes”"],
    ),
    ("[S:Roe] [C:said] [K:no and Tait yes].", ["Roe: no", "Tait: yes"]),
    (
        "[S:She] [C:said] [K:61 percent said no and 12 percent said yes].",
        ["She: 61 percent said no and 12 percent said yes"],
    ),
    (
        "[S:61 percent] [C:said] [K:prices rose and wages fell].",
        ["61 percent: prices rose and wages fell"],
    ),
    ("[S:Roe] [C:said] [K:no and left the hall].", ["Roe: no and left the hall"]),
)

# A quotation that goes on over paragraphs, reported at its end: what is drafted (W) and what it becomes (K).
OVER_PARAGRAPHS = (
    (
        "“One boat sank.\n\n[W:“The other came back,”] [S:he] [C:said].",
        ["“One boat sank.", "“The other came back,”"],
    ),
    (
        "“I counted them. The first\n\nboat sank,\n\n[W:and the other came back,”] [S:he] [C:said].",
        ["“I counted them. The first", "boat sank,", "and the other came back,”"],
    ),
    ("One boat sank.\n\n[W:“The other came back,”] [S:he] [C:said].", ["“The other came back,”"]),
)

# Drafts that each refusal meets, beside one that it leaves: source, cue, content; a second draft is O, D, L.
REFUSALS = {
    "names_nothing": (
        "[S:He] [C:denied] [K:it].",
        "[S:He] [C:denied] [K:the charge].",
    ),
    "says_nothing": (
        "[K:No statement] [C:was made].",
        "[S:The geese] [C:made] [K:no promise to stay].",
    ),
    "greets_somebody": (
        "[S:Roe] [C:congratulated] [K:the winner].",
        "[S:Roe] [C:congratulated] [K:him on the win].",
    ),
    "says_whatever": (
        "[K:Whatever] [S:they] [C:say], it rains.",
        "[S:They] [C:say] [K:whatever comes to mind].",
    ),
    "labels_a_genre": (
        "[S:Exclusive][C::] [K:Roe knew of the leak].",
        "[S:Police][C::] [K:Roe knew of the leak].",
    ),
    "sings_a_title": (
        "[S:The crowd] [C:sang] [K:“Here Comes the Tide”].",
        "[S:The crowd] [C:sang] [K:“we want our money back”].",
    ),
    "quotes_a_name": (
        "Known as [K:“Mother Tait,”] [S:she] [C:called] the police.",
        "[S:She] [C:called] the police [K:“a disgrace”].",
    ),
    "gives_a_name": (
        "[K:The group] [C:is called] [K:“Salt First”].",
        "[K:The group] [C:was called] [K:“a disgrace”].",
    ),
    "mentions_a_word": (
        "[S:The pamphlet] [C:mentions] [K:“flocks.”]",
        "[S:The pamphlet] [C:mentions] [K:“flocks of angry geese”].",
    ),
    "appeals_to_readers": (
        "[K:Residents] [C:are urged] [K:to stay away].",
        "[K:Residents] [C:were urged] [K:to stay away].",
    ),
    "does_a_deed": (
        "[S:The firm] [C:gave] him [K:the option to leave].",
        "[S:The firm] [C:gave] him [K:the message to leave].",
    ),
    "edits_a_text": (
        "[S:They] [C:added] [K:the words “and Sons” to the name].",
        "[S:They] [C:added] [K:the words “Nobody came.”]",
    ),
    "supposes": (
        "[S:One] [C:might argue] [K:that it is late].",
        "[S:Roe] [C:might argue] [K:that it is late].",
    ),
    "makes_another_say": (
        "[S:The leak] [C:led] [K:the board to admit a mistake].",
        "[S:The board] [C:admitted] [K:a mistake].",
    ),
    "is_bidden": (
        "[O:The judge] [D:told] Roe [L:to [C:say] [K:that he was sorry]].",
        "The judge made [S:Roe] [C:say] [K:that he was sorry].",
    ),
    "is_withheld": (
        "[S:She] declined to [C:say] [K:whether it was over].",
        "[S:She] was asked to [C:say] [K:whether it was over].",
    ),
    "tells_what_was_asked": (
        "Asked [K:if he would go], [S:Roe] [C:nodded].",
        "Asked about it, [S:Roe] [C:said] [K:that he would go].",
    ),
    "describes_in_passing": (
        "[S:A boy] [C:described] [K:as a genius] won.",
        "[S:Roe] [C:described] [K:the boy as a genius].",
    ),
    "names_a_topic": (
        "[S:The senator] [C:issued a statement regarding] [K:the closure].",
        "[S:The senator] [C:issued] [K:a denial of the leak].",
    ),
    "counts_none": (
        "[K:No injuries] [C:were reported].",
        "[K:No injuries] [C:were reported] [S:by the crew].",
    ),
    "shares_its_clause": (
        "[K:Words that were read] and [C:said] at a rally.",
        "[K:The words were read] and [C:said] [K:to be kind].",
    ),
    "talks_to_somebody": (
        "[S:She] [C:tweeted] [K:to Mohamed].",
        "[S:She] [C:tweeted] to Mohamed [K:that it was over].",
    ),
    "reacts_to_it": (
        "[K:“The field is dry.”] [S:Tenants] [C:disagreed].",
        "[K:“The field is dry!”] [S:tenants] [C:insisted].",
    ),
    "gives_an_order": (
        "[C:Ask] [S:the clerk] [K:whether the bridge is safe].",
        "[S:Officials] [C:ask] [K:whether the bridge is safe].",
    ),
    "gives_the_occasion": (
        "[C:Referring] to [K:the storm], [O:she] [D:said] [L:it was over].",
        "[S:She] [C:referred] to [K:the storm as a blessing].",
    ),
    "cites_a_thing": (
        "[S:She] stayed, [C:citing] [K:fog].",
        "[S:She] stayed, [C:citing] [K:fears that it would flood].",
    ),
    "is_an_idiom": (
        "[S:It] [C:goes without saying] [K:that it rains].",
        "[S:She] [C:left without saying] [K:that it rains].",
    ),
    "learns_a_skill": (
        "[S:My mother] [C:learned] [K:to swim here].",
        "[S:My mother] [C:learned] [K:that the pool was shut].",
    ),
    "nobody_tells": (
        "[S:No one] [C:asks] [K:the town to close].",
        "[S:No one from the town] [C:asks] [K:it to close].",
    ),
    "cannot_deny": (
        "[S:They] cannot [C:deny] [K:that it leaks].",
        "[S:They] do not [C:deny] [K:that it leaks].",
    ),
    "gives_a_theme": (
        "It was held on the theme[C::] [K:“One river.”]",
        "[S:Her message] was[C::] [K:“One river.”]",
    ),
    "tells_only_when": (
        "[K:When it rained], [S:she] [C:laughed].",
        "[K:When it rained], [S:she] [C:said], [K:the roof leaked].",
    ),
    "is_a_things": (
        "They want a system [S:that] [C:acknowledges] [K:needs].",
        "They read a law [S:that] [C:acknowledges] [K:needs].",
    ),
    "tells_but_how": (
        "[S:Roe] [C:agreed] [K:vehemently].",
        "[S:Roe] [C:said] [K:no].",
    ),
    "keeps_to_it": (
        "[K:Posts are filled] [C:according to] [S:ability].",
        "[K:Posts are filled] [C:according to] [S:the mayor].",
    ),
    "names_a_text": (
        "[S:He] [C:wrote] me [K:a letter].",
        "[S:He] [C:wrote] me [K:a letter of thanks].",
    ),
    "offers_none": (
        "[S:The paper] [C:offers] [K:no evidence].",
        "[S:The paper] [C:offers] [K:evidence that he lied].",
    ),
    "announces_the_next": (
        "[S:She] [C:issued a statement] for [K:the clerk], [O:][D:saying] [L:that he lied].",
        "[S:She] [C:issued] [K:a denial of the leak].",
    ),
    "is_called": (
        "[S:A man] [C:called] [K:Ned Roe] left.",
        "[S:A man] [C:called] [K:Ned Roe a liar].",
    ),
    "heads_a_column": (
        "What [S:the papers] [C:say]: [K:Monday]",
        "What [S:the papers] [C:say]: [K:“It is over.”]",
    ),
    "tells_readers": (
        "It is worth [C:noting] [K:that the dam leaks].",
        "It [C:was noted] [K:that the dam leaks].",
    ),
    "refers_back": (
        "[C:As stated above], [K:the dam leaks].",
        "[C:As announced], [K:the dam will be mended].",
    ),
    "nobody_knows": (
        "[S:No one] [C:can say] [K:how long it will hold].",
        "[S:No one] [C:would say] [K:how long it will hold].",
    ),
    "puts_his_own_view": (
        "[K:“It is, in] [S:my] [C:view][K:, too late],” Roe said.",
        "[K:“It is, in] [S:her] [C:view][K:, too late],” Roe said.",
    ),
    "is_only_if": (
        "If [K:it] [C:is seen as] [K:a threat], it is late.",
        "If [K:it] [C:is seen as] [K:a threat] by [S:Roe], it is late.",
    ),
    "is_its_own_subject": (
        "She said [S:the] [C:claim] [K:“disclosed no cause”].",
        "She said [S:her] [C:claim] [K:that it leaks] is old.",
    ),
    "labels_an_entry": (
        "[S:Dora Vane][C::] [K:Harbour master].\nNed Fallow: Pilot.",
        "[S:Dora Vane][C::] [K:The harbour is closed].\nPilots left.",
    ),
    "is_still_due": (
        "[S:Residents] [C:should tell] the board [K:that it leaks].",
        "[S:Residents] [C:may tell] the board [K:that it leaks].",
    ),
    "would_be_called": (
        "It was what [S:clerks] [C:would call] [K:“a good road”].",
        "It was what [S:clerks] [C:call] [K:“a good road”].",
    ),
    "is_held_back": (
        "[S:Its] reluctance [C:to criticise] [K:the raid] was odd.",
        "[S:Its] move [C:to criticise] [K:the raid] was odd.",
    ),
    "describes_the_hearer": (
        "[S:She] [C:told] sailors [K:keen to leave the port].",
        "[S:She] [C:told] sailors [K:to leave the port].",
    ),
    "is_an_owners": (
        "[S:The mayor]'s [C:alleged] [K:theft had hurt the town].",
        "[S:The mayor] [C:alleged] [K:theft had hurt the town].",
    ),
    "is_anothers_adverb": (
        "[O:Roe] [C:reportedly] [D:told] [K:the board [L:that it leaks]].",
        "Roe [C:reportedly] [K:sold the ferry].",
    ),
    "is_of_anybody": (
        "It could be used against men [S:who] [C:criticise] [K:the board].",
        "He met men [S:who] [C:criticise] [K:the board].",
    ),
    "is_to_rest_assured": (
        "[S:Firms] [C:should rest assured] [K:that we care].",
        "Firms [C:should be assured] by [S:the board] [K:that we care].",
    ),
    "names_a_day": (
        "As [S:Roe] [C:said] [K:the other day], it leaks.",
        "As [S:Roe] [C:said], [K:the other boat leaks].",
    ),
    "describes_the_text": (
        "[S:They] [C:made public a letter] [K:that Roe had sent].",
        "[S:They] [C:made public a letter] [K:that Roe had lied].",
    ),
    "is_awaited": (
        "It will be days before [S:the lab] [C:can confirm] [K:that it leaks].",
        "[S:The lab] [C:can confirm] [K:that it leaks].",
    ),
    "puts_the_case": (
        "Let[S:'s] [C:say] [K:we lose].",
        "Let [S:him] [C:say] [K:we lose].",
    ),
    "has_reason_to_think": (
        "There is no [C:reason to think] [K:that it leaks].",
        "[S:Her] [C:reason to think] [K:that it leaks] is odd.",
    ),
    "says_anything": (
        "Anything [S:they] [C:say] [K:will be used].",
        "The thing [S:they] [C:say] [K:will be used].",
    ),
    "is_in_its_subject": (
        "The men [S:who] [C:defended] him [K:“did what they could”].",
        "[S:The men] [C:said] they [K:“did what they could”].",
    ),
}

# Who is quoted as saying nothing has said so; who says nothing has not.
NOTHING_SAID: tuple[tuple[str, list[str]], ...] = (
    ("[K:“No comment,”] [C:said] [S:Mayor Ida Brandt].", ["speech"]),
    ("[K:“Nothing,”] [C:said] [S:the warden].", ["speech"]),
    ("[S:The warden] [C:said] [K:nothing].", ["no_comment"]),
    ("[S:The council] [C:made] [K:“no comment”].", ["no_comment"]),
    ("[S:The geese] [C:made] [K:no statement].", ["no_comment"]),
    ("[S:The geese] [C:made] [K:no promise to stay].", ["speech"]),
    ("[K:No statement] [C:was made].", []),
    ("[S:The mayor] [C:refused] [K:to be drawn on the date].", ["no_comment"]),
    ("[S:The mayor] [C:refused] [K:to resign].", ["speech"]),
)

# A draft and what a repair makes of its content (of the cue, for through_its_noun); the second stays.
REPAIRS = {
    "through_relatives": (
        (
            "[S:Roe] [C:said] [K:there are some who think so], who say so, and who act so.",
            "there are some who think so, who say so, and who act so",
        ),
        (
            "[S:Roe] [C:said] [K:he closed the shelter that he had built], which is a pity.",
            "he closed the shelter that he had built",
        ),
    ),
    "through_its_title": (
        ("[S:Roe’s] “Harbour” [C:documents] [K:how they were driven out].", "Roe’s “Harbour”"),
        ("[S:Roe’s] “clear” [C:warning] was [K:that it would flood].", "Roe’s"),
    ),
    "before_listener": (
        ("[S:He] [C:explained] [K:the plan to reporters].", "the plan"),
        ("[S:He] [C:mentioned] [K:the plan to me while driving home].", "the plan"),
        ("[S:He] [C:compared] [K:the plan to those of others].", "the plan to those of others"),
        ("[S:The judge] [C:read] [K:the verdict to the court].", "the verdict"),
        ("[S:He] [C:described] [K:the road to Norway].", "the road to Norway"),
        (
            "[S:He] [C:called] [K:the plan a flop when it comes to jobs].",
            "the plan a flop when it comes to jobs",
        ),
    ),
    "said_again": (
        ("[S:The clerk] [C:said], [K:pointing at the door, said that it was locked].", "that it was locked"),
        ("[S:The clerk] [C:said], and the guard said, [K:that it was locked].", "that it was locked"),
    ),
    "without_it": (
        ("[K:It] [C:is claimed] by [S:Roe] [K:that boats leak].", "that boats leak"),
        ("[K:It rains], [C:said] [S:Roe].", "It rains"),
    ),
    "at_its_that": (
        ("[S:She] [C:said] [K:in a statement from her office that it rained].", "that it rained"),
        ("[S:She] [C:said] [K:in Avon it rains].", "in Avon it rains"),
    ),
    "before_main_verb": (
        ("[S:Her] [C:claim] [K:that buttons break sounds odd].", "that buttons break"),
        ("She repeated [S:her] [C:claim] [K:that buttons break].", "that buttons break"),
        (
            "[S:A note to staff] [C:announcing] [K:that he plans to move out of Avon went astray].",
            "that he plans to move out of Avon",
        ),
        (
            "[S:Roe] left, [C:announcing] [K:that what he had planned went well].",
            "that what he had planned went well",
        ),
    ),
    "behind_apposition": (
        ("[C:According to] [S:Roe], [K:who runs the port, it is shut].", "it is shut"),
        ("[C:According to] [S:Roe], [K:it is shut, as are the docks].", "it is shut, as are the docks"),
        (
            "[C:According to] [S:the Sona agency], citing [K:the army, the navy and the police, it is shut].",
            "it is shut",
        ),
        (
            "[C:According to] [S:Roe], [K:flooding the docks, again, is bad].",
            "flooding the docks, again, is bad",
        ),
        (
            "[C:According to] [S:the rules], [K:whoever wins is mayor, and Roe lost].",
            "whoever wins is mayor, and Roe lost",
        ),
    ),
    "around_aside": (
        ("[K:It was built], [C:according to] [S:Roe, by prisoners].", "It was built / by prisoners"),
        ("[K:It was built], [C:according to] [S:a study by Roe].", "It was built"),
        ("[K:It is old], [C:according to] [S:Roe, by far the best there is].", "It is old"),
    ),
    "answered_reports": (
        (
            "[S:He] was [C:replying] to press reports [K:that boats had sunk].",
            "press / reports",
        ),
        ("[S:He] [C:replied] to the clerk [K:that boats had sunk].", "He / replied"),
    ),
    "from_its_start": (
        (
            "In May, when it rained, [K:it leaked], [S:she] [C:said].",
            "In May, when it rained, it leaked",
        ),
        ("In a letter in May, [K:it leaked], [S:she] [C:said].", "it leaked"),
        ("AVON, May 3 - [K:It leaked], [S:she] [C:said].", "It leaked"),
        (
            "Paul Roe, an 88-year-old, [K:lives alone], [S:the radio] [C:reported].",
            "Paul Roe, an 88-year-old, lives alone",
        ),
        ("Speaking to a radio in May, [K:it leaked], [S:she] [C:said].", "it leaked"),
    ),
    "from_its_front": (
        ("[S:She] [C:said] after her trip, [K:she slept].", "after her trip, she slept"),
        ("[S:She] [C:said] after her trip, and a meal, [K:that she slept].", "that she slept"),
        ("[S:She] [C:said] in a letter from Avon, [K:it leaked].", "it leaked"),
    ),
    "before_verdict": (
        ("[S:He] [C:said] [K:that it sank, a claim that none could check].", "that it sank"),
        (
            "[S:He] [C:said] [K:that it was a claim that none checked].",
            "that it was a claim that none checked",
        ),
    ),
    "without_dangling": (
        ("[S:He] [C:praised] [K:the old treaty which], he said, was dead.", "the old treaty"),
        ("[S:He] [C:asked] [K:which].", "which"),
    ),
    "with_its_list": (
        (
            "[S:She] [C:named] [K:three steps]:\n\nClose the mine;\n\nPlant trees.\n\nIt rained.",
            "three steps: / Close the mine / Plant trees",
        ),
        (
            "[S:She] [C:named] [K:two steps]:\n\n1. Close the mine\n\n2. Plant trees\n\nIt rained.",
            "two steps: / 1. Close the mine / 2. Plant trees",
        ),
        ("[S:She] [C:named] [K:three steps]:\n\n“No.”", "three steps"),
        ("[S:She] [C:named] [K:three steps]:\n\nIt rained in Avon.", "three steps"),
    ),
    "through_its_noun": (
        ("[S:She] [C:expressed] hope [K:to return].", "expressed hope"),
        ("[S:She] [C:expressed] [K:her hope].", "expressed"),
    ),
}

# reports around an aside that names another source: whose words they are, and which
ASIDES: tuple[tuple[str, str, list[str]], ...] = (
    (
        "[K:Roe], [C:according to] [S:the Herald], said it was shut.",
        "the Herald",
        ["Roe", "said it was shut"],
    ),
    ("[S:Roe, according to the Herald,] [C:said] [K:it was shut].", "Roe", ["it was shut"]),
    (
        "Brandt's sister, according to [S:the police report], [C:told] him [K:that it was shut].",
        "Brandt's sister",
        ["that it was shut"],
    ),
    ("Roe said that, [C:according to] [S:the Herald], [K:it was shut].", "the Herald", ["it was shut"]),
    ("[S:The man] next to Roe [C:said] [K:it was shut].", "The man", ["it was shut"]),
)

# Two reports of which one reaches into the words (L) that the other's cue governs.
BOUND_TO_BOTH = ("[K:“It rained,”] [C:said] [S:[O:Roe]], [D:adding] [K:[L:that it was late]].", "")
BESIDE = ("[K:The lake is warm], [C:according to] [S:Roe]; [O:he] [D:called] [K:[L:it “lovely”]].", "")

# What opens a sentence (S, C, K) and the report behind it (O, D, L); source and content of the outer one.
OVER: tuple[tuple[str, str, str], ...] = (
    (
        "[C:According to] [S:the Herald], [O:Roe] [D:said] [K:[L:it was over]].",
        "the Herald",
        "Roe said it was over",
    ),
    (
        "[C:According to] [S:the Herald, [O:Ana Roe, the mayor,]] [D:said] [K:[L:it was over]].",
        "the Herald",
        "Ana Roe, the mayor, said it was over",
    ),
    ("[C:According to] [S:the Herald], [K:[L:it was over]], [O:Roe] [D:said].", "the Herald", "it was over"),
    (
        "[C:According to] [S:the Herald], [K:[O:Roe] [D:said] [L:it was over]].",
        "the Herald",
        "Roe said it was over",
    ),
)

# Two claims of a sentence, each with its own tag: what the network draws, and what is left.
CLAIMS: tuple[tuple[str, list[str]], ...] = (
    (
        "[K:Sales fell 4 percent, said the board, while rents rose], [C:according to] [S:the bank].",
        ["the board: Sales fell 4 percent", "the bank: rents rose"],
    ),
    (
        "[K:Sales fell, according to the board, and rents rose], [S:the bank] [C:said].",
        ["the board: Sales fell", "the bank: rents rose"],
    ),
    (
        "[K:Sales fell], [C:said] [S:the board], [K:while rents rose].",
        ["the board: Sales fell while rents rose"],
    ),
    (
        "[K:The plan, said the board, had failed], [C:according to] [S:the bank].",
        ["the bank: The plan, said the board, had failed"],
    ),
)

# What people only talk over, and what is told of it.
TALKED_OVER = (
    ("[S:The ministers] [C:discussed] [K:trade].", True),
    ("[S:The towns] [C:disagreed] [K:over who should pay].", True),
    ("[S:She] [C:discussed] [K:how trade had grown].", False),
    ("[S:She] [C:described] [K:trade].", False),
    ("[S:They] [C:voted] for [K:the bill].", True),
    ("[S:The clerks] [C:weighed in] on [K:the latest plan].", True),
    ("[S:The clerks] [C:weighed in] [K:that the plan was late].", False),
    ("[S:She] [C:wrote] about [K:the strange lights].", True),
    ("[S:She] [C:disagreed] [K:with the view of the mayor].", False),
)

# What shows something by itself, and what tells it.
SHOWING = (
    ("[S:The unrest] [C:showed] [K:that the law had failed].", True),
    ("[S:This] [C:showed] [K:that the law had failed].", True),
    ("[S:Roe's decision to leave] [C:showed] [K:that the law had failed].", True),
    ("[S:The survey] [C:showed] [K:that the law had failed].", False),
    ("[S:Satellite images] [C:showed] [K:that the law had failed].", False),
    ("[S:The court's decision] [C:showed] [K:that the law had failed].", False),
    ("[S:The ruler, King Abel,] [C:showed] [K:that the law had failed].", False),
    ("[S:The unrest] [C:said] [K:that the law had failed].", False),
)

# What can only be denied or rejected in words, and what may be done instead.
ANSWERED = (
    ("[S:She] [C:denied] [K:the report].", True),
    ("[S:She] [C:denied] [K:any wrongdoing].", True),
    ("[S:Roe], of Mill Lane, [C:denies] [K:theft].", True),
    ("[S:The judge] [C:denied] [K:bail].", False),
    ("[S:The wall] [C:denied] [K:comfort].", False),
    ("[S:She] [C:rejected] [K:the accusations].", True),
    ("[S:She] [C:denied] him [K:the visa].", False),
    ("[S:The judge] [C:dismissed] [K:the charge].", False),
    ("[S:She] [C:read] [K:the report].", False),
)

# What was not spoken of, and what is said though it is denied.
UNSAID = (
    ("[S:He] never [C:complained] of [K:loneliness].", True),
    ("[S:He] never [C:said] [K:that he was lonely].", False),
    ("[S:He] did not [C:deny] [K:the report].", False),
    ("[S:He] would not [C:confirm] [K:the report].", False),
    ("[S:He] [C:complained] of [K:loneliness].", False),
    ("[S:They] never [C:asked] [K:whether the gate was locked].", True),
    ("[S:They] [C:asked] [K:whether the gate was locked].", False),
    ("[S:They] did not [C:say] [K:whether the gate was locked].", False),
)

# What a colon leads to behind a mood, and what it does not.
MOODS = (
    ("[S:Roe] was [C:coy:] [K:“We will see.”]", True),
    ("[S:Roe] was [C:coy] about [K:“it”].", False),
    ("[S:Roe] was [C:sure] [K:that it rained].", False),
)

# Two reports (S, C, K and O, D, L) of which the second takes a clause of the first along; what each keeps.
CLAUSES_APART = (
    (
        "[O:She] [D:said] [L:it sank], [C:calling] [K:it a crime, and that he knew].",
        ["it sank / that he knew", "it a crime"],
    ),
    (
        "[O:She] [D:said] [L:it sank], [C:adding] [K:that it burned, and that he knew].",
        ["it sank", "that it burned, and that he knew"],
    ),
)

# Who only asks not to be named, and who asks for more.
UNNAMED = (
    ("Roe's aide, [S:who] [C:asked] [K:not to be named], left.", True),
    ("[S:Roe's aide] left, [C:requesting] [K:anonymity].", True),
    ("[S:Both] [C:asked] [K:not to be named because the talks are private].", True),
    ("[S:Both] [C:asked] [K:not to be named in the suit].", False),
    ("[S:Roe's aide] [C:asked] [K:not to be moved].", False),
    ("Roe's aide, [S:who] [C:asked] [K:not to be moved], left.", False),
)

# What somebody is to stop saying, or stops short of.
GIVEN_UP = (
    ("[S:They] should stop [C:saying] [K:that boats are cheap].", True),
    ("[S:She] [C:stopped short of calling] [K:it a farce].", True),
    ("[S:They] began [C:saying] [K:that boats are cheap].", False),
)

# What is put in words by whoever can speak.
JUDGED = (
    ("[S:The mayor] [C:condemned] [K:the raid].", True),
    ("[S:They] [C:demanded] [K:an inquiry].", True),
    ("[S:The crew] [C:are petitioning] [K:to have the fine lifted].", True),
    ("[S:The job] [C:demanded] [K:patience].", False),
    ("[S:It] [C:demanded] [K:patience].", False),
    ("[S:The mayor] [C:welcomed] [K:the guests].", False),
    ("[S:Nurses] [C:voiced] [K:their anger].", True),
    ("[S:The song] [C:expressed] [K:her anger].", False),
    ("[S:They] never [C:demanded] [K:an inquiry].", False),
)

# What only words can threaten, and what may be threatened without any.
THREATS = (
    ("[S:The union] [C:threatened] [K:a strike].", True),
    ("[S:The dockers] [C:swore] [K:revenge on the board].", True),
    ("[S:The man] [C:threatened] [K:a guard].", False),
    ("[S:The flood] [C:threatened] [K:war].", False),
    ("[S:The union] never [C:threatened] [K:a strike].", False),
)

# What is done in words alone, and what may be done without any.
SHORT_HEARSAY = (("He’s [C:said] to have left.", True), ("He’s [C:said] that it is over.", False))

DONE_IN_WORDS = (
    ("[S:The families] [C:welcomed] [K:the verdict].", True),
    ("[S:The mayor] [C:offered] [K:to resign].", True),
    ("[S:Norway] [C:has volunteered] [K:to lead the mission].", True),
    ("[S:The mayor] [C:welcomed] [K:the guests].", False),
    ("[S:The mayor] [C:offered] the guests [K:a seat].", False),
    ("[S:The path] [C:promised] [K:to be steep].", False),
    ("[S:The families] never [C:welcomed] [K:the verdict].", False),
    ("[S:Roe] [C:threatened] [K:to close the road].", True),
    ("[S:Rain] [C:threatened] [K:to close the road].", False),
    ("[S:The mayor] [C:refused] [K:to resign].", False),
)

# Whom a participle (C) that tells of somebody has for its speaker, and whom it is only told of.
AGENTS: tuple[tuple[str, str | None], ...] = (
    ("The man [C:accused] by Roe of theft fled.", "Roe"),
    ("The teacher [C:accused] by parents of theft fled.", "parents"),
    ("The man [C:accused] by letter of theft fled.", None),
    ("The man [C:accused] of theft fled.", None),
    ("The man [C:accusing] Roe of theft fled.", None),
    ("The man was [C:accused] by Roe of theft.", None),
)
SPOKEN_OF: tuple[tuple[str, str | None], ...] = (
    ("A man [C:accused] of theft fled.", "man"),
    ("Police held two men [C:accused] of planning the raid.", "men"),
    ("A man [C:worried] about theft fled.", None),
    ("A man [C:accusing] Roe of theft fled.", None),
    ("A man was [C:accused] of theft.", None),
)

# Claims that are told to be there, and what is there without having been said.
CLAIMS_THERE = (
    ("There were [C:allegations of] [K:theft].", True),
    ("On Monday there was [C:criticism of] [K:the plan].", True),
    ("There were [C:fears of] [K:theft].", False),
    ("[S:He] fled [C:allegations of] [K:theft].", False),
    ("There were [C:reports] about [K:Roe].", False),
)

# Who keeps a thing to himself, and what only does not show it.
KEPT = (
    ("[S:The clerk] [C:has not revealed] [K:the price].", True),
    ("[S:The firm] [C:did not disclose] [K:what it paid].", True),
    ("[S:The scan] [C:has not revealed] [K:a leak].", False),
    ("[S:The clerk] [C:has not revealed] [K:that it leaks].", False),
    ("[S:The clerk] [C:has revealed] [K:the price].", False),
    ("[S:The clerk] [C:has not paid] [K:the price].", False),
)

# What *according to* vouches for (K), and the end of its sentence (L): whether that alone may be all.
VOUCHED = (
    ("[K:It shut] [C:according to] [S:Roe], [K:[L:as the sea rose]].", False),
    ("[K:It is shut, [L:unable to take boats]], [C:according to] [S:Roe].", False),
    ("[K:The mill that [L:burned]] [C:according to] [S:Roe] [K:is old].", True),
)

# Structures that say by themselves that a draft stands, by function, and what they leave to the network.
STRUCTURES = {
    "is_told_a_clause": (
        ("The inquiry [C:was told] [K:the clerks had left].", True),
        ("If she [C:is told] [K:the clerks have left], she goes.", False),
        ("She [C:was told] [K:to leave].", False),
    ),
    "opens_according": (
        ("[C:According to] [S:Roe], [K:it leaks].", True),
        ("[C:According to] [S:studies by Roe], [K:it leaks].", True),
        ("[C:According to] [S:taste], [K:salt is added].", False),
        ("[K:It leaks], [C:according to] [S:Roe].", False),
    ),
    "tells_a_message": (
        ("[S:Her] [C:advice] to parents: [K:stay calm].", True),
        ("[S:His] [C:message:] [K:stay indoors].", True),
        ("The [C:message:] [K:stay calm].", False),
        ("[S:She] wrote her [C:message:] [K:it was late].", False),
    ),
    "reproaches": (
        ("[S:The mayor] [C:lambasted] [K:the board for ignoring it].", True),
        ("[S:The mayor] [C:lambasted] [K:the board].", False),
        ("[S:The mayor] [C:thanked] [K:the board for coming].", False),
    ),
}

# Whose findings are told, and what was only seen.
FOUND = (
    ("[S:The audit] [C:found] [K:that money was missing].", True),
    ("[S:The court] [C:found] [K:that the firm had lied].", True),
    ("[S:Police] [C:found] [K:that the door was open].", False),
    ("[S:The court] [C:found] [K:the firm guilty].", False),
    ("The study came out on Monday. [S:It] [C:found] [K:that naps help].", True),
    ("The mine shut on Monday. [S:It] [C:found] [K:that trade was slow].", False),
    ("Roe read the study on Monday. [S:She] [C:found] [K:that naps help].", False),
    ("[S:The audit] [C:finds] out [K:whether money is missing].", False),
)

# Somebody who practically always says what his verb governs, and who may only know it.
SAID = (
    ("[S:Roe] [C:said], [K:his plan was to stay].", True),
    ("[S:Roe] [C:knew], [K:his plan was to stay].", False),
    ("It was [C:said] [K:that he had stayed].", False),
    ("“[S:They] [C:said] [K:he was late],” Roe told us.", False),
)

# A second report (C) behind a first one (D): whether it hangs on the first, not within its clause.
SECOND_REPORTS = (
    ("Roe [D:said] the plan was late and [C:called] for an inquiry.", True),
    ("Roe [D:said] the clerk was late and [C:called] for an inquiry.", False),
    ("Roe [D:says] the plan was late and [C:called] for an inquiry.", False),
    ("Roe [D:said] the plan was late and [C:cost] too much.", False),
    ("Roe [D:said] he was late but [C:denied] that it leaked.", True),
    ("The clerk [D:said] she was aware of it but [C:denied] taking gifts.", True),
    ("He [D:said] she was aware of it but [C:denied] taking gifts.", False),
    ("The clerk [D:said] she was aware of it and [C:denied] taking gifts.", False),
)

# A clause that is told without *that* (C is its verb): who does what is told (S), and whom it is told (R).
TOLD_CLAUSES = (
    "Ann Poe told the [R:court] [S:guides] were [C:told] to leave the canyon.",
    "The [R:inquiry] has been told [S:managers], including chairman Roe, [C:made] a bid for the mill.",
    "The [R:commission] into the mill has been told [S:clerks] [C:made] a bid for it.",
    "Roe told the court [S:case] was [C:over].",
    "She told [R:reporters] the bank [S:clerks] were [C:late].",
)

# Whether somebody goes without answering a question.
LEFT_OPEN = (
    ("[S:She] left without [C:saying] [K:why it was over].", True),
    ("[S:She] [C:left without saying] [K:why it was over].", True),
    ("[S:The firm] [C:has not said] [K:whether it will pay].", False),
    ("[S:She] left without [C:saying] [K:that it was over].", False),
)

# Whether the reporting itself is denied.
DENIED = (
    ("[S:She] [C:did not say] [K:that it leaked].", True),
    ("[S:Nobody] [C:said] [K:that it leaked].", True),
    ("[S:She] [C:failed to mention] [K:that it leaked].", True),
    ("[S:She] [C:has yet to say] [K:why it leaked].", True),
    ("[S:He] [C:denied ever saying] [K:that it leaked].", True),
    ("[S:She] [C:no longer says] [K:that it leaks].", True),
    ("[S:She] [C:said] [K:that it did not leak].", False),
    ("[S:She] no doubt [C:said] [K:that it leaks].", False),
    ("[S:He] [C:denied] [K:that it leaked].", False),
    ("[S:She] came late, and yet [C:said] [K:that it leaked].", False),
)

# Whether somebody is said to have told what *it* stands for.
TOLD_BY = (
    ("It [C:is asserted] by [S:the bank] [K:that both knew].", True),
    ("It [C:is asserted] [K:that both knew].", False),
    ("[S:The bank] [C:asserted] [K:that both knew].", False),
)

# Inside a content: worth telling or not.
NESTED = (
    ("[S:The navy] [C:had refused] [K:to let her aboard].", True),
    ("[S:The bank] [C:believes] [K:that prices will rise].", True),
    ("[S:I] [C:told] them [K:that the gate was shut].", True),
    ("[S:I] [C:think] [K:that the gate was shut].", False),
    ("[S:The union] [C:demanded] [K:the release of two drivers].", True),
    ("[S:The union] [C:may demand] [K:the release of two drivers].", False),
    ("[C:It was said] [K:that the bank would fail].", True),
)

# Whom a verb makes its source: R a recipient, P what it is spoken of.
VOICES = (
    "[R:The board] [C:was told] that the dam was full.",
    "They [C:told] [R:the board] that the dam was full.",
    "They [C:urged] the board to vote.",
    "They [C:promised] [R:them] a new ferry.",
    "The minister [C:told] [R:parliament] rates would fall.",
    "The minister [C:said] parliament rates would fall.",
    "They [C:assured] [R:them] of help.",
    "They [C:called] him a liar.",
    "[P:Dozens] [C:are feared] to be trapped.",
    "[P:The court] [C:is expected] to rule.",
    "[P:The mayor] [C:seems] to be ill.",
    "The mayor [C:was forced to admit] that he lied.",
    "They [C:were worried] that it might rain.",
    "She [C:was quoted as saying] that it was over.",
    "She [C:said] that it was over.",
    "They [C:asked] [R:the clerk] where it was.",
    "They [C:asked] the clerk to leave.",
    "They [C:warned] [R:drivers] that the bridge was shut.",
    "They [C:warned] drivers to slow down.",
    "They [C:promised] [R:voters] that rents would fall.",
    "She [C:promised] [R:fans] a better start.",
    "They [C:show] it knows how.",
    "They [C:apologised] [R:to the clerk] for the delay.",
    "They [C:agreed] to the sale of the land.",
    "They [C:told] [R:the clerk] that he was hit by a dog.",
    "[R:One of the guards] [C:was informed] that there were boats.",
    "While it rained, they [C:showed little interest] in it.",
)

# Participles for what somebody was asked or told, and verbs that ask or tell.
ASKED = (
    ("[C:Asked] about the gate, he left.", True),
    ("[C:Asked] if it would close, the mayor said no.", True),
    ("He [C:asked] about the gate.", False),
    ("The trust's director, Ann Roe, [C:told] us the road was shut.", False),
)

# Nested drafts that run over sentences, and what is left of their content.
OVER_SENTENCES = (
    ("[S:He] [C:says] [K:he is busy. Busy doing what?]", "he is busy"),
    ("[S:She] [C:told] me: [K:“Wait. It is late.”]", "“Wait. It is late.”"),
)

# Clauses that report the statement they stand in: its subject (U) and its verb (V), where they do.
INTERRUPTING = (
    "The [U:child], I [C:am told] by her mother, was [V:pecked].",
    "The [U:bridge], as Smith [C:said] on Monday, had been [V:closed].",
    "The [U:plan], it [C:was said], would [V:cost] too much.",
    "The mayor, when he [C:was asked] about it, left early.",
    "The mayor, who [C:told] the board, won.",
    "The mayor, she [C:said] that it was late, won.",
    "The [U:ferry], [C:said] the captain, would be [V:late].",
    "The [U:ferry], [C:said] Ida Brandt, head of the port, was never [V:late].",
    "The [U:ferry], [C:said] the captain, who wept, would be [V:late].",
    "[U:Residents], [C:warned] the mayor, should [V:boil] their water.",
    "Not [U:one] of the houses, [C:complained] residents of the Old Quay, has been [V:mended].",
    "The [U:harbour], [C:argues] Dela Amani in the report, [V:has] no future.",
    "Such [U:talks], [C:said] he, never [V:helped].",
    "The boy, [C:told] the news, wept.",
    "The captain, [C:said] to be ill, sailed on Monday.",
    "The plan, [C:announced] the day before, failed at once.",
    "The ferry sank, [C:said] the captain, who wept.",
    "The strikers, [C:reported] injured, were freed.",
    "Her club, [C:called] the Harbour Society, will keep the boat.",
)

# Cues completed and cut at their edges: what the network tags (W), and the cue.
EDGES = (
    ("She [W:said on Monday] that it was over.", "said"),
    ("She [W:said in a] letter that it was over.", "said"),
    ("She [W:said in a statement] that it was over.", "said in a statement"),
    ("She has [W:said] that it was over.", "has said"),
    ("She [W:liked] to boast that it was over.", "liked to boast"),
    ("She [W:liked] to hear that it was over.", "liked"),
    ("She [W:liked] to argue with them.", "liked"),
    ("Unions [W:were quick to] voice their anger.", "were quick to voice"),
    ("Cyclists [W:were quick to] arrive.", "were quick to"),
    ("It leaks, [W:as] shown by the survey.", "as shown"),
    ("It leaks, [W:as] feared by the mayor.", "as"),
    ("She [W:was quoted] by the radio as saying that it was over.", "was quoted by the radio as saying"),
    ("The radio [W:quoted] her as saying that it was over.", "quoted"),
    ("Half of those [W:asked said] no.", "said"),
    ("“It is over,” [W:was] said in a low voice.", "was said"),
    ("The voice [W:was] low.", "was"),
    ("The judge [W:made Roe admit] that he lied.", "admit"),
    ("The lawyers [W:got Roe to admit] that he lied.", "to admit"),
    ("Roe [W:was forced to admit] that he lied.", "was forced to admit"),
    ("The report led Roe [W:to] tell reporters that he lied.", "to tell"),
)

# A draft as it is drawn, its whole cue, and its content then.
COMPLETED = (
    ("[S:She] also [C:said] [K:that it was over].", "also said", "that it was over"),
    ("[S:She] has repeatedly [C:said] [K:that it was over].", "has repeatedly said", "that it was over"),
    ("When [S:she] [C:said] [K:that it was over], we left.", "said", "that it was over"),
    ("[S:She] [C:called] [K:for calm].", "called for", "calm"),
    ("[S:She] [C:called] for [K:calm].", "called for", "calm"),
    ("[S:She] [C:called] for an hour [K:for calm].", "called", "for calm"),
    ("[S:He] [C:blamed] [K:the mayor for the leak].", "blamed", "the mayor for the leak"),
    ("[S:He] [C:agreed] [K:to the plan].", "agreed to", "the plan"),
    ("[S:He] [C:agreed] [K:to resign].", "agreed", "to resign"),
    ("[S:He] [C:went on]: [K:“It is over.”]", "went on:", "“It is over.”"),
    ("[S:He] [C:said] [K:that it was: over].", "said", "that it was: over"),
    ("[K:It is over],” [S:she] [C:said].", "said", "It is over,”"),
    ("[K:“It is over,”] [S:she] [C:said].", "said", "“It is over,”"),
    ("[S:She] [C:said] [K:it was over]. “Good.”", "said", "it was over"),
    ("[S:She] [C:said] [K:it was over].”", "said", "it was over"),
    ("[K:But the dam will hold], [S:she] [C:said].", "said", "the dam will hold"),
    ("[K:However, the dam will hold], [S:she] [C:said].", "said", "the dam will hold"),
    ("[K:“But the dam will hold,”] [S:she] [C:said].", "said", "“But the dam will hold,”"),
    ("It leaks, [S:she] [C:said], [K:but the dam will hold].", "said", "but the dam will hold"),
)

# A report, and whether it may tell that nothing was said.
SILENT = (
    ("[S:The county] has [C:asked] [K:for help].", False),
    ("[S:The county] has [C:asked] [K:for a comment].", True),
    ("[S:The county] has never [C:asked] [K:for help].", True),
    ("[S:The mayor] [C:declined] [K:to resign].", False),
    ("[K:“We will not go,”] [S:the mayor] never [C:said].", False),
)

# A tag, what else a draft could hold, and whether nothing closed that.
UNCLOSED = (
    ("[K:“I was ready. It rained.] [Q:“We lost,”] said Roe.", True),
    ("[K:“I was ready.”] [Q:“We lost,”] said Roe.", False),
)

# A source, and what closes it.
CLOSED = (
    ("[W:Ida Brandt, the mayor], said it was over.", "Ida Brandt, the mayor,"),
    ("[W:Ida Brandt, 40], said it was over.", "Ida Brandt, 40,"),
    ("[W:Three unions, including ours], said it was over.", "Three unions, including ours,"),
    ("[W:Ida Brandt -- the mayor of Alden] -- said it was over.", "Ida Brandt -- the mayor of Alden --"),
    ("[W:Ida Brandt], the mayor, said it was over.", "Ida Brandt"),
    ("[W:Ida Brandt] -- the mayor of Alden -- said it was over.", "Ida Brandt"),
    ("“It is over,” said [W:Ida Brandt, the mayor].", "Ida Brandt, the mayor"),
)

# A content, and the kinds of what stands at its edges.
EDGE_KINDS = (
    ("She said [W:that the bridge would close], which surprised us.", "opens=that next=,WDT before=VERB"),
    (
        "She said [W:that the bridge would close, which surprised us].",
        "opens=that next=end before=VERB trails=,WDT",
    ),
    ("She urged [W:them to leave] at once.", "opens=PRON next=ADP before=VERB"),
    ("She urged them [W:to leave] at once.", "opens=to next=ADP before=PRON"),
    ("[W:The bridge will close], she said.", "opens=DET next=,PRON"),
    ("She called it [W:“dead”] -- the plan.", "next=“-DET"),
    ("She said [W:it was over]", "opens=PRON next=end before=VERB"),
)

# A content, and what is offered of it without its tails.
TAILS: tuple[tuple[str, list[str]], ...] = (
    ("She [C:said] [K:that it was over, smiling at the crowd].", ["that it was over"]),
    ("She [C:said] [K:that the bridge, which leaks, would close].", ["that the bridge"]),
    ("She [C:said] [K:that it was over, and done with].", []),
    ("She [C:said] [K:it was “over, smiling”].", []),
)

# A quotation that a dash and a name sign, and one that goes on behind a dash.
SIGNED = (
    ("[K:“The roof went past like a kite.”] [C:—] [S:Alan Dow, farmer]", True),
    ("11:20 [K:“We lost the hens.”] [C:—] [S:Councillor Peg Rowan]", True),
    ("[K:“We held.”] [C:—] [S:Alan Dow, a farmer and father of three, at the opening of the bridge]", True),
    ("[K:“We held.”] [C:—] [S:The farm on the hill at Fernhollow, after the storm of last May]", False),
    ("[K:“We wait”] [C:—] [S:and they did wait].", False),
    ("[K:“Roof blown off barn at Fernhollow”] [C:—] [S:Harbour Post, 4 May 2021]", False),
    ("[K:“The roof went past like a kite.”] [C:—] [S:Alan Dow, 4 May 2021]", True),
)

# The name right behind a noun for somebody, where a parse hangs both on the verb.
NAMES_BEHIND = (
    ("He was told by [S:neighbour] [N:Tom Reyl] to leave.", True),
    ("He was told by [S:neighbours] to leave Tom Reyl.", False),
)

# A cue, its lemma and its class.
# adverbs that the network takes for a cue: whether they only tell how somebody reports
MANNERS = (
    ("He [A:mistakenly] [C:thought] that it was over.", True),
    ("She [A:repeatedly] [C:said] that the lift was safe.", True),
    ("It is [A:reportedly] over.", False),
    ("The geese [A:loudly] ate the seed.", False),
)

CUES = {
    "They [C:see] the result as a warning.": ("see", "thought"),
    "They [C:saw] the smoke as they left.": ("see", "perception"),
    "She [C:went on to say] that the bridge was safe.": ("say", "speech"),
    "He [C:tried to defend] the plan.": ("defend", "speech"),
    "He [C:tried] the door.": ("try", "thought"),
    "They [C:declined to say] who had paid.": ("decline", "speech"),
    "[C:According to] the bank, prices rose.": ("according to", "speech"),
    "Voters [C:have long believed] that the bridge is safe.": ("believe", "thought"),
}


def marked(sentence: str) -> tuple[str, dict[str, list[Span]]]:
    """Return the sentence without its marks, and the spans that they held."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {}
    for mark in _MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1], len(text)))
        else:
            role, start = opened.pop()
            spans.setdefault(role, []).append(Span(start, len(text)))
    return text + sentence[at:], spans


def texts() -> list[str]:
    """Return every sentence that is parsed, without marks, each once."""
    pairs = [
        *AFTER_SPEAKER,
        *NESTED,
        *EDGES,
        *CLOSED,
        *((t, "") for t, _ in (*SILENT, *UNCLOSED)),
        *EDGE_KINDS,
        *SIGNED,
        *OVER_SENTENCES,
        *((sentence, "") for sentence, _ in ASKED),
        *((t, "") for t, _ in TAILS),
        *((t, "") for t, _, _ in COMPLETED),
        *((t, "") for t, _ in ANSWERS),
        *((t, "") for t, _ in OVER_PARAGRAPHS),
        *((t, "") for t, _ in MERE_NAMES),
        *NOTHING_SAID,
        *MANNERS,
        *((sentence, "") for sentence, _, _ in (*ASIDES, *OVER)),
        *(
            (sentence, "")
            for sentence, _ in (
                *TOLD_BY,
                *TALKED_OVER,
                *TOLD_ALOUD,
                *LEFT_OPEN,
                *SHOWING,
                *ANSWERED,
                *JUDGED,
                *MOODS,
                *UNSAID,
                *CLAUSES_APART,
                *OWN_PARTICIPLES,
                *NEW_PARTICIPLES,
                *BY_PARTICIPLES,
                *ACCOMPANYING,
                *DOERS_OF_MAIN,
                *NOBODY_THERE,
                *LISTENERS,
                *ASKED_OF,
                *((sentence, "") for sentence, _, _ in NEARER),
                *AROUND_REPORTS,
                *((sentence, "") for _, sentence, _ in PARTED_STATEMENTS),
                (SILENT_PARTICIPLE, ""),
                *ANOTHERS_WORDS,
                *UNNAMED,
                *GIVEN_UP,
                *FOUND,
                *SAID,
                *SECOND_REPORTS,
                *SHORT_HEARSAY,
                *FOR_READERS,
                *MORE_REFUSED,
                *THREATS,
                *DONE_IN_WORDS,
                *AGENTS,
                *SPOKEN_OF,
                *CLAIMS_THERE,
                *KEPT,
                *(case for cases in STRUCTURES.values() for case in cases),
                *DONE,
                *ONLY_SHOWN,
                *JOINED_CUES,
                *PUT_TO_COURTS,
                *((sentence, "") for sentence in (*HEARD_BY_OTHERS, *BROUGHT_FORTH)),
                *(*MET_WITH, *DENIED, *NAMES_BEHIND, *VOUCHED),
            )
        ),
        *((sentence, "") for sentence, _ in (*CLAIMS, *NEXT_DEEDS, *QUOTED)),
        *(
            (text, "")
            for text, _ in (
                *SUBHEADINGS,
                *FRONTED,
                *SECOND_HALVES,
                *DOERS,
                *ANTECEDENTS,
                *WITH_ANTECEDENTS,
                *ON_DAYS,
                *FURTHER_CLAUSES,
            )
        ),
        *((sentence, "") for _, sentence, *_ in (*ASIDE_PARTS, *WRITERS_TAILS)),
        BESIDE,
        BOUND_TO_BOTH,
        *(case for two in REPAIRS.values() for case in two),
    ]
    groups = [
        *RULES.values(),
        *QUOTATIONS.values(),
        *((sentence,) for sentence, _ in SPANS.values()),
        CUES,
        *REFUSALS.values(),
        *((sentence,) for sentence, _ in pairs),
        VOICES,
        INTERRUPTING,
        DESCRIBED,
        TAGGED,
        PARTED,
        TOLD_CLAUSES,
        SET_PHRASES,
        LEAD_INS,
        VIEWS,
        ANSWER_IS,
        (*RAISED, REPORTED),
    ]
    return list(dict.fromkeys(marked(sentence)[0] for group in groups for sentence in group))


@cache
def parses() -> dict[str, str]:
    """Return the frozen parse of each text."""
    blocks = FROZEN.read_text(encoding="utf-8").split("# text = ")[1:]
    return {text: conllu for text, _, conllu in (block.partition("\n") for block in blocks)}


def in_one_line(text: str) -> str:
    """Return the name under which a text is frozen."""
    return text.replace("\n", "¶")


def words_of(text: str) -> Words:
    """Return the words of a frozen text with its quotations."""
    document = load_conllu(parses()[in_one_line(text)], text)
    paragraphs = document.layout.paragraphs if "\n" in text else [Span(0, len(text))]
    return Words(document, pair_marks(text, paragraphs))


def draft_of(words: Words, spans: dict[str, list[Span]], roles: str = "SCK") -> Draft:
    """Return a draft of the marked words: source, cue and content by the letters of ``roles``."""
    source, cue, content = (numbers(words, spans.get(role, [])) for role in roles)
    return Draft(
        make_cue(words, cue),
        Candidate.of("marked", words, content, cue),
        Candidate.of("marked", words, source) if source else Candidate(NOBODY, ()),
        0.9,
    )


def numbers(words: Words, spans: list[Span]) -> list[int]:
    """Return the numbers of the words that ``spans`` hold."""
    return [n for n, token in enumerate(words.tokens) if any(span.covers(token.span) for span in spans)]
