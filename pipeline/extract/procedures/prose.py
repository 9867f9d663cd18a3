"""Steps told in prose: the norms of an article that describes work in its order.

A norm that binds somebody to do a piece of work is a step where its article is about how work goes
on: by its heading, or because its works follow each other from receiving to deciding. Who is bound
is the actor, the norm's condition the branch.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.facts import ApprovalStep, Modality, Quote, Responsibility, StepKind

_WORKS = (Modality.OBLIGATION, Modality.POWER)
_LEAST = 2  # one piece of work is no procedure
_TURNS = {  # in what is no procedure by its heading, these must be among the works
    StepKind.RECEIVE,
    StepKind.CHECK,
    StepKind.APPRAISE,
    StepKind.DECIDE,
    StepKind.ISSUE,
    StepKind.SUBMIT,
}
_LEAST_TURNS = 3


def steps_of_prose(heading: str, norms: Sequence[Responsibility]) -> tuple[ApprovalStep, ...]:
    """The steps of one article, in the order of its text; none where it describes no work.

    Args:
        heading: the article's heading, "" for none.
        norms: its norms in reading order.
    """
    works = [
        (norm, kind_of(norm.action.quote))
        for norm in norms
        if norm.modality in _WORKS and not norm.orientation
    ]
    known = [(norm, kind) for norm, kind in works if kind is not StepKind.OTHER]
    if len(known) < _LEAST or not (_by_heading(heading) or _in_turns(known)):
        return ()
    told = works if _by_heading(heading) else known
    return tuple(
        ApprovalStep(
            order=place,
            kind=kind,
            action=norm.action,
            actor=norm.bearer,
            deadline=norm.deadline,
            output=_output(norm.action, kind),
            branch=norm.condition,
        )
        for place, (norm, kind) in enumerate(told, 1)
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
    return words.kinds[found[0].casefold()] if found is not None else StepKind.OTHER


def _by_heading(heading: str) -> bool:
    return vocabulary().heading.search(heading) is not None


def _in_turns(works: Sequence[tuple[Responsibility, StepKind]]) -> bool:
    """Whether work passes from hand to hand; what one body has to do is a list of its duties."""
    turns = {kind for _, kind in works if kind in _TURNS}
    actors = {norm.bearer.quote.casefold() for norm, _ in works if norm.bearer}
    return len(turns) >= _LEAST_TURNS and len(actors) > 1


def _output(action: Quote, kind: StepKind) -> Quote | None:
    """What comes out of a step, as its action names it."""
    if kind not in vocabulary().bring_out:
        return None
    match = vocabulary().output.search(action.quote)
    if match is None:
        return None
    return Quote(quote=match[0], start=action.start + match.start(), end=action.start + match.end())
