"""What is printed in red at the head of a page: marks of secrecy, above all.

Red ink is taken out before the page is read, for stamps cover its text. A mark such as "MẬT" in
its frame would go with it; so where the upper half of a page bears red that may be letters, that
red alone is recognised too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model.reading import Box, Line, Origin, Word
from pipeline.read.hygiene import fold_tone, normalise
from pipeline.read.hygiene.spelling import is_syllable
from pipeline.read.pdf.pieces import around
from pipeline.read.scan.engine import FoundLine, FoundWord, recognise
from pipeline.read.scan.layout import Region
from pipeline.read.scan.rendering import POINTS
from pipeline.read.scan.straighten import Slant, turned
from pipeline.read.scan.strip import Strip, strip_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UPPER = 0.5  # of the page's height
_RED = 40  # by how much red outshines the other colours, of 255
_LETTER_POINTS = (6.0, 45.0)
_LEAST_LETTERS = 2
_STRENGTH = 2.5  # faint red is made as dark as print
_ONE_COLUMN = 4  # Tesseract's layout mode for lines of any size, one below the other
_LEVEL = 1.5  # degrees: the recogniser reads what slants less
_STEEPEST = 25.0
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
    found = letters.back(recognise(letters.picture, round(dpi), _ONE_COLUMN))
    lines = (head_line(line, dpi, number) for group in found for line in group)
    return tuple(line for line in lines if line is not None)


def _letters(redness: NDArray[np.uint8], dpi: float) -> Strip | None:
    """The red marks of the size of letters, dark on white, group by group; None where there are
    too few.

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
    held = kept[labels].astype(np.uint8)
    near = cv2.dilate(held, np.ones((3, 3), np.uint8))
    strong = cv2.convertScaleAbs(redness, alpha=_STRENGTH)
    letters: NDArray[np.uint8] = np.where(near > 0, 255 - strong, 255).astype(np.uint8)
    tall = stats[kept & (high >= least)].astype(np.int32)
    groups = list(_level_groups(letters, held, tall))
    return strip_of(letters, groups, float(np.median(tall[:, 3]))) if groups else None


def _level_groups(
    letters: NDArray[np.uint8], held: NDArray[np.uint8], stats: NDArray[np.int32]
) -> Iterator[Region]:
    """Where the groups of letters are; each is turned, in place, so that its letters' feet are
    level.

    A mark is stamped by hand, and slants otherwise than the page.
    """
    import cv2
    import numpy as np

    tall = int(np.median(stats[:, 3]))
    groups = cv2.dilate(held, np.ones((tall, 2 * tall), np.uint8))
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(groups, connectivity=8)
    home = labels[stats[:, 1] + stats[:, 3] // 2, stats[:, 0] + stats[:, 2] // 2]
    for group in np.unique(home[home > 0]):
        members = stats[home == group]
        members = members[members[:, 3] > 0.6 * members[:, 3].max()]
        x0, top, wide, high, _ = (int(side) for side in boxes[group])
        yield Region(x0, top, x0 + wide, top + high)
        if len(members) < _LEAST_LETTERS:
            continue  # letters that run together, it may be
        middles, feet = members[:, 0] + members[:, 2] / 2, members[:, 1] + members[:, 3]
        degrees = float(np.degrees(np.arctan(np.polyfit(middles, feet, 1)[0])))
        if not _LEVEL <= abs(degrees) <= _STEEPEST:
            continue
        place = letters[top : top + high, x0 : x0 + wide]
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
        place[:] = cv2.warpAffine(
            place, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255,)
        )


def head_line(found: FoundLine, dpi: float, number: int) -> Line | None:
    """A line of the head with the words in ``found`` that are Vietnamese; None without any."""
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
