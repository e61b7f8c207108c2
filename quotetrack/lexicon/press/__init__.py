"""Words about the press: outlets listed and unlisted, and the lines that are no running text.

A text or a name comes in; out go the outlets that it names, and the furniture, credits and bylines of a
page. Answers: is this an outlet, and which?
"""
