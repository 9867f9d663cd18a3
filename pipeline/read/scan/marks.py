"""What is on a page, mark by mark: letters and their usual size, rows of hyphens, stray dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INK = 0.72  # of the paper's brightness: what is darker is ink
_LETTER_POINTS = (3.0, 20.0)  # heights of letters
_SIZE_TO_LETTER = 1.8  # a font's size against its letters' usual height
_USUAL_POINTS = 13.0
_SPECK = 0.004  # of the square of the font size
_TALLEST = 4.0  # font sizes: what is taller, or wider, is no letter
_WIDEST = 6.0
_HYPHEN_WIDTH = 0.12  # font sizes
_HYPHEN_HEIGHT = 0.2
_HYPHEN_GAP = 0.3  # font sizes of white between two at most
_LEVEL = 0.15  # font sizes by which the hyphens of a row may differ in height
_LEAST_HYPHENS = 4
_CONTRAST = 0.12  # of black to white: between a hyphen and the gap beside it


class Hyphens(NamedTuple):
    """A row of hyphens, as typed under a heading for a rule; ``number`` of them; sides in dots."""

    x0: int
    top: int
    x1: int
    bottom: int
    number: int


class Marks(NamedTuple):
    """The ink that may be letters, the usual font size in dots, and rows of hyphens."""

    ink: NDArray[np.bool_]
    size: float
    hyphens: tuple[Hyphens, ...]


def marks_of(even: NDArray[np.uint8], dpi: float) -> Marks:
    """Tell the marks of a page apart.

    Args:
        even: an evenly lit page in grey, its drawn rules gone.
        dpi: its dots an inch.
    """
    import cv2
    import numpy as np

    dark = (even < 255 * _INK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    wide, high, area = stats[:, 2], stats[:, 3], stats[:, 4]
    low, tall = (points * dpi / 72 for points in _LETTER_POINTS)
    letters = high[1:][(high[1:] >= low) & (high[1:] <= tall) & (area[1:] > low)]
    size = float(np.median(letters)) * _SIZE_TO_LETTER if len(letters) else _USUAL_POINTS * dpi / 72
    kept = (area >= _SPECK * size**2) & (high <= _TALLEST * size) & (wide <= _WIDEST * size)
    kept[0] = False
    return Marks(kept[labels], size, tuple(_hyphens(even, stats[kept].astype(np.int32), size)))


def _hyphens(even: NDArray[np.uint8], stats: NDArray[np.int32], size: float) -> Iterator[Hyphens]:
    """Flat marks in a row, some of which may have run together, that hyphens make up."""
    flat = [
        Hyphens(int(x0), int(top), int(x0 + wide), int(top + high), 0)
        for x0, top, wide, high, _ in stats
        if wide >= _HYPHEN_WIDTH * size and wide >= 1.5 * high and high <= _HYPHEN_HEIGHT * size
    ]
    rows: list[list[Hyphens]] = []
    for mark in sorted(flat, key=lambda each: each.top):
        home = next((row for row in rows if mark.top - row[0].top <= _LEVEL * size), None)
        if home is None:
            rows.append([mark])
        else:
            home.append(mark)
    for row in rows:
        run: Hyphens | None = None
        for mark in sorted(row):
            if run is not None and mark.x0 - run.x1 <= _HYPHEN_GAP * size:
                top, bottom = min(run.top, mark.top), max(run.bottom, mark.bottom)
                run = Hyphens(run.x0, top, mark.x1, bottom, 0)
                continue
            if run is not None:
                yield from _counted(even, run)
            run = mark
        if run is not None:
            yield from _counted(even, run)


def _counted(even: NDArray[np.uint8], run: Hyphens) -> Iterator[Hyphens]:
    """The run with its hyphens counted by the light between them; a drawn line has none."""
    import numpy as np

    light = even[run.top : run.bottom, run.x0 : run.x1].mean(axis=0)
    bright, dark = np.percentile(light, 90), np.percentile(light, 10)
    if bright - dark < _CONTRAST * 255:
        return
    inside = light < (bright + dark) / 2
    count = int(inside[0]) + int(np.count_nonzero(inside[1:] & ~inside[:-1]))
    if count >= _LEAST_HYPHENS:
        yield run._replace(number=count)
