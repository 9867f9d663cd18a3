"""One page, from its file to its lines and tables."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

from pipeline.model.reading import Line, Origin, Page, ReadNote, ReadNoteKind, Word
from pipeline.read.hygiene import normalise
from pipeline.read.pdf.columns import in_reading_order
from pipeline.read.pdf.margins import Margins, PageLines, margins_of, origins_of
from pipeline.read.pdf.pieces import Piece
from pipeline.read.scan.engine import recognise
from pipeline.read.scan.ink import without_coloured_ink
from pipeline.read.scan.page import ScannedPage
from pipeline.read.scan.rendering import render
from pipeline.read.scan.rows import pieces_of, rows_of, runs_of

_DPI = 300.0
_ONE_COLUMN = 4  # Tesseract's layout mode for lines of any size


def recognise_page(path: Path, number: int) -> ScannedPage:
    """The words on one page.

    Args:
        path: a PDF or picture file.
        number: the page, or frame, from 1.

    Returns:
        Its lines and tables in reading order.

    Raises:
        UnreadableFile: if the page cannot be shown, or the recogniser is not installed.
    """
    import cv2
    import numpy as np

    picture = render(path, number)
    grey = without_coloured_ink(picture.colours)
    scale = _DPI / picture.dpi
    if abs(scale - 1) > 0.1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC).astype(
            np.uint8
        )
    dpi = picture.dpi * grey.shape[1] / picture.colours.shape[1]
    found = recognise(grey, round(dpi), _ONE_COLUMN)
    rows, runs = pieces_of(rows_of(runs_of(found, dpi)))
    confidences = [word.confidence for run in runs for word in run.words]
    page = Page(
        number=number,
        width=round(picture.width, 2),
        height=round(picture.height, 2),
        has_text=False,
        confidence=round(fmean(confidences), 4) if confidences else 0.0,
    )
    lines = PageLines(page, in_reading_order(rows))
    margins = margins_of([lines])
    origins = origins_of([lines], margins)[0]
    return ScannedPage(
        page=page,
        blocks=tuple(
            _line(piece, runs[piece.start].words, margins, number, origin)
            for piece, origin in zip(lines.pieces, origins, strict=True)
        ),
        notes=(ReadNote(kind=ReadNoteKind.RECOGNISED, page=number),),
    )


def _line(
    piece: Piece, words: tuple[Word, ...], margins: Margins, number: int, origin: Origin
) -> Line:
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
        words=words,
    )
