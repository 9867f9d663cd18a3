"""Drawn straight lines: found for tables, and taken out so that no letter is read into them.

Method: morphological opening with long, thin elements keeps nothing of a letter and all of a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.read.pdf.engine import Rule
from pipeline.read.scan.rendering import POINTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DARK = 0.8  # of the paper's brightness: rules are thin, and so look lighter than letters
_LEAST_POINTS = 22.0
_THICKEST_POINTS = 4.0


class Ruled(NamedTuple):
    """A page without its rules, and the rules, in points."""

    page: NDArray[np.uint8]
    rules: list[Rule]


def without_rules(even: NDArray[np.uint8], dpi: float) -> Ruled:
    """Find the rules on an evenly lit, level page and paint them white."""
    import cv2
    import numpy as np

    dark = (even < 255 * _DARK).astype(np.uint8)
    least = max(round(_LEAST_POINTS * dpi / POINTS), 3)
    page = even.copy()
    rules: list[Rule] = []
    for shape in ((least, 1), (1, least)):
        line = np.ones(shape, np.uint8)
        drawn: NDArray[np.uint8] = cv2.morphologyEx(dark, cv2.MORPH_OPEN, line).astype(np.uint8)
        found = list(_rules(drawn, dpi))
        rules += found
        if found:
            page[cv2.dilate(drawn, np.ones((3, 3), np.uint8)) > 0] = 255
    return Ruled(page, rules)


def _rules(drawn: NDArray[np.uint8], dpi: float) -> Iterator[Rule]:
    import cv2

    scale = POINTS / dpi
    _, _, stats, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
    for x0, top, wide, high, _ in stats[1:]:
        if min(wide, high) * scale <= _THICKEST_POINTS:
            yield Rule(
                float(x0) * scale,
                float(top) * scale,
                float(x0 + wide) * scale,
                float(top + high) * scale,
            )
