"""Rows to articles: JSON lines and JSON, CSV and its like, Parquet, workbooks.

Streams of rows come in; out go articles, one a row, and in place of a row that is none, why.
Answers: which column holds what?
"""
