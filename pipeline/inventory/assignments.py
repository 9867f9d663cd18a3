"""The assignment of a committee's members as a report shows it: who has what, what nobody has."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pipeline.evidence import name_place
from pipeline.extract.assignments import collective_tasks, shared_tasks, unassigned_tasks
from pipeline.inert import storable
from pipeline.model.facts import Assignment, Quote
from pipeline.model.run import Dossier


class AssignedTask(msgspec.Struct, frozen=True, kw_only=True):
    """A task of a member, where it stands, and the other members who have it too."""

    words: str
    where: str
    also: tuple[str, ...] = ()


class MemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """A member and the tasks they are charged with, none where the document leaves them out."""

    member: str
    tasks: tuple[AssignedTask, ...]


class AssignmentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The assignment one document makes.

    ``unassigned`` are the tasks no member has, of the ``n_collective`` it tells of for all.
    """

    unit: str
    file: str
    title: str
    members: tuple[MemberRow, ...]
    unassigned: tuple[AssignedTask, ...]
    n_collective: int


def assignments_in(dossier: Dossier) -> Iterator[AssignmentRecord]:
    """The assignment of one document, if it makes one."""
    told = dossier.facts.assignments
    if not told:
        return
    norms = dossier.facts.responsibilities
    left = unassigned_tasks(told, norms)
    yield AssignmentRecord(
        unit=storable(dossier.source.unit),
        file=storable(dossier.source.path),
        title=dossier.document.metadata.title or "",
        members=tuple(
            MemberRow(
                member=_line(each.member),
                tasks=tuple(_task(dossier, task, _others(task, each, told)) for task in each.tasks),
            )
            for each in told
        ),
        unassigned=tuple(_task(dossier, norm.action, ()) for norm in left),
        n_collective=len(collective_tasks(norms)),
    )


def _others(task: Quote, mine: Assignment, every: tuple[Assignment, ...]) -> tuple[str, ...]:
    return tuple(
        _line(each.member)
        for each in every
        if each.member != mine.member
        and any(shared_tasks(task.quote, other.quote) for other in each.tasks)
    )


def _task(dossier: Dossier, task: Quote, also: tuple[str, ...]) -> AssignedTask:
    where = name_place(dossier.document, task.span)
    return AssignedTask(words=_line(task), where=where, also=also)


def _line(quote: Quote) -> str:
    return " ".join(quote.quote.split())
