"""The regions of a page set below each other, so that the recogniser sees a single column.

One call of the recogniser does for the whole page however many columns it has, and every word
found leads back to its region.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.scan.engine import FoundLine, FoundWord
from pipeline.read.scan.layout import Region

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WHITE = 255
_MARGIN = 0.25  # font sizes


class Strip(NamedTuple):
    """A picture of regions one below the other; ``tops`` is where each starts in it."""

    picture: NDArray[np.uint8]
    regions: tuple[Region, ...]
    tops: tuple[int, ...]

    def back(self, lines: Iterable[FoundLine]) -> list[list[FoundLine]]:
        """The lines found on the strip, by region, at their places on the page."""
        found: list[list[FoundLine]] = [[] for _ in self.regions]
        for line in lines:
            middle = (line.words[0].top + line.words[0].bottom) // 2
            home = max(bisect_right(self.tops, middle) - 1, 0)
            shift = self.regions[home].top - self.tops[home]
            words = tuple(_moved(word, shift) for word in line.words)
            found[home].append(line._replace(words=words))
        return found


def strip_of(page: NDArray[np.uint8], regions: Sequence[Region], size: float) -> Strip:
    """The regions of ``page``, each where it stands from left to right.

    Args:
        page: grey.
        regions: in reading order.
        size: the usual font size in dots, which is the white set between two.
    """
    import numpy as np

    space = round(size)
    height = space + sum(region.bottom - region.top + 2 * space for region in regions)
    picture = np.full((height, page.shape[1]), _WHITE, np.uint8)
    tops: list[int] = []
    at = space
    for region in regions:
        # More than the ink that was told: faint marks above and below belong to it.
        above, below = _room(region, regions, round(_MARGIN * size), page.shape[0])
        picture[at - above : at + region.bottom - region.top + below, region.x0 : region.x1] = page[
            region.top - above : region.bottom + below, region.x0 : region.x1
        ]
        tops.append(at)
        at += region.bottom - region.top + 2 * space
    return Strip(picture, tuple(regions), tuple(tops))


def _room(region: Region, regions: Sequence[Region], most: int, height: int) -> tuple[int, int]:
    """The white above and below a region up to the next ones over and under it."""
    above, below = min(most, region.top), min(most, height - region.bottom)
    for other in regions:
        if other.x0 < region.x1 and region.x0 < other.x1:
            if other.bottom <= region.top:
                above = min(above, region.top - other.bottom)
            elif other.top >= region.bottom:
                below = min(below, other.top - region.bottom)
    return above, below


def _moved(word: FoundWord, down: int) -> FoundWord:
    return word._replace(top=word.top + down, bottom=word.bottom + down)
