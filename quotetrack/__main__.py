"""``python -m quotetrack``."""

from quotetrack.cli import main

main(prog_name="quotetrack")
