"""Extraction on every core of a machine.

Articles come in; out go their extractions, in the order given, made by processes that share the models.
Answers: how are many articles read at once?
"""
