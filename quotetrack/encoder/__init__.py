"""The neural encoder that the parse network and the attribution network share.

Words come in; out go vectors: word pieces, shapes of words, the transformer, and weights in 8 bits.
Answers: what do both networks stand on?
"""
