"""Exports for desks: citations, claim cards, reports, ninjs and linked data.

Stored articles come in; out go texts, pages and JSON that newsrooms and search engines read. Answers: how
do editors and readers get it?
"""
