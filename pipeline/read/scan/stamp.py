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
from pipeline.read.scan.straighten import Slant, turned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UPPER = 0.5  # of the page's height
_RED = 40  # by how much red outshines the other colours, of 255
_LETTER_POINTS = (6.0, 45.0)
_LEAST_LETTERS = 2
_STRENGTH = 2.5  # faint red is made as dark as print
_SCATTERED = 11  # Tesseract's layout mode for words anywhere
_SURE = 0.3


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
    if int(redness.max()) <= _RED:
        return ()
    level = turned(redness, slant)
    letters = _letters(level[: int(level.shape[0] * _UPPER)], dpi)
    if letters is None:
        return ()
    found = (_line(line, dpi, number) for line in recognise(letters, round(dpi), _SCATTERED))
    return tuple(line for line in found if line is not None)


def _letters(redness: NDArray[np.uint8], dpi: float) -> NDArray[np.uint8] | None:
    """The red marks of the size of letters, dark on white; None where there are too few.

    Frames and the rings of seals, each one large mark, are left out.
    """
    import cv2
    import numpy as np

    marked = (redness > _RED).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(marked, connectivity=8)
    wide, high = (stats[:, side] * POINTS / dpi for side in (2, 3))
    least, most = _LETTER_POINTS
    kept = (high <= most) & (wide <= most)
    kept[0] = False
    if np.count_nonzero(kept & (high >= least)) < _LEAST_LETTERS:
        return None
    near = cv2.dilate(kept[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    strong = cv2.convertScaleAbs(redness, alpha=_STRENGTH)
    letters: NDArray[np.uint8] = np.where(near > 0, 255 - strong, 255).astype(np.uint8)
    return letters


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
