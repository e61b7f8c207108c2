"""Closed classes of English: pronouns, determiners, conjunctions, prepositions, auxiliaries, negations.

The one module beside data/ that holds words of a language; lists of open classes are data/en/*.toml. A
name says the class, a comment who goes by a part of it. Words are in lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Split a class into its words."""
    return frozenset(text.split())


RELATIVE_PRONOUNS = _words("who whom which that whose")  # of people and things
PERSONAL_RELATIVES = _words("who whom whose")  # of people only
THIRD_PERSON_SUBJECTS = _words("he she it they")  # that a reporting verb has for its subject
SPEAKERS_THEMSELVES = _words("i we you us")  # as the source of a report inside a quotation
POINTERS = _words(  # pronouns, and *so*, that alone are no content: they only point to one
    """it this that these those them him her me us you so which what whom who he she they one
    himself herself itself themselves"""
)
OBJECT_RELATIVES = _words("which that whom what")  # that stand for what a relative clause reports
SHORT_AUXILIARIES = _words("'s ’s 'd ’d")  # of *be*, *have* and *would* behind a subject
NEGATIVE_ADVERBS = _words("not n't never")  # within a verb group
NEGATIVE_PRONOUNS = _words("nobody none no neither")  # and determiners, at the start of a source
NEGATIONS_OF_REPORTS = (  # by which what follows was not said
    NEGATIVE_ADVERBS | NEGATIVE_PRONOUNS | _words("n’t nor hardly scarcely without")
)
EMPTY_DETERMINERS = _words("no any")  # before what was not said
CIRCUMSTANCE_PREPOSITIONS = _words("after at before during from in since")  # of when and where it was said
TRAILING_OPENERS = _words("which who whose where while but although though")  # of a clause behind a content
CLAUSE_LINKS = _words("and but or nor who which that whom when where while if as because")  # before a verb
UNASSERTED_OPENERS = _words("whether if to until unless before")  # of a clause that asserts nothing
SMALL_IN_TITLES = _words(  # words without a capital in a headline in capitals
    "a an and as at but by for from in into nor of on or the to vs with"
)
INDEFINITE_ARTICLES = _words("a an")  # before what is new to the text
ARTICLES = INDEFINITE_ARTICLES | _words("the")  # that may open a noun phrase or a name
CONJUNCTIONS_OF_TIME = _words("after before since until till")  # that are prepositions as well
REPORT_CONJUNCTIONS = _words("that if whether")  # before a clause that is told or asked
TOPIC_PREPOSITIONS = _words("on about over")  # before what somebody will not speak of
ENDS_OF_TIME = _words("until till")  # before the end of what is over
CLAUSE_CONJUNCTIONS = _words("because although though while where so and but")  # before another clause
CLAUSE_STARTS = _words("that he she they it we whether if how why what there")  # of what a verb reports
NOUN_LINKS = _words("of for at in from on to with and who which")  # behind them a role's noun is complete
DEFINITE_DETERMINERS = _words("the this that these those")  # of what the text has told of before
PERSONAL_POSSESSIVES = _words("his her their")  # of people spoken of
THIRD_PERSON_POSSESSIVES = PERSONAL_POSSESSIVES | _words("its")  # of people and bodies spoken of
COLLECTIVE_POSSESSIVES = _words("its their")  # of a body
POSSESSIVE_DETERMINERS = THIRD_PERSON_POSSESSIVES | _words("my our your")  # of whomever
POSSESSIVE_CLITICS = _words("'s ’s ‘s")  # behind an owner
POSSESSIVE_ENDINGS = POSSESSIVE_CLITICS | _words("' ’")  # behind an owner, plurals too
SUBJECT_RELATIVES = _words("who which that")  # that can be the subject of their clause
PERSONAL_CLAUSE_OPENERS = _words("who who's whose")  # of a clause that says who somebody is
POST_PREPOSITIONS = _words("of for")  # between a post and whom or what it serves
BODY_NAME_PREPOSITIONS = POST_PREPOSITIONS | _words("on")  # that a body's name goes on with
BODY_PREPOSITIONS = BODY_NAME_PREPOSITIONS | _words("in from")  # between a post and its body
WORKPLACE_PREPOSITIONS = _words("at with")  # between what somebody is and where, whatever the post
MEMBERSHIP_PREPOSITIONS = _words("of from with")  # right behind a person's name, before their body
COMPLEMENT_PREPOSITIONS = _words(  # of what names a thing further: *member of Congress*
    "of for on in from at with to within inside against about over by under near"
)
EXEMPLIFIERS = _words("like including such")  # of examples, behind what they are examples of
SMALL_IN_WORKS = _words("a an and as at but by for from in into is of on or the to with")  # their titles
MASCULINE_PRONOUNS = _words("he him his himself")  # that stand for a man
FEMININE_PRONOUNS = _words("she her hers herself")  # that stand for a woman
NEUTER_PRONOUNS = _words("it its itself")  # that stand for a body or a thing
PLURAL_PRONOUNS = _words("they them their theirs themselves each both")  # that stand for more than one
FIRST_PERSON_PRONOUNS = _words("i me my mine myself we us our ours ourselves")  # of who speaks or writes
FIRST_PERSON_SINGULAR = _words("i me my mine myself")  # of one who speaks or writes
SECOND_PERSON = _words("you your yours yourself yourselves")  # of whom somebody speaks to
ADDRESSEES = _words("you yourself yourselves")  # as a source by themselves
SINGULAR_REFLEXIVES = _words("himself herself itself")  # behind the name that they stress
PRONOUN_EMPHASES = _words("both all himself herself")  # beside a pronoun that is the whole source
DESCRIPTION_OWNERS = PERSONAL_POSSESSIVES | _words("whose my our")  # of somebody who is described
INSIDE = _words("in within inside")  # between unnamed people and their body
EMPLOYER_PREPOSITIONS = BODY_NAME_PREPOSITIONS | WORKPLACE_PREPOSITIONS  # right behind a description
LISTENERS = _words(  # pronouns for whoever can be told something
    "me us you him her them himself herself themselves everyone everybody someone anyone"
)
TALK_PREPOSITIONS = _words("to with on")  # between talk, or an appearance, and an outlet
REPORT_PREPOSITIONS = _words("from by in on")  # between a report and its outlet
CARRIER_PREPOSITIONS = _words("by on in to via through")  # between what was published and where
WRITING_PREPOSITIONS = _words("in for on")  # between a piece of writing and its outlet
ADJUNCT_PREPOSITIONS = _words("of for at from with in by on")  # right before an outlet that is no subject
MEDIUM_PREPOSITIONS = _words("on via over through")  # between what was said and the platform
DIALOGUE_WORDS = _words("your yours yes no it he she they that")  # that turns of a dialogue are full of
