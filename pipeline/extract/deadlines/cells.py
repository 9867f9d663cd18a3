"""Time limits written alone, as cells of a table have them: "02 ngày làm việc"."""

from __future__ import annotations

import msgspec

from pipeline.extract.deadlines.finding import find_deadlines
from pipeline.model.facts import Deadline, DeadlineKind, Quote

_OPENING = "trong thời hạn "  # what prose would put before it


def deadline_alone(text: str) -> Deadline | None:
    """The limit that ``text`` begins with; None where it begins with anything else.

    Offsets count characters of ``text``.
    """
    ahead = find_deadlines(text)
    if ahead and ahead[0].quote.start == 0 and ahead[0].kind is DeadlineKind.BEFORE:
        return ahead[0]  # "02 ngày trước ngày họp"
    found = find_deadlines(_OPENING + text)
    if not found or found[0].quote.start != 0 or found[0].number is None:
        return None
    limit = found[0]
    event = limit.event and limit.event.moved(-len(_OPENING))
    stretch = Quote(
        quote=limit.quote.quote.removeprefix(_OPENING), start=0, end=limit.quote.end - len(_OPENING)
    )
    return msgspec.structs.replace(limit, quote=stretch, event=event)
