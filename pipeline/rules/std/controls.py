"""The steps of control of ``controls.yaml``, and whether a procedure has one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import Procedure, StepKind
from pipeline.rules.statements import OtherProcedure, OtherStep
from pipeline.word_lists import Word, Words, held_in, whole_words

_FILE = Path(__file__).with_name("controls.yaml")
_BY_OTHER_NAMES = {StepKind.DECIDE: {StepKind.DECIDE, StepKind.SIGN, StepKind.ISSUE}}


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: StepKind
    name: Word
    words: Words
    met_by: Words
    whole: bool = False


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    controls: tuple[_Row, ...]


class Control(NamedTuple):
    """A step of control: its kind, what a reviewer reads of it, and the words that tell it.

    ``words`` are those of a step that surely is one, ``met_by`` those that show that the work is
    done, ``whole`` whether these count wherever they stand in the document.
    """

    kind: StepKind
    name: str
    words: re.Pattern[str]
    met_by: re.Pattern[str]
    whole: bool

    def step_of(self, procedure: OtherProcedure) -> OtherStep | None:
        """The first step of ``procedure`` that surely is this control."""
        return next(
            (
                step
                for step in procedure.steps
                if step.kind is self.kind and self.words.search(step.evidence.quote)
            ),
            None,
        )

    def is_met(self, procedure: Procedure, document: Document) -> bool:
        """Whether a step of ``procedure`` is this control, or its provision speaks of it."""
        kinds = _BY_OTHER_NAMES.get(self.kind, {self.kind})
        if any(step.kind in kinds for step in procedure.steps):
            return True
        text = document.text if self.whole else document.words(_passage(procedure, document))
        return self.met_by.search(text) is not None


@cache
def controls() -> tuple[Control, ...]:
    """All controls, in the order in which they are looked for.

    Raises:
        BadRegister: if the list breaks its form.
    """
    return tuple(
        Control(row.kind, row.name, whole_words(row.words), whole_words(row.met_by), row.whole)
        for row in held_in(_FILE, _Held).controls
    )


def _passage(procedure: Procedure, document: Document) -> Span:
    """The article that holds the steps, else the least provision that does; all, where none does."""
    places = [step.action for step in procedure.steps]
    steps = Span(min(each.start for each in places), max(each.end for each in places))
    holding = [
        node
        for node in document.path_at(steps.start)
        if node.span.start <= steps.start and steps.end <= node.span.end
    ]
    article = next((node for node in holding if node.kind is ProvisionKind.ARTICLE), None)
    if article is not None:
        return article.span
    return holding[-1].span if holding else Span(0, len(document.text))
