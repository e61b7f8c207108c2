"""The ground of attribution: the article indexed, and its noun phrases read.

A parsed document comes in; out go look-ups by offset (which word, which sentence, in marks or not), noun
phrases taken apart (head, determiner, owner, name) and the descriptions that an article gives of things.
Answers: what does this stretch of text say, word by word?
"""
