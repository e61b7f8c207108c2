"""The word lists under data/: the only code that reads them, once, into frozen tables.

Each row carries an example that proves it, which a test runs.
"""
