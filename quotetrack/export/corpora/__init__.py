"""Exports for corpora: brat, Citron and TEI, and spans made to nest for them.

Stored articles come in; out go files that annotation tools and text archives read. Answers: how do
linguists get it?
"""
