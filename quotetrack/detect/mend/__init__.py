"""Draws anew where a content or a source begins and ends, where the parse or the network drew it amiss.

Drafts come in; out they go, mended or as they were. Answers: which words around a report are the writer's?
"""
