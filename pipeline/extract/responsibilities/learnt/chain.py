"""How likely each word begins or goes on with a bearer or an action: a linear-chain CRF.

Lafferty et al., Conditional Random Fields, 2001; trained and read by ``underthesea_core``. The
model is a file of numbers and feature names in CRFsuite's format, no code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from pipeline.trained.kept import check_hash, folder_of, reading

if TYPE_CHECKING:
    from underthesea_core import CRFTagger

MODEL = "norm_chain"
FILE = "chain.crfsuite"

# Of an action, where its bearer stands: before it in the line, above it, nowhere, after it.
OWN, ABOVE, NOBODY, AFTER = "S", "A", "N", "R"
WHOSE = (OWN, ABOVE, NOBODY, AFTER)
BEARER = "E"
OUTSIDE = "O"


class Likely(NamedTuple):
    """Of each word of a line, between 0 and 1, as plain lists: they are read word by word.

    ``by_whose`` has a column for each of ``WHOSE``, ``begins`` is their sum; ``goes_on`` is inside
    an action of any kind.
    """

    begins: list[float]
    by_whose: list[list[float]]
    goes_on: list[float]
    bearer_begins: list[float]
    bearer: list[float]


class ChainSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``chain.json``: the hash of ``chain.crfsuite``."""

    sha256: str


class Chain:
    """The trained chain."""

    def __init__(self, tagger: CRFTagger) -> None:
        self._tagger = tagger
        labels = tagger.labels()
        self._begins = [_places(labels, "B", whose) for whose in WHOSE]
        self._inside = [place for whose in WHOSE for place in _places(labels, "I", whose)]
        self._bearer_begins = _places(labels, "B", BEARER)
        self._bearer = [*self._bearer_begins, *_places(labels, "I", BEARER)]

    def likely(self, features: list[list[str]]) -> Likely:
        """What each word of a line is, by its features."""
        given = np.array(self._tagger.marginals(features))
        by_whose = np.stack([given[:, places].sum(1) for places in self._begins], 1)
        return Likely(
            begins=by_whose.sum(1).tolist(),
            by_whose=by_whose.tolist(),
            goes_on=given[:, self._inside].sum(1).tolist(),
            bearer_begins=given[:, self._bearer_begins].sum(1).tolist(),
            bearer=given[:, self._bearer].sum(1).tolist(),
        )


def _places(labels: list[str], sign: str, whose: str) -> list[int]:
    return [place for place, label in enumerate(labels) if label == f"{sign}-{whose}"]


def norm_chain() -> Chain | None:
    """The chain kept among the models; None where there is none.

    Raises:
        BadRegister: if its hash or form is wrong.
    """
    return _loaded(folder_of(MODEL))


def chain_of(file: Path) -> Chain:
    """The chain kept in ``file``."""
    from underthesea_core import CRFTagger

    tagger = CRFTagger()
    tagger.load(str(file))
    return Chain(tagger)


@cache
def _loaded(folder: Path) -> Chain | None:
    file, settings = folder / FILE, folder / "chain.json"
    if not settings.exists():
        return None
    with reading(file):
        told = msgspec.json.decode(settings.read_bytes(), type=ChainSettings)
        check_hash(file, told.sha256)
        return chain_of(file)
