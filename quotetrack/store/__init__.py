"""The database: one SQLite file, defined by schema.sql, written an article at a time, read by name."""

from quotetrack.store.database import open_existing, open_or_create, open_to_review
from quotetrack.store.saving import Outcome, Refused, Store

__all__ = ["Outcome", "Refused", "Store", "open_existing", "open_or_create", "open_to_review"]
