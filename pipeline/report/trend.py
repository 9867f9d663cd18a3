"""How the numbers of findings went from run to run: a small drawing, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model.finding import Severity

MOST = 26  # runs shown: half a year of weeks
WIDTH, HEIGHT = 640, 160
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 12, 24


@dataclass(frozen=True, slots=True)
class Point:
    """One run: the day it asked about, findings by severity, what was new and fixed.

    ``new`` and ``fixed`` are None for a run that was compared with none.
    """

    as_of: date
    by_severity: dict[Severity, int]
    new: int | None = None
    fixed: int | None = None

    @property
    def total(self) -> int:
        """All findings."""
        return sum(self.by_severity.values())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawing: ``points`` as SVG writes them, and its dots."""

    label: str
    kind: str
    points: str
    dots: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """The runs, oldest first, with the drawing; ``top`` is the number at its upper edge."""

    runs: tuple[Point, ...]
    lines: tuple[Line, ...]
    top: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    upper: int = _TOP
    lower: int = HEIGHT - _BOTTOM


def trend_of(points: Sequence[Point], labels: dict[Severity, str]) -> Trend | None:
    """The trend over the last MOST days; None where there are fewer than two.

    Of several runs that asked about one day the last counts, so that a run made again looks the
    same.

    Args:
        points: the runs, oldest first.
        labels: what each severity is called.
    """
    last = {point.as_of: point for point in points}
    runs = tuple(last[day] for day in sorted(last))[-MOST:]
    if len(runs) < 2:
        return None
    top = max(1, *(run.total for run in runs))
    series = [("Tất cả", "total", [run.total for run in runs])]
    series += [
        (labels[each], each.value, [run.by_severity.get(each, 0) for run in runs])
        for each in Severity
    ]
    return Trend(runs, tuple(_line(*each, top) for each in series), top)


def _line(label: str, kind: str, values: list[int], top: int) -> Line:
    step = (WIDTH - _LEFT - _RIGHT) / (len(values) - 1)
    room = HEIGHT - _TOP - _BOTTOM
    dots = tuple(
        (round(_LEFT + at * step, 1), round(HEIGHT - _BOTTOM - room * value / top, 1))
        for at, value in enumerate(values)
    )
    return Line(label, kind, " ".join(f"{x},{y}" for x, y in dots), dots)
