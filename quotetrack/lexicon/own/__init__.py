"""Word lists of a newsroom's own, laid over those that ship.

A folder comes in; out go its lists, checked, and one choice a process. Answers: which words did this
newsroom add, replace or take out?
"""
