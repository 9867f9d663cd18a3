"""Steps told in prose: the norms of an article that describes work in its order.

A norm that binds somebody to do a piece of work is a step where its article is about how work goes
on: by its heading, or because its works follow each other from receiving to deciding. Who is bound
is the actor, the norm's condition the branch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.procedures.cases import works_in_cases
from pipeline.extract.procedures.due import due_of
from pipeline.extract.procedures.judging import judge
from pipeline.extract.procedures.kind_judging import kinds_of
from pipeline.extract.procedures.limits import limits_of
from pipeline.extract.procedures.numbered import (
    NumberedStep,
    numbered_steps,
    step_at,
    works_without,
)
from pipeline.extract.procedures.passive import works_done_to_things
from pipeline.extract.procedures.titled import behind_title, with_titled
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.ways import with_ways
from pipeline.extract.procedures.works import doer_named, doers_of, done, is_work
from pipeline.model.document import Span
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
# In what calls itself a procedure, one of these is enough where several work.
_ANSWERS = {StepKind.RECEIVE, StepKind.APPRAISE, StepKind.DECIDE, StepKind.ISSUE}
_LEAST_TURNS = 3
_MANY = 4
# What these weigh beside the log odds of the judge, chosen by folds over annotated documents.
_HEADING = 2.0
_ROUND = 2.0
_TURNED = 0.5
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
    norms = with_titled(text, norms, numbered, start)
    works = [
        (norm, kind_of(done(norm).action.quote)) for norm in norms if is_work(text, norm, start)
    ]
    if not (numbered or _is_procedure(text, works)):
        return ()
    if _tells_of_else(text):  # but for what it numbers
        works = [work for work in works if step_at(numbered, work[0].action.start - start)]
    return _told(text, works, numbered, start)


def steps_if_told(text: str, norms: Sequence[Responsibility]) -> tuple[ApprovalStep, ...]:
    """The steps of ``text``, were it a procedure: what the judge of kinds learns from."""
    works = [(norm, kind_of(done(norm).action.quote)) for norm in norms if is_work(text, norm)]
    return _told(text, works, numbered_steps(text), 0)


def _told(
    text: str,
    works: Sequence[tuple[Responsibility, StepKind]],
    numbered: tuple[NumberedStep, ...],
    start: int,
) -> tuple[ApprovalStep, ...]:
    """The steps that are ``works``, and those numbered ones that hold none of them."""
    norms = [norm for norm, _ in works]
    holders = [step_at(numbered, norm.action.start - start) for norm in norms]
    told = zip(
        works, doers_of(text, norms, start), holders, limits_of(text, norms, start), strict=True
    )
    steps = [
        ApprovalStep(
            order=0,
            kind=kind,
            action=action,
            actor=actor,
            deadline=limit.deadline,
            due=due_of(limit.deadline, work=action.quote),
            branch=limit.branch,
            number=holder.number if holder else "",
        )
        for (_, kind), (actor, action), holder, limit in told
    ]
    steps = _with_passive(text, steps, numbered, start)
    taken = {step_at(numbered, step.action.start - start) for step in steps}
    for step, work in works_without(numbered, {each for each in taken if each}):
        steps.append(_numbered(text, step, work, start))
    steps.sort(key=lambda step: step.action.start)
    steps += [
        msgspec.structs.replace(step, kind=kind_of(step.action.quote))
        for step in works_in_cases(text, steps, numbered, start)
    ]
    steps.sort(key=lambda step: step.action.start)
    ordered = [
        msgspec.structs.replace(step, order=place, kind=kind, output=_output(step.action, kind))
        for place, (step, kind) in enumerate(zip(steps, kinds_of(steps), strict=True), 1)
    ]
    return with_ways(ordered, text, numbered, start)


def _with_passive(
    text: str, steps: Sequence[ApprovalStep], numbered: Sequence[NumberedStep], start: int
) -> list[ApprovalStep]:
    """``steps``, and the works that the thing they are done to opens, seen with nobody to do them
    or not at all."""
    others = [
        msgspec.structs.replace(step, kind=kind_of(step.action.quote))
        for step in works_done_to_things(text, numbered, start)
        if not any(each.actor and each.action.span.meets(step.action.span) for each in steps)
    ]
    taken = [other.action.span for other in others]
    kept = [step for step in steps if not any(step.action.span.meets(span) for span in taken)]
    return [*kept, *others]


def _numbered(text: str, step: NumberedStep, work: Span, start: int) -> ApprovalStep:
    """The step of a number whose ``work`` no norm tells: its case, who does what, by when."""
    case = vocabulary().case.match(text, work.start, work.end)
    told = _quote(text, Span(case.end() if case else work.start, work.end), start)
    actor, action = named = doer_named(behind_title(told))
    if actor is None:
        action = told
    limits = find_deadlines(told.quote)
    kinds = [kind_of(words.quote) for words in (named.action, told)]
    return ApprovalStep(
        order=0,
        kind=next((kind for kind in kinds if kind is not StepKind.OTHER), StepKind.OTHER),
        action=action,
        actor=actor,
        deadline=limits[0].quote.moved(told.start) if len(limits) == 1 else None,
        branch=_quote(text, Span(*case.span("case")), start) if case else None,
        number=step.number,
    )


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


def _tells_of_else(text: str) -> bool:
    """Whether the heading calls the article something else: duties, what to hold to, who may.

    "Nội dung, trình tự tổ chức hội nghị" calls it a procedure too.
    """
    return not _may_tell(text) and vocabulary().sure_heading.search(_heading(text)) is None


def _is_procedure(text: str, works: Sequence[tuple[Responsibility, StepKind]]) -> bool:
    """By its words, its heading and the course of its works; by the last two alone unjudged.

    A heading such as "Trình tự thành lập" is always believed where work passes from one to another,
    and so is "Trách nhiệm của …".
    """
    known = [(norm, kind) for norm, kind in works if kind is not StepKind.OTHER]
    if _says_so(text):
        passes_on = len(_actors(works)) > 1 and any(kind in _ANSWERS for _, kind in known)
        return len(known) >= _LEAST or passes_on
    if len(known) < _LEAST or _tells_of_else(text):
        return False
    judged = judge(text)
    if judged is None:
        turns = _goes_round(known) or _in_turns(known)
        return _tells_of_work(text) or (_may_tell(text) and turns)
    for_it = _HEADING * _tells_of_work(text) + _ROUND * _goes_round(known)
    for_it += _TURNED * _in_turns(known)
    against = _HEADING * (not _may_tell(text))
    return judged.score + for_it - against >= judged.threshold


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


def _quote(text: str, span: Span, start: int) -> Quote:
    words = text[span.start : span.end]
    begin = span.start + len(words) - len(words.lstrip())
    return Quote(quote=words.lstrip(), start=begin + start, end=span.end + start)
