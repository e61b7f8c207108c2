"""Refuses what has only the form of a report.

Drafts come in; out go those that no refusal meets, who kept silent with the class *no_comment*. Answers: did
anybody say anything that a reader could note down?
"""
