"""Files of older versions, brought up to date in place: numbered steps, none ever edited.

A file of any schema so far comes in; out goes the same file with the newest, after a copy of it was laid
beside it. Answers: what becomes of what an older quotetrack has stored?
"""
