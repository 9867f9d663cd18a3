"""A photograph of a sheet to the sheet alone, seen from straight above.

Method: the sheet is the largest bright shape of four corners before a darker ground; the picture
is drawn so that the corners become those of a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.scan.rendering import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEEN_WIDTH = 600  # dots
_GROUND = 0.75  # of the paper's brightness: the ground at the picture's edges is darker
_LEAST_SHARE = 0.3  # of the picture that the sheet takes up
_MOST_SHARE = 0.97
_ABOVE_GROUND = 1.5  # times the ground's brightness: paper
_ROUGH = (0.02, 0.03, 0.05)  # of the outline's length by which a corner may be cut
_A4_WIDTH = 8.27  # inches


def flattened(picture: Picture) -> Picture:
    """The sheet in a photograph; a picture that shows none before a ground stays as it is."""
    import cv2
    import numpy as np

    corners = _corners(picture.colours)
    if corners is None:
        return picture
    top_left, top_right, bottom_right, bottom_left = corners
    wide = round(
        max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left))
    )
    high = round(
        max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right))
    )
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    sheet = cv2.warpPerspective(
        picture.colours,
        matrix,
        (wide, high),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Picture(sheet.astype(np.uint8), min(wide, high) / _A4_WIDTH)


def _corners(colours: NDArray[np.uint8]) -> NDArray[np.float64] | None:
    """The corners of the sheet from the top left clockwise, if one is seen."""
    import cv2
    import numpy as np

    scale = min(_SEEN_WIDTH / colours.shape[1], 1.0)
    small = cv2.resize(colours, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    light = cv2.GaussianBlur(small.min(axis=2), (0, 0), 3)
    paper = float(np.percentile(light, 90))
    edges = (light[:4], light[-4:], light[:, :4], light[:, -4:])
    dark = [edge for edge in edges if float(np.median(edge)) < _GROUND * paper]
    if len(dark) < 2:
        return None
    ground = max(float(np.percentile(edge, 75)) for edge in dark)
    # In a corner that lies in shadow, paper is hardly brighter than the ground in the light.
    bright = (light > min(_ABOVE_GROUND * ground, (ground + paper) / 2)).astype(np.uint8)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    shapes, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not shapes:
        return None
    outline = cv2.convexHull(max(shapes, key=cv2.contourArea))
    if not _LEAST_SHARE <= cv2.contourArea(outline) / light.size <= _MOST_SHARE:
        return None
    length = cv2.arcLength(outline, True)
    for rough in _ROUGH:
        corners = cv2.approxPolyDP(outline, rough * length, True)
        if len(corners) == 4:
            return _clockwise(corners[:, 0].astype(np.float64) / scale)
    return None


def _clockwise(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    total, difference = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    order = [total.argmin(), difference.argmax(), total.argmax(), difference.argmin()]
    return np.asarray(corners[order])
