"""The attribution network: what it is shown, how it answers, and how its answer is kept.

Documents come in; out goes evidence: for each word the odds of each role, and for each cue those of each
word to be its own. Answers: what does the network make of this text?
"""
