"""Requirements × units: the verdicts as reports show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from pipeline.inert import inert, storable
from pipeline.model.demand import Force, ReadState, Requirement
from pipeline.model.verdict import Answer, ElementKind, Found, State, Verdict
from pipeline.report.traces import TraceRecord


class ElementRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An element of a requirement: what is asked for, and how it stands."""

    kind: ElementKind
    asked: str
    state: State
    quote: Annotated[str, Meta(description="The words it was judged by; empty for none.")]


class FoundRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A provision that was judged."""

    file: str
    unit: str
    document: str
    where: str
    eid: str
    page: int | None
    quote: str
    likeness: Annotated[float, Meta(ge=0, le=1)]


class VerdictRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of one requirement for one unit."""

    requirement: str
    topic: str
    unit: str
    verdict: Verdict
    confidence: Annotated[float, Meta(ge=0, le=1)]
    demand: str
    basis: Annotated[str, Meta(description="The clauses the requirement rests on, in words.")]
    force: Force
    state: Annotated[ReadState, Meta(description="How the clause was known.")]
    verified: Annotated[bool, Meta(description="Whether a person confirmed the requirement.")]
    reason: str
    by_ministry: Annotated[
        bool, Meta(description="True where documents that bind the unit from above decided.")
    ]
    elements: tuple[ElementRecord, ...]
    provisions: tuple[FoundRecord, ...]
    nearest: Annotated[
        tuple[FoundRecord, ...], Meta(description="What came closest where nothing was found.")
    ]


class VerdictsFile(msgspec.Struct, frozen=True, kw_only=True):
    """verdicts.json: verdicts by unit and requirement, what was searched, and the traces."""

    as_of: date
    version: str
    searched: Annotated[
        dict[str, tuple[str, ...]], Meta(description="For each unit the files that were searched.")
    ]
    verdicts: tuple[VerdictRecord, ...]
    traces: tuple[TraceRecord, ...]


class VerdictCount(NamedTuple):
    """How many requirements a unit has of each verdict."""

    unit: str
    counts: Mapping[str, int]


def verdict_records(
    answers: Iterable[Answer], requirements: Iterable[Requirement]
) -> tuple[VerdictRecord, ...]:
    """The answers in the form of verdicts.json."""
    by_id = {each.id: each for each in requirements}
    return tuple(_record(answer, by_id[answer.requirement]) for answer in answers)


def searched_by(answers: Iterable[Answer]) -> dict[str, tuple[str, ...]]:
    """For each unit the files that were searched for it, in order of their names."""
    looked: dict[str, set[str]] = {}
    for answer in answers:
        looked.setdefault(answer.unit, set()).update(answer.looked_at)
    return {
        unit: tuple(storable(file) for file in sorted(files))
        for unit, files in sorted(looked.items())
    }


def counts_by_unit(records: Iterable[VerdictRecord]) -> tuple[VerdictCount, ...]:
    """The counts of each unit, in the order of the records."""
    counts: dict[str, Counter[str]] = {}
    for record in records:
        counts.setdefault(record.unit, Counter())[record.verdict.value] += 1
    return tuple(VerdictCount(unit, counts[unit]) for unit in counts)


def place_in_words(found: FoundRecord) -> str:
    """Where a provision stands, with its document and page."""
    page = f"trang {found.page}" if found.page else ""
    return ", ".join(part for part in (found.where, found.document, page) if part)


class Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A verdict as the page's script reads it."""

    requirement: str
    topic: str
    unit: str
    verdict: str
    demand: str
    basis: str
    reason: str
    sureness: str
    verified: bool = True
    elements: tuple[tuple[str, str, str, str], ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()


def shown(record: VerdictRecord, sureness: str, names: Mapping[str, str]) -> Shown:
    """``record`` as the page shows it; ``names`` are words for kinds of element and states."""
    return Shown(
        requirement=record.requirement,
        topic=inert(record.topic),
        unit=record.unit,
        verdict=record.verdict,
        demand=inert(record.demand),
        basis=inert(record.basis),
        reason=inert(record.reason),
        sureness=sureness,
        verified=record.verified,
        elements=tuple(
            (names[each.kind], inert(each.asked), names[each.state], inert(each.quote))
            for each in record.elements
        ),
        quotes=tuple(
            (inert(place_in_words(each)), inert(each.quote))
            for each in (*record.provisions, *record.nearest)
        ),
    )


def _record(answer: Answer, requirement: Requirement) -> VerdictRecord:
    return VerdictRecord(
        requirement=answer.requirement,
        topic=storable(requirement.topic),
        unit=storable(answer.unit),
        verdict=answer.verdict,
        confidence=answer.confidence,
        demand=storable(answer.demand),
        basis=storable(answer.basis),
        force=requirement.force,
        state=requirement.state,
        verified=requirement.verified,
        reason=storable(answer.reason),
        by_ministry=answer.by_ministry,
        elements=tuple(
            ElementRecord(
                kind=each.kind,
                asked=storable(each.asked),
                state=each.state,
                quote=storable(each.quote),
            )
            for each in answer.elements
        ),
        provisions=tuple(map(_found, answer.provisions)),
        nearest=tuple(map(_found, answer.nearest)),
    )


def _found(found: Found) -> FoundRecord:
    return FoundRecord(
        file=storable(found.file),
        unit=storable(found.unit),
        document=storable(found.document),
        where=storable(found.evidence.where),
        eid=found.evidence.eid,
        page=found.evidence.page,
        quote=storable(found.evidence.quote),
        likeness=found.likeness,
    )
