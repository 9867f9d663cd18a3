"""The matrix of responsibilities: who leads, takes part in, approves and hears of each task."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from pipeline.inert import inert
from pipeline.inventory.duties import DutyRow

ROLES = {
    "leads": "Chủ trì, thực hiện",
    "takes_part": "Phối hợp, cho ý kiến",
    "approves": "Phê duyệt, quyết định",
    "informed": "Được báo cáo, thông báo",
}


class Holders(msgspec.Struct, frozen=True):
    """Who holds a role, as said, and the ids of the units and posts that is."""

    said: str
    ids: tuple[str, ...]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the matrix, as the page's script reads it."""

    unit: str
    file: str
    where: str
    action: str
    deadline: str
    leads: Holders
    takes_part: Holders
    approves: Holders
    informed: Holders


class HolderCount(NamedTuple):
    """How many tasks a unit or post has in each role."""

    id: str
    name: str
    counts: Mapping[str, int]


def tasks_of(duties: Iterable[DutyRow]) -> tuple[Task, ...]:
    """The rows of the matrix: the norms that give a role to anybody.

    Prohibitions give none, nor does the order to carry a document out that closes it.
    """
    return tuple(
        Task(
            unit=duty.unit,
            file=inert(duty.file),
            where=inert(duty.where),
            action=inert(duty.action),
            deadline=inert(duty.deadline),
            **{
                role: Holders(
                    inert("; ".join(holder.said for holder in holders)),
                    tuple(dict.fromkeys(each for holder in holders for each in holder.ids)),
                )
                for role, holders in duty.roles.items()
            },
        )
        for duty in duties
        if any(duty.roles.values())
    )


def counts_of(tasks: Iterable[Task], names: Mapping[str, str]) -> tuple[HolderCount, ...]:
    """The tasks of each unit and post that has any, in the order of ``names``."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for task in tasks:
        for role in ROLES:
            for holder in getattr(task, role).ids:
                counts[holder][role] += 1
    return tuple(
        HolderCount(id_, name, counts[id_]) for id_, name in names.items() if id_ in counts
    )
