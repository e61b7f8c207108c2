"""What a person types to ask: searches and dates.

A line as typed comes in; out go expressions of the full-text index, fields of a filter, ISO dates.
Answers: what is asked for?
"""
