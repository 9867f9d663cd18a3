"""How like passages are to a demand in what they are about, though they share no word with it.

The model ``themes`` is a space of a hundred dimensions, learnt from articles of law by latent
semantic analysis (Deerwester et al. 1990): runs of syllables that stand in like articles lie near
each other. A passage lies where its runs lie together; likeness is the cosine. The runs are those
by which passages are compared with sample clauses, so they are told once for both. Without the
model nothing is like anything.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.sparse import csr_matrix

from pipeline.directives.matching.asking import wordings_of
from pipeline.directives.matching.samples import BITS, in_rows
from pipeline.model.demand import Requirement
from pipeline.trained.kept import WEIGHTS, folder_of, reading_numbers, write_arrays, write_settings

MODEL = "themes"
_SETTINGS = "themes.json"
_LEVELS = 7  # of a coordinate on either side of 0, as it is kept


class _Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``themes.json``: how many dimensions the space has, and the hash of the numbers."""

    dimensions: int
    sha256: str


class Themes(NamedTuple):
    """Where each run of syllables lies: ``vectors`` has a row for each of ``places``, which rise.

    ``places`` are those of the runs among the 2**18 of ``samples``.
    """

    places: np.ndarray
    vectors: np.ndarray

    def of(self, passages: csr_matrix) -> np.ndarray:
        """Where passages lie: passages × dimensions, each of length 1 (all 0 if no run is known).

        Args:
            passages: in columns, as ``samples.in_columns`` tells them.
        """
        lying: np.ndarray = passages[self.places].T @ self.vectors
        lying /= np.maximum(np.linalg.norm(lying, axis=1, keepdims=True), 1e-9)
        return lying

    def asked(self, requirement: Requirement) -> np.ndarray:
        """Where a demand lies with all its wordings: one number a dimension, of length 1."""
        row = _runs_of(requirement)
        at = np.minimum(np.searchsorted(self.places, row.indices), len(self.places) - 1)
        known = self.places[at] == row.indices
        lying: np.ndarray = row.data[known] @ self.vectors[at[known]]
        lying /= max(float(np.linalg.norm(lying)), 1e-9)
        return lying


def themes() -> Themes | None:
    """The space kept among the models; None where there is none.

    Raises:
        BadRegister: naming the file, where its form, its size or its hash is wrong.
    """
    return _loaded(folder_of(MODEL))


def write_themes(folder: Path, learnt: Themes) -> None:
    """Write the space, coordinates in fifteen steps; the same bytes for the same numbers.

    A step is the wider the farther from 0: most coordinates are small, and a run tells by the few
    that are not.
    """
    most = np.maximum(np.abs(learnt.vectors).max(1, keepdims=True), 1e-9)
    steps = np.sign(learnt.vectors) * np.sqrt(np.abs(learnt.vectors) / most) * _LEVELS
    arrays = {
        "places": learnt.places.astype(np.uint32),
        "most": most.ravel().astype(np.float16),
        "steps": np.round(steps).astype(np.int8),
    }
    sha256 = write_arrays(folder / WEIGHTS, arrays)
    write_settings(folder / _SETTINGS, _Settings(learnt.vectors.shape[1], sha256))


@lru_cache(maxsize=1024)
def _runs_of(requirement: Requirement) -> csr_matrix:
    row = in_rows(["\n".join(wordings_of(requirement))])
    row.sort_indices()
    return row


@cache
def _loaded(folder: Path) -> Themes | None:
    if not (folder / _SETTINGS).exists():
        return None
    with reading_numbers(folder / _SETTINGS, _Settings) as (settings, arrays):
        places, most, steps = (arrays[name] for name in ("places", "most", "steps"))
        is_whole = steps.shape == (len(places), settings.dimensions) == (len(most), steps.shape[1])
        if not is_whole or not len(places) or places.max() >= 1 << BITS:
            raise ValueError("kích thước không khớp")
        told = steps.astype(np.float32) / _LEVELS
        vectors = np.sign(told) * told**2 * most.astype(np.float32)[:, None]
    return Themes(places.astype(np.int64), vectors)
