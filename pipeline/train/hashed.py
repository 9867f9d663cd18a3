"""Features as rows of hashed places, the form in which linear models learn."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csr_matrix

from pipeline.trained.linear import place_of


def hashed(examples: Iterable[Iterable[str]], bits: int) -> csr_matrix:
    """A row for each example, 1 at the place of each of its features, of 2**bits places."""
    rows: list[int] = []
    columns: list[int] = []
    count = 0
    for row, features in enumerate(examples):
        places = sorted({place_of(feature, bits) for feature in features})
        rows += [row] * len(places)
        columns += places
        count = row + 1
    return csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (count, 1 << bits))
