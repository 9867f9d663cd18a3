"""All documents of a batch against the rules, and against what was kept of the last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from pipeline.collate.dossiers import dossier_of, outcome_of
from pipeline.collate.kept import KeptBatch, KeptFile, hash_of, key_of
from pipeline.collate.looks import Looker
from pipeline.collate.together import Told, compared, pairs_of, told_by_all, twins_of
from pipeline.directives.matching import Searched, answers
from pipeline.directives.tracing import Tracer
from pipeline.intake import Intake
from pipeline.inventory import Demands, Inventory
from pipeline.inventory.assignments import assignments_in
from pipeline.inventory.duties import DutyRow, duties_of
from pipeline.inventory.law_use import LawUse, Naming, cited_in, named_in
from pipeline.inventory.procedures import procedures_in
from pipeline.law.register import Register
from pipeline.law.texts import LawTexts
from pipeline.model.demand import Requirement
from pipeline.model.finding import Finding
from pipeline.model.run import Dossier, Outcome, Status, Unit, UnitKind
from pipeline.model.verdict import Answer
from pipeline.progress import Progress
from pipeline.retrieval.encoder.likeness import Encoder
from pipeline.rules.check import check_dossier, check_unit, in_reading_order, tell_copies_apart
from pipeline.rules.families import all_rules
from pipeline.rules.registry import Case, Rule
from pipeline.sorting import card_of
from pipeline.store import Extracted, Result

_NOTHING = Told()


@dataclass(frozen=True, slots=True)
class Collation:
    """What the rules found in a batch, and what its documents hold besides."""

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    inventory: Inventory


def collate(
    intake: Intake,
    units: Mapping[str, Unit],
    register: Register,
    as_of: date,
    texts: LawTexts,
    progress: Progress,
    *,
    requirements: Sequence[Requirement] = (),
    encoder: Encoder | None = None,
) -> Collation:
    """Hold every document against every rule.

    Where files, units and code are those of the last run, only the rules that look at the
    registers or the day run anew; the result is the same as that of a first run.

    Args:
        intake: what was read.
        units: all units, by id.
        register: instruments and bodies.
        as_of: the day of the review.
        texts: the texts of law at hand.
        progress: told of each file.
        requirements: the catalogue of what law and directives demand.
        encoder: of the user's, to look for what is demanded by meaning too.
    """
    progress.begin("Đối chiếu", len(intake.files))
    key, bodies = key_of(intake, units), hash_of(register.bodies)
    kept = intake.store.batch(key, KeptBatch)
    at_hand = _Desk(intake, units, register, as_of, texts)
    files: list[KeptFile] = []
    findings: list[Finding] = []
    cited: list[Naming] = []
    named: list[Naming] = []
    looker, tracer = Looker(requirements, intake.store, encoder), Tracer(register, requirements)
    searched: list[Searched] = []
    lasting = at_hand.first_look() if kept is None else iter(kept.files)
    for (file, result), known in zip(intake.results(), lasting, strict=True):
        if known.outcome.status is Status.COMPARED:
            files.append(known)
            progress.step()
            continue
        dossier = dossier_of(file.source, result)
        if kept is not None and kept.bodies != bodies:
            known = msgspec.structs.replace(known, duties=at_hand.duties(dossier))  # noqa: PLW2901
        files.append(known)
        case = at_hand.case(dossier)
        found = check_dossier(dossier, case, _rules(looks_at_law=True))
        findings += in_reading_order((*known.findings, *found))
        cited += cited_in(dossier, case)
        named += named_in(dossier, case)
        if requirements and isinstance(result, Extracted):
            searched.append(looker.searched(dossier))
            tracer.add(dossier)
        progress.step()
    told = tuple(answers(requirements, units, searched, as_of, register))
    findings += at_hand.of_units(told, requirements)
    if kept is None or kept.bodies != bodies:
        intake.store.put_batch(key, KeptBatch(bodies=bodies, files=tuple(files)))
    return Collation(
        outcomes=tuple(file.outcome for file in files),
        findings=tuple(tell_copies_apart(findings)),
        inventory=Inventory(
            duties=tuple(each for file in files for each in file.duties),
            procedures=tuple(each for file in files for each in file.procedures),
            assignments=tuple(each for file in files for each in file.assignments),
            law=LawUse(register, tuple(cited), tuple(named)),
            cards=tuple(file.card for file in files if file.card),
            demands=Demands(told, tracer.traces(told), tuple(requirements)),
        ),
    )


@cache
def _rules(looks_at_law: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.looks_at_law is looks_at_law)


@dataclass(frozen=True, slots=True)
class _Desk:
    """A batch with the registers and the day, ready to be gone through."""

    intake: Intake
    units: Mapping[str, Unit]
    register: Register
    as_of: date
    texts: LawTexts

    def first_look(self) -> Iterator[KeptFile]:
        """What lasts of each file, in the order of the files."""
        drafts = pairs_of(self.intake)
        second = {pair.draft.path: pair for pairs in drafts.values() for pair in pairs}
        told = told_by_all(self.intake, self.units, second)
        for file, result in self.intake.results():
            if pair := second.get(file.source.path):
                yield KeptFile(outcome=compared(pair))
                continue
            dossier = dossier_of(file.source, result)
            if pairs := drafts.get(file.source.path):
                twins = tuple(twins_of(dossier, pairs, self.intake))
                dossier = msgspec.structs.replace(dossier, twins=twins)
            yield self._lasting(dossier, result, told)

    def of_units(
        self, told: Sequence[Answer], requirements: Sequence[Requirement]
    ) -> list[Finding]:
        """The findings on units as a whole, from what was made of each requirement."""
        by_id = {each.id: each for each in requirements}
        ministries = [id_ for id_, unit in self.units.items() if unit.kind is UnitKind.MINISTRY]
        above = {each.requirement: each for each in told if each.unit in ministries[:1]}
        found: list[Finding] = []
        for unit in sorted({each.unit for each in told}):
            case = Case(
                register=self.register,
                as_of=self.as_of,
                unit=self.units[unit],
                answers=tuple(each for each in told if each.unit == unit),
                above=above,
                requirements=by_id,
            )
            found += check_unit(case)
        return found

    def duties(self, dossier: Dossier) -> tuple[DutyRow, ...]:
        """Who must do what by a document."""
        own, bodies = self.units[dossier.source.unit], self.register.bodies
        return tuple(duties_of(dossier, own, tuple(self.units.values()), bodies))

    def _lasting(self, dossier: Dossier, result: Result, told: Told) -> KeptFile:
        found = check_dossier(dossier, self.case(dossier, told), _rules(looks_at_law=False))
        outcome = outcome_of(dossier, result, found)
        if not isinstance(result, Extracted):
            return KeptFile(outcome=outcome, findings=tuple(found))
        return KeptFile(
            outcome=outcome,
            findings=tuple(found),
            duties=self.duties(dossier),
            procedures=tuple(procedures_in(dossier)),
            assignments=tuple(assignments_in(dossier)),
            card=card_of(dossier, outcome.name),
        )

    def case(self, dossier: Dossier, told: Told = _NOTHING) -> Case:
        """What the rules look at beside a document."""
        return Case(
            register=self.register,
            as_of=self.as_of,
            unit=self.units[dossier.source.unit],
            others=told.statements,
            procedures=told.procedures,
            texts=self.texts,
        )
