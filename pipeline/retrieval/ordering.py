"""The articles of a decree mostly follow the order of the law's: what their neighbours tell.

Forward–backward over a chain whose states are the law's articles (Rabiner 1989): staying is
likeliest, going on next, going back least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from pipeline.retrieval.articles import Article

_STAY, _ON, _BACK = 0.8, -0.6, -2.0  # log weights of a step
_FAR, _FAR_BACK = 0.04, 0.02  # and what each article passed over takes off
_REACH = 2  # neighbours on either side
_TRUST = 0.7  # power on what an article itself tells
_LEAST = 1e-4


class Aligned(NamedTuple):
    """Others × laws each, rows sum to 1 (``around`` may be 0 where there is no neighbour).

    ``along`` is what article and order tell together, ``beside`` what the order alone tells,
    ``around`` what the nearest neighbours tell, ``instrument`` the mean of the instrument.
    """

    along: np.ndarray
    beside: np.ndarray
    around: np.ndarray
    instrument: np.ndarray


def positions(others: Sequence[Article], n_laws: int) -> np.ndarray:
    """How far apart two articles stand, each as a share of its instrument (others × laws)."""
    own = np.zeros(len(others))
    for rows in instruments(others):
        last = max(others[row].place for row in rows)
        for row in rows:
            own[row] = others[row].place / max(last, 1)
    of_law = np.arange(n_laws) / max(n_laws - 1, 1)
    return np.abs(own[:, None] - of_law[None]).astype(np.float32)


def align(others: Sequence[Article], told: np.ndarray) -> Aligned:
    """What order adds to what each article tells.

    Args:
        others: by instrument and place.
        told: others × laws, each row a distribution.
    """
    n_laws = told.shape[1]
    steps = _steps(n_laws)
    along, beside, around, whole = (np.zeros_like(told) for _ in range(4))
    for rows in instruments(others):
        shown = told[rows] ** _TRUST + _LEAST
        ahead, behind = _forward(shown, steps), _backward(shown, steps)
        along[rows] = _shares(ahead * behind)
        before = np.vstack([np.full(n_laws, 1 / n_laws), ahead[:-1] @ steps])
        beside[rows] = _shares(before * behind)
        around[rows] = _neighbours(told[rows])
        whole[rows] = told[rows].mean(0)
    return Aligned(along, beside, around, whole)


def instruments(others: Sequence[Article]) -> Iterator[list[int]]:
    """The rows of each instrument, in order."""
    for _, rows in groupby(range(len(others)), key=lambda row: others[row].instrument):
        yield list(rows)


def _steps(n: int) -> np.ndarray:
    apart = np.arange(n)[None, :] - np.arange(n)[:, None]
    back = _BACK + _FAR_BACK * apart  # ``apart`` is negative there
    weights = np.where(apart == 0, _STAY, np.where(apart > 0, _ON - _FAR * apart, back))
    return _shares(np.exp(weights))


def _forward(shown: np.ndarray, steps: np.ndarray) -> np.ndarray:
    found = np.zeros_like(shown)
    found[0] = shown[0] / shown[0].sum()
    for place in range(1, len(shown)):
        found[place] = (found[place - 1] @ steps) * shown[place]
        found[place] /= found[place].sum()
    return found


def _backward(shown: np.ndarray, steps: np.ndarray) -> np.ndarray:
    found = np.ones_like(shown)
    for place in range(len(shown) - 2, -1, -1):
        found[place] = steps @ (found[place + 1] * shown[place + 1])
        found[place] /= found[place].sum()
    return found


def _neighbours(told: np.ndarray) -> np.ndarray:
    found = np.zeros_like(told)
    weights = np.zeros((len(told), 1), told.dtype)
    for apart in range(1, _REACH + 1):
        found[apart:] += told[:-apart] / apart
        found[:-apart] += told[apart:] / apart
        weights[apart:] += 1 / apart
        weights[:-apart] += 1 / apart
    return found / np.maximum(weights, 1e-9)


def _shares(weights: np.ndarray) -> np.ndarray:
    shares: np.ndarray = weights / weights.sum(1, keepdims=True)
    return shares
