"""What the last run found and this one has not, and why: not every such finding was mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from pipeline.model.review import Absence, Gone, Shift
from pipeline.model.run import Run, Status, UnitKind
from pipeline.review.documents import SeenDocument
from pipeline.review.identity import Carried, Sighting
from pipeline.review.runs import KeptRun

_LOST = (Status.FAILED, Status.WITHHELD)


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The documents of two runs.

    ``before`` are those of the last run, by file; ``heirs``, by the same files, what they are now.
    ``shared`` are the units whose documents hold for all others.
    """

    before: Mapping[str, SeenDocument]
    now: Sequence[SeenDocument]
    heirs: Mapping[str, SeenDocument]
    shared: frozenset[str]


def seen_in(
    before: Sequence[SeenDocument],
    now: Sequence[SeenDocument],
    pairs: Mapping[str, SeenDocument],
    run: Run,
) -> Seen:
    """The documents of the last run and of ``run``; ``pairs`` as :func:`same_documents` gives."""
    return Seen(
        before={each.file: each for each in before},
        now=now,
        heirs={pairs[each.file].file: each for each in now if each.file in pairs},
        shared=frozenset(unit.id for unit in run.units if unit.kind is UnitKind.MINISTRY),
    )


def gone_since(
    before: Sequence[Sighting], carried: Sequence[Carried], seen: Seen
) -> tuple[tuple[Gone, ...], list[Sighting]]:
    """What went, and of that what is not known to be gone and is carried along.

    Args:
        before: what the last run found.
        carried: what this one found.
        seen: the documents of both.
    """
    here = {each.before.finding for each in carried if each.before is not None}
    here |= {each.finding.fingerprint for each in carried}
    gone = [(each, _why(each, seen)) for each in before if each.finding not in here]
    return (
        tuple(
            Gone(
                finding=each.finding,
                why=why,
                code=each.code,
                unit=each.unit,
                file=each.file,
                document=each.document,
                where=each.where,
                message=each.message,
                severity=each.severity,
            )
            for each, why in gone
        ),
        [each for each, why in gone if why is Absence.UNREAD],
    )


def shift_since(baseline: KeptRun, run: Run) -> Shift:
    """What documents are held against that is not what it was in the last run."""
    old, new = baseline.registers, run.registers
    return Shift(
        day=baseline.as_of != run.as_of,
        version=baseline.version != run.version,
        registers=None
        if old is None
        else tuple(name for name in sorted({*old, *new}) if old.get(name) != new.get(name)),
    )


def _why(sighting: Sighting, seen: Seen) -> Absence:
    return _of_document(sighting.file, seen) if sighting.file else _of_unit(sighting.unit, seen)


def _of_document(file: str, seen: Seen) -> Absence:
    new = seen.heirs.get(file)
    if new is None or new.status in (Status.OPENED, Status.COMPARED):
        return Absence.DOCUMENT_GONE
    old = seen.before.get(file)
    was_whole = old is not None and old.is_whole
    if not (new.is_whole or (new.is_read and not was_whole)):
        return Absence.UNREAD
    is_same = old is not None and old.sha256 == new.sha256 != ""
    return Absence.UNREPORTED if is_same else Absence.FIXED


def _of_unit(unit: str, seen: Seen) -> Absence:
    """Why a finding on a unit as a whole went: one of its documents may not have been read."""
    here = [document for document in seen.now if document.unit == unit]
    if not here:
        return Absence.DOCUMENT_GONE
    was_read = {each.file for each in seen.before.values() if each.unit == unit and each.is_read}
    if any(each.status in _LOST and each.file in was_read for each in here):
        return Absence.UNREAD
    counted = {unit, *seen.shared}
    is_same = _told(seen.before.values(), counted) == _told(seen.now, counted)
    return Absence.UNREPORTED if is_same else Absence.FIXED


def _told(documents: Iterable[SeenDocument], units: set[str]) -> set[tuple[str, str, bool]]:
    """The documents of units, and whether each was read."""
    return {(each.file, each.sha256, each.is_read) for each in documents if each.unit in units}
