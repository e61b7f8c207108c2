"""Commands that hand on: ``export``, ``cite``, ``report``, ``serve``.

A database comes in; out go files, citations, a page to send, or pages in the browser. Answers: how does
this reach others?
"""
