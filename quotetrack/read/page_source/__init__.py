"""Web pages: the article in a page's source, and what the page says of itself.

The source of a page comes in; out goes its article. Answers: what does a reader see there, and since when?
"""
