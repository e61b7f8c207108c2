"""Named questions that the database answers; nothing here writes.

Filters come in; out go rows: quotes, counts, whole articles for export. Answers: what is in the file?
"""
