"""One page, from its file to its lines and tables."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

from pipeline.model.reading import Line, Origin, Page, ReadNote, ReadNoteKind
from pipeline.read.hygiene import normalise
from pipeline.read.pdf.engine import Font
from pipeline.read.pdf.margins import Margins, PageLines, margins_of, origins_of
from pipeline.read.pdf.pieces import Piece
from pipeline.read.scan.engine import FoundLine, FoundWord, recognise
from pipeline.read.scan.ink import without_coloured_ink
from pipeline.read.scan.layout import Region, regions_of
from pipeline.read.scan.lighting import evened
from pipeline.read.scan.marks import Hyphens, marks_of
from pipeline.read.scan.page import ScannedPage
from pipeline.read.scan.rendering import POINTS, Picture, render
from pipeline.read.scan.rows import Run, runs_of
from pipeline.read.scan.straighten import slant_of, turned
from pipeline.read.scan.strip import strip_of

_DPI = 200.0  # the recogniser errs least at it, and takes a third less time than at 300
_NEAR = 0.12  # a resolution within this share of it is as good
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
    picture = _at_good_size(render(path, number))
    grey = evened(without_coloured_ink(picture.colours))
    level = turned(grey, slant_of(grey))
    marks = marks_of(level, picture.dpi)
    for row in marks.hyphens:
        level[row.top - 1 : row.bottom + 1, row.x0 - 1 : row.x1 + 1] = 255
    regions = regions_of(marks.ink, marks.size)
    strip = strip_of(level, regions, round(marks.size))
    found = strip.back(recognise(strip.picture, round(picture.dpi), _ONE_BLOCK))
    for row in marks.hyphens:
        _add(found, regions, row)
    points = marks.size * POINTS / picture.dpi
    runs = [run for lines in found for run in runs_of(lines, picture.dpi, points)]
    return _page(runs, level.shape, picture.dpi, number, points)


def _at_good_size(picture: Picture) -> Picture:
    """The picture at the resolution the recogniser reads best."""
    import cv2

    scale = _DPI / picture.dpi
    if abs(scale - 1) <= _NEAR:
        return picture
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    sized = cv2.resize(picture.colours, None, fx=scale, fy=scale, interpolation=way)
    return Picture(sized.astype("uint8"), _DPI)


def _add(found: list[list[FoundLine]], regions: list[Region], row: Hyphens) -> None:
    """Put a row of hyphens, which the recogniser was not shown, into its region."""
    middle = (row.top + row.bottom) // 2
    for lines, region in zip(found, regions, strict=True):
        if region.top <= middle < region.bottom and region.x0 <= row.x0 < region.x1:
            word = FoundWord("-" * row.count, row.x0, row.top, row.x1, row.bottom, 1.0)
            lines.append(FoundLine((word,), float(row.bottom - row.top)))
            return


def _page(
    runs: list[Run], shape: tuple[int, ...], dpi: float, number: int, size: float
) -> ScannedPage:
    confidences = [word.confidence for run in runs for word in run.words]
    page = Page(
        number=number,
        width=round(shape[1] * POINTS / dpi, 2),
        height=round(shape[0] * POINTS / dpi, 2),
        has_text=False,
        confidence=round(fmean(confidences), 4) if confidences else 0.0,
    )
    pieces = [
        Piece(run.text, at, at + 1, run.box, Font(size, False, False), False)
        for at, run in enumerate(runs)
    ]
    lines = PageLines(page, pieces)
    margins = margins_of([lines])
    origins = origins_of([lines], margins)[0]
    return ScannedPage(
        page=page,
        blocks=tuple(
            _line(piece, runs[piece.start], margins, number, origin)
            for piece, origin in zip(pieces, origins, strict=True)
        ),
        notes=(ReadNote(kind=ReadNoteKind.RECOGNISED, page=number),),
    )


def _line(piece: Piece, run: Run, margins: Margins, number: int, origin: Origin) -> Line:
    clean = normalise(piece.text)
    return Line(
        text=clean.text,
        raw=clean.raw,
        map=clean.map,
        page=number,
        box=piece.box,
        bold=piece.bold,
        size=round(piece.font.size, 2),
        align=margins.align(piece.box),
        indent=round(piece.box.x0 - margins.left, 2),
        origin=origin,
        joins=None,
        words=run.words,
    )
