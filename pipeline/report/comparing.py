"""The same procedure as several units have it: their steps side by side, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.model.facts import Deadline, DeadlineKind, Quote
from pipeline.report.pairing import AKIN, is_one_doer, pairs_of
from pipeline.rules.statements import FEWEST, Work, due_in, is_one_work, topic_of, work_of


class Difference(StrEnum):
    """How a step differs from the one beside it."""

    MISSING = "missing"  # the other side has it alone
    ORDER = "order"  # it comes before steps that come before it on the other side
    KIND = "kind"  # what is a check here is an appraisal there
    ACTOR = "actor"
    DEADLINE = "deadline"


class StepPair(msgspec.Struct, frozen=True, kw_only=True):
    """One step on both sides; None where a side has no such step.

    ``moved`` where it stands after steps on the other side that it comes before here.
    """

    reference: StepRecord | None
    other: StepRecord | None
    moved: bool = False

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what the two differ, as their words say it."""
        one, two = self.reference, self.other
        if one is None or two is None:
            return (Difference.MISSING,)
        told = (
            (Difference.ORDER, self.moved),
            (Difference.KIND, {one.kind, two.kind} == AKIN),
            (Difference.ACTOR, not is_one_doer(one, two)),
            (Difference.DEADLINE, not _same_time(one.deadline, two.deadline)),
        )
        return tuple(difference for difference, differs in told if differs)


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure beside the one of its group that has the most steps."""

    reference: ProcedureRecord
    other: ProcedureRecord
    rows: tuple[StepPair, ...]


def compared(procedures: Sequence[ProcedureRecord]) -> tuple[Compared, ...]:
    """Procedures of one work that several units have, each beside the fullest of them.

    Args:
        procedures: of all documents, in the order of the units.
    """
    return tuple(pair for group in _groups(procedures) for pair in _pairs(group))


def _same_time(one: str, other: str) -> bool:
    """Whether two limits are told alike or are one stretch of time: "02 ngày", "trong 02 ngày"."""
    if one.casefold() == other.casefold():
        return True
    value = _stretch(one)
    return value is not None and value == _stretch(other)


def _stretch(words: str) -> Deadline | None:
    """The stretch of time that is all a limit tells; None where it tells more or another thing."""
    due = due_in(words)
    if due is None or due.kind is not DeadlineKind.WITHIN or due.quote.quote != words.strip():
        return None
    return None if due.event else msgspec.structs.replace(due, quote=Quote("", 0, 0))


def _groups(procedures: Sequence[ProcedureRecord]) -> list[list[ProcedureRecord]]:
    """Procedures of the work that all others of their group are about."""
    groups: list[list[tuple[ProcedureRecord, Work]]] = []
    for record in procedures:
        if len(record.steps) < FEWEST:
            continue
        title = record.title if topic_of(record.title) else record.subject
        work = work_of(title, topic_of(record.subject))
        for group in groups:
            if all(_is_one_work(work, known) for _, known in group):
                group.append((record, work))
                break
        else:
            groups.append([(record, work)])
    return [[record for record, _ in group] for group in groups]


def _is_one_work(one: Work, other: Work) -> bool:
    return is_one_work(_completed(one, other), _completed(other, one))


def _completed(work: Work, other: Work) -> Work:
    """The work with what its document says of it, where its own title says less than the other.

    "Trình tự mua sắm" in a regulation on "mua sắm hàng hóa, tài sản" is the work of "Mua sắm hàng
    hóa, tài sản".
    """
    if not work.topic < other.topic:
        return work
    return work._replace(topic=work.topic | (work.about & other.topic))


def _pairs(group: Sequence[ProcedureRecord]) -> Iterator[Compared]:
    reference = max(group, key=lambda record: len(record.steps))
    for record in group:
        if record.unit != reference.unit:
            rows = tuple(_rows(reference.steps, record.steps))
            yield Compared(reference=reference, other=record, rows=rows)


def _rows(reference: Sequence[StepRecord], other: Sequence[StepRecord]) -> Iterator[StepPair]:
    """The steps of the reference in their order, with those of the other where they belong.

    A step that the other has alone stands before the pair that it comes before there.
    """
    beside = pairs_of(reference, other)
    paired = {-1, *beside.values()}
    last = -1
    for place, step in enumerate(reference):
        if place not in beside:
            yield StepPair(reference=step, other=None)
            continue
        following = beside[place]
        yield from _alone(other, max(each for each in paired if each < following), following)
        yield StepPair(reference=step, other=other[following], moved=following < last)
        last = max(last, following)
    yield from _alone(other, max(paired), len(other))


def _alone(steps: Sequence[StepRecord], after: int, before: int) -> Iterator[StepPair]:
    return (StepPair(reference=None, other=step) for step in steps[after + 1 : before])
