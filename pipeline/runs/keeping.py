"""Which runs stay: the last of each week for some weeks, the last of each month for a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.runs.naming import RunName

MONTHS = 12
WEEKS = 8


def kept(runs: Iterable[RunName], weeks: int = WEEKS) -> frozenset[RunName]:
    """The runs that stay.

    Those are the newest run and the one before it (what the newest was compared with), the last
    run of each of the ``weeks`` latest weeks (Monday to Sunday) in which there was one, and the
    last of each of the MONTHS latest such months. Weeks and months are those of ``as_of``.

    Args:
        runs: all there are.
        weeks: how many weeks, at least 1.
    """
    newest_first = sorted(runs, reverse=True)
    return frozenset(
        (
            *newest_first[:2],
            *_last_of_each(newest_first, lambda run: run.as_of.isocalendar()[:2], weeks),
            *_last_of_each(newest_first, lambda run: (run.as_of.year, run.as_of.month), MONTHS),
        )
    )


def _last_of_each(
    newest_first: list[RunName], period: Callable[[RunName], tuple[int, int]], most: int
) -> list[RunName]:
    last: dict[tuple[int, int], RunName] = {}
    for run in newest_first:
        last.setdefault(period(run), run)
    return [last[each] for each in sorted(last, reverse=True)[:most]]
