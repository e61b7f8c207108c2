"""Rules that propose cues, contents and sources, and what layout alone tells.

Words, the tree and the network's tags come in; out go proposals under the name of the rule that made them,
among which nothing is chosen here. What ``headlines`` and ``transcripts`` read from the layout goes out
settled, with a confidence of its own. Answers: where could somebody be reported, and by which structure?
"""
