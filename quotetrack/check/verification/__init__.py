"""Whether anybody said these words.

A claim or a draft comes in, and passages from whoever stores them; out go verdicts, with the passage that
each rests on and its differences. Answers: did they say that, and where does it depart?
"""
