"""What was said through time.

Quotations and their words come in; out go how alike two statements are, a statement's drift, changes of
position, and two quotes set side by side. Answers: is this the same statement, and has it changed?
"""
