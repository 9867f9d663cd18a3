"""Which possible actions are norms, and whose: boosted trees over what speaks for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.extract.responsibilities.learnt.bearing import Choice, Namer, rows_of
from pipeline.extract.responsibilities.learnt.chain import Likely
from pipeline.extract.responsibilities.learnt.chosen import Chosen
from pipeline.extract.responsibilities.learnt.posts import with_posts
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords
from pipeline.extract.responsibilities.learnt.works import Work, works_of
from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.settings import Mode
from pipeline.model.document import Span
from pipeline.trained.kept import folder_of
from pipeline.trained.trees import Trees, load_trees

WORK_MODEL, NAME_MODEL = "norm_works", "norm_names"
# Log odds, which several ways to cut the same words share among them.
LEAST = -0.4  # from which on a possible action is one
DENIED = -2.0  # below which an action that the rules found is none
NOBODY = -1.0  # how much likelier nobody must be than a name
_JOINED = re.compile(r",? (?:và|đồng thời) ")
_SAME = 0.5  # overlap from which on two actions are one


class Judges(NamedTuple):
    """The trees that tell actions, and those that tell bearers."""

    works: Trees
    names: Trees


def judges() -> Judges | None:
    """The trees kept among the models; None where there are none.

    Raises:
        BadRegister: if one of them is missing or damaged.
    """
    if not folder_of(WORK_MODEL).is_dir():
        return None
    return Judges(load_trees(folder_of(WORK_MODEL)), load_trees(folder_of(NAME_MODEL)))


def chosen_norms(
    seen: Seen, lines: Sequence[LineOfWords], likely: Sequence[Likely], judged: Judges
) -> list[Chosen]:
    """The norms of a passage, in reading order; their actions do not overlap."""
    works, rows = works_of(seen, lines, likely)
    if not works:
        return []
    scores = judged.works.score(rows)
    kept = [work for work in apart(works, scores, LEAST) if not _suffered(seen, work.span)]
    found = [*_named(seen, lines, likely, kept, judged), *_left(seen, works, scores, kept)]
    return with_posts(seen, found)


def _suffered(seen: Seen, action: Span) -> bool:
    """Whether it is what befalls somebody: "bị xử lý kỷ luật" binds nobody named."""
    return seen.masked[: action.start].endswith("bị ")


def _named(
    seen: Seen,
    lines: Sequence[LineOfWords],
    likely: Sequence[Likely],
    kept: Sequence[Work],
    judged: Judges,
) -> list[Chosen]:
    """The works that are norms, each with the likeliest bearer."""
    if not kept:
        return []
    namer = Namer(seen, lines, likely)
    choices = [namer.choices(work) for work in kept]
    scores = judged.names.score(np.concatenate([rows_of(each) for each in choices]))
    found: list[Chosen] = []
    first = 0
    for work, of_work in zip(kept, choices, strict=True):
        told = scores[first : first + len(of_work)]
        outside = [each.name is None or not _within(each.name, work.span) for each in of_work]
        best = likeliest(of_work, np.where(outside, told, -np.inf))
        found.append(_apart(seen, _whole(seen, work.span, kept), best.name))
        first += len(of_work)
    return found


def likeliest(choices: Sequence[Choice], scores: np.ndarray) -> Choice:
    """The choice of the best score; nobody only where no name comes near."""
    nobody = [NOBODY if each.name is None else 0.0 for each in choices]
    return choices[int((scores + nobody).argmax())]


def _whole(seen: Seen, action: Span, kept: Sequence[Work]) -> Span:
    """The action with what rules see before it, or joined to it, that would be in no norm."""
    for norm in seen.ruled:
        ruled = norm.action.span
        if not ruled.meets(action) or any(
            work.span != action and work.span.meets(ruled) for work in kept
        ):
            continue
        start = min(ruled.start, action.start)
        joined = _JOINED.match(seen.masked, action.end)
        goes_on = joined and seen.vocabulary.verb.match(seen.masked, joined.end(), ruled.end)
        return Span(start, ruled.end if goes_on else action.end)
    return action


def _within(name: Span, action: Span) -> bool:
    return action.start <= name.start < action.end


def _apart(seen: Seen, action: Span, name: Span | None) -> Chosen:
    """The action begins where the name ends: "Cán bộ tiếp nhận thu tiền"."""
    if name is None:
        for norm in seen.ruled:
            if norm.bearer is not None and norm.bearer.start == action.start < norm.action.start:
                bearer = norm.bearer.span
                return Chosen(norm.action.span, bearer)
    if name is None or not name.start < action.start < name.end < action.end:
        return Chosen(action, name)
    rest = seen.passage.text[name.end : action.end]
    return Chosen(Span(action.end - len(rest.lstrip(" ,")), action.end), name)


def _left(
    seen: Seen, works: Sequence[Work], scores: np.ndarray, kept: Sequence[Work]
) -> list[Chosen]:
    """Norms of the rules that no kept work touches and that the trees do not, or may not, deny."""
    found: list[Chosen] = []
    for norm in seen.ruled:
        action = norm.action.span
        if any(action.meets(work.span) for work in kept):
            continue
        likeliest = max(
            (
                float(score)
                for work, score in zip(works, scores, strict=True)
                if work.span.start == action.start or work.span.overlap(action) >= _SAME
            ),
            default=DENIED,
        )
        if likeliest >= DENIED or _is_plain(seen, action):
            bearer = norm.bearer.span if norm.bearer else None
            found.append(Chosen(action, bearer))
    return found


def _is_plain(seen: Seen, action: Span) -> bool:
    """Whether the action opens a line under one that names a bearer and leads to its works.

    Or stands in an article of one line: those learnt from have a heading of their own, in which
    hardly a norm stands.
    """
    if len(seen.passage.lines) == 1:
        return True
    line = seen.passage.line_at(action.start)
    if line.parent is None or line.body.start != action.start:
        return False
    given = seen.settings[line.parent]
    return given.mode is Mode.WORKS and given.bearer is not None


def apart(works: Sequence[Work], scores: np.ndarray, least: float) -> list[Work]:
    """The likeliest works that share no letter, in reading order."""
    kept: list[Work] = []
    for place in np.argsort(-scores, kind="stable"):
        if scores[place] < least:
            break
        span = works[place].span
        if not any(span.meets(one.span) for one in kept):
            kept.append(works[place])
    return sorted(kept, key=lambda each: each.span)
