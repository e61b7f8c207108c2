"""Scores extractions against annotated articles.

:func:`evaluate` sets attributions beside a corpus that :func:`read_corpus` reads; they come from the
pipeline (:func:`from_extraction`) or a file (:func:`read_predictions`). Nothing here extracts or prints.

A corpus and attributions come in; out go figures by subset, breakdowns, calibration and errors. Answers: how
well does extraction do on articles that people annotated?
"""

from quotetrack.evaluate.annotated_corpus import GoldArticle, read_corpus
from quotetrack.evaluate.predictions import Predicted, Predictions, from_extraction, read_predictions
from quotetrack.evaluate.scoring import Evaluation, as_values, evaluate

__all__ = [
    "Evaluation",
    "GoldArticle",
    "Predicted",
    "Predictions",
    "as_values",
    "evaluate",
    "from_extraction",
    "read_corpus",
    "read_predictions",
]
