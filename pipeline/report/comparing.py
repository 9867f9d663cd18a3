"""The same procedure as several units have it: their steps side by side, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.rules.statements import ALIKE, FEWEST, alike, topic_of


class Difference(StrEnum):
    """How a step differs from the one beside it."""

    MISSING = "missing"  # the other side has it alone
    ACTOR = "actor"
    DEADLINE = "deadline"


class StepPair(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of work on both sides; None where a side has no such step."""

    reference: StepRecord | None
    other: StepRecord | None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what the two differ, as their words say it."""
        if self.reference is None or self.other is None:
            return (Difference.MISSING,)
        pairs = (
            (Difference.ACTOR, self.reference.actor, self.other.actor),
            (Difference.DEADLINE, self.reference.deadline, self.other.deadline),
        )
        return tuple(kind for kind, one, two in pairs if one.casefold() != two.casefold())


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure beside the one of its group that has the most steps."""

    reference: ProcedureRecord
    other: ProcedureRecord
    rows: tuple[StepPair, ...]


def compared(procedures: Sequence[ProcedureRecord]) -> tuple[Compared, ...]:
    """Procedures of one name that several units have, each beside the fullest of them.

    Args:
        procedures: of all documents, in the order of the units.
    """
    return tuple(pair for group in _groups(procedures) for pair in _pairs(group))


def _groups(procedures: Sequence[ProcedureRecord]) -> list[list[ProcedureRecord]]:
    """Procedures whose titles are like the title of the first of their group."""
    groups: list[tuple[frozenset[str], list[ProcedureRecord]]] = []
    for record in procedures:
        topic = topic_of(record.title)
        if len(record.steps) < FEWEST or not topic:
            continue
        for first, group in groups:
            if alike(first, topic) >= ALIKE:
                group.append(record)
                break
        else:
            groups.append((topic, [record]))
    return [group for _, group in groups]


def _pairs(group: Sequence[ProcedureRecord]) -> Iterator[Compared]:
    reference = max(group, key=lambda record: len(record.steps))
    for record in group:
        if record.unit != reference.unit:
            rows = tuple(_rows(reference.steps, record.steps))
            yield Compared(reference=reference, other=record, rows=rows)


def _rows(reference: Sequence[StepRecord], other: Sequence[StepRecord]) -> Iterator[StepPair]:
    """Steps of one kind in the same order stand side by side (longest common run, Ratcliff)."""
    matcher = SequenceMatcher(
        None, [step.kind for step in reference], [step.kind for step in other], autojunk=False
    )
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            for mine, theirs in zip(reference[first:last], other[start:end], strict=True):
                yield StepPair(reference=mine, other=theirs)
            continue
        for step in reference[first:last]:
            yield StepPair(reference=step, other=None)
        for step in other[start:end]:
            yield StepPair(reference=None, other=step)
