"""How many processes this machine has room for."""

from __future__ import annotations

import os

import psutil

ROOM = 400_000_000  # bytes that a process may need beside the models, which are shared


def processes_to_use() -> int:
    """Return how many physical cores this process may use, fewer where memory is short; at least 1."""
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):  # a container or taskset may allow fewer
        cores = min(cores, len(os.sched_getaffinity(0)))
    return max(1, min(int(cores), int(psutil.virtual_memory().available // ROOM)))
