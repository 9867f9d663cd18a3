"""The lines between title and first provision: legal basis, and who issues the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.model.document import Span
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.strips import Strip
from pipeline.structure.metadata.words import any_of, bodies, kinds

_BASIS = re.compile(r"(?:-\s*)?Căn cứ\b")
_NEXT_BASIS = re.compile(r";\s*(?=(?:-\s*)?Căn cứ\b)")
_FIRST_PROVISION = re.compile(
    r"Điều\s+\d|(?:Chương|CHƯƠNG|Phần|PHẦN)\s+\w|[IVX]{1,4}\.\s|[A-H]\.\s|\d{1,2}\.\s"
)
_OTHER = re.compile(r"(?:-\s*)?(?:Xét|Theo|Thực hiện|Trên cơ sở|Để|Nhằm|QUYẾT|Xét thấy)\b")
_ENDS = (";", ".", ":", ",")


def preamble_of(strips: Sequence[Strip], first: int) -> list[Strip]:
    """The strips from index ``first`` up to the first provision."""
    found: list[Strip] = []
    for strip in strips[first:]:
        if _FIRST_PROVISION.match(strip.text):
            break
        found.append(strip)
    return found


def legal_basis(preamble: Sequence[Strip]) -> tuple[Span, ...]:
    """One span a "Căn cứ …", lines that go on with it included, several in one line taken apart."""
    groups: list[list[Strip]] = []
    for strip in preamble:
        if _BASIS.match(strip.text):
            groups.append([strip])
        elif groups and _goes_on(groups[-1][-1], strip):
            groups[-1].append(strip)
        elif groups and not _OTHER.match(strip.text):
            break
    return tuple(span for group in groups for span in _apart(group))


def _goes_on(before: Strip, strip: Strip) -> bool:
    return (
        not before.text.rstrip().endswith(_ENDS)
        and not _OTHER.match(strip.text)
        and (strip.text[:1].islower() or strip.text[:1].isdigit())
    )


def _apart(group: Sequence[Strip]) -> list[Span]:
    first, end = group[0], group[-1].end
    cuts = [found.end() for found in _NEXT_BASIS.finditer(first.text)]
    starts = [first.start, *(first.start + cut for cut in cuts)]
    return [Span(start, stop) for start, stop in zip(starts, [*starts[1:], end], strict=True)]


def enacting_body(preamble: Sequence[Strip]) -> tuple[str, Span] | None:
    """Who issues, from "Bộ trưởng Bộ Y tế ban hành Thông tư …": the body's name and place.

    For a leader the body is what is led; "Thủ tướng Chính phủ" and "Chủ tịch nước" issue
    themselves.
    """
    for strip in reversed(preamble):
        found = _enacting().search(fold_tone(strip.text))
        if not found:
            continue
        who = strip.part(*found.span("who" if found["who"] else "other"))
        leader = _leader().match(fold_tone(who.text))
        if leader and fold_tone(who.text).casefold() not in bodies().named:
            who = who.part(leader.end(), len(who.text))
        if who.text:
            return who.text, who.span
    return None


@cache
def _enacting() -> re.Pattern[str]:
    issued = any_of(kind.name for kind in kinds())
    leaders = any_of((*bodies().leaders, *bodies().named.values()))
    return re.compile(
        rf"(?:^|;\s*)(?P<who>{leaders}\b[^;:]{{0,150}}?)\s+(?:quyết định )?ban hành\s"
        rf"|^(?P<other>[^\W\d_][^;:]{{2,150}}?)\s+(?:quyết định )?ban hành\s+{issued}",
        re.IGNORECASE,
    )


@cache
def _leader() -> re.Pattern[str]:
    return re.compile(rf"{any_of(bodies().leaders)}\s+(?=\w)", re.IGNORECASE)
