"""The norms of a passage: those that the trees tell, set right by what the rules see of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pipeline.extract.responsibilities.learnt.bearing import Namer
from pipeline.extract.responsibilities.learnt.chain import Likely
from pipeline.extract.responsibilities.learnt.chosen import Chosen
from pipeline.extract.responsibilities.learnt.deciding import Decided, Judges, decide
from pipeline.extract.responsibilities.learnt.posts import with_posts
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords
from pipeline.extract.responsibilities.learnt.works import Work, works_of
from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.settings import Mode, names_topic
from pipeline.model.document import Span

DENIED = 0.12  # chance below which an action that the rules found is none
_JOINED = re.compile(r",? (?:và|đồng thời) ")
_COMMA = re.compile(r", ")
_LAST_JOINT = re.compile(r"(?:,|\s|và|hoặc|đồng thời)+$")
_DESCRIBED = re.compile(r"được [^,;.:]+ là ")
_SAME = 0.5  # overlap from which on two actions are one


def chosen_norms(
    seen: Seen, lines: Sequence[LineOfWords], likely: Sequence[Likely], judged: Judges
) -> list[Chosen]:
    """The norms of a passage, in reading order; their actions do not overlap."""
    works, rows = works_of(seen, lines, likely)
    if not works:
        return []
    namer = Namer(seen, lines, likely)
    decision = decide(works, rows, lambda place: namer.choices(works[place]), judged)
    told = [each for each in decision.norms if not _binds_nobody(seen, each.work.span)]
    decided = _with_partners(seen, told)
    kept = [each.work for each in decided]
    found = [_apart(seen, _whole(seen, work.span, kept), name) for work, name in decided]
    return with_posts(seen, [*found, *_left(seen, works, decision.chances, kept)])


def _binds_nobody(seen: Seen, action: Span) -> bool:
    """Whether the words tell what befalls somebody, what a thing is, or what a list is about.

    "bị xử lý kỷ luật"; "Kế hoạch được Vụ trưởng phê duyệt là căn cứ …"; "2. Về công tác lưu trữ:".
    """
    return (
        seen.masked[: action.start].endswith("bị ")
        or _DESCRIBED.match(seen.masked, action.start, action.end) is not None
        or _is_topic(seen, action)
    )


def _is_topic(seen: Seen, action: Span) -> bool:
    line = seen.passage.line_at(action.start)
    return line.leads and names_topic(seen.masked, line.body, seen.vocabulary)


def _with_partners(seen: Seen, decided: Sequence[Decided]) -> list[Decided]:
    """One work where rules see a partner within it: "chủ trì, Cục Tài vụ phối hợp lập dự toán"."""
    found = list(decided)
    for norm in seen.ruled:
        inside = [each for each in found if norm.action.span.holds(each.work.span)]
        if len(inside) < 2:
            continue
        first, last = inside[0].work, inside[-1].work
        if any(first.span.end <= each.start < last.span.start for each in norm.partners):
            whole = first._replace(span=Span(first.span.start, norm.action.end))
            place = found.index(inside[0])
            found[place : place + len(inside)] = [inside[0]._replace(work=whole)]
    return found


def _whole(seen: Seen, action: Span, kept: Sequence[Work]) -> Span:
    """The action with what rules see before it, or joined to it, that would be in no norm."""
    for norm in seen.ruled:
        ruled = norm.action.span
        if not ruled.meets(action):
            continue
        others = [each.span for each in kept if each.span != action and each.span.meets(ruled)]
        if others:
            action = _up_to(seen, action, [each for each in others if each.start >= action.end])
            continue
        start = min(ruled.start, action.start)
        joined = _JOINED.match(seen.masked, action.end)
        goes_on = joined and seen.vocabulary.verb.match(seen.masked, joined.end(), ruled.end)
        return Span(start, ruled.end if goes_on else action.end)
    return action


def _up_to(seen: Seen, action: Span, later: Sequence[Span]) -> Span:
    """The action with the verbs up to the next one: "đóng dấu, phát hành | và | lưu hồ sơ"."""
    joined = _COMMA.match(seen.masked, action.end) if later else None
    if joined is None:
        return action
    between = _LAST_JOINT.sub("", seen.masked[action.end : later[0].start])
    end = action.end + len(between)
    goes_on = seen.vocabulary.verb.match(seen.masked, joined.end(), max(joined.end(), end))
    return Span(action.start, end) if goes_on else action


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
    seen: Seen, works: Sequence[Work], chances: np.ndarray, kept: Sequence[Work]
) -> list[Chosen]:
    """Norms of the rules that no kept work touches and that the trees do not, or may not, deny."""
    found: list[Chosen] = []
    for norm in seen.ruled:
        action = norm.action.span
        if any(action.meets(work.span) for work in kept) or _is_topic(seen, action):
            continue
        likeliest = max(
            (
                float(chance)
                for work, chance in zip(works, chances, strict=True)
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
