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
_TOGETHER = 40  # rows walked at once: what they need fits a processor's cache
_ARRAYS = ("feature", "threshold", "left", "right", "value", "roots")


class TreeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``trees.json``: columns of what is scored, the score to start from, the arrays' hash."""

    features: int
    start: float
    sha256: str


class Trees(NamedTuple):
    """``feature`` is -1 at a leaf; ``left`` is taken where the feature is at most ``threshold``.

    ``children`` holds left and right of each node, one after the other, so that a step down is one
    look; ``roots`` are the first nodes of the trees; all other arrays have one entry a node.
    ``folder`` is where they are kept, None where they are not.
    """

    feature: np.ndarray
    threshold: np.ndarray
    children: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    start: float
    n_features: int
    folder: Path | None

    @property
    def left(self) -> np.ndarray:
        """The left child of each node."""
        return self.children[0::2]

    @property
    def right(self) -> np.ndarray:
        """The right child of each node."""
        return self.children[1::2]

    def score(self, rows: np.ndarray) -> np.ndarray:
        """The log odds of yes of each row (rows × features).

        Raises:
            BadRegister: if the trees were trained on another number of features.
        """
        _check_columns(rows.shape[1], self.n_features, self.folder)
        parts = [self._walk(rows[at : at + _TOGETHER]) for at in range(0, len(rows), _TOGETHER)]
        return np.concatenate([np.empty(0), *parts])

    def _walk(self, rows: np.ndarray) -> np.ndarray:
        flat = np.ascontiguousarray(rows).ravel()
        nodes = np.tile(self.roots, len(rows))  # of every row and tree, all walked at once
        begins = np.repeat(np.arange(len(rows)) * self.n_features, len(self.roots))
        walking = np.flatnonzero(self.feature.take(nodes) >= 0)
        here, begins = nodes.take(walking), begins.take(walking)
        while len(walking):
            right = flat.take(begins + self.feature.take(here)) > self.threshold.take(here)
            here = self.children.take(2 * here + right)
            nodes[walking] = here
            further = np.flatnonzero(self.feature.take(here) >= 0)
            walking, here, begins = walking.take(further), here.take(further), begins.take(further)
        scores: np.ndarray = self.start + self.value.take(nodes.reshape(len(rows), -1)).sum(1)
        return scores

    def score_promising(self, rows: np.ndarray, count: int, least: float) -> np.ndarray:
        """As ``score``, but rows that the first ``count`` trees put below ``least`` stay there.

        Raises:
            BadRegister: as ``score`` does.
        """
        scores = self._replace(roots=self.roots[:count]).score(rows)
        promising = np.flatnonzero(scores >= least)
        rest = self._replace(roots=self.roots[count:], start=0.0)
        scores[promising] += rest.score(rows[promising])
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
    children = np.stack((held["left"], held["right"]), 1).ravel()
    return Trees(
        feature=held["feature"].astype(np.int64),
        children=children.astype(np.int64),
        roots=held["roots"].astype(np.int64),
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
