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

from pipeline.model.document import Document
from pipeline.model.facts import ApprovalStep, Procedure, StepKind
from pipeline.rules.kept import is_kept
from pipeline.rules.passages import passage_of
from pipeline.rules.statements import OtherProcedure, OtherStep, actor_of
from pipeline.word_lists import Word, Words, held_in, whole_words

_FILE = Path(__file__).with_name("controls.yaml")
_BY_OTHER_NAMES = {
    StepKind.DECIDE: {StepKind.DECIDE, StepKind.SIGN, StepKind.ISSUE},
    StepKind.CONSULT: {StepKind.CONSULT, StepKind.APPRAISE},  # the stricter holds the weaker
}


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: StepKind
    name: Word
    words: Words
    met_by: Words | None = None
    before_decision: bool = False


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    handing: Words
    controls: tuple[_Row, ...]


class Control(NamedTuple):
    """A step of control: its kind, what a reviewer reads of it, and the words that tell it.

    ``words`` are those of a step that surely is one, ``met_by`` those that show that the work is
    done, None where it is met by papers being kept; ``before_decision``: only where it is done
    before the first decision.
    """

    kind: StepKind
    name: str
    words: re.Pattern[str]
    met_by: re.Pattern[str] | None
    before_decision: bool

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
        if self.met_by is None:
            return is_kept(procedure, document)
        passage = passage_of(procedure, document)
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
            met_by=whole_words(row.met_by) if row.met_by else None,
            before_decision=row.before_decision,
        )
        for row in _held().controls
    )


@cache
def _handing() -> re.Pattern[str]:
    return whole_words(_held().handing)


@cache
def _held() -> _Held:
    return held_in(_FILE, _Held)
