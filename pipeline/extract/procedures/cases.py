"""Work told in one case only, where no norm tells it: "Hồ sơ hợp lệ thì trình Chánh Văn phòng"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.procedures.limits import case_before, quote_of
from pipeline.extract.procedures.numbered import NumberedStep, step_at
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.document import Span
from pipeline.model.facts import ApprovalStep, StepKind

_THEN = re.compile(r"\sthì\s+")
_CLAUSE_END = re.compile(r"\s*(?:[.;\n]|$)")


def works_in_cases(
    text: str, steps: Sequence[ApprovalStep], numbered: Sequence[NumberedStep] = (), start: int = 0
) -> Iterator[ApprovalStep]:
    """The works of ``text`` told behind a case and "thì" that are none of ``steps``.

    The doer is that of the step before in the same line, or of the same number.

    Args:
        text: an article.
        steps: its steps in the order of the text.
        numbered: the steps that ``text`` numbers.
        start: what the places of the steps count more than those in ``text``.
    """
    words = vocabulary()
    for then in _THEN.finditer(text):
        place = then.end()
        opens = words.verb.match(text, place)
        case = case_before(text, place, start)
        if opens is None or case is None or words.go_to.match(text, place):
            continue
        ends = _CLAUSE_END.search(text, place)
        action = quote_of(text, Span(place, ends.start() if ends else len(text)), start)
        if any(step.action.span.meets(action.span) for step in steps):
            continue
        holder = step_at(numbered, place)
        begin = holder.span.start if holder else text.rfind("\n", 0, place) + 1
        before = [step for step in steps if begin + start <= step.action.start < action.start]
        yield ApprovalStep(
            order=0,
            kind=StepKind.OTHER,
            action=action,
            actor=before[-1].actor if before else None,
            branch=case,
            number=holder.number if holder else "",
        )
