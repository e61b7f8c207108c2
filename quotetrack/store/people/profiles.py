"""Reads what stored articles say of the bearer of a name."""

from __future__ import annotations

from typing import Any

from quotetrack.store.name_memory import NameMemory
from quotetrack.store.people.bearer_evidence import Profile


def profile_of(names: NameMemory, name: int, key: str, articles: int) -> Profile:
    """Return the profile of the name in row ``name`` of speaker_names."""
    kept: Profile | None = names.profiles.get(name)
    if kept is None:
        facts: dict[Any, int] = names.commonest_facts(name)
        kept = names.profiles[name] = Profile(facts, key)
    kept.articles = max(articles, 1)
    return kept
