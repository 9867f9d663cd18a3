"""The whole of an inventory: what the documents of a batch hold, right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.inventory.assignments import AssignmentRecord
from pipeline.inventory.duties import DutyRow
from pipeline.inventory.law_use import LawUse
from pipeline.inventory.procedures import ProcedureRecord
from pipeline.model.demand import Requirement
from pipeline.model.trace import Trace
from pipeline.model.verdict import Answer
from pipeline.pictures import Sheet
from pipeline.sorting import DocumentCard


@dataclass(frozen=True, slots=True)
class Demands:
    """What was made of each requirement for each unit, the traces, and the catalogue."""

    answers: tuple[Answer, ...] = ()
    traces: tuple[Trace, ...] = ()
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """Norms, procedures and assignments of all documents, in the order of their files.

    ``law`` holds the registers and who names their entries; None for a report without pages of
    law. ``cards`` are those of the documents that were read, ``pictures`` those of the pages that
    findings stand on, by file and page. ``demands`` is what requirements came to.
    """

    duties: tuple[DutyRow, ...] = ()
    procedures: tuple[ProcedureRecord, ...] = ()
    assignments: tuple[AssignmentRecord, ...] = ()
    law: LawUse | None = None
    cards: tuple[DocumentCard, ...] = ()
    demands: Demands = field(default_factory=Demands)
    pictures: Mapping[str, Sheet] = field(default_factory=dict)
