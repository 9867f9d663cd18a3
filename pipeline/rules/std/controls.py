"""The steps of control of ``controls.yaml``, and whether a procedure has one.

Whoever prepares a thing does not control it: how carefully the same hand goes about it is no
control, unless it hands the thing to somebody for that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import ApprovalStep, Procedure, StepKind
from pipeline.rules.statements import OtherProcedure, OtherStep, actor_of
from pipeline.word_lists import Word, Words, held_in, whole_words

_FILE = Path(__file__).with_name("controls.yaml")
_BY_OTHER_NAMES = {StepKind.DECIDE: {StepKind.DECIDE, StepKind.SIGN, StepKind.ISSUE}}


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: StepKind
    name: Word
    words: Words
    met_by: Words
    before_decision: bool = False
    whole: bool = False


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    handing: Words
    controls: tuple[_Row, ...]


class Control(NamedTuple):
    """A step of control: its kind, what a reviewer reads of it, and the words that tell it.

    ``words`` are those of a step that surely is one, ``met_by`` those that show that the work is
    done; ``before_decision``: only where it is done before the first decision; ``whole``: wherever
    they stand in the document, whoever does it.
    """

    kind: StepKind
    name: str
    words: re.Pattern[str]
    met_by: re.Pattern[str]
    before_decision: bool
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
        if self.whole:
            return self.met_by.search(document.text) is not None
        passage = _passage(procedure, document)
        preparing = {actor_of(each) for each in procedure.steps if each.kind is StepKind.PREPARE}
        return any(
            self._counts(match.start(), procedure.steps, preparing - {""}, document)
            for match in self.met_by.finditer(document.text, passage.start, passage.end)
        )

    def _counts(
        self, place: int, steps: Sequence[ApprovalStep], preparing: set[str], document: Document
    ) -> bool:
        """Whether words at ``place`` of the document can tell of the control.

        ``preparing`` are those who prepare what is to be controlled.
        """
        decided = False
        for step in steps:
            if step.action.start <= place < step.action.end:
                if step.kind is StepKind.PREPARE or actor_of(step) in preparing:
                    return _handing().search(document.text, step.action.start, place) is not None
                if self.before_decision and decided:
                    return False
            decided = decided or step.kind is StepKind.DECIDE
        return True


@cache
def controls() -> tuple[Control, ...]:
    """All controls, in the order in which they are looked for.

    Raises:
        BadRegister: if the list breaks its form.
    """
    return tuple(
        Control(
            kind=row.kind,
            name=row.name,
            words=whole_words(row.words),
            met_by=whole_words(row.met_by),
            before_decision=row.before_decision,
            whole=row.whole,
        )
        for row in _held().controls
    )


@cache
def _handing() -> re.Pattern[str]:
    return whole_words(_held().handing)


@cache
def _held() -> _Held:
    return held_in(_FILE, _Held)


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
