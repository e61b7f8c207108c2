"""Two wordings side by side, word by word.

Strings come in; out go the words that are compared, numbers read, an alignment, and the differences that
count. Knows no database and no quotation. Answers: what differs between these words and those?
"""
