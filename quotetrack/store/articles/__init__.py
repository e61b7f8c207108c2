"""Articles in the database: saved, with their quotes and places, and read back for a newer file.

Extractions come in; out go rows, the same however often it is repeated. Answers: what is written, and
where was it found?
"""
