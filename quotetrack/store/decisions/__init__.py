"""What people decide about speakers: merge, split, alias, and taking it back.

A decision comes in; out go the names and quotes that it moved, and a row that can be undone. Answers: who
decided that, and what did it change?
"""
