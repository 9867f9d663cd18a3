"""What a report tells of a run besides what the run found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.report.trend import Point


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The runs before a run, and its clock.

    Args:
        points: the runs before it, oldest first.
        seconds: how long each stage took so far; it may still grow.
    """

    points: tuple[Point, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


ALONE = Circumstances()
