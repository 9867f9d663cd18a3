"""Pages whose letters the file holds out of order are set again from where the letters stand.

A word processor that lacks a font's Vietnamese letters takes them from another font and writes
them after the rest of the line: "B GIAO TH NG Ộ ƯƠ". Baselines and boxes still tell the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.reading import Box
from pipeline.read.pdf.engine import PageText
from pipeline.read.pdf.pieces import Piece, Row, around, least_column_gap

# Marked vowels on their own that are no Vietnamese word: a letter torn from its syllable.
_TORN = re.compile(
    r"(?<!\w)(?:[ảãạắằẳẵặấầẩẫậẹẻẽềểễệìĩịọỏõốồổỗộờớỡợũụủừứửữự]|[uưo][ơờớởỡợ]|iệ|iế|iề)(?![\w.)])",
    re.IGNORECASE,
)
_SAME_LINE = 0.4  # of the font size: letters this near in height stand on one line
_WORD_GAP = 0.08  # of the font size: a wider gap parts words
_TOUCH = 0.6  # of the font size: torn parts of one line stand no farther apart
_LOOK_BACK = 3  # lines
_LEAST_SIZE = 6.0  # points
_NO_WIDTH = 0.05  # points: a space the engine made up has no width of its own


class Letter(NamedTuple):
    """A letter, its box, the height of its baseline and its place in the page's text."""

    text: str
    box: Box
    baseline: float
    offset: int


def is_scattered(text: str) -> bool:
    """Whether a page's text shows letters torn from their words."""
    return _TORN.search(text) is not None


def rows_by_place(page: PageText) -> list[Row]:
    """The lines of a page, each set again from where its letters stand.

    The order of the engine's lines is kept, for it is that of the cells of a document's head; what
    the engine tore apart is joined.
    """
    lines: list[list[Letter]] = []
    for start, stop in page.lines():
        for letters in _level_runs(page, letters_of(page, start, stop)):
            size = _size(page, letters)
            home = next(
                (line for line in lines[-_LOOK_BACK:] if _interlace(line, letters, size)), None
            )
            if home is None:
                lines.append(letters)
            else:
                home += letters
    return [_row(page, line) for line in lines]


def letters_of(page: PageText, start: int, stop: int) -> Iterator[Letter]:
    """The letters that stand somewhere, without line ends and spaces the engine made up."""
    for offset in range(start, stop):
        text = page.text[offset]
        if text in "\r\n":
            continue
        box = page.loose_box(offset)
        if text == " " and box.x1 - box.x0 < _NO_WIDTH:
            continue
        yield Letter(page.words(offset, offset + 1), box, page.baseline(offset), offset)


def words_by_place(letters: Sequence[Letter], size: float) -> list[list[Letter]]:
    """The words of one line, left to right: parted by spaces and by gaps.

    Args:
        letters: the letters of one line in any order.
        size: the line's font size in points.
    """
    words: list[list[Letter]] = [[]]
    before: Letter | None = None
    for letter in sorted(letters, key=_left):
        if letter.text == " ":
            before = None
            continue
        if before is None or letter.box.x0 - before.box.x1 > _WORD_GAP * size:
            words.append([])
        words[-1].append(letter)
        before = letter
    return [word for word in words if word]


def _level_runs(page: PageText, letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters that follow one another on one baseline; runs of mere spaces are left out."""
    run: list[Letter] = []
    size = _LEAST_SIZE
    for letter in letters:
        if run and not _level(run, letter, size):
            yield run
            run = []
        if not run:
            if letter.text == " ":
                continue
            size = _size(page, [letter])
        run.append(letter)
    if run:
        yield run


def _level(line: Sequence[Letter], letter: Letter, size: float) -> bool:
    return abs(line[0].baseline - letter.baseline) <= _SAME_LINE * size


def _size(page: PageText, line: Sequence[Letter]) -> float:
    return max(page.font(line[0].offset).size, _LEAST_SIZE)


def _interlace(line: Sequence[Letter], letters: Sequence[Letter], size: float) -> bool:
    """Whether both stand on one baseline and the letters of one reach in among the other's."""
    if not _level(line, letters[0], size):
        return False
    one, other = (around([letter.box for letter in each]) for each in (line, letters))
    return one.x0 < other.x1 + _TOUCH * size and other.x0 < one.x1 + _TOUCH * size


def _row(page: PageText, line: Sequence[Letter]) -> Row:
    size = _size(page, line)
    words = words_by_place(line, size)
    gaps = [after[0].box.x0 - before[-1].box.x1 for before, after in pairwise(words)]
    least = least_column_gap(gaps, size)
    parts = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap >= least:
            parts.append([])
        parts[-1].append(word)
    return tuple(_piece(page, part, column) for column, part in enumerate(parts))


def _piece(page: PageText, words: Sequence[Sequence[Letter]], column: int) -> Piece:
    letters = [letter for word in words for letter in word]
    offsets = [letter.offset for letter in letters]
    font = page.font(offsets[0])
    return Piece(
        " ".join("".join(letter.text for letter in word) for word in words),
        min(offsets),
        max(offsets) + 1,
        around([letter.box for letter in letters]),
        font,
        font.bold and page.font(offsets[-1]).bold,
        column,
    )


def _left(letter: Letter) -> float:
    return letter.box.x0
