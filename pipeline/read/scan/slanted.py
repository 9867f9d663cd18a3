"""Dark words that slant otherwise than the page: marks stamped by hand, as photocopies show them.

The recogniser does not read what slants. Print stands level once the page does, so that what is
left slanting in the upper half is a mark, or rubbish that gives no words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.reading import Line
from pipeline.read.scan.engine import recognise
from pipeline.read.scan.layout import Region
from pipeline.read.scan.rendering import POINTS
from pipeline.read.scan.stamp import head_line
from pipeline.read.scan.strip import strip_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UPPER = 0.5  # of the page's height
_DARK = 128
_CAPITAL_POINTS = (7.0, 40.0)  # the height of a capital
_LEAST_LETTERS = 3
_CAPITALS = 6  # for each smaller letter: words in lower case have fewer
_LOWER_CASE = 0.45  # of a capital's height: smaller marks are dots and accents
_GAPS = (1.5, 0.35)  # letter heights, along and across, over which letters are of one word
_DEGREES = (2.0, 25.0)  # print errs less, nobody stamps steeper
_STRAIGHT = 0.3  # letter heights by which the feet of a line's letters may stray
_MOST_GROUPS = 12  # a page of more is a picture or a drawing
_ONE_COLUMN = 4  # Tesseract's layout mode for lines of any size, one below the other


class _Group(NamedTuple):
    """Letters that follow each other: where, and how steeply the line of their feet falls."""

    region: Region
    degrees: float


def slanted_lines(page: NDArray[np.uint8], dpi: float, number: int) -> tuple[Line, ...]:
    """The slanting words in capitals in the upper half of a level page, as lines of its head.

    Args:
        page: grey, without coloured ink, set level.
        dpi: dots an inch.
        number: the page's number.

    Raises:
        UnreadableFile: as ``recognise``.
    """
    import cv2
    import numpy as np

    upper = page[: int(page.shape[0] * _UPPER)]
    dark = (upper < _DARK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    least, most = (points * dpi / POINTS for points in _CAPITAL_POINTS)
    letters = (stats[:, 3] <= most) & (stats[:, 2] <= most)
    letters[0] = False
    tall = letters & (stats[:, 3] >= least)
    if np.count_nonzero(tall) < _LEAST_LETTERS:
        return ()
    letters_of = stats.astype(np.int32)
    groups = list(_groups(letters_of[tall], letters_of[letters & ~tall], dark.shape))
    if not 0 < len(groups) <= _MOST_GROUPS:
        return ()
    near = cv2.dilate(letters[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    shown = np.where(near > 0, upper, 255).astype(np.uint8)
    for group in groups:
        _set_level(shown, group)
    strip = strip_of(shown, [group.region for group in groups], least)
    found = strip.back(recognise(strip.picture, round(dpi), _ONE_COLUMN))
    lines = (head_line(line, dpi, number) for group in found for line in group)
    return tuple(line for line in lines if line is not None and line.text.isupper())


def _groups(
    capitals: NDArray[np.int32], small: NDArray[np.int32], shape: tuple[int, ...]
) -> Iterator[_Group]:
    """The words and lines in capitals that slant."""
    import cv2
    import numpy as np

    blocks = np.zeros(shape, np.uint8)
    size = float(np.median(capitals[:, 3]))
    for x0, top, wide, high in capitals[:, :4]:
        blocks[top : top + high, x0 : x0 + wide] = 1
    along, across = (max(int(gap * size), 1) for gap in _GAPS)
    joined = cv2.dilate(blocks, np.ones((across, along), np.uint8))
    _, labels = cv2.connectedComponents(joined, connectivity=8)
    home, small_home = (
        labels[each[:, 1] + each[:, 3] // 2, each[:, 0] + each[:, 2] // 2]
        for each in (capitals, small)
    )
    for group in np.unique(home):
        members = capitals[home == group]
        high = float(np.median(members[:, 3]))
        capital = members[np.abs(members[:, 3] - high) < 0.35 * high]
        lower_case = small[(small_home == group) & (small[:, 3] > _LOWER_CASE * high)]
        if len(capital) < max(_LEAST_LETTERS, _CAPITALS * len(lower_case)):
            continue
        middles, feet = capital[:, 0] + capital[:, 2] / 2, capital[:, 1] + capital[:, 3]
        slope, foot = np.polyfit(middles, feet, 1)
        degrees = float(np.degrees(np.arctan(slope)))
        strays = float(np.abs(feet - (slope * middles + foot)).max())
        if _DEGREES[0] <= abs(degrees) <= _DEGREES[1] and strays <= _STRAIGHT * high:
            room = round(high)  # for the marks above and below the letters
            yield _Group(
                Region(
                    max(int(members[:, 0].min()) - room, 0),
                    max(int(members[:, 1].min()) - room, 0),
                    min(int((members[:, 0] + members[:, 2]).max()) + room, shape[1]),
                    min(int((members[:, 1] + members[:, 3]).max()) + room, shape[0]),
                ),
                degrees,
            )


def _set_level(shown: NDArray[np.uint8], group: _Group) -> None:
    """Turn the group's place, within ``shown``, so that its letters stand level."""
    import cv2

    region = group.region
    place = shown[region.top : region.bottom, region.x0 : region.x1]
    high, wide = place.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), group.degrees, 1)
    place[:] = cv2.warpAffine(place, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255,))
