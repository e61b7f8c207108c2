"""Words and sentences by rules.

A paragraph comes in; out go words as treebanks have them and sentences that break where news copy breaks,
none too long to parse. Answers: where does a word end, where a sentence?
"""
