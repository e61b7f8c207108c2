"""Who and what an article names.

Words and the tagger's names come in; out go entities: people, bodies, places, works and groups under all
their names, with sex, roles and bodies, and the speaker that an entity makes. No pronoun and no later
description is looked at here. Answers: what makes two names one person, and what is that person?
"""
