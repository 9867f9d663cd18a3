"""Sets a page upright: by how much its lines slant, and a picture turned so that they do not.

Method: the lower edges of letters gather on few rows when the slant is right; the angle is the one
at which the rows' counts are most uneven (projection profile), sought coarse, then fine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEEN_WIDTH = 1000  # dots across are enough to tell the slant
_MOST_POINTS = 40_000
_FURTHEST = 8.0  # degrees
_COARSE = 0.25
_FINE = 0.02
_LEAST_POINTS = 200
_LEAST_LETTER = 6  # dots, at that width
_MOST_LETTERS = 1200


class Slant(NamedTuple):
    """By how many degrees a page must be turned counter-clockwise: quarter turns, then the rest."""

    quarters: int
    degrees: float


def slant_of(grey: NDArray[np.uint8]) -> Slant:
    """The slant of the lines on a page; a page that stands on its head is not told from one that
    does not.

    Args:
        grey: dark letters on a light ground.
    """
    import cv2
    import numpy as np

    scale = min(_SEEN_WIDTH / min(grey.shape), 1.0)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark: NDArray[np.uint8] = cv2.adaptiveThreshold(
        small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 20
    ).astype(np.uint8)
    quarters = 0 if _reads_across(dark) else 1
    edges = _points(np.ascontiguousarray(np.rot90(dark, quarters)))
    if len(edges[0]) < _LEAST_POINTS:
        return Slant(0, 0.0)
    coarse = np.arange(-_FURTHEST, _FURTHEST + _COARSE, _COARSE)
    best = _best(edges, coarse)
    return Slant(quarters, round(_best(edges, np.arange(best - _COARSE, best + _COARSE, _FINE)), 3))


def turned(picture: NDArray[np.uint8], slant: Slant) -> NDArray[np.uint8]:
    """The picture with its lines level; corners that come in from outside look like the edge."""
    import cv2
    import numpy as np

    whole = np.ascontiguousarray(np.rot90(picture, slant.quarters))
    if abs(slant.degrees) < _FINE:
        return whole
    high, wide = whole.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), slant.degrees, 1)
    level: NDArray[np.uint8] = cv2.warpAffine(
        whole, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8)
    return level


def _reads_across(dark: NDArray[np.uint8]) -> bool:
    """Whether the letters nearest to each other mostly stand side by side, not above each other."""
    import cv2
    import numpy as np

    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    least, most = _LEAST_LETTER, 5 * _LEAST_LETTER
    sides = stats[1:, 2:4].max(axis=1)
    boxes = stats[1:][(sides >= least) & (sides <= most)][:_MOST_LETTERS].astype(np.float32)
    if len(boxes) < 2:
        return True
    across = np.abs(np.subtract.outer(*[boxes[:, 0] + boxes[:, 2] / 2] * 2))
    down = np.abs(np.subtract.outer(*[boxes[:, 1] + boxes[:, 3] / 2] * 2))
    far = across + down
    np.fill_diagonal(far, np.inf)
    nearest = far.argmin(axis=1)
    each = np.arange(len(boxes))
    return bool((across[each, nearest] > down[each, nearest]).mean() > 0.5)


Points = tuple["NDArray[np.float64]", "NDArray[np.float64]"]


def _points(dark: NDArray[np.uint8]) -> Points:
    """The lower edges of what is dark: across and down."""
    import numpy as np

    edges = (dark[:-1] > 0) & (dark[1:] == 0)
    down, across = np.nonzero(edges)
    step = max(len(down) // _MOST_POINTS, 1)
    return across[::step].astype(float), down[::step].astype(float)


def _best(points: Points, angles: NDArray[np.float64]) -> float:
    """The angle at which the points gather most on rows."""
    import numpy as np

    across, down = points
    best, most = 0.0, -1.0
    for angle in angles:
        rows = down - across * np.tan(np.radians(angle))
        counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(float)
        uneven = float(np.square(counts).sum())
        if uneven > most:
            best, most = float(angle), uneven
    return best
