"""Whether a picture has red in it, as a stamp has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RED = 40  # by how much red outshines the other colours, of 255
_SHARE = 0.01  # of the picture's dots


def has_red(dots: NDArray[np.uint8]) -> bool:
    """Whether a share of the dots is red.

    Args:
        dots: blue, green, red (and more) of each dot; a picture without colours has none.
    """
    import numpy as np

    if dots.ndim != 3 or dots.shape[2] < 3:
        return False
    blue, green, red = (dots[:, :, channel].astype(np.int16) for channel in range(3))
    return float(np.mean(red - np.maximum(blue, green) > _RED)) >= _SHARE
