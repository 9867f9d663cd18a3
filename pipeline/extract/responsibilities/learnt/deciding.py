"""Which possible actions are norms, and whose: boosted trees over what speaks for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import expit

from pipeline.extract.responsibilities.learnt.apart import apart
from pipeline.extract.responsibilities.learnt.bearing import Choice, rows_of
from pipeline.extract.responsibilities.learnt.works import Work
from pipeline.model.document import Span
from pipeline.trained.kept import folder_of
from pipeline.trained.trees import Trees, load_trees

WORK_MODEL, WHOLE_MODEL, NAME_MODEL = "norm_works", "norm_works_whole", "norm_names"
LEAST = 0.25  # chance to be right in action and bearer from which on a work is a norm
_FIRST = 80  # trees after which hopeless works are judged no further
_HOPELESS = -2.5  # log odds, after these
NOBODY = -1.0  # how much likelier nobody must be than a name, in log odds


class Judges(NamedTuple):
    """Trees that tell actions, those that tell where an action begins and ends, and bearers."""

    works: Trees
    whole: Trees
    names: Trees


class Decided(NamedTuple):
    """A work that is a norm, and its bearer; None for nobody named."""

    work: Work
    name: Span | None


class Decision(NamedTuple):
    """The norms in reading order, sharing no letter, and each work's chance to be an action."""

    norms: list[Decided]
    chances: np.ndarray


class _Named(NamedTuple):
    name: Span | None
    chance: float


def judges() -> Judges | None:
    """The trees kept among the models; None where there are none.

    Raises:
        BadRegister: if one of them is missing or damaged.
    """
    if not folder_of(WORK_MODEL).is_dir():
        return None
    return Judges(*(load_trees(folder_of(name)) for name in (WORK_MODEL, WHOLE_MODEL, NAME_MODEL)))


def decide(
    works: Sequence[Work],
    rows: np.ndarray,
    choices_of: Callable[[int], Sequence[Choice]],
    judged: Judges,
) -> Decision:
    """Which works are norms, and whose.

    A norm counts only with the right bearer, so a work is worth the chance that both are right.
    Whether it is an action at all weighs as much as whether it is told whole.

    Args:
        works: the possible actions of a passage.
        rows: their features, works × columns.
        choices_of: gives the choices of bearer of the work in that place.
        judged: the trees.
    """
    if not works:
        return Decision([], np.empty(0))
    chances = expit(judged.works.score_promising(rows, _FIRST, _HOPELESS))
    may = np.flatnonzero(chances >= LEAST)
    right = (chances[may] + expit(judged.whole.score(rows[may]))) / 2
    places: list[int] = may[right >= LEAST].tolist()
    right = right[right >= LEAST]
    if not places:
        return Decision([], chances)
    # Works that begin with the same word have the same bearer: it is asked of the likeliest.
    likeliest_of: dict[tuple[int, int], int] = {}
    for each in np.argsort(right, kind="stable").tolist():
        likeliest_of[_begun(works[places[each]])] = places[each]
    asked = list(likeliest_of.values())
    named = dict(zip(asked, _named(works, asked, choices_of, judged), strict=True))
    sure = np.array([named[likeliest_of[_begun(works[place])]].chance for place in places])
    worth = (right * sure - LEAST).tolist()
    kept = [places[each] for each in apart([works[place].span for place in places], worth)]
    others = [place for place in kept if place not in named]
    named.update(zip(others, _named(works, others, choices_of, judged), strict=True))
    return Decision([Decided(works[place], named[place].name) for place in kept], chances)


def _begun(work: Work) -> tuple[int, int]:
    return work.line, work.first


def _named(
    works: Sequence[Work],
    places: Sequence[int],
    choices_of: Callable[[int], Sequence[Choice]],
    judged: Judges,
) -> list[_Named]:
    """The likeliest bearer of each of the works in ``places``."""
    if not places:
        return []
    choices = [choices_of(place) for place in places]
    scores = judged.names.score(np.concatenate([rows_of(each) for each in choices]))
    found: list[_Named] = []
    first = 0
    for place, of_work in zip(places, choices, strict=True):
        told = scores[first : first + len(of_work)]
        action = works[place].span
        outside = [each.name is None or not _within(each.name, action) for each in of_work]
        best = likeliest(of_work, np.where(outside, told, -np.inf))
        found.append(_Named(of_work[best].name, float(expit(told[best]))))
        first += len(of_work)
    return found


def likeliest(choices: Sequence[Choice], scores: np.ndarray) -> int:
    """The place of the choice of the best score; nobody only where no name comes near."""
    nobody = [NOBODY if each.name is None else 0.0 for each in choices]
    return int((scores + nobody).argmax())


def _within(name: Span, action: Span) -> bool:
    return action.start <= name.start < action.end
