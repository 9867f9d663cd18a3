"""Lines whose letters the file holds out of order.

A word processor that lacks a font's Vietnamese letters sets them in another font after the rest of
the line: "B GIAO TH NG Ộ ƯƠ". Their boxes still tell where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.reading import Box

# Marked letters on their own, two in a row: no Vietnamese sentence ends so.
_TAIL = re.compile(
    r"(?: [À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]{1,2}){2,}[ \r\n]*$", re.MULTILINE
)
_BACK = 1.0  # points a letter may start before the one it follows
_WORD_GAP = 0.18  # of the letters' height: a wider gap parts words


class Letter(NamedTuple):
    """A letter and its box; a space the engine made up has no width."""

    text: str
    box: Box

    @property
    def made_up(self) -> bool:
        """Whether it is a space that stands nowhere."""
        return self.text == " " and self.box.x1 - self.box.x0 < 0.05


def is_scattered(text: str) -> bool:
    """Whether a page's text shows letters torn from their words."""
    return _TAIL.search(text.replace("\r\n", "\n")) is not None


def in_order(letters: Sequence[Letter]) -> list[Letter]:
    """The letters of one line from left to right; as given where they are so already.

    Spaces the engine made up mean nothing once letters move: they go, and wide gaps become spaces.
    """
    solid = [letter for letter in letters if not letter.made_up]
    if all(b.box.x0 >= a.box.x0 - _BACK for a, b in pairwise(solid)):
        return list(letters)
    solid.sort(key=lambda letter: letter.box.x0)
    ordered: list[Letter] = []
    for letter in solid:
        if ordered and letter.text != " " and ordered[-1].text != " ":
            before = ordered[-1].box
            if letter.box.x0 - before.x1 > _WORD_GAP * (letter.box.bottom - letter.box.top):
                gap = Box(before.x1, before.top, letter.box.x0, before.bottom)
                ordered.append(Letter(" ", gap))
        ordered.append(letter)
    return ordered
