"""Named questions that the database answers; only ``count_tables`` writes, the counts that they read.

Filters come in; out go rows: quotes, counts, whole articles for export. Answers: what is in the file?
"""
