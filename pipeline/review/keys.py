"""What names a run and the words a finding stands on: hashes, the same for the same things."""

from __future__ import annotations

import hashlib
import json

import msgspec

from pipeline.model.finding import Footing
from pipeline.model.run import Run

SHOWN_LETTERS = 12  # of a run's key, as a person meets it in a work list


def key_of(run: Run) -> str:
    """The key of a run: the same for the same files, registers, day and version of rasoat."""
    told = (
        run.as_of.isoformat(),
        run.version,
        sorted(run.registers.items()),
        sorted(
            (each.source.path, each.source.unit, each.source.sha256, each.status)
            for each in run.outcomes
        ),
    )
    return _hash(told)


def evidence_of(footing: Footing) -> str:
    """The hash of what a finding stands on."""
    return _hash(msgspec.structs.astuple(footing))[:32]


def _hash(told: object) -> str:
    # In ASCII, for names of files may hold what UTF-8 cannot.
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
