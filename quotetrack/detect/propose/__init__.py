"""Rules that propose cues, contents and sources, and speakers told by layout alone.

Words, the tree and the network's tags come in; out go proposals under the name of the rule that made them;
nothing is chosen here. Answers: where could somebody be reported, and by which structure?
"""
