"""Of spans that overlap, those to keep: weighted interval scheduling.

Kleinberg and Tardos, Algorithm Design, 2005, section 6.1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.model.document import Span


def apart(spans: Sequence[Span], worth: Sequence[float]) -> list[int]:
    """The places of the spans that share no letter and are worth most together, in reading order.

    Spans worth nothing or less are left out. ``worth`` has one number for each span.
    """
    places = sorted(
        (place for place in range(len(spans)) if worth[place] > 0),
        key=lambda place: spans[place].end,
    )
    ends = [spans[place].end for place in places]
    best = [0.0]  # of the first so many places
    before: list[int] = []  # how many end where each begins, or earlier
    for count, place in enumerate(places):
        before.append(bisect_right(ends, spans[place].start, 0, count))
        best.append(max(best[-1], best[before[-1]] + worth[place]))
    kept: list[int] = []
    count = len(places)
    while count:
        if best[count] == best[count - 1]:
            count -= 1
        else:
            kept.append(places[count - 1])
            count = before[count - 1]
    return kept[::-1]
