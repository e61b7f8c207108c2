"""From a quote's source to its speaker.

A quote and the cast come in; out goes one speaker, with the method and the rivals: for a source in words,
for a label of an interview, and for a quotation that stands without source. Answers: who says this?
"""
