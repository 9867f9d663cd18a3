"""How alike demands and passages are in meaning, by an encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

_DECIMALS = 4  # beyond these, what stands beside a text in a batch may tell


class Encoder(Protocol):
    """Turns texts into vectors; ``digest`` is the hash of all that decides them."""

    @property
    def digest(self) -> str:
        """SHA-256 of the encoder's files."""

    def encode(self, texts: Sequence[str], *, asked: bool = False) -> np.ndarray:
        """One unit vector a text: float32, ``len(texts)`` × d; ``asked`` for questions."""


def likeness(encoder: Encoder, demands: Sequence[str], passages: Sequence[str]) -> np.ndarray:
    """Cosines between demands and passages.

    Returns:
        float32, ``len(demands)`` × ``len(passages)``, from -1 to 1, to four decimals.

    Raises:
        BadSettings: if the encoder cannot be loaded or gives no usable vectors.
    """
    if not demands or not passages:
        return np.zeros((len(demands), len(passages)), np.float32)
    return cosines(encoder.encode(demands, asked=True), encoder.encode(passages))


def cosines(asked: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Cosines of unit vectors, n × d and m × d: float32, n × m, to four decimals."""
    if not told.size or not asked.size:
        return np.zeros((len(asked), len(told)), np.float32)
    rounded: np.ndarray = np.round((asked @ told.T).clip(-1, 1), _DECIMALS).astype(np.float32)
    return rounded
