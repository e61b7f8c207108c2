"""Imported once, by the process from which the others are forked: they share its models and word lists."""

from quotetrack.errors import QuotetrackError
from quotetrack.pipeline import extract, load_parser

try:
    load_parser()
    extract("“It rains,” Ann Roe said on Monday.")  # loads the word lists of the stages behind parsing
except QuotetrackError:
    pass  # each process meets it again, and says so
