"""Commands that ask a database: ``quotes``, ``show``, ``stats``, ``speakers``, ``agencies``.

A database and filters come in; out go tables, JSON or CSV. Answers: who said what, and how often?
"""
