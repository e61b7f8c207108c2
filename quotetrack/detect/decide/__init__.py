"""Chooses among proposals, and lets a draft stand or fall.

Proposals and evidence come in; out go drafts with a confidence: the best content and source of each cue,
mended, nested, or parted where one quotes another. Answers: which reading holds, and where does its
confidence come from?
"""
