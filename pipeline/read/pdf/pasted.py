"""Red pictures pasted over the text of a page: a stamp the office program knows no letters of.

Its words, a mark of secrecy above all, are in no text layer. So a page that shows such a picture
in its upper half is recognised as well, and what is printed in red there is taken from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.model.reading import Line, Origin
from pipeline.read.redness import has_red

if TYPE_CHECKING:
    from pipeline.read.scan import ScannedPage

_UPPER = 0.5  # of the page's height
_SIDES = (10.0, 300.0)  # points: a stamp's frame is neither a dot nor a page
_MOST_DOTS = 4_000_000


def shows_red_picture(page: pdfium.PdfPage) -> bool:
    """Whether a picture of a stamp's size in the upper half of ``page`` has red in it."""
    _, height = page.get_size()
    for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        middle = (bottom + top) / 2
        sides = (right - left, top - bottom)
        if middle < height * _UPPER or not all(_SIDES[0] < side < _SIDES[1] for side in sides):
            continue
        wide, high = picture.get_px_size()
        if wide * high <= _MOST_DOTS and _is_red(picture):
            return True
    return False


def red_words(scanned: ScannedPage) -> list[Line]:
    """What is printed in red at the head of a recognised page."""
    return [
        block
        for block in scanned.blocks
        if isinstance(block, Line) and block.origin is Origin.HEADER
    ]


def _is_red(picture: pdfium.PdfImage) -> bool:
    try:
        return has_red(picture.get_bitmap().to_numpy())
    except pdfium.PdfiumError:
        return False
