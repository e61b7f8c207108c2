"""What all commands share: options, opening a database, and writing for people and programs.

Rows come in; out go cards, tables, JSON and CSV that are safe for any terminal. Answers: how does this
look in eighty columns?
"""
