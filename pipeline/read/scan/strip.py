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


def strip_of(page: NDArray[np.uint8], regions: Sequence[Region], space: int) -> Strip:
    """The regions of ``page``, each where it stands from left to right.

    Args:
        page: grey.
        regions: in reading order.
        space: the white set between two, in dots.
    """
    import numpy as np

    height = space + sum(region.bottom - region.top + 2 * space for region in regions)
    # Paper of another shade than the page's would draw a line along each region.
    paper = int(np.median(page[::8, ::8]))
    picture = np.full((height, page.shape[1]), paper, np.uint8)
    tops: list[int] = []
    at = space
    for region in regions:
        # A little more than the ink, for letters fade out beyond it.
        top, bottom = max(region.top - 2, 0), min(region.bottom + 2, page.shape[0])
        start = at - (region.top - top)
        picture[start : start + bottom - top, region.x0 : region.x1] = page[
            top:bottom, region.x0 : region.x1
        ]
        tops.append(at)
        at += region.bottom - region.top + 2 * space
    return Strip(picture, tuple(regions), tuple(tops))


def _moved(word: FoundWord, down: int) -> FoundWord:
    return word._replace(top=word.top + down, bottom=word.bottom + down)
