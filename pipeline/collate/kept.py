"""What was found of a batch that neither the registers nor the day of the review can change."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from pipeline.intake import Intake
from pipeline.inventory.assignments import AssignmentRecord
from pipeline.inventory.duties import DutyRow
from pipeline.inventory.procedures import ProcedureRecord
from pipeline.model.finding import Finding
from pipeline.model.law import Body
from pipeline.model.run import Outcome, Unit
from pipeline.sorting import DocumentCard
from pipeline.store import encode, version_of
from pipeline.trained import models_told


class KeptFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file: what became of it, and what lasts of what was found in it.

    ``findings`` are those of the rules that look at documents alone. ``duties`` name bodies of the
    register, and are worth as much as the ``KeptBatch.bodies`` they were made with.
    """

    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    duties: tuple[DutyRow, ...] = ()
    procedures: tuple[ProcedureRecord, ...] = ()
    assignments: tuple[AssignmentRecord, ...] = ()
    card: DocumentCard | None = None


class KeptBatch(msgspec.Struct, frozen=True, kw_only=True):
    """All files of a batch in their order; ``bodies`` is the hash of the bodies known then."""

    bodies: str
    files: tuple[KeptFile, ...]


def key_of(intake: Intake, units: Mapping[str, Unit]) -> str:
    """A hash of all that a batch depends on but the registers and the day: files, units, code."""
    digest = hashlib.sha256(version_of(".").encode())
    digest.update(msgspec.json.encode([*sorted(models_told().items()), list(units.values())]))
    for file in intake.files:
        digest.update(msgspec.msgpack.encode(file.source))
        if result := intake.unkept.get(file.source.key):
            digest.update(encode(result))
    return digest.hexdigest()


def hash_of(bodies: tuple[Body, ...]) -> str:
    """A hash of the rows about bodies."""
    return hashlib.sha256(msgspec.msgpack.encode(bodies)).hexdigest()
