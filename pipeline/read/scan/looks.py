"""How a line is set, from its picture: font size, bold, italic.

Method: rows of a line where much of its ink is lie between the baseline and the tops of small
letters, or of capitals; the height between tells the size. The mean width of strokes against that
size tells bold; the shear that makes columns of ink stand upright tells italic.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mode
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.reading import Box
from pipeline.read.pdf.engine import Font
from pipeline.read.scan.rendering import POINTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SMALL_LETTERS = 0.455  # of the font size, in the faces State documents are set in
_CAPITALS = 0.66
_DENSE = 0.45  # of the fullest row
_STEP = 0.5  # points: sizes are no surer
_RANGE = (0.6, 1.8)  # times the usual size: what else is measured is a mistake
_SAME = 1.0  # points: sizes that differ by no more are the same
_BOLD = 0.118  # of the font size: strokes this wide are bold, measured on blurred scans
_SHEARS = (0.0, 0.2)  # sideways by so much of the height: upright letters, italic ones


class Level(NamedTuple):
    """A level page in grey, its dots an inch, and the usual size of its letters in points."""

    grey: NDArray[np.uint8]
    dpi: float
    usual: float

    def font(self, text: str, box: Box) -> Font:
        """How the line ``text`` in ``box`` (points) is set; of too little ink, of size 0."""
        import numpy as np

        scale = self.dpi / POINTS
        x0, top = max(int(box.x0 * scale), 0), max(int(box.top * scale), 0)
        x1, bottom = int(box.x1 * scale) + 1, int(box.bottom * scale) + 1
        ink = 255.0 - self.grey[top:bottom, x0:x1].astype(np.float32)
        letters = [letter for letter in text if letter.isalpha()]
        if len(letters) < 3 or ink.size == 0:
            return Font(0.0, False, False)
        rows = ink.mean(axis=1)
        dense = np.flatnonzero(rows >= _DENSE * rows.max())
        height = float(_longest(dense)) / scale
        capitals = sum(letter.isupper() for letter in letters) > 0.6 * len(letters)
        size = height / (_CAPITALS if capitals else _SMALL_LETTERS)
        if not _RANGE[0] * self.usual < size < _RANGE[1] * self.usual:
            size = self.usual
        body = ink[dense[0] : dense[-1] + 1] > 110
        starts = np.count_nonzero(body[:, 1:] & ~body[:, :-1])
        stroke = float(np.count_nonzero(body)) / max(float(starts), 1.0) / scale
        return Font(round(size / _STEP) * _STEP, bool(stroke > _BOLD * size), _leans(ink))


def settled(fonts: Sequence[Font], usual: float) -> list[Font]:
    """The fonts of a page with sizes that hardly differ from the commonest made the same.

    Args:
        fonts: of its lines; those of size 0 are not known.
        usual: a size for a page of which none is known.
    """
    known = [font.size for font in fonts if font.size]
    common = mode(known) if known else usual
    return [
        font._replace(size=common) if not font.size or abs(font.size - common) <= _SAME else font
        for font in fonts
    ]


def _longest(places: NDArray[np.int64]) -> int:
    """How many of the places follow on each other at most, a gap of one aside."""
    import numpy as np

    cuts = np.flatnonzero(np.diff(places) > 2)
    starts, stops = [0, *(cuts + 1)], [*cuts, len(places) - 1]
    return max(int(places[b] - places[a]) + 1 for a, b in zip(starts, stops, strict=True))


def _leans(ink: NDArray[np.float32]) -> bool:
    """Whether columns of ink are more uneven once slanted letters are set upright."""
    import numpy as np

    high = ink.shape[0]
    uneven = []
    for shear in _SHEARS:
        columns = np.zeros(ink.shape[1] + int(shear * high) + 1, np.float32)
        for row in range(high):
            # Letters lean to the right at the top: the lower a row, the further it is moved.
            shift = int(shear * row)
            columns[shift : shift + ink.shape[1]] += ink[row]
        uneven.append(float(np.square(np.diff(columns)).sum()))
    return uneven[1] > uneven[0]
