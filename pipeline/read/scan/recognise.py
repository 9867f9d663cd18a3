"""One page, from its file to its lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.reading import Page, ReadNote, ReadNoteKind, Word
from pipeline.read.pdf.tables import grids_of
from pipeline.read.scan.blocks import blocks_of
from pipeline.read.scan.confidence import confidence_of, is_doubtful
from pipeline.read.scan.engine import FoundLine, FoundWord, recognise
from pipeline.read.scan.flatten import flattened
from pipeline.read.scan.ink import without_coloured_ink
from pipeline.read.scan.layout import Region
from pipeline.read.scan.lighting import evened
from pipeline.read.scan.looks import Level
from pipeline.read.scan.marks import Hyphens, marks_of
from pipeline.read.scan.mending import mend_blocks
from pipeline.read.scan.page import ScannedPage
from pipeline.read.scan.plan import Part, plan_of
from pipeline.read.scan.rendering import POINTS, Picture, render
from pipeline.read.scan.rows import Run, runs_of
from pipeline.read.scan.rules import without_rules
from pipeline.read.scan.seal import without_grey_seals
from pipeline.read.scan.slanted import slanted_lines
from pipeline.read.scan.stamp import red_lines
from pipeline.read.scan.straighten import Slant, slant_of, turned
from pipeline.read.scan.strip import strip_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DPI = 200.0  # the recogniser errs least at it, and takes a third less time than at 300
_NEAR = 0.12  # a resolution within this share of it is as good
_UPSIDE_DOWN = 0.65  # a page less sure than this may stand on its head
_ONE_BLOCK = 6  # Tesseract's layout mode for one even block of text


def recognise_page(path: Path, number: int) -> ScannedPage:
    """The words on one page.

    Args:
        path: a PDF or picture file.
        number: the page, or frame, from 1.

    Returns:
        Its lines and tables in reading order, in points of the page set upright.

    Raises:
        UnreadableFile: if the page cannot be shown, or the recogniser is not installed.
    """
    picture = _at_good_size(flattened(render(path, number)))
    grey = evened(without_coloured_ink(picture.colours))
    slant = slant_of(grey)
    text = without_grey_seals(grey, picture.dpi)
    seen = _read(text, slant, picture.dpi)
    if seen.confidence < _UPSIDE_DOWN:
        over = Slant(slant.quarters + 2, slant.degrees)
        other = _read(text, over, picture.dpi)
        if other.confidence > seen.confidence:
            slant, seen = over, other
    page = Page(
        number=number,
        width=round(seen.level.grey.shape[1] * POINTS / picture.dpi, 2),
        height=round(seen.level.grey.shape[0] * POINTS / picture.dpi, 2),
        has_text=False,
        confidence=seen.confidence,
        doubtful=is_doubtful(seen.words),
    )
    notes = [ReadNote(kind=ReadNoteKind.RECOGNISED, page=number)]
    if page.doubtful:
        notes.append(ReadNote(kind=ReadNoteKind.DOUBTFUL, page=number, degrades=True))
    blocks, mends = mend_blocks(blocks_of(seen.parts, seen.runs, page, seen.level), number)
    if mends:
        sample = f"{mends[0].before} → {mends[0].after}"
        mended = ReadNote(kind=ReadNoteKind.MENDED, count=len(mends), page=number, sample=sample)
        notes.append(mended)
    return ScannedPage(
        page=page,
        blocks=(
            *red_lines(picture.colours, slant, picture.dpi, number),
            *slanted_lines(turned(grey, slant), picture.dpi, number),
            *blocks,
        ),
        notes=tuple(notes),
        mends=mends,
    )


class _Seen(NamedTuple):
    """A page as recognised one way up: its parts and what was found in each."""

    level: Level
    parts: list[Part]
    runs: list[list[Run]]

    @property
    def words(self) -> list[Word]:
        return [word for part in self.runs for run in part for word in run.words]

    @property
    def confidence(self) -> float:
        return confidence_of(self.words)


def _read(grey: NDArray[np.uint8], slant: Slant, dpi: float) -> _Seen:
    level, rules = without_rules(turned(grey, slant), dpi)
    marks = marks_of(level, dpi)
    shown = level.copy()
    for row in marks.hyphens:
        shown[row.top - 1 : row.bottom + 1, row.x0 - 1 : row.x1 + 1] = 255
    parts = plan_of(marks.ink, grids_of(rules), marks.size, dpi)
    strip = strip_of(shown, [part.region for part in parts], marks.size)
    found = strip.back(recognise(strip.picture, round(dpi), _ONE_BLOCK)) if parts else []
    for row in marks.hyphens:
        _add(found, strip.regions, row)
    size = marks.size * POINTS / dpi
    return _Seen(Level(level, dpi, size), parts, [runs_of(lines, dpi, size) for lines in found])


def _at_good_size(picture: Picture) -> Picture:
    """The picture at the resolution the recogniser reads best."""
    import cv2

    scale = _DPI / picture.dpi
    if abs(scale - 1) <= _NEAR:
        return picture
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    sized = cv2.resize(picture.colours, None, fx=scale, fy=scale, interpolation=way)
    return Picture(sized.astype("uint8"), _DPI)


def _add(found: list[list[FoundLine]], regions: Sequence[Region], row: Hyphens) -> None:
    """Put a row of hyphens, which the recogniser was not shown, into its region."""
    middle = (row.top + row.bottom) // 2
    for lines, region in zip(found, regions, strict=True):
        if region.top <= middle < region.bottom and region.x0 <= row.x0 < region.x1:
            word = FoundWord("-" * row.number, row.x0, row.top, row.x1, row.bottom, 1.0)
            lines.append(FoundLine((word,), float(row.bottom - row.top)))
            return
