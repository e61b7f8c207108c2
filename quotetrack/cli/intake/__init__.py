"""Commands that take articles in: ``extract``, ``ingest``, ``load``, ``models``.

Paths and options come in; out go extractions on standard output, or rows in a database. Answers: how do
files become quotes?
"""
