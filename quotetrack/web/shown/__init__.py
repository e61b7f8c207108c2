"""How single things are shown: quotes, cells, charts, citations, the article with its highlights.

Rows come in; out go markup-safe values for templates. Answers: how do words from articles stay words?
"""
