"""Boosted decision trees, kept as plain arrays.

``weights.npz`` holds the nodes of all trees one after another, ``trees.json`` the number of
features, the score to start from, and the SHA-256 of the arrays. Trained by scikit-learn's
histogram gradient boosting (Ke et al. 2017); here they are only walked. Rows of another number of
features than they were trained on are refused: trees would read one feature for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from pipeline.errors import BadRegister
from pipeline.trained.kept import (
    WEIGHTS,
    folder_of,
    reading_numbers,
    write_arrays,
    write_settings,
)

_SETTINGS = "trees.json"
_ARRAYS = ("feature", "threshold", "left", "right", "value", "roots")


class TreeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``trees.json``: columns of what is scored, the score to start from, the arrays' hash."""

    features: int
    start: float
    sha256: str


class Trees(NamedTuple):
    """``feature`` is -1 at a leaf; ``left`` is taken where the feature is at most ``threshold``.

    ``roots`` are the first nodes of the trees; all arrays but it have one entry a node. ``folder``
    is where they are kept, None where they are not.
    """

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    start: float
    n_features: int
    folder: Path | None

    def score(self, rows: np.ndarray) -> np.ndarray:
        """The log odds of yes of each row (rows × features).

        Raises:
            BadRegister: if the trees were trained on another number of features.
        """
        _check_columns(rows.shape[1], self.n_features, self.folder)
        flat = np.ascontiguousarray(rows).ravel()
        begins = np.repeat(np.arange(len(rows)) * self.n_features, len(self.roots))
        nodes = np.tile(self.roots, len(rows))  # of every row and tree, all walked at once
        walking = np.flatnonzero(self.feature[nodes] >= 0)
        while len(walking):
            here = nodes[walking]
            seen = flat[begins[walking] + self.feature[here]]
            further = np.where(seen <= self.threshold[here], self.left[here], self.right[here])
            nodes[walking] = further
            walking = walking[self.feature[further] >= 0]
        leaves = nodes.reshape(len(rows), len(self.roots))
        scores: np.ndarray = self.start + self.value[leaves].sum(1)
        return scores


class Walker(NamedTuple):
    """Trees made ready to score one row at a time, faster than a matrix of one row."""

    nodes: tuple[tuple[int, float, int, int, float], ...]
    roots: tuple[int, ...]
    start: float
    n_features: int
    folder: Path | None

    def score(self, row: Sequence[float]) -> float:
        """The log odds of yes of one row of features.

        Raises:
            BadRegister: if the trees were trained on another number of features.
        """
        _check_columns(len(row), self.n_features, self.folder)
        total = self.start
        for root in self.roots:
            feature, threshold, left, right, value = self.nodes[root]
            while feature >= 0:
                place = left if row[feature] <= threshold else right
                feature, threshold, left, right, value = self.nodes[place]
            total += value
        return total


def walker_of(trees: Trees) -> Walker:
    """``trees`` made ready to score single rows."""
    columns = (trees.feature, trees.threshold, trees.left, trees.right, trees.value)
    nodes = zip(*(column.tolist() for column in columns), strict=True)
    roots = tuple(trees.roots.tolist())
    return Walker(tuple(nodes), roots, trees.start, trees.n_features, trees.folder)


def walker_named(name: str) -> Walker | None:
    """The trees of that name among the models, ready for single rows; None where there are none.

    Raises:
        BadRegister: as ``load_trees``.
    """
    return _walker(folder_of(name))


@cache
def _walker(folder: Path) -> Walker | None:
    if not (folder / _SETTINGS).exists():
        return None
    return walker_of(load_trees(folder))


def write_trees(folder: Path, trees: Trees) -> None:
    """Write ``weights.npz`` and ``trees.json``; the same bytes for the same numbers."""
    arrays = {name: getattr(trees, name).astype(np.float64) for name in _ARRAYS}
    sha256 = write_arrays(folder / WEIGHTS, arrays)
    write_settings(folder / _SETTINGS, TreeSettings(trees.n_features, trees.start, sha256))


@cache
def load_trees(folder: Path) -> Trees:
    """The trees kept in ``folder``.

    Raises:
        BadRegister: naming the file, where it is missing, or its form or its hash is wrong.
    """
    with reading_numbers(folder / _SETTINGS, TreeSettings) as (settings, arrays):
        held = {name: arrays[name] for name in _ARRAYS}
    whole = {name: held[name].astype(np.int64) for name in ("feature", "left", "right", "roots")}
    return Trees(
        **whole,
        threshold=held["threshold"],
        value=held["value"],
        start=settings.start,
        n_features=settings.features,
        folder=folder,
    )


def _check_columns(given: int, trained: int, folder: Path | None) -> None:
    if given != trained:
        raise BadRegister(
            f"Mô hình được học với {trained} đặc trưng, mã nguồn này đưa vào {given}.",
            remedy="Chép lại thư mục models từ bản phát hành, hoặc chạy: make train.",
            file=folder,
        )
