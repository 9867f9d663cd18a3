"""The Vietnamese a report speaks in, read from words.yaml and checked on load."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from pipeline.model.facts import Modality, StepKind
from pipeline.model.finding import Severity
from pipeline.model.review import Absence, State
from pipeline.model.run import Status, UnitKind
from pipeline.model.verdict import ElementKind, Verdict
from pipeline.model.verdict import State as ElementState
from pipeline.word_lists import broken, held_in

_FILE = Path(__file__).with_name("words.yaml")


class SeverityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A severity's name, and a mark that tells it apart without colour."""

    label: str
    mark: str


class FamilyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule family's name, and what it is about."""

    label: str
    meaning: str = ""


class Sureness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How sure a finding is, in words, from this confidence up."""

    at_least: float
    label: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All words of words.yaml."""

    severities: dict[Severity, SeverityWords]
    statuses: dict[Status, str]
    families: dict[str, FamilyWords]
    unit_kinds: dict[UnitKind, str]
    confidence: tuple[Sureness, ...]
    decisions: tuple[str, ...]
    states: dict[State, str]
    absences: dict[Absence, str]
    registers: dict[str, str]
    modalities: dict[Modality, str]
    orientation: str
    step_kinds: dict[StepKind, str]
    unverified: str
    verified: str
    kind_unknown: str
    unit_unknown: str
    whole_unit: str
    verdicts: dict[Verdict, str]
    elements: dict[ElementKind, str]
    element_states: dict[ElementState, str]

    def family(self, code: str) -> FamilyWords:
        """The words for a family; a family without any goes by its letters."""
        return self.families.get(code) or FamilyWords(code)

    def sureness(self, confidence: float) -> str:
        """How sure a finding of this confidence (0 to 1) is."""
        return next(step.label for step in self.confidence if confidence >= step.at_least)


@cache
def load_words() -> Words:
    """The words of words.yaml; see ``words_in``."""
    return words_in(_FILE)


def words_in(file: Path) -> Words:
    """The words of ``file``.

    Raises:
        BadRegister: a field is missing or malformed, or a value of a type has no word.
    """
    words = held_in(file, Words)
    for field, entries, kinds in (
        ("severities", words.severities, Severity),
        ("statuses", words.statuses, Status),
        ("unit_kinds", words.unit_kinds, UnitKind),
        ("modalities", words.modalities, Modality),
        ("step_kinds", words.step_kinds, StepKind),
        ("states", words.states, State),
        ("absences", words.absences, Absence),
        ("verdicts", words.verdicts, Verdict),
        ("elements", words.elements, ElementKind),
        ("element_states", words.element_states, ElementState),
    ):
        missing = [str(kind) for kind in kinds if kind not in entries]
        if missing:
            raise broken(file, f"Thiếu mục {', '.join(missing)}.", field)
    steps = [step.at_least for step in words.confidence]
    if not steps or steps[-1] != 0 or steps != sorted(steps, reverse=True):
        raise broken(file, "Các mức phải giảm dần và kết thúc ở 0.", "confidence")
    return words
