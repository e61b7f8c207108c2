"""Commands that check: ``verify``, ``variants``, ``timeline``, ``contrast``, ``evaluate``.

Words, drafts or quotes come in; out go verdicts, histories and scores, laid out for reading. Answers: does
it hold?
"""
