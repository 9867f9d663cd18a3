"""All that one report shows, gathered once and checked to agree with itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import msgspec

from pipeline.inert import storable
from pipeline.inventory import Inventory
from pipeline.inventory.assignments import AssignmentRecord
from pipeline.inventory.duties import DutyRow
from pipeline.inventory.law_use import LawUse
from pipeline.inventory.procedures import ProcedureRecord
from pipeline.model.finding import Finding
from pipeline.model.review import Review
from pipeline.model.run import Outcome, Run, Unit
from pipeline.pictures import Sheet
from pipeline.report.changes import NO_CHANGES, Changes
from pipeline.report.records import FindingRecord, InputRecord, finding_record, input_record
from pipeline.report.rulebook import RuleCard
from pipeline.report.traces import TraceRecord, trace_records
from pipeline.report.trend import Trend
from pipeline.report.verdicts import VerdictRecord, verdict_records
from pipeline.report.words import Words, load_words
from pipeline.review.keys import SHOWN_LETTERS, key_of
from pipeline.review.week import Week
from pipeline.sorting import SortedDocument, load_criteria, sort_documents

NO_INVENTORY = Inventory()


@dataclass(frozen=True, slots=True)
class Content:
    """What every renderer reads.

    ``units`` holds every unit an input belongs to, in the order of the run; ``inputs`` and
    ``findings`` follow the order of units, then file, then place; ``kinds`` gives the kind of
    document of each file, in words; ``documents`` are those under review, in the order of
    ``inputs``, with the lists proposed for each; ``changes`` and ``trend``
    hold the run against earlier ones. A finding of a whole unit has no file, and stands before
    those of its files. ``verdicts`` are on requirements and units, ``traces`` tell of each
    instrument that requirements rest on.
    """

    run: Run
    units: tuple[Unit, ...]
    inputs: tuple[InputRecord, ...]
    findings: tuple[FindingRecord, ...]
    kinds: Mapping[str, str]
    rules: Mapping[str, RuleCard]
    words: Words
    duties: tuple[DutyRow, ...] = ()
    procedures: tuple[ProcedureRecord, ...] = ()
    assignments: tuple[AssignmentRecord, ...] = ()
    law: LawUse | None = None
    verdicts: tuple[VerdictRecord, ...] = ()
    traces: tuple[TraceRecord, ...] = ()
    documents: tuple[SortedDocument, ...] = ()
    week: Week | None = None
    changes: Changes = NO_CHANGES
    trend: Trend | None = None
    pictures: Mapping[str, Sheet] = field(default_factory=dict)

    @property
    def is_followed(self) -> bool:
        """Whether anything is known of the findings besides themselves."""
        week = self.week
        told = week and (week.has_history or week.reviews or week.suppressing.says_anything)
        return bool(told)

    @property
    def stamp(self) -> str:
        """What a work list carries to tell of which run it is."""
        return key_of(self.run)[:SHOWN_LETTERS]


def gather(
    run: Run,
    findings: Sequence[Finding],
    rules: Sequence[RuleCard],
    inventory: Inventory = NO_INVENTORY,
    week: Week | None = None,
) -> Content:
    """The content of a report.

    Args:
        run: the batch.
        findings: what its rules found, in any order.
        rules: the cards of the rules.
        inventory: what the documents hold besides.
        week: what is known of the findings besides.

    Raises:
        ValueError: a file stands twice among the outcomes, or a finding names a file or unit that
            is not among them.
    """
    words = load_words()
    _check_agreement(run, findings)
    units = _units(run, words.unit_unknown)
    order = _Order({unit.id: place for place, unit in enumerate(units)})
    outcomes = sorted(run.outcomes, key=order.of_outcome)
    ordered = sorted(findings, key=order.of_finding)
    reviews = week.reviews if week else {}
    demands = inventory.demands
    return Content(
        run=run,
        units=units,
        inputs=_inputs(outcomes, findings),
        findings=tuple(finding_record(each, reviews.get(each.fingerprint)) for each in ordered),
        kinds=_kinds(run.outcomes, words),
        rules={card.code: card for card in sorted(rules, key=lambda card: card.code)},
        words=words,
        duties=order.by_unit(inventory.duties),
        procedures=order.by_unit(inventory.procedures),
        assignments=order.by_unit(inventory.assignments),
        law=inventory.law,
        verdicts=order.by_unit(verdict_records(demands.answers, demands.requirements)),
        traces=trace_records(demands.traces),
        documents=sort_documents(
            outcomes,
            inventory.cards,
            [finding for finding in ordered if not _is_set_aside(finding, reviews)],
            _replaced(inventory.law),
            load_criteria(),
            run.as_of,
        ),
        week=week,
        pictures=inventory.pictures,
    )


class _OfUnit(Protocol):
    """A record of what belongs to a unit."""

    @property
    def unit(self) -> str: ...


_Record = TypeVar("_Record", bound=_OfUnit)


@dataclass(frozen=True, slots=True)
class _Order:
    """The order of a report: units in that of the run (``rank``), their files, places in these."""

    rank: Mapping[str, int]

    def of_outcome(self, outcome: Outcome) -> tuple[int, str]:
        return self.rank[storable(outcome.source.unit)], outcome.source.path

    def of_finding(self, finding: Finding) -> tuple[int, str, float, str, str, str, str]:
        span = finding.evidence.span
        return (
            self.rank[storable(finding.unit)],
            finding.file,
            span.start if span else float("inf"),
            finding.code,
            finding.subject,
            finding.message,
            finding.fingerprint,
        )

    def by_unit(self, records: Iterable[_Record]) -> tuple[_Record, ...]:
        """``records`` unit by unit, those of one unit as they came."""
        return tuple(sorted(records, key=lambda record: self.rank[record.unit]))


def _inputs(outcomes: Sequence[Outcome], findings: Sequence[Finding]) -> tuple[InputRecord, ...]:
    per_file = Counter(finding.file for finding in findings)
    return tuple(input_record(outcome, per_file[outcome.source.path]) for outcome in outcomes)


def _kinds(outcomes: Sequence[Outcome], words: Words) -> dict[str, str]:
    """The kind of document of each file, in words; "" is the file of findings of a whole unit."""
    told = {
        storable(outcome.source.path): storable(outcome.kind) or words.kind_unknown
        for outcome in outcomes
    }
    return told | {"": words.whole_unit}


def _is_set_aside(finding: Finding, reviews: Mapping[str, Review]) -> bool:
    review = reviews.get(finding.fingerprint)
    return review is not None and review.state.is_set_aside


def _replaced(law: LawUse | None) -> frozenset[str]:
    """The ids of the instruments that another one replaced."""
    if law is None:
        return frozenset()
    return frozenset(each.id for each in law.register.instruments if each.replaced_by)


def _check_agreement(run: Run, findings: Sequence[Finding]) -> None:
    unit_of: dict[str, str] = {}
    for outcome in run.outcomes:
        if outcome.source.path in unit_of:
            raise ValueError(f"two outcomes for one file: {outcome.source.path}")
        unit_of[outcome.source.path] = outcome.source.unit
    units = {unit.id for unit in run.units} | set(unit_of.values())
    for finding in findings:
        if not finding.file:
            if finding.unit not in units:
                raise ValueError(f"{finding.code} names a unit without files: {finding.unit!r}")
            continue
        if finding.file not in unit_of:
            raise ValueError(f"{finding.code} names a file without outcome: {finding.file}")
        if unit_of[finding.file] != finding.unit:
            raise ValueError(f"{finding.code} gives {finding.file} to unit {finding.unit!r}")


def _units(run: Run, unknown: str) -> tuple[Unit, ...]:
    known = {unit.id for unit in run.units}
    found = sorted({outcome.source.unit for outcome in run.outcomes} - known)
    units = (*run.units, *(Unit(id=unit, name=unit or unknown) for unit in found))
    return tuple(
        msgspec.structs.replace(unit, id=storable(unit.id), name=storable(unit.name))
        for unit in units
    )
