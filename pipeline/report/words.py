"""The Vietnamese a report speaks in, read from words.yaml and checked on load."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from pipeline.errors import BadRegister
from pipeline.model.facts import Modality, StepKind
from pipeline.model.finding import Severity
from pipeline.model.review import Absence, State
from pipeline.model.run import Status, UnitKind
from pipeline.model.verdict import ElementKind, Verdict
from pipeline.model.verdict import State as ElementState

FILE = "words.yaml"


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


def parse_words(source: bytes) -> Words:
    """The words in ``source``, YAML in UTF-8.

    Raises:
        BadRegister: a field is missing or malformed, or a value of a type has no word.
    """
    remedy = "Sửa tệp theo mẫu kèm chương trình."
    try:
        words = msgspec.yaml.decode(source, type=Words)
    except msgspec.MsgspecError as error:
        raise BadRegister(f"không đúng mẫu: {error}.", remedy=remedy, file=FILE) from error
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
            problem = f"thiếu mục {', '.join(missing)}."
            raise BadRegister(problem, remedy=remedy, file=FILE, place=f"trường {field}")
    steps = [step.at_least for step in words.confidence]
    if not steps or steps[-1] != 0 or steps != sorted(steps, reverse=True):
        problem = "các mức phải giảm dần và kết thúc ở 0."
        raise BadRegister(problem, remedy=remedy, file=FILE, place="trường confidence")
    return words


@cache
def load_words() -> Words:
    """The words kept beside this module."""
    return parse_words(resources.files("pipeline.report").joinpath(FILE).read_bytes())
