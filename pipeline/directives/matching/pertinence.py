"""How likely a passage tells of a requirement, whatever words it says it in.

Three linear judges a requirement (``models/pertinence``): whether a passage is on its very matter,
whether it lays the work down in whole, whether it says the contrary; and two a kind of demand, on
whether a passage on the matter says so, by the words common to all demands of that kind. They weigh
the runs of syllables by which passages are compared with sample clauses, and are learnt from these
and from the clauses that readers named in their verdicts. A requirement that is not among those
learnt, or whose demand has changed since, has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec
import numpy as np
from scipy.sparse import csr_matrix

from pipeline.directives.matching.samples import BITS
from pipeline.model.demand import Deontic, Requirement
from pipeline.trained.kept import (
    WEIGHTS,
    folder_of,
    reading_numbers,
    write_arrays,
    write_settings,
)

MODEL = "pertinence"
_SETTINGS = "judges.json"


class _Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``judges.json``: what each judge was learnt for, in the order of the rows."""

    requirements: tuple[str, ...]
    demands: tuple[str, ...]  # what each demanded then, as a hash
    kinds: tuple[Deontic, ...]
    sha256: str


T = TypeVar("T")


class Chances(NamedTuple, Generic[T]):
    """How likely a passage is on the matter, tells the work in whole, says the contrary: 0 to 1.

    ``says_whole`` and ``says_contrary`` are by the words common to demands of its kind, were it on
    the matter. ``T`` is a number for one article, an array for many passages.
    """

    pertinent: T
    whole: T
    contrary: T
    says_whole: T
    says_contrary: T


BY_KIND = ("says_whole", "says_contrary")


class Judges(NamedTuple):
    """A row of ``weights`` over 2**18 places of runs, and an intercept, for each judge."""

    weights: csr_matrix
    intercepts: np.ndarray

    def chances(self, passages: csr_matrix) -> np.ndarray:
        """For each judge and passage, the latter in columns, 0 to 1."""
        odds = (self.weights @ passages).toarray() + self.intercepts[:, None]
        chances: np.ndarray = 1 / (1 + np.exp(-odds))
        return chances


class Rows(NamedTuple):
    """Which judge judges for a requirement, and which for its kind."""

    of_requirement: int
    of_kind: int


class Pertinence(NamedTuple):
    """All judges.

    ``rows`` gives the row of a requirement by its id and the hash of its demand, ``kinds`` that of
    a kind of demand among the judges by kind.
    """

    judges: Chances[Judges]
    rows: dict[tuple[str, str], int]
    kinds: dict[Deontic, int]

    def rows_of(self, requirement: Requirement) -> Rows | None:
        """The rows that judge for a requirement; None where none was learnt for it as it is."""
        row = self.rows.get((requirement.id, told_of(requirement)))
        kind = self.kinds.get(requirement.deontic)
        if row is None or kind is None or not requirement.samples:
            return None
        return Rows(row, kind)

    def chances(self, passages: csr_matrix) -> Chances[np.ndarray]:
        """What all judges say of passages: arrays of judges × passages.

        Args:
            passages: in columns, as ``samples.in_columns`` tells them.
        """
        return Chances(*(each.chances(passages) for each in self.judges))


def pertinence() -> Pertinence | None:
    """The judges; None where there are none.

    Raises:
        BadRegister: naming the file, where its form, its size or its hash is wrong.
    """
    return _loaded(folder_of(MODEL))


def told_of(requirement: Requirement) -> str:
    """What a requirement demands, as a hash."""
    return hashlib.sha256(requirement.demand.encode()).hexdigest()[:16]


def write_pertinence(folder: Path, learnt: Pertinence) -> None:
    """Write the judges; the same bytes for the same numbers."""
    arrays = {}
    for name, judges in zip(Chances._fields, learnt.judges, strict=True):
        arrays[f"{name}_values"] = judges.weights.data.astype(np.float16)
        arrays[f"{name}_places"] = judges.weights.indices.astype(np.uint32)
        arrays[f"{name}_ends"] = judges.weights.indptr.astype(np.int32)
        arrays[f"{name}_intercepts"] = judges.intercepts.astype(np.float32)
    order = sorted(learnt.rows, key=lambda each: learnt.rows[each])
    settings = _Settings(
        requirements=tuple(name for name, _ in order),
        demands=tuple(demand for _, demand in order),
        kinds=tuple(sorted(learnt.kinds, key=lambda each: learnt.kinds[each])),
        sha256=write_arrays(folder / WEIGHTS, arrays),
    )
    write_settings(folder / _SETTINGS, settings)


@cache
def _loaded(folder: Path) -> Pertinence | None:
    if not (folder / _SETTINGS).exists():
        return None
    with reading_numbers(folder / _SETTINGS, _Settings) as (settings, arrays):
        names = list(zip(settings.requirements, settings.demands, strict=True))
        judges = [
            _judges(name, arrays, len(settings.kinds if name in BY_KIND else names))
            for name in Chances._fields
        ]
    return Pertinence(
        Chances(*judges),
        {name: row for row, name in enumerate(names)},
        {kind: row for row, kind in enumerate(settings.kinds)},
    )


def _judges(name: str, arrays: Mapping[str, np.ndarray], count: int) -> Judges:
    """The judges of that name.

    Raises:
        ValueError: where they are not ``count``.
    """
    values, places, ends, intercepts = (
        arrays[f"{name}_{each}"] for each in ("values", "places", "ends", "intercepts")
    )
    if len(intercepts) != count or len(ends) != count + 1:
        raise ValueError("kích thước không khớp")
    weights = csr_matrix((values.astype(np.float32), places, ends), shape=(count, 1 << BITS))
    weights.check_format()
    return Judges(weights, intercepts.astype(np.float32))
