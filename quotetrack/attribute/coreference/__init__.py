"""What pronouns, relatives, plurals and descriptions mean.

Entities and a word or a phrase come in; out go the entities that it can mean, the likeliest first, or none.
The cast holds them for one article. Answers: whom does *she*, *the union*, *both senators*, *his office*
or *the report* stand for here?
"""
