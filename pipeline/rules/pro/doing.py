"""What a step has its actor do, by all its verbs: "lập bảng kê và phê duyệt chi" makes and decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.facts import ApprovalStep, StepKind
from pipeline.rules.pro.vocabulary import any_of, words
from pipeline.rules.statements import actor_of, topic_of

_MAKING = (StepKind.PREPARE, StepKind.APPRAISE)
_DECIDING = (StepKind.DECIDE, StepKind.SIGN, StepKind.ISSUE)
_BY_CLERKS = (StepKind.RECEIVE, StepKind.RECORD, StepKind.DELIVER, StepKind.PUBLISH)
_OPENS_WORK = re.compile(
    r"(?:^|[,;:.\n]|(?<!\w)(?:và|rồi|sau đó|đồng thời|vừa|tự|trực tiếp|xem xét|chịu trách nhiệm))"
    r"\s*$",
    re.IGNORECASE,
)
_THING_ENDS = re.compile(
    r"[,;:.(\n]|(?<!\w)(?:và|của|cho|về|để|theo|tại|trong|trên|sau|khi)(?!\w)", re.IGNORECASE
)


def makes(step: ApprovalStep) -> bool:
    """Whether its actor prepares or appraises, and does not have others do so.

    A unit that organises an appraisal makes it; a person has it made.
    """
    action = step.action.quote
    if any_of("assigning").match(action):
        return False
    if any_of("organising").match(action) and any_of("persons").match(actor_of(step)):
        return False
    return step.kind in _MAKING or next(works_in("making", action), None) is not None


def decides(step: ApprovalStep) -> bool:
    """Whether its actor decides: neither who stamps nor who only says why a case is not taken up."""
    action = step.action.quote
    if is_clerk(step) or any_of("no_decision").match(action):
        return False
    if step.kind in _DECIDING and any_of("deciding").search(action):
        return True
    papers = next(works_in("making", action), None)
    return any(
        papers is None or found[0].casefold() not in words("paper_names")
        for found in works_in("approving", action)
    )


def decides_on(step: ApprovalStep, made: str) -> bool:
    """Whether what a step decides on may be the thing that words tell of: it names no other.

    "Phê duyệt" decides on whatever was made; "quyết định thành phần mời" not on the agenda.

    Args:
        step: one that decides.
        made: what was made before, and what the procedure is about.
    """
    action = step.action.quote
    things = [
        topic_of(_THING_ENDS.split(action[found.end() :], maxsplit=1)[0])
        for found in works_in("approving", action)
    ]
    return not things or any(not thing or thing & topic_of(made) for thing in things)


def works_in(field: str, action: str) -> Iterator[re.Match[str]]:
    """The verbs of a list that open a piece of work of the actor's own.

    What stands behind "trình", "gửi" is done by whom it goes to; a capital letter amid the words
    begins the name of a paper.

    Args:
        field: the list of ``words.yaml``.
        action: all that its actor does.
    """
    own = action[: _handed_on(action)]
    for found in any_of(field).finditer(own):
        if found.start() and found[0][0].isupper():
            continue
        if _OPENS_WORK.search(own, 0, found.start()) and not any_of("no_making").match(
            own, found.start()
        ):
            yield found


def is_clerk(step: ApprovalStep) -> bool:
    """Whether somebody does it who passes papers on and stamps them, deciding nothing."""
    return any_of("clerks").match(actor_of(step)) is not None


def is_clerical(step: ApprovalStep) -> bool:
    """Whether a clerk takes papers in, enters, stamps or sends them."""
    return is_clerk(step) and (
        step.kind in _BY_CLERKS or any_of("stamping").match(step.action.quote) is not None
    )


def _handed_on(action: str) -> int:
    """Where the work goes on to somebody else; the end, where it does not."""
    named = [paper.span() for paper in any_of("papers").finditer(action)]
    for found in any_of("handing_on").finditer(action):
        if not any(start <= found.start() < end for start, end in named):
            return found.start()
    return len(action)
