"""The errors that quotetrack raises: one class a situation, each message one line with a next step.

The library raises them and never prints or exits; ``cli`` turns each into a line on standard
error and exit status 2.
"""


class QuotetrackError(Exception):
    """Something the user can mend; the message names the file and the next step."""


class UnreadableInput(QuotetrackError):
    """A file that is missing, binary, empty, malformed or without articles."""


class ModelUnavailable(QuotetrackError):
    """A model directory or package that is not there or cannot be loaded."""


class DatabaseError(QuotetrackError):
    """A database that is missing, locked, foreign, newer than this version, or cannot be written."""


class UnknownRow(QuotetrackError):
    """An id or a name that the database does not hold."""


class ChangedMeanwhile(QuotetrackError):
    """A verdict on a quote that is no longer what its reviewer saw."""


class BadDecision(QuotetrackError):
    """A decision about speakers that cannot be made or taken back as asked."""


class BadLexicon(QuotetrackError):
    """A word list under data/ with a missing column or an unusable row."""


class FormatUnavailable(QuotetrackError):
    """A format of export that needs a package which is not installed, or cannot be written to a place."""


class AddressUnavailable(QuotetrackError):
    """A host or port on which pages cannot be served."""
