"""Even light: the paper of a page white everywhere, as if no shadow fell on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEEN_WIDTH = 300  # dots across are enough to tell the light
_GLARE = 1.1  # the paper's own grain is lost in white
_LETTER = 11  # dots at that width: wider than any stroke


def evened(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page with its paper at full brightness.

    Method: the brightest dots around each place, smoothed, are its paper; what is seen is divided
    by it.

    Args:
        grey: dark letters on a light ground.
    """
    import cv2
    import numpy as np

    high, wide = grey.shape
    scale = min(_SEEN_WIDTH / wide, 1.0)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((_LETTER, _LETTER), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), _LETTER)
    paper = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    even: NDArray[np.uint8] = cv2.divide(grey, paper, scale=255 * _GLARE).astype(np.uint8)
    return even
