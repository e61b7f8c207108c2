"""Who and what an article names.

Words and the tagger's names come in; out go entities: people, bodies, places, works and groups under all
their names, with sex, roles and bodies, and the speaker that an entity makes. No pronoun is looked at here,
and of later descriptions only *the film* of a titled work and *the woman* whose name comes late.
Answers: what makes two names one person, and what is that person?
"""
