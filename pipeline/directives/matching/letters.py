"""How like passages are to a demand letter by letter.

Texts are told as the runs of three to five letters they hold, spaces left out, tones kept: words
that scanning broke or ran together ("tài s ản thu nhâp") keep nearly all of theirs. Likeness is the
cosine of how often each run stands there (Cavnar and Trenkle 1994), the runs hashed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix

from pipeline.directives.matching.asking import wordings_of
from pipeline.directives.matching.words import folded_whole
from pipeline.model.demand import Requirement

BITS = 18  # of the hash of a run
_LENGTHS = (3, 4, 5)
_NO_LETTERS = re.compile(r"[\W_]+")
# Of the hash (FNV-1a, 64 bits): over letters in place of bytes, in whole arrays at once.
_BASIS, _PRIME = 14695981039346656037, np.uint64(1099511628211)


def in_letters(texts: Iterable[str]) -> csr_matrix:
    """Passages as columns of numbers, each of length 1 (all 0 where none has three letters).

    Returns:
        2**18 places of runs × passages.
    """
    return _in_rows((text,) for text in texts).T.tocsr()


def like_by_letters(passages: csr_matrix, requirement: Requirement) -> np.ndarray:
    """How like each passage is to a demand and its wordings, 0 to 1.

    Args:
        passages: as ``in_letters`` tells them.
        requirement: of the catalogue.
    """
    likenesses: np.ndarray = (_asked(requirement) @ passages).toarray()[0]
    return likenesses


@lru_cache(maxsize=1024)
def _asked(requirement: Requirement) -> csr_matrix:
    return _in_rows([wordings_of(requirement)])


def _in_rows(texts: Iterable[Sequence[str]]) -> csr_matrix:
    """Texts, each in its parts, as rows of numbers; no run goes from one part into another."""
    told = [np.unique(_runs(parts), return_counts=True) for parts in texts]
    ends = np.cumsum([0, *(len(places) for places, _ in told)])
    values = [_of_length_1(1 + np.log(counts)) for _, counts in told]
    return csr_matrix(
        (_joined(values, np.float32), _joined([places for places, _ in told], np.int32), ends),
        shape=(len(told), 1 << BITS),
    )


def _of_length_1(values: np.ndarray) -> np.ndarray:
    scaled: np.ndarray = values / max(float(np.sqrt(values @ values)), 1e-9)
    return scaled


def _runs(parts: Iterable[str]) -> np.ndarray:
    """The places of all runs in ``parts``, one each time a run stands there."""
    letters = [
        np.frombuffer(_NO_LETTERS.sub("", folded_whole(part)).encode("utf-32-le"), "<u4")
        for part in parts
    ]
    return _joined([_places(each, length) for each in letters for length in _LENGTHS], np.int64)


def _places(letters: np.ndarray, length: int) -> np.ndarray:
    count = len(letters) - length + 1
    if count < 1:
        return np.zeros(0, np.int64)
    hashes = np.full(count, _BASIS + length, np.uint64)
    for at in range(length):
        hashes = (hashes ^ letters[at : at + count].astype(np.uint64)) * _PRIME
    mixed = hashes ^ (hashes >> np.uint64(32))
    return (mixed & np.uint64((1 << BITS) - 1)).astype(np.int64)


def _joined(arrays: Sequence[np.ndarray], kind: type[np.generic]) -> np.ndarray:
    return np.concatenate([np.zeros(0, kind), *arrays]).astype(kind)
