"""The words of a language: the only code that reads the lists under data/, once, into frozen tables.

Words come in; out goes what a list says of them. ``grammar`` alone holds words itself: the closed classes.
Each row of a table carries an example that proves it, which a test runs. Answers: what does the language
say of this word?
"""
