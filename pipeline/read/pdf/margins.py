"""What stands around the text: running heads, page numbers, footnotes; and the text's margins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.reading import Align, Box, Origin, Page
from pipeline.read.pdf.pieces import Piece

_EDGE = 0.1  # of the page's height: where running heads and page numbers stand
_PAGE_NUMBER = re.compile(
    r"(?P<before>trang|-|–)?\s*(?P<number>\d{1,4})(?P<after>\s*[/|]\s*\d{1,4})?\s*(?:-|–)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = 4  # digits
_LEAST_REPEATS = 3
_SHARE_OF_PAGES = 0.4
# "1 Tên cơ quan", "[2] Theo", "(*) Xem"; never "1. Nội dung", the label of a clause.
_FOOTNOTE = re.compile(r"(?:\d{1,3}(?![\d.,/:)°%-])|\[\d{1,3}\]|\((?:\d{1,3}|\*+)\)|\*{1,3})\s*\S")
_SMALL = 0.87  # a footnote's size against the body's
_OFF_CENTER = 9.0  # points a centred line may be off
_LEAST_WIDTH = 150.0  # points running text is wide
_JUSTIFIED = 0.2  # of all lines end at the margin where text is justified
_NEARLY_ALL = 0.97
_INSET = 14.0  # points a centred line keeps from both margins


class PageLines(NamedTuple):
    """A page with the pieces on it, in reading order."""

    page: Page
    pieces: list[Piece]


class Margins(NamedTuple):
    """Where running text starts and ends, in points, and its usual size."""

    left: float
    right: float
    size: float

    def align(self, box: Box) -> Align:
        """How a line in ``box`` stands between the margins."""
        middle = (self.left + self.right) / 2
        inset = box.x0 > self.left + _INSET
        if inset and box.x1 < self.right - _INSET:
            if abs((box.x0 + box.x1) / 2 - middle) <= _OFF_CENTER:
                return Align.CENTER
        elif inset and box.x0 > middle:
            return Align.RIGHT
        return Align.LEFT


def margins_of(pages: Sequence[PageLines]) -> Margins:
    """The margins most lines keep to, and the size most are set in; an A4 page's by default."""
    pieces = [piece for page in pages for piece in page.pieces]
    if not pieces:
        return Margins(85.0, 540.0, 13.0)
    left = Counter(round(piece.box.x0) for piece in pieces).most_common(1)[0][0]
    right = _right_of([piece.box.x1 for piece in pieces])
    size = Counter(round(piece.font.size, 1) for piece in pieces).most_common(1)[0][0]
    if right - left < _LEAST_WIDTH:
        left = min(round(piece.box.x0) for piece in pieces)
    return Margins(float(left), right, size)


def _right_of(ends: Sequence[float]) -> float:
    """Where justified lines end; of ragged ones, where nearly all have ended."""
    usual, count = Counter(round(end) for end in ends).most_common(1)[0]
    if count >= _JUSTIFIED * len(ends):
        return float(usual)
    return sorted(ends)[int(len(ends) * _NEARLY_ALL)]


def origins_of(pages: Sequence[PageLines], margins: Margins) -> list[list[Origin]]:
    """For each page, the origin of each of its pieces."""
    repeated = _repeated(pages)
    numbers = [_lone_numbers(page) for page in pages]
    counts = _counts(pages, numbers)
    return [
        _origins(page, margins, repeated, lone, counts)
        for page, lone in zip(pages, numbers, strict=True)
    ]


def _origins(
    page: PageLines,
    margins: Margins,
    repeated: frozenset[str],
    numbers: Sequence[Piece],
    counts: frozenset[int],
) -> list[Origin]:
    origins = []
    for piece in page.pieces:
        edge = _edge(piece, page.page)
        running = edge is not None and (
            _is_page_number(piece, page.page, numbers, counts) or _key(piece) in repeated
        )
        origins.append(edge if edge is not None and running else Origin.BODY)
    _mark_footnotes(page.pieces, origins, margins)
    return origins


def _edge(piece: Piece, page: Page) -> Origin | None:
    if piece.box.bottom <= page.height * _EDGE:
        return Origin.HEADER
    if piece.box.top >= page.height * (1 - _EDGE):
        return Origin.FOOTER
    return None


def _counts(pages: Sequence[PageLines], numbers: Sequence[Sequence[Piece]]) -> frozenset[int]:
    """By how much numbers at the edges run ahead of the pages: 0, or what two pages agree on.

    A number that does not count pages (the cell of a table) stands alone with its difference.
    """
    ahead = Counter(
        difference
        for page, lone in zip(pages, numbers, strict=True)
        for difference in {int(piece.text) - page.page.number for piece in lone}
    )
    return frozenset({0, *(difference for difference, times in ahead.items() if times > 1)})


def _lone_numbers(page: PageLines) -> list[Piece]:
    """The bare numbers at a page's edges, each the only one on its line: others are cells."""
    numbers = [
        piece
        for piece in page.pieces
        if piece.text.isdecimal() and len(piece.text) <= _LONGEST_NUMBER
        if _edge(piece, page.page)
    ]
    return [
        piece
        for piece in numbers
        if sum(
            other.box.top < piece.box.bottom and piece.box.top < other.box.bottom
            for other in numbers
        )
        == 1
    ]


def _is_page_number(
    piece: Piece, page: Page, numbers: Sequence[Piece], counts: frozenset[int]
) -> bool:
    match = _PAGE_NUMBER.match(piece.text)
    if match is None:
        return False
    if match["before"] or match["after"]:
        return True
    if piece.text.isdecimal() and piece not in numbers:
        return False
    return int(match["number"]) - page.number in counts


def _repeated(pages: Sequence[PageLines]) -> frozenset[str]:
    """Texts that stand at the edge of many pages, numbers aside; a number alone says nothing."""
    seen = Counter(
        key
        for page in pages
        for key in {_key(piece) for piece in page.pieces if _edge(piece, page.page)}
        if any(letter.isalpha() for letter in key)
    )
    least = max(min(_LEAST_REPEATS, len(pages)), _SHARE_OF_PAGES * len(pages), 2)
    return frozenset(key for key, count in seen.items() if count >= least)


def _key(piece: Piece) -> str:
    return _DIGITS.sub("#", piece.text).casefold()


def _mark_footnotes(pieces: Sequence[Piece], origins: list[Origin], margins: Margins) -> None:
    """Small print at the foot of a page, from a number on, is footnotes to the text above it."""
    first: int | None = None
    text_above = False
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if origins[index] is not Origin.BODY:
            continue
        if not piece.font.size or piece.font.size > margins.size * _SMALL:
            text_above = True
            break
        if _FOOTNOTE.match(piece.text):
            first = index
    if first is None or not text_above:
        return
    for index in range(first, len(pieces)):
        if origins[index] is Origin.BODY:
            origins[index] = Origin.FOOTNOTE
