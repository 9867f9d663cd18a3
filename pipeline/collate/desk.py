"""A batch laid out beside the registers: what is made of each document and of each unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from pipeline.collate.dossiers import dossier_of, outcome_of
from pipeline.collate.kept import KeptFile
from pipeline.collate.together import Told, compared, pairs_of, told_by_all, twins_of
from pipeline.intake import Intake
from pipeline.inventory.assignments import assignments_in
from pipeline.inventory.duties import DutyRow, duties_of
from pipeline.inventory.procedures import procedures_in
from pipeline.law.register import Register
from pipeline.law.texts import LawTexts
from pipeline.model.demand import Requirement
from pipeline.model.finding import Finding
from pipeline.model.run import Dossier, Unit, UnitKind
from pipeline.model.verdict import Answer
from pipeline.rules.check import check_dossier, check_unit
from pipeline.rules.families import all_rules
from pipeline.rules.peers import ByNumber, EndedPeer
from pipeline.rules.registry import Case, Rule
from pipeline.sorting import card_of
from pipeline.store import Extracted, Result

_NOTHING = Told()
_NONE_ENDED: ByNumber[EndedPeer] = ByNumber()


@cache
def rules_of(*, looks_at_law: bool) -> tuple[Rule, ...]:
    """All rules that look at the registers or the day, or all that do not."""
    return tuple(rule for rule in all_rules() if rule.looks_at_law is looks_at_law)


@dataclass(frozen=True, slots=True)
class Desk:
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
        by_requirement: dict[str, list[Answer]] = defaultdict(list)
        for each in told:
            by_requirement[each.requirement].append(each)
        found: list[Finding] = []
        for unit in sorted({each.unit for each in told}):
            case = Case(
                register=self.register,
                as_of=self.as_of,
                unit=self.units[unit],
                answers=tuple(each for each in told if each.unit == unit),
                above=above,
                everywhere=by_requirement,
                requirements=by_id,
            )
            found += check_unit(case)
        return found

    def duties(self, dossier: Dossier) -> tuple[DutyRow, ...]:
        """Who must do what by a document."""
        own, bodies = self.units[dossier.source.unit], self.register.bodies
        return tuple(duties_of(dossier, own, tuple(self.units.values()), bodies))

    def _lasting(self, dossier: Dossier, result: Result, told: Told) -> KeptFile:
        found = check_dossier(dossier, self.case(dossier, told), rules_of(looks_at_law=False))
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

    def case(
        self, dossier: Dossier, told: Told = _NOTHING, ended: ByNumber[EndedPeer] = _NONE_ENDED
    ) -> Case:
        """What the rules look at beside a document."""
        return Case(
            register=self.register,
            as_of=self.as_of,
            unit=self.units[dossier.source.unit],
            others=told.statements,
            procedures=told.procedures,
            texts=self.texts,
            peers=told.peers,
            amended=told.amended,
            ended=ended,
        )
