"""The time limit of a step as a value."""

from __future__ import annotations

import re

import msgspec

from pipeline.extract.deadlines import deadline_alone, find_deadlines
from pipeline.model.facts import Deadline, Quote

_BARE = re.compile(r"[\d\s.,/½–-]+$")


def due_of(told: Quote | None, unit: str = "") -> Deadline | None:
    """The one limit that the words ``told`` tell; None where they tell none, or several.

    Args:
        told: the time limit as written.
        unit: in what a bare number counts, as a head says: "ngày làm việc".
    """
    if told is None:
        return None
    words = told.quote
    if unit and _BARE.match(words):
        counted = deadline_alone(f"{words.strip()} {unit}")
        return counted and msgspec.structs.replace(counted, quote=told)
    found = find_deadlines(words)
    limit = deadline_alone(words) or next(iter(found), None)
    return limit.moved(told.start) if limit is not None and len(found) <= 1 else None
