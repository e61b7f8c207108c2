"""Documents, feeds and what is packed: PDF, Word, OpenDocument, e-books, mail, RSS, zip.

Bytes come in; out go the texts that a reader of the document sees, and what it says of itself.
Answers: what would somebody read there?
"""
