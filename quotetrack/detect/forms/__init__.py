"""What the rooms of detection hand to each other.

A parsed document comes in; out go its words in one row, spans by PolNeAR's conventions, and the types of
cues, candidates and drafts. Decides nothing. Answers: what shape has a proposal?
"""
