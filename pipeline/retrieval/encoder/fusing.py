"""What an encoder adds to likeness in words: it may point to a passage, never prove it.

How high cosines of like texts are differs from encoder to encoder; how far one stands out among all
passages does not. So only what stands out lifts a likeness, and not above what words that are
merely near would give.
"""

from __future__ import annotations

import numpy as np

_FEWEST = 8  # passages, below which none can stand out
_BEGINS, _FULL = 2.0, 4.0  # standard deviations above the mean
_HIGHEST = 0.6  # up to where meaning alone lifts
_TINY = 1e-6


def fused(words: np.ndarray, meaning: np.ndarray) -> np.ndarray:
    """Likeness in words, lifted where the meaning stands out.

    Args:
        words: demands × passages, from 0 to 1.
        meaning: cosines of the same shape, as ``likeness`` gives them.

    Returns:
        float32 of that shape, nowhere below ``words``, and above 0.6 only where ``words`` is.
    """
    lifted = words.astype(np.float32)
    if words.shape[1] < _FEWEST:
        return lifted
    spread = meaning.std(1, keepdims=True)
    apart = (meaning - meaning.mean(1, keepdims=True)) / np.maximum(spread, _TINY)
    share = np.clip((apart - _BEGINS) / (_FULL - _BEGINS), 0, 1)
    room = np.maximum(_HIGHEST - lifted, 0)
    return np.asarray(np.round(lifted + room * share, 4), np.float32)
