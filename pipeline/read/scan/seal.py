"""A round seal copied without colours: lifted off the print by its brightness.

Where a page keeps its colours, red ink is told from print (``ink``). On a photocopy the seal is
grey, but still lighter than print. Method: circles of a seal's size are sought (Hough transform)
and taken for one where ink runs nearly all round; inside, what is not close to something as dark as
print is painted white.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INCH = 25.4  # mm
_RADII = (12.0, 24.0)  # mm: seals of State and Party bodies are 28 to 42 across
_SEEN_DPI = 75
_INK = 200  # darker than paper
_ALL_ROUND = 0.8  # of the circle's directions in which it shows ink
_DIRECTIONS = 180
_DARKEST = 70  # a seal as dark as print cannot be told from it
_PRINT = 0.72  # of the seal's brightness: darker is print
_WIDER = 1.04  # times the ring before
_BEYOND = 1.06  # of its radius


class _Circle(NamedTuple):
    """Middle and radius, in dots."""

    x: float
    y: float
    radius: float


def without_grey_seals(even: NDArray[np.uint8], dpi: float) -> NDArray[np.uint8]:
    """The page without round seals that are lighter than its print.

    Args:
        even: grey, evenly lit, without coloured ink.
        dpi: dots an inch.
    """
    import cv2
    import numpy as np

    clean = even
    for circle in _circles(even, dpi):
        shade = _shade(even, circle)
        if shade is None or shade < _DARKEST:
            continue
        if clean is even:
            clean = even.copy()
        inside = np.zeros(even.shape, np.uint8)
        middle = (round(circle.x), round(circle.y))
        radius = _outermost(even, circle, dpi).radius
        cv2.circle(inside, middle, round(radius * _BEYOND), 1, -1)
        dark = (even < _PRINT * shade).astype(np.uint8)
        near = cv2.dilate(dark, np.ones((3, 3), np.uint8))
        clean[(inside > 0) & (near == 0)] = 255
    return clean


def _shade(even: NDArray[np.uint8], circle: _Circle) -> float | None:
    """How bright the ink on a circle is; None where it does not run all round."""
    import numpy as np

    on_ring = _ring(even, circle)
    inked = on_ring < _INK
    return float(np.median(on_ring[inked])) if inked.mean() >= _ALL_ROUND else None


def _outermost(even: NDArray[np.uint8], circle: _Circle, dpi: float) -> _Circle:
    """The widest ring around the same middle: a seal has two, and the inner may be found."""
    most = _RADII[1] * dpi / _INCH
    rings = [circle]
    radius = circle.radius * _WIDER
    while radius <= most:
        if _shade(even, ring := circle._replace(radius=radius)) is not None:
            rings.append(ring)
        radius *= _WIDER
    return rings[-1]


def _circles(even: NDArray[np.uint8], dpi: float) -> Iterator[_Circle]:
    import cv2

    scale = _SEEN_DPI / dpi
    small = cv2.resize(even, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    least, most = (round(radius * _SEEN_DPI / _INCH) for radius in _RADII)
    found = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 1, least, param1=80, param2=45, minRadius=least, maxRadius=most
    )
    if found is not None:
        for x, y, radius in found[0]:
            yield _Circle(float(x) / scale, float(y) / scale, float(radius) / scale)


def _ring(even: NDArray[np.uint8], circle: _Circle) -> NDArray[np.uint8]:
    """The darkest dot near the circle in each direction."""
    import numpy as np

    turns = np.linspace(0, 2 * np.pi, _DIRECTIONS, endpoint=False)[:, None]
    radii = circle.radius * np.linspace(0.94, 1.06, 9)[None, :]
    x = np.clip(circle.x + radii * np.cos(turns), 0, even.shape[1] - 1).astype(int)
    y = np.clip(circle.y + radii * np.sin(turns), 0, even.shape[0] - 1).astype(int)
    darkest: NDArray[np.uint8] = even[y, x].min(axis=1)
    return darkest
