"""Letters of one line, as stored, to a line of a reading."""

from __future__ import annotations

from pipeline.model.reading import Box, Line, ReadNoteKind
from pipeline.read.encodings import normalise_set_in
from pipeline.read.hygiene import Noticing
from pipeline.read.pdf.engine import Font


def line_set_in(
    stored: str, font: Font, box: Box, number: int, noticing: Noticing, *, bold: bool
) -> Line:
    """The line that ``stored`` is when it is set in ``font``.

    Args:
        stored: its letters as the file holds them, in the font's encoding.
        font: size, slant and encoding.
        box: where it stands.
        number: the page.
        noticing: is told what was mended or in an old encoding.
        bold: whether all of it is.
    """
    clean, encoding = normalise_set_in(stored, font.code)
    if encoding is not None:
        noticing.add(ReadNoteKind.OLD_ENCODING, encoding.label, page=number)
    for kind in clean.mended:
        noticing.add(kind, clean.text, page=number)
    return Line(
        text=clean.text,
        raw=clean.raw,
        map=clean.map,
        page=number,
        box=box,
        bold=bold,
        italic=font.italic,
        size=round(font.size, 2),
        joins=None,
    )
