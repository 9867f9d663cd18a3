"""Things found paired with those of the gold, as the shared scorer pairs them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.evaluate.gold import Place
from pipeline.model.document import Span

T = TypeVar("T")


def overlap(one: Place | None, other: Place | None) -> float:
    """Intersection over union, 0 to 1; nothing overlaps with nothing alone."""
    if one is None or other is None:
        return float(one is other)
    return Span(one.start, one.end).overlap(Span(other.start, other.end))


def pairs(
    gold: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], float], least: float
) -> list[tuple[T, T]]:
    """One-to-one pairs (gold, found) by falling likeness, none of less than ``least``."""
    candidates = sorted(
        (
            (likeness(one, other), i, j)
            for (i, one), (j, other) in itertools.product(enumerate(gold), enumerate(found))
        ),
        reverse=True,
    )
    paired: list[tuple[T, T]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for alike, i, j in candidates:
        if alike >= least and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            paired.append((gold[i], found[j]))
    return paired


def unpaired(
    gold: Sequence[T], found: Sequence[T], paired: Sequence[tuple[T, T]]
) -> list[tuple[str, T]]:
    """What no pair holds: ``missed`` of the gold, ``wrong`` of what was found."""
    held = {id(each) for pair in paired for each in pair}
    return [
        (fault, each)
        for fault, group in (("missed", gold), ("wrong", found))
        for each in group
        if id(each) not in held
    ]
