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

    Args:
        colours: blue, green and red of each dot.
    """
    lightest: NDArray[np.uint8] = colours.max(axis=2)
    return lightest
