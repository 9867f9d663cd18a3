"""What is printed in red at the head of a page: marks of secrecy, above all.

Red ink is taken out before the page is read, for stamps cover its text. A mark such as "MẬT" in
its frame would go with it; so where the upper half of a page bears red that may be letters, that
red alone is recognised too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.reading import Box, Line, Origin, Word
from pipeline.read.hygiene import fold_tone, normalise
from pipeline.read.hygiene.spelling import is_syllable
from pipeline.read.pdf.pieces import around
from pipeline.read.scan.engine import FoundLine, FoundWord, recognise
from pipeline.read.scan.rendering import POINTS
from pipeline.read.scan.rules import without_rules
from pipeline.read.scan.straighten import Slant, turned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UPPER = 0.5  # of the page's height
_RED = 40  # by how much red outshines the other colours, of 255
_LETTER_POINTS = (6.0, 40.0)
_LEAST_LETTERS = 2
_STRENGTH = 2.5  # faint red is made as dark as print
_SCATTERED = 11  # Tesseract's layout mode for words anywhere
_SURE = 0.5


def red_lines(
    colours: NDArray[np.uint8], slant: Slant, dpi: float, number: int
) -> tuple[Line, ...]:
    """The words in red ink in the upper half of a page, as lines of its head.

    Args:
        colours: blue, green and red of each dot of the page.
        slant: how the page is turned to be level.
        dpi: dots an inch.
        number: the page's number.

    Raises:
        UnreadableFile: as ``recognise``.
    """
    import cv2

    blue, green, red = cv2.split(colours)
    redness: NDArray[np.uint8] = cv2.subtract(red, cv2.max(blue, green)).astype("uint8")
    if not _may_hold_letters(redness, dpi):
        return ()
    level = turned(redness, slant)
    upper = level[: int(level.shape[0] * _UPPER)]
    dark: NDArray[np.uint8] = cv2.bitwise_not(cv2.convertScaleAbs(upper, alpha=_STRENGTH)).astype(
        "uint8"
    )
    page = without_rules(dark, dpi).page
    found = (_line(line, dpi, number) for line in recognise(page, round(dpi), _SCATTERED))
    return tuple(line for line in found if line is not None)


def _may_hold_letters(redness: NDArray[np.uint8], dpi: float) -> bool:
    """Whether enough red marks have the size of letters."""
    import cv2
    import numpy as np

    marked = (redness > _RED).astype(np.uint8)
    if not marked.any():
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(marked, connectivity=8)
    low, high = (points * dpi / POINTS for points in _LETTER_POINTS)
    tall = stats[1:, 3]
    return int(np.count_nonzero((tall >= low) & (tall <= high))) >= _LEAST_LETTERS


def _line(found: FoundLine, dpi: float, number: int) -> Line | None:
    words = [word for word in found.words if _is_word(word)]
    if not words:
        return None
    scale = POINTS / dpi
    boxes = [Box(*(round(side * scale, 2) for side in word[1:5])) for word in words]
    return Line(
        text=normalise(" ".join(word.text for word in words)).text,
        page=number,
        box=around(boxes),
        origin=Origin.HEADER,
        joins=None,
        words=tuple(
            Word(word.text, box, round(word.confidence, 2))
            for word, box in zip(words, boxes, strict=True)
        ),
    )


def _is_word(word: FoundWord) -> bool:
    """Whether it is a Vietnamese word; the strokes of a seal are read as rubbish."""
    letters = "".join(letter for letter in word.text if letter.isalpha())
    sure = word.confidence >= _SURE
    return sure and len(letters) > 1 and is_syllable(fold_tone(letters.lower()))
