"""Scores extractions against annotated articles."""
