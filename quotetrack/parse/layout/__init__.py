"""The layout of an article: its units, paragraphs, datelines and what is not running text.

A text comes in; out go paragraphs and regions by offset. No word is read grammatically. Answers: which of
these lines are the article's own sentences?
"""
