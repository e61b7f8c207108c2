"""Whether anybody said these words.

A claim or a draft and passages from whoever stores them come in; out go verdicts, with the passage that
each rests on and its differences. Answers: did they say that, and where does it depart?
"""
