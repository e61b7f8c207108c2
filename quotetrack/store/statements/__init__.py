"""Statements: which quotes say the same, and which share words with a claim.

New quotes or a claim's words come in; out go groups of quotes, who was first, and candidates to compare.
Answers: where else was this said?
"""
