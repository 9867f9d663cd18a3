"""How the work a requirement asks for is told: not at all, in part, in whole, to the contrary.

Three sets of boosted trees learnt from verdicts of readers (``models/work_told``: at least in part;
``models/work_told_whole``: in whole; ``models/work_contradicted``) judge the traits; more words
told never count against it. Without them thresholds on the closest article decide, worse.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.directives.matching.traits import PRESENT, SOMEWHAT, Hearing, Traits
from pipeline.model.verdict import State
from pipeline.trained.odds import chance_of
from pipeline.trained.trees import walker_named

MODELS = ("work_told", "work_told_whole", "work_contradicted")
# From which chance on the work is told; those that told apart best readers' verdicts on units the
# trees had not seen (docs/figures.md).
_IN_PART, _IN_WHOLE = 0.4, 0.6
_HARDLY_PERTINENT = 0.05  # chance of being on the matter below which nothing heard tells part of it
_ALIKE, _ALIKE_ABOVE, _ALIKE_ELSEWHERE = 0.6, 0.7, 0.82  # without the trees: of likeness


class Work(NamedTuple):
    """The state of the work, and the chances that it is told at least in part, and in whole."""

    state: State
    in_part: float
    in_whole: float


def work_told(traits: Traits, hearing: Hearing | None = None) -> Work:
    """Judge the traits.

    Where the closest article says it as it is demanded, it is told in whole; where it tells every
    thing and every other element that is asked for, so too, unless the trees see nothing at all.
    What is hardly on the matter, by what was learnt of it, tells no part of it.

    Args:
        traits: of a requirement and a unit.
        hearing: who is heard, where somebody is.
    """
    part, whole = (walker_named(name) for name in MODELS[:2])
    if part is None or whole is None:
        return _by_words(traits)
    in_part = chance_of(part.score(traits))
    if hearing is not None and hearing.is_verbatim:
        in_part = max(in_part, _IN_WHOLE)
    in_whole = min(chance_of(whole.score(traits)), in_part)
    if in_part < _IN_PART:
        return Work(State.ABSENT, in_part, in_whole)
    if hearing is not None and (hearing.is_verbatim or hearing.is_confirmed):
        in_whole = max(in_whole, _IN_WHOLE)
    if in_whole >= _IN_WHOLE:
        return Work(State.PRESENT, in_part, in_whole)
    told_elsewhere = traits.is_learnt and traits.heard_pertinent < _HARDLY_PERTINENT
    state = State.ABSENT if told_elsewhere and not traits.is_document else State.WEAKER
    return Work(state, in_part, in_whole)


def chance_against(traits: Traits) -> float | None:
    """How likely what is told contradicts the requirement, 0 to 1.

    None where no judge tells, or nothing was learnt of the requirement: rules alone decide then.
    """
    judge = walker_named(MODELS[2])
    return chance_of(judge.score(traits)) if judge is not None and traits.is_learnt else None


def _by_words(traits: Traits) -> Work:
    least = _ALIKE_ABOVE if traits.above else _ALIKE
    if traits.likeness < (least if traits.covers else _ALIKE_ELSEWHERE) or not traits.most:
        return Work(State.ABSENT, 0.0, 0.0)
    if traits.as_close_least >= PRESENT and traits.covers:
        return Work(State.PRESENT, 1.0, 1.0)
    told = traits.most >= SOMEWHAT
    return Work(State.WEAKER if told else State.ABSENT, float(told), 0.0)
