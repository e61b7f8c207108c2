"""The database: one SQLite file, defined by schema.sql, written an article at a time, read by name.

Extractions, decisions and verdicts come in; out go rows. Rooms, each standing on those before it: *people*,
*decisions*, *questions*, *upgrades*, *reviews*, *articles*, *statements*; ``database`` connects to the file,
``selecting`` runs a query. Answers: what is known?
"""

from quotetrack.store.articles.saving import Outcome, Refused, Store
from quotetrack.store.upgrades.opened_files import open_existing, open_or_create

__all__ = ["Outcome", "Refused", "Store", "open_existing", "open_or_create"]
