"""Steps told in prose: the norms of an article that describes work in its order.

A norm that binds somebody to do a piece of work is a step where its article is about how work goes
on: by its heading, or because its works follow each other from receiving to deciding. Who is bound
is the actor, the norm's condition the branch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from pipeline.extract.procedures.judging import Verdict, judge
from pipeline.extract.procedures.limits import limits_of
from pipeline.extract.procedures.numbered import numbered_steps, step_at, works_without
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.works import doers_of, done, is_work
from pipeline.model.facts import ApprovalStep, Quote, Responsibility, StepKind

_LABEL = re.compile(r"(?:Điều|Mục|Bước)?\s*[\w.]{1,6}[.:]\s+")
_LONGEST_TITLE = 12  # words
_LEAST = 2  # one piece of work is no procedure
_RECEIVED = re.compile(r"(?<!\w)(?:tiếp )?nhận(?: được| đủ)?(?!\w)")
_TURNS = {  # in what is no procedure by its heading, these must be among the works
    StepKind.RECEIVE,
    StepKind.CHECK,
    StepKind.APPRAISE,
    StepKind.DECIDE,
    StepKind.ISSUE,
    StepKind.SUBMIT,
}
_LEAST_TURNS = 3
_MANY = 4
_LEAST_TURNS_IN_TIME = 2  # where a time limit runs from what was received


def steps_of_prose(
    text: str, norms: Sequence[Responsibility], start: int = 0
) -> tuple[ApprovalStep, ...]:
    """The steps of one article, in the order of its text; none where it describes no work.

    Args:
        text: the article, its heading in the first line.
        norms: its norms in reading order.
        start: what the places of ``norms``, and of the steps, count more than those in ``text``.
    """
    numbered = numbered_steps(text)
    works = [
        (norm, kind_of(done(norm).action.quote)) for norm in norms if is_work(text, norm, start)
    ]
    known = [(norm, kind) for norm, kind in works if kind is not StepKind.OTHER]
    if len(known) < _LEAST and not numbered:
        return ()
    by_heading = bool(numbered) or _tells_of_work(text)
    verdict = Verdict.PROCEDURE if numbered or _says_so(text) else judge(text)
    if not _is_procedure(text, by_heading, verdict, known):
        return ()
    told = works if by_heading or verdict is Verdict.PROCEDURE else known
    holders = [step_at(numbered, norm.action.start - start) for norm, _ in told]
    limits = limits_of(text, [norm for norm, _ in told], start)
    steps = []
    doers = doers_of(text, [norm for norm, _ in told], start)
    for (_, kind), (actor, action), holder, limit in zip(told, doers, holders, limits, strict=True):
        steps.append(
            ApprovalStep(
                order=0,
                kind=kind,
                action=action,
                actor=actor,
                deadline=limit.deadline,
                output=_output(action, kind),
                branch=limit.branch,
                number=holder.number if holder else "",
            )
        )
    for step, work in works_without(numbered, {holder for holder in holders if holder}):
        words = text[work.start : work.end]
        kind = kind_of(words)
        action = Quote(quote=words, start=work.start + start, end=work.end + start)
        output = _output(action, kind)
        steps.append(
            ApprovalStep(order=0, kind=kind, action=action, output=output, number=step.number)
        )
    steps.sort(key=lambda step: step.action.start)
    return tuple(
        msgspec.structs.replace(step, order=place, kind=_kind_after(step, before))
        for place, (before, step) in enumerate(pairwise((None, *steps)), 1)
        if step is not None
    )


def _kind_after(step: ApprovalStep, before: ApprovalStep | None) -> StepKind:
    """The step's kind: who answers right after being asked for an opinion gives it."""
    asked = before is not None and before.kind is StepKind.CONSULT
    if asked and step.kind is StepKind.DELIVER and vocabulary().answers.match(step.action.quote):
        return StepKind.CONSULT
    return step.kind


def kind_of(action: str) -> StepKind:
    """What is done, by the verb that opens ``action``.

    "chủ trì, phối hợp với … thẩm định" is an appraisal: words of manner before the verb are passed
    over, with whom the work is done too.
    """
    words = vocabulary()
    place = 0
    while match := words.manner.match(action, place):
        place = match.end()
        while place < len(action) and action[place] in " ,":
            place += 1
    found = words.verb.match(action, place)
    if found is None and place:
        found = words.verb.search(action, place)
    while found is not None and (noun := words.noun.match(action, found.start())):
        found = words.verb.search(action, noun.end())
    kind = words.kinds[found[0].casefold()] if found is not None else StepKind.OTHER
    return next(
        (sign.kind for sign in words.signs if kind in sign.over and sign.words.search(action)), kind
    )


def _may_tell(text: str) -> bool:
    """Whether the heading leaves open that work is told; "Trách nhiệm của …" lists duties."""
    return vocabulary().no_heading.match(_heading(text)) is None


def _heading(text: str) -> str:
    return _LABEL.sub("", text.split("\n", maxsplit=1)[0].strip())


def _tells_of_work(text: str) -> bool:
    """By the heading, or by a line that names what stands under it: "2. Thủ tục chấp thuận:"."""
    words = vocabulary()
    heading, *lines = text.split("\n")
    heading = _LABEL.sub("", heading.strip())
    if words.heading.search(heading):
        return words.no_heading.match(heading) is None
    titles = (_LABEL.sub("", line.strip()) for line in lines if line.rstrip().endswith(":"))
    return any(
        len(title.split()) <= _LONGEST_TITLE and words.heading.match(title) for title in titles
    )


def _says_so(text: str) -> bool:
    """Whether the heading calls the article a procedure, as "Trình tự thành lập" does."""
    return vocabulary().sure_heading.match(_heading(text)) is not None


def _is_procedure(
    text: str,
    by_heading: bool,
    verdict: Verdict,
    works: Sequence[tuple[Responsibility, StepKind]],
) -> bool:
    """By its heading, by works that pass from hand to hand, or as the trained judge sees it.

    A heading that only names work is believed unless the judge is sure that nothing goes on below
    it: "Điều 12. Ứng xử khi giải quyết khiếu nại".
    """
    if by_heading:
        return verdict is not Verdict.OTHER
    if not _may_tell(text):
        return False
    if _goes_round(works):
        return True
    if verdict is Verdict.OTHER:
        return False
    return _in_turns(works) or (verdict is Verdict.PROCEDURE and len(_actors(works)) > 1)


def _actors(works: Sequence[tuple[Responsibility, StepKind]]) -> set[str]:
    return {norm.bearer.quote.casefold() for norm, _ in works if norm.bearer}


def _goes_round(works: Sequence[tuple[Responsibility, StepKind]]) -> bool:
    """Whether several do several kinds of work: surely one goes on with what another did."""
    kinds = {kind for _, kind in works}
    return (
        len(works) >= _MANY and len(kinds) >= _LEAST_TURNS and len(_actors(works)) >= _LEAST_TURNS
    )


def _in_turns(works: Sequence[tuple[Responsibility, StepKind]]) -> bool:
    """Whether work passes from hand to hand; what one body has to do is a list of its duties."""
    turns = {kind for _, kind in works if kind in _TURNS}
    handed_on = any(norm.deadline and _RECEIVED.search(norm.deadline.quote) for norm, _ in works)
    least = _LEAST_TURNS_IN_TIME if handed_on else _LEAST_TURNS
    return len(turns) >= least and len(_actors(works)) > 1


def _output(action: Quote, kind: StepKind) -> Quote | None:
    """What comes out of a step, as its action names it."""
    if kind not in vocabulary().bring_out:
        return None
    match = vocabulary().output.search(action.quote)
    if match is None:
        return None
    return Quote(quote=match[0], start=action.start + match.start(), end=action.start + match.end())
