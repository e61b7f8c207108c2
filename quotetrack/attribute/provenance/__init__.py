"""How each statement reached the article, and how it was made.

Quotes with their speakers come in; out go the agencies and outlets on the way, how each relates to the
statement, the channel, the recipient, and whom a report cites. Answers: through whom do we know this?
"""
