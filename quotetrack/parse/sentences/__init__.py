"""Words and sentences as the tokenizer has them, mended.

A tokenized text comes in; out go words and sentences that break where news copy breaks, none too long to
parse. Answers: where does a sentence end?
"""
