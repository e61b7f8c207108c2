"""Sentences on which it is tested where a content begins and ends, marked as in ``rule_cases``.

The marked content is what a draft has; beside the sentence stands what is left of it, and what else is told.
"""

from __future__ import annotations

# what a source does next is no part of what it said; what it says next is told by itself
NEXT_DEEDS: tuple[tuple[str, list[str]], ...] = (
    ("[S:He] [C:told] them [K:to wait and left].", ["to wait"]),
    ("[S:He] [C:told] them [K:to wait and leave].", ["to wait and leave"]),
    ("[S:He] [C:said] [K:it would rain and left].", ["it would rain"]),
    ("[S:He] [C:said] [K:it rained and snowed].", ["it rained and snowed"]),
    ("[S:He] [C:said] [K:it would rain and hoped for more].", ["it would rain and hoped for more"]),
    (
        "[S:He] won by [C:demanding] [K:that she resign, and locking the door].",
        ["that she resign"],
    ),
    ("[S:He] [C:told] them [K:to wait and warned of fog].", ["to wait", "of fog"]),
    (
        "[S:The clerk] [C:urges] [K:drivers to slow down, and hands out leaflets].",
        ["drivers to slow down"],
    ),
    # behind a mere thing
    ("[S:Roe] [C:said] [K:he was late but denied that it leaked].", ["he was late", "that it leaked"]),
    ("[S:He] [C:said] [K:she was late but denied it].", ["she was late but denied it"]),
    ("[S:The plan] [C:shows] [K:the costs and names those who pay].", ["the costs"]),
    ("[S:The plan] [C:shows] [K:the costs and the names of all].", ["the costs and the names of all"]),
    ("[S:She] [C:praised] [K:men who rowed and swam].", ["men who rowed and swam"]),
    # who tells no more is the source
    ("[S:The board] [C:said] [K:it met but gave no details].", ["it met"]),
    ("[S:The board] [C:said] [K:the case was old but would not say whose].", ["the case was old"]),
    ("[S:She] [C:said] [K:the clerk came but did not speak].", ["the clerk came but did not speak"]),
    ("[S:She] [C:said] [K:they met but did not speak].", ["they met but did not speak"]),
    ("[S:The board] [C:said] [K:it tried but made no progress].", ["it tried but made no progress"]),
    # another verb of its form leads to it
    (
        "[S:She] [C:said] [K:the board had asked Roe to wait and called it a day].",
        ["the board had asked Roe to wait and called it a day"],
    ),
    # it has a subject of its own, or stands in marks
    ("[S:He] [C:told] them [K:to wait and she left].", ["to wait and she left"]),
    ("[S:He] [C:told] them [K:“to wait and left”].", ["“to wait and left”"]),
)

# what *according to …* stands in, not all of its sentence: the repair, the sentence, the content, the source
ASIDE_PARTS: tuple[tuple[str, str, str, str], ...] = (
    ("behind_its_age", "[C:According to] [S:Ann Roe], [K:34, it leaks].", "it leaks", "Ann Roe"),
    ("behind_its_age", "[C:According to] [S:Ann Roe], [K:34 boats leak].", "34 boats leak", "Ann Roe"),
    (
        "of_its_apposition",
        "[K:He met Roe, the best coach] [C:according to] [S:Poe].",
        "the best coach",
        "Poe",
    ),
    (
        "of_its_apposition",
        "[K:The mill, the oldest in Avon] [C:according to] [S:Poe], [K:burned].",
        "the oldest in Avon",
        "Poe",
    ),
    (
        "of_its_apposition",
        "[K:He met Roe, the coach], [C:according to] [S:Poe].",
        "He met Roe, the coach",
        "Poe",
    ),
    (
        "of_its_apposition",
        "[K:He met Roe in Avon] [C:according to] [S:Poe].",
        "He met Roe in Avon",
        "Poe",
    ),
    ("behind_its_joint", "[K:It is old] and, [C:according to] [S:Roe], safe.", "safe", "Roe"),
    (
        "behind_its_joint",
        "[K:He left four sons and], [C:according to] [S:Roe], [K:one goat].",
        "one goat",
        "Roe",
    ),
    (
        "behind_its_joint",
        "[K:It is old and safe], [C:according to] [S:Roe].",
        "It is old and safe",
        "Roe",
    ),
    (
        "of_its_relative",
        "[K:The mill, which] [C:according to] [S:Roe] [K:was sold, is shut].",
        "was sold",
        "Roe",
    ),
    (
        "of_its_relative",
        "[K:The mill, which], [C:according to] [S:Roe], [K:was sold in May, is shut].",
        "was sold in May",
        "Roe",
    ),
    (
        "of_its_relative",
        "[K:The mill was sold], [C:according to] [S:Roe].",
        "The mill was sold",
        "Roe",
    ),
)

# lines that are quotations without a stop: headings, and such as speak
_BELOW = "The hall on the quay was empty that night."
SUBHEADINGS: tuple[tuple[str, bool], ...] = (
    (f"Roe left.\n\n“No way back”\n\n{_BELOW}", True),
    (f"Roe left.\n\n'No way back'\n\n“{_BELOW}” said Ann Poe.", True),
    (f"Roe said:\n\n“No way back”\n\n{_BELOW}", False),
    (f"Roe left.\n\n“No way back.”\n\n{_BELOW}", False),
    ("Roe left.\n\n“No way back”\n\nAnn Roe", False),
    (f"Roe left.\n\n“No way back”\n\n“Never again”\n\n{_BELOW}", False),
    (f"“No way back”\n\n{_BELOW}", False),
)

# what a report behind a quotation has of the quotations that stand near
QUOTED: tuple[tuple[str, list[str]], ...] = (
    (
        "“It was a sweet,” she [C:recalled] in her memoir, “The Remainder”. “It stuck.”",
        ["“It was a sweet,”", "“It stuck.”"],
    ),
    ("“It was a sweet,” she [C:recalled] in May, “and it stuck.”", ["“It was a sweet,”", "“and it stuck.”"]),
)

# tags that part a statement from the phrase with which it opens: who speaks, and the verb of the statement
FRONTED: tuple[tuple[str, tuple[str, str] | None], ...] = (
    ("In May, [C:says] Roe, the river rose.", ("Roe", "rose")),
    ("In the old ports, [C:says] the report, officers and clerks have taken part.", ("report", "taken")),
    ("Without rain, [C:warns] Roe, crops will fail.", ("Roe", "fail")),
    ("By June, [C:argued] the minister, there will be no water.", ("minister", "be")),
    ("In May, [C:said] to be ill, Roe left.", None),
    ("In May, Roe [C:says], the river rose.", None),
    ("In May, [C:says] Roe, and Ann Poe agrees, it rose.", None),
    ("The river, [C:says] Roe, rose in May.", None),
)

# what the writer says of a statement: the repair, the sentence, what is left of the content
WRITERS_TAILS: tuple[tuple[str, str, str], ...] = (
    (
        "before_lack_of_proof",
        "[S:He] [C:blamed] [K:a certain guard without naming Roe].",
        "a certain guard",
    ),
    (
        "before_lack_of_proof",
        "[S:He] [C:said] [K:Poe spoke of guards without naming Roe].",
        "Poe spoke of guards without naming Roe",
    ),
    ("before_reference", "[S:He] [C:said] [K:it leaked (see “Old Boats”)].", "it leaked"),
    ("before_reference", "[S:He] [C:said] [K:it leaked (a little)].", "it leaked (a little)"),
    ("before_lack_of_proof", "[S:He] [C:said] [K:it was rigged, without giving evidence].", "it was rigged"),
    ("before_lack_of_proof", "[S:Police] [C:said] [K:he was armed, without elaborating].", "he was armed"),
    (
        "before_lack_of_proof",
        "[S:He] [C:said] [K:they are “mere thieves” without offering any proof].",
        "they are “mere thieves”",
    ),
    (
        "before_lack_of_proof",
        "[S:He] [C:said] [K:she left without giving notice].",
        "she left without giving notice",
    ),
    (
        "before_lack_of_proof",
        "[S:He] [C:said] [K:she left without giving a reason].",
        "she left without giving a reason",
    ),
    (
        "before_lack_of_proof",
        "[S:He] [C:said] [K:it was rigged, without rowing a mile].",
        "it was rigged, without rowing a mile",
    ),
    ("behind_its_marks", "[S:She] [C:called] [K:it “a joke,” which it is].", "it “a joke,”"),
    (
        "behind_its_marks",
        "[S:She] [C:called] [K:it “a joke,” and all whom I asked agree].",
        "it “a joke,”",
    ),
    (
        "behind_its_marks",
        "[S:She] [C:said] [K:it was “a joke,” which it is].",
        "it was “a joke,” which it is",
    ),
    (
        "behind_its_marks",
        "[S:She] [C:praised] [K:the “brave,” and the clerk who rowed].",
        "the “brave,” and the clerk who rowed",
    ),
    ("before_meaning", "[S:He] [C:said] [K:it would close, in a blow to the town].", "it would close"),
    (
        "before_meaning",
        "[K:The mine has shut its pit], [S:he] [C:said] in May, [K:in a blow to the town].",
        "The mine has shut its pit",
    ),
    (
        "before_meaning",
        "[S:He] [C:said] [K:it would end in a blow to it].",
        "it would end in a blow to it",
    ),
    (
        "before_meaning",
        "[S:He] [C:said] [K:it would close, in a year or so].",
        "it would close, in a year or so",
    ),
)

# the second half of a statement behind its tag
SECOND_HALVES: tuple[tuple[str, str], ...] = (
    ("[K:They were given tea], [S:she] [C:writes], and got lost.", "They were given tea / and got lost"),
    (
        "[K:The boat left in May], [S:Roe] [C:says], and sank off Avon.",
        "The boat left in May / and sank off Avon",
    ),
    ("[K:The boat left in May], [S:Roe] [C:wrote], and sank off Avon.", "The boat left in May"),
    ("[K:The boat left in May], [S:Roe] [C:says], and she wept.", "The boat left in May"),
    ("[K:The boat leaves in May], [S:Roe] [C:says], and wept.", "The boat leaves in May"),
    # a present or *will* behind a past
    (
        "[K:The boat has left for Avon], [S:Roe] [C:said], but won't be back until May.",
        "The boat has left for Avon / but won't be back until May",
    ),
    ("[K:The boat has left for Avon], [S:Roe] [C:said], but won't say why.", "The boat has left for Avon"),
    ("[K:The boat left for Avon], [S:Roe] [C:said], but won't be back.", "The boat left for Avon"),
)

# what a tag between commas parts: the repair, the sentence, the content
PARTED_STATEMENTS: tuple[tuple[str, str, str], ...] = (
    ("with_its_front", "The next morning, [S:Roe] [C:said], [K:it rained].", "The next morning / it rained"),
    (
        "with_its_front",
        "In every port in the north, [S:she] [C:pointed out], [K:“the wind counts”].",
        "In every port in the north / “the wind counts”",
    ),
    ("with_its_front", "In a letter, [S:Roe] [C:said], [K:it rained].", "it rained"),
    ("with_its_front", "However, [S:Roe] [C:said], [K:it rained].", "it rained"),
    ("with_its_front", "Standing at the door, [S:Roe] [C:said], [K:it rained].", "it rained"),
    ("with_its_front", "The next morning [S:Roe] [C:said] [K:it rained].", "it rained"),
    ("with_its_front", "It was late, [S:Roe] [C:said], [K:it rained].", "it rained"),
    (
        "across_its_tag",
        "[K:The dam], [S:she] [C:said], [K:was mended] but did not hold.",
        "The dam / was mended but did not hold",
    ),
    ("across_its_tag", "[K:It was mended], [S:she] [C:said], but she left.", "It was mended"),
    (
        "across_its_tag",
        "[K:The dam], [S:she] [C:said], [K:is old], but she left.",
        "The dam / is old",
    ),
)

# whom it was told to is no part of what was told
ON_DAYS: tuple[tuple[str, str], ...] = (
    ("[S:They] [C:proved] for [K:the first time that it leaked].", "that it leaked"),
    ("[S:They] [C:reported] [K:the same day that it leaked].", "that it leaked"),
    ("[S:They] [C:recalled] [K:a time that it leaked].", "a time that it leaked"),
)
LISTENERS: tuple[tuple[str, str], ...] = (
    ("[S:She] [C:swore] to [K:guards who were there that it rained].", "that it rained"),
    ("[S:She] [C:swore] [K:to guards who were there that it rained].", "that it rained"),
    ("[S:She] [C:pointed] to [K:guards who said that it rained].", "guards who said that it rained"),
)

# whom a question or a plea goes to is no part of it
ASKED_OF: tuple[tuple[str, str], ...] = (
    ("[S:She] [C:asked] [K:the clerk about the leak].", "about the leak"),
    ("[S:She] [C:asked] [K:him for help].", "for help"),
    ("[S:She] [C:asked] [K:the price of the boat].", "the price of the boat"),
    ("[S:She] [C:asked] [K:the clerk to leave].", "the clerk to leave"),
    ("[S:She] [C:accused] [K:the clerk of theft].", "the clerk of theft"),
    ("[K:Roe] [C:was asked] [K:about the leak].", "Roe / about the leak"),
)

# a second verb of saying (D, with its content L and the source O that it was given), and whose it is
NEARER: tuple[tuple[str, str, str], ...] = (
    ("[S:[O:He]] [C:said] [K:she rang and [D:asked] him [L:if it leaked]].", "she", "L"),
    ("[S:[O:He]] [C:said] [K:she rang and [D:asked] Roe [L:if it leaked]].", "He", "L"),
    (
        "[S:[O:Roe]] [C:said] [K:the clerk had written to the board], [D:telling] it [L:that it leaked].",
        "the clerk",
        "the clerk had written to the board, telling it that it leaked",
    ),
    (
        "[S:[O:Roe]] [C:said] [K:the clerk had written to the board], [D:adding] [L:that it leaked].",
        "Roe",
        "the clerk had written to the board",
    ),
    (
        "[S:[O:Roe]] [C:said] [K:the clerk had walked to the board], [D:saying] [L:that it leaked].",
        "Roe",
        "the clerk had walked to the board",
    ),
    (
        "[S:She] [C:said] [K:it was late], [D:adding] [L:that it rained], [O:Vane] wrote.",
        "She",
        "it was late",
    ),
)

# what a tag tells (C, K) behind a report of its own (D, L)
AROUND_REPORTS: tuple[tuple[str, str], ...] = (
    ("[O:She] [D:said] [K:[L:it was late]], [S:court papers] [C:say].", "She said it was late"),
    ("[O:She] [D:said] [K:[L:it was late]]; it rained, [S:court papers] [C:say].", "it was late"),
    ("[O:She] [D:said] [L:it was late] and [K:“it rained,”] [S:court papers] [C:say].", "“it rained,”"),
)

# who does what a gerund behind a preposition tells, where that is not the subject of an active verb
DOERS: tuple[tuple[str, str | None], ...] = (
    ("They jailed Roe for [C:saying] so.", "Roe"),
    ("The judge rebuked the lawyer for [C:telling] the jury that he had lied.", "lawyer"),
    ("Roe was jailed by the court for [C:saying] that it was rigged.", "Roe"),
    ("Roe was sacked by the board in May, after [C:admitting] that he had lied.", "Roe"),
    ("Two men were freed by the judge without [C:admitting] that they had lied.", "men"),
    ("The court jailed Roe after [C:saying] so.", None),
    ("The bill was signed by Roe after [C:promising] that it would be changed.", None),
    ("Roe apologised to the court for [C:saying] that it was rigged.", None),
    ("Roe was seen by police, [C:saying] that it was rigged.", None),
)

# what a relative clause tells of is what was told, not whom it was told to
WITH_ANTECEDENTS: tuple[tuple[str, str], ...] = (
    ("[S:She] [C:pointed] to the boats [K:that leak].", "the boats that leak"),
    ("[S:She] [C:pointed] to the many boats in Avon [K:which leak].", "the many boats in Avon which leak"),
    ("[S:She] [C:told] the guard [K:that boats leak].", "that boats leak"),
)
ANTECEDENTS: tuple[tuple[str, str], ...] = (
    ("It was the help [S:they] [C:promised] [K:farmers].", "the help"),
    ("It was the help that [S:they] [C:had promised] [K:the farmers].", "the help"),
    ("They got less than the 4 million [S:they] [C:had promised] [K:the farmers in May].", "the 4 million"),
    ("It was the board [S:that] [C:promised] [K:farmers help].", "farmers help"),
    ("It was the man [S:they] [C:had promised] [K:a boat].", "a boat"),
    ("[S:They] [C:promised] [K:the farmers] and left.", "the farmers"),
)

# a participle (D, L) of the same source reports beside the first, one of another source (O) does not
OWN_PARTICIPLES: tuple[tuple[str, list[str]], ...] = (
    (
        "[S:She] [C:said] [K:it was late, [D:adding] [L:that it rained]].",
        ["it was late", "that it rained"],
    ),
    (
        "[S:The board] [C:said] [K:it was “proud”, [D:stressing] [L:its debt to the crew]].",
        ["it was “proud”", "its debt to the crew"],
    ),
    (
        "[S:She] [C:said] [K:[O:the clerk] had left, [D:saying] [L:that it was late]].",
        ["the clerk had left, saying that it was late", "that it was late"],
    ),
    (
        "[S:She] [C:admitted] [K:[D:saying] [L:that it was late]].",
        ["saying that it was late", "that it was late"],
    ),
    (
        "[S:She] [C:said] [K:“it was late, [D:adding] [L:that it rained]”].",
        ["“it was late, adding that it rained”", "that it rained”"],
    ),
)

# behind who tells nothing, where the parse needs no comma
SILENT_PARTICIPLE = "[S:She] [C:declined] [K:to comment [D:saying] [L:that it was late]]."

# a participle that no draft has yet
BY_PARTICIPLES: tuple[tuple[str, list[str]], ...] = (
    ("[S:She] [C:filed a suit] [K:saying he had lied].", ["he had lied"]),
    ("[S:She] [C:filed a suit] [K:[D:saying] [L:he had lied]].", ["he had lied"]),
    ("[S:She] [C:planned a law] [K:banning talk].", ["banning talk"]),
)
NEW_PARTICIPLES: tuple[tuple[str, list[str]], ...] = (
    ("[S:She] [C:thanked] [K:the crew, promising to return].", ["the crew", "to return"]),
    (
        "[S:She] [C:thanked] [K:the crew for its “patience,” promising to return].",
        ["the crew for its “patience,”", "to return"],
    ),
    ("[S:She] [C:thanked] [K:the crew, smiling at the clerk].", ["the crew, smiling at the clerk"]),
    (
        "[S:She] [C:said] [K:the crew had left, promising to return].",
        ["the crew had left, promising to return"],
    ),
)

# what another says of a statement
ANOTHERS_WORDS: tuple[tuple[str, str], ...] = (
    ("[S:She] [C:said] [K:it would close, a step that Roe called rash].", "it would close"),
    (
        "[S:She] [C:said] [K:the crew had been paid, something the council has denied].",
        "the crew had been paid",
    ),
    ("[S:She] [C:said] [K:he was offered 90 pounds, a sum he called “absurd”].", "he was offered 90 pounds"),
    ("[S:She] [C:said] [K:it was a step that Roe called rash].", "it was a step that Roe called rash"),
    (
        "[S:She] [C:said] [K:he bought a boat, a thing he calls Gull].",
        "he bought a boat, a thing he calls Gull",
    ),
    (
        "[S:She] [C:said] [K:they had hired Roe, a man who said that he could sail].",
        "they had hired Roe, a man who said that he could sail",
    ),
    (
        "[S:She] [C:said] [K:a step that Roe called rash, a sale, would be late].",
        "a step that Roe called rash, a sale, would be late",
    ),
)

# who does what a participle tells behind *with*
ACCOMPANYING: tuple[tuple[str, str | None], ...] = (
    ("They met, with Roe, a clerk, [C:saying] it was late.", "Roe"),
    ("They met with Roe, and the clerk is [C:saying] it was late.", None),
    ("The plan failed, with a roof [C:threatening] to fall.", None),
)

# the subject of the main verb does what a participle tells
DOERS_OF_MAIN: tuple[tuple[str, str | None], ...] = (
    ("Police shot the man, [C:claiming] he was armed.", "Police"),
    ("The dam burst, [C:claiming] two lives.", None),
    ("The man was shot, [C:claiming] he was armed.", None),
    ("Police shot the man [C:claiming] he was armed.", None),
)

# reports that only are there are nobody's
NOBODY_THERE: tuple[tuple[str, bool], ...] = (
    ("The board met, and there [C:were reports] that it rained.", True),
    ("The board met, but there [C:have been claims] that it rained.", True),
    ("The board's [C:reports] that it rained were late.", False),
)

# what the parse joins to the cue behind a conjunction: told, or added by the writer
FURTHER_CLAUSES: tuple[tuple[str, str], ...] = (
    ("[S:She] [C:said] [K:it was old], but the roof would hold.", "it was old, but the roof would hold"),
    (
        "[S:The guards] [C:say] [K:there were no deaths], but the hall's back wall had been badly cracked "
        "and the tower lost its bell.",
        "there were no deaths, but the hall's back wall had been badly cracked and the tower lost its bell",
    ),
    ("[S:She] [C:said] [K:it was old], but the roof held.", "it was old"),
    ("[S:She] [C:said] [K:it was old], but she would stay.", "it was old"),
    ("[S:Roe] [C:said] [K:the mill was old], but Roe would stay there.", "the mill was old"),
    ("[S:Roe] [C:said] [K:the mill was old], but the clerk would claim that it was new.", "the mill was old"),
)
