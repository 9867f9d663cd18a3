"""Where a stamp of secrecy may stand: heads of documents, running heads and feet, text boxes.

A file may hold several documents; each has a head of its own. Lines elsewhere are looked at too,
for a level in capitals that stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from pipeline.model.reading import Line, Origin, Reading
from pipeline.read.secrecy.sheets import lines_that_may_be_stamps
from pipeline.read.secrecy.vocabulary import pattern_of, words_of

_HEAD_LINES = 40  # the head and title of a document, cell by cell, take no more
_ABOVE, _BELOW = 8, 16  # lines around the motto of a second document's head
_LONGEST_ALONE = 40  # characters of a stamp away from heads
_LONGEST_HEAD = 100  # characters of a line of a head


class Place(Enum):
    """Which part of a file a line stands in."""

    HEAD = auto()
    MARGIN = auto()  # running heads and feet
    BOX = auto()
    TEXT = auto()


class Stamped(NamedTuple):
    """A line that may be a stamp, and what stands around it.

    ``document`` numbers the documents within the file; running heads, feet and boxes are of the
    first. ``before`` and ``after`` are the texts of the lines next to it, "" if none. ``in_title``
    tells whether the line stands in a title in capitals; ``near`` are the lines that may tell that
    it stands in a form, none where a stamp counts whatever stands around it.
    """

    line: Line
    place: Place
    document: int
    before: str = ""
    after: str = ""
    in_title: bool = False
    near: Sequence[Line] = ()

    @property
    def by_form(self) -> bool:
        """Whether a form to fill in, or a sample, is near."""
        return any(pattern_of("form_patterns").search(line.text) for line in self.near)


def stamp_area(reading: Reading) -> Iterator[Stamped]:
    """The lines of a file that may be stamps: running heads and feet, boxes, then the text."""
    lines = [line for line in lines_that_may_be_stamps(reading) if line.text.strip()]
    yield from _margins([line for line in lines if line.origin in _MARGINS])
    shown = [line for line in lines if line.origin in (Origin.BODY, Origin.TEXTBOX)]
    heads = _heads(shown, starts=not _is_later_page(reading))
    for at, title in enumerate(_titles(shown)):
        if shown[at].origin is Origin.TEXTBOX:
            place = Place.BOX
        else:
            place = Place.HEAD if at in heads else Place.TEXT
        if place is Place.TEXT and not _may_stand_alone(shown[at].text):
            continue
        document = heads.get(at, 0 if place is Place.BOX else -1)
        open_to_doubt = at not in heads or document > 0
        near = shown[max(at - _ABOVE, 0) : at + _BELOW] if open_to_doubt else ()
        yield _stamped(shown, at, place, document, title, near)


def _may_stand_alone(text: str) -> bool:
    return len(text) <= _LONGEST_ALONE and text.isupper()


_MARGINS = (Origin.HEADER, Origin.FOOTER)


def _margins(lines: Sequence[Line]) -> Iterator[Stamped]:
    for at, title in enumerate(_titles(lines)):
        yield _stamped(lines, at, Place.MARGIN, 0, title)


def _stamped(
    lines: Sequence[Line],
    at: int,
    place: Place,
    document: int,
    in_title: bool,
    near: Sequence[Line] = (),
) -> Stamped:
    return Stamped(
        line=lines[at],
        place=place,
        document=document,
        before=lines[at - 1].text if at else "",
        after=lines[at + 1].text if at + 1 < len(lines) else "",
        in_title=in_title,
        near=near,
    )


def _heads(shown: Sequence[Line], starts: bool) -> dict[int, int]:
    """The places of lines in heads, each with the number of its document.

    Args:
        shown: lines of the text and of boxes.
        starts: whether the first of them opens a document.
    """
    end = _end_of_head(shown[:_HEAD_LINES]) if starts else 0
    found = dict.fromkeys(range(end), 0)
    document, reached = 0, end
    for at in range(end, len(shown)):
        if at >= reached and _is_head(shown[at].text):
            document += 1
            below = shown[at : at + _BELOW]
            above, reached = max(at - _ABOVE, reached), at + _end_of_head(below)
            found |= dict.fromkeys(range(above, reached), document)
    return found | _set_apart(shown, found)


def _set_apart(shown: Sequence[Line], found: Mapping[int, int]) -> dict[int, int]:
    """The places of lines that stand beside a head on its page, but are read after it.

    A stamp at an angle or in a box of its own belongs to no column, and comes last of its page.
    """
    reach: dict[int | None, tuple[float, int]] = {}
    for at, document in found.items():
        line = shown[at]
        if line.box is not None:
            bottom = max(line.box.bottom, reach.get(line.page, (0.0, 0))[0])
            reach[line.page] = bottom, document
    return {
        at: reach[line.page][1]
        for at, line in enumerate(shown)
        if at not in found
        and line.box is not None
        and line.page in reach
        and line.box.bottom <= reach[line.page][0]
    }


def _is_later_page(reading: Reading) -> bool:
    """Whether this is a single page from the middle of a document."""
    return len(reading.pages) == 1 and reading.pages[0].number > 1


def _end_of_head(lines: Sequence[Line]) -> int:
    """How many of ``lines`` belong to a head: to its first clause."""
    opens = pattern_of("body_patterns")
    return next((at for at, line in enumerate(lines) if opens.match(line.text)), len(lines))


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and bool(pattern_of("head_patterns").search(text))


def _titles(lines: Sequence[Line]) -> Iterator[bool]:
    """For each line, whether it goes on with a title in capitals that a line before it opened."""
    within = False
    for line in lines:
        capitals = line.text.isupper()
        yield within and capitals
        within = capitals and (within or bool(_kinds().match(line.text.strip())))


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(words_of("kinds") + r"(?!\w)")
