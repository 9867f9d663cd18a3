"""A finding's life: when it was seen, under which words, and what was decided."""

from __future__ import annotations

import msgspec

from pipeline.errors import BadSettings
from pipeline.model.review import Decision
from pipeline.review.decisions import decisions_by_finding
from pipeline.review.runs import KeptRun, KeptSighting, aliases_of, sightings_by_finding
from pipeline.review.store import Store


class History(msgspec.Struct, frozen=True, kw_only=True):
    """One finding: every run that saw it, all decisions on it, oldest first.

    ``also`` are fingerprints it had in single runs, before they were carried over.
    """

    finding: str
    sightings: tuple[tuple[KeptRun, KeptSighting], ...]
    decisions: tuple[Decision, ...]
    also: tuple[str, ...] = ()


def history_of(store: Store, mark: str) -> History:
    """The history of the finding with this fingerprint, or one it once had.

    Raises:
        BadSettings: no run has seen it.
        BadDatabase: the database cannot be read.
    """
    with store.reading() as connection:
        aliases = aliases_of(connection)
        for finding in (mark, aliases.get(mark, mark)):
            if sightings := sightings_by_finding(connection, [finding]).get(finding):
                return History(
                    finding=finding,
                    sightings=tuple(sightings),
                    decisions=tuple(decisions_by_finding(connection, finding).get(finding, ())),
                    also=tuple(sorted(old for old, new in aliases.items() if new == finding)),
                )
    raise BadSettings(
        f"Không có phát hiện «{mark}» ở lần rà soát nào.",
        remedy="Chép mã ở cột «Mã phát hiện» của findings.xlsx.",
    )
