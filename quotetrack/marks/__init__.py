"""Which quotation marks belong together, over the plain text.

Text and paragraphs come in; out go quotations. Answers: where does a quotation begin and end?
"""

from quotetrack.marks.pairing import Quotation, pair_marks

__all__ = ["Quotation", "pair_marks"]
