"""Coloured ink is taken out: red stamps, blue signatures, over black text.

Ink lets through the light of its own colour, so that a red stamp is all but white in the red
channel, where black text stays black; blue ink in the blue channel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def without_coloured_ink(colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page in grey as if nothing but black were on it.

    The lightest channel already shows coloured ink light; what is left of it is lightened by as
    much as the channels differ, which for black and for paper is next to nothing.

    Args:
        colours: blue, green and red of each dot.
    """
    import cv2

    blue, green, red = cv2.split(colours)
    lightest = cv2.max(cv2.max(blue, green), red)
    darkest = cv2.min(cv2.min(blue, green), red)
    grey: NDArray[np.uint8] = cv2.add(lightest, cv2.subtract(lightest, darkest)).astype("uint8")
    return grey
