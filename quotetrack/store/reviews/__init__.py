"""Verdicts of people on quotes, kept through every change of their articles.

A verdict comes in; out go the quote as it is set right, its history, and its place in a new text.
Answers: what did a reviewer say of this quote, and does it still hold?
"""
