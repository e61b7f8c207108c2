"""Commands by which people decide: ``merge``, ``split``, ``alias``, ``decisions``, ``undo``, ``review``.

Decisions and verdicts come in, singly or as a file; out goes what they changed. Answers: what did a person
set right?
"""
