"""A sample of a document's words by which it is known again under another name.

Bottom-k sketches (A. Broder, On the resemblance and containment of documents, 1997): of the hashes
of all pairs of neighbouring words the smallest are kept. The share of those two sketches have in
common estimates how alike the documents are, and survives misread words here and there.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.hygiene import fold_diacritics

_KEPT = 96
_WORD = re.compile(r"\w+")


def sketch_of(text: str) -> tuple[int, ...]:
    """The sketch of a text: at most ``_KEPT`` hashes, smallest first; empty for an empty text."""
    words = _WORD.findall(fold_diacritics(text).casefold())
    pairs = {zlib.crc32(f"{one} {next_}".encode()) for one, next_ in pairwise(words)}
    return tuple(sorted(pairs)[:_KEPT])


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """How alike two sketched texts are, 0 to 1: the estimated Jaccard index of their word pairs."""
    if not one or not other:
        return 0.0
    both = sorted({*one, *other})[: min(_KEPT, len(one), len(other))]
    shared = set(one) & set(other)
    return sum(1 for each in both if each in shared) / len(both)
