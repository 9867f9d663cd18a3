"""Linear models over hashed features, kept as plain arrays.

A folder ``models/NAME`` holds ``weights.npz`` (arrays of numbers; objects are refused) and
``model.json`` (how many bits the hash has, from which score on a yes is meant, and the SHA-256 of
the weights). Hashing trick: Weinberger et al., Feature Hashing for Large Scale Multitask Learning,
2009.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from pipeline.trained.kept import (
    WEIGHTS,
    folder_of,
    reading_numbers,
    write_arrays,
    write_settings,
)

if TYPE_CHECKING:
    import numpy as np

_SETTINGS = "model.json"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``model.json``: the hash's bits, the score from which on yes is meant, the weights' hash."""

    bits: int
    threshold: float
    sha256: str


class LinearModel(NamedTuple):
    """``weights`` has one number for each of the 2**bits places of features."""

    weights: np.ndarray
    intercept: float
    settings: Settings

    def score(self, features: Iterable[str]) -> float:
        """The log odds of yes."""
        places = sorted({place_of(feature, self.settings.bits) for feature in features})
        return self.intercept + float(self.weights[places].sum())


def place_of(feature: str, bits: int) -> int:
    """The place of a feature among 2**bits."""
    return crc32(feature.encode()) & ((1 << bits) - 1)


def linear_model(name: str) -> LinearModel | None:
    """The model of that name; None where there is none.

    Raises:
        BadRegister: naming the file, where its form, its size or its hash is wrong.
    """
    return _loaded(folder_of(name))


def write_model(
    folder: Path, weights: np.ndarray, intercept: float, bits: int, threshold: float
) -> None:
    """Write ``weights.npz`` and ``model.json``; the same bytes for the same numbers."""
    import numpy as np

    arrays: dict[str, np.ndarray] = {
        "weights": weights.astype(np.float16),
        "intercept": np.asarray(intercept, np.float32),
    }
    sha256 = write_arrays(folder / WEIGHTS, arrays)
    write_settings(folder / _SETTINGS, Settings(bits, threshold, sha256))


@cache
def _loaded(folder: Path) -> LinearModel | None:
    if not (folder / _SETTINGS).exists():
        return None
    import numpy as np

    with reading_numbers(folder / _SETTINGS, Settings) as (settings, arrays):
        weights = arrays["weights"].astype(np.float32)
        intercept = float(arrays["intercept"])
        if weights.shape != (1 << settings.bits,):
            raise ValueError("kích thước không khớp")
    return LinearModel(weights, intercept, settings)
