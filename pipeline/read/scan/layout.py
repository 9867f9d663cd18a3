"""Where the text of a page stands: regions to be read one after the other.

The recogniser reads straight across columns. Here the page is taken apart first: stretches of
lines over the whole width, and zones of columns. A zone is rows of words with a white corridor
between them that runs through all its rows. Two columns (the head of a document, its end) are read
one after the other; of more (a table without rules) each row is read cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_CORRIDOR = 0.9  # font sizes: a white gap this wide may part columns
_ALMOST = 0.6  # … and this wide if it stands out in its line
_FAR_WIDER = 2.2  # times the next widest
_WORD_GAP = 0.15  # font sizes: less is between letters
_SURE = 2.2  # … and this wide does so in a line on its own
_APART = 1.9  # font sizes of white between two rows: they are of different zones
_AS_CLOSE = 1.15  # times the widest white above
_ROW_GAP = 1.6  # times the usual white between lines: a new row of a table
_LEAST_ROW_GAP = 0.9  # font sizes
_NARROW = 0.3  # font sizes: white between columns of many lines
_MANY_LINES = 4.5  # font sizes from the first line to the end of the last
_STRAY = 0.2  # font sizes: a smaller mark on its own is dirt
_LABELS = 0.12  # of a zone's width: a column no wider holds the numbers of rows


class Span(NamedTuple):
    """A half-open stretch of dots."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """How many dots."""
        return self.stop - self.start


class Region(NamedTuple):
    """A part of the page that is read as one column, in dots."""

    x0: int
    top: int
    x1: int
    bottom: int


class _Band(NamedTuple):
    """A row of ink between white, and its ink from left to right, parted at wide gaps."""

    rows: Span
    inks: tuple[Span, ...]


class _Zone(NamedTuple):
    """Bands and the white corridors between their columns; none where there is one column."""

    bands: list[_Band]
    corridors: list[Span]


def regions_of(ink: NDArray[np.bool_], size: float) -> list[Region]:
    """The regions of a page in reading order.

    Args:
        ink: where letters are.
        size: the usual font size in dots.
    """
    width = ink.shape[1]
    regions: list[Region] = []
    for zone in _tables_whole(_zones(list(_bands(ink, size)), size), size):
        rows = Span(zone.bands[0].rows.start, zone.bands[-1].rows.stop)
        if not zone.corridors:
            before = regions[-1] if regions else None
            if before is not None and before.x0 == 0 and before.x1 == width:
                regions[-1] = before._replace(bottom=rows.stop)
            else:
                regions.append(Region(0, rows.start, width, rows.stop))
        elif len(zone.corridors) == 1:
            regions += _columns(ink, rows, zone.corridors)
        else:
            for row in _table_rows(zone, size):
                regions += _cells(ink, row, size)
    return regions


def _bands(ink: NDArray[np.bool_], size: float) -> Iterator[_Band]:
    gap = int(_CORRIDOR * size)
    for rows in _runs(_rows_with(ink), 1):
        filled = _columns_with(ink[rows.start : rows.stop])
        inks = list(_runs(filled, gap))
        if len(inks) == 1:
            inks = _standing_apart(filled, size)
        told = tuple(span for span in inks if max(span.length, rows.length) >= _STRAY * size)
        if told:
            yield _Band(rows, told)


def _standing_apart(filled: NDArray[np.bool_], size: float) -> list[Span]:
    """The two parts of a line whose widest white is nearly a corridor and far wider than the rest,
    as where the names of two bodies stand close together; the whole line where none is."""
    words = list(_runs(filled, int(_WORD_GAP * size)))
    whites = [after.start - before.stop for before, after in pairwise(words)]
    widest = max(whites, default=0)
    others = sorted(whites)[:-1]
    if len(whites) > 1 and widest > _ALMOST * size and widest > _FAR_WIDER * others[-1]:
        at = whites.index(widest)
        return [Span(words[0].start, words[at].stop), Span(words[at + 1].start, words[-1].stop)]
    return [Span(words[0].start, words[-1].stop)]


def _rows_with(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = np.asarray(ink.any(axis=1))
    return filled


def _columns_with(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = np.asarray(ink.any(axis=0))
    return filled


def _runs(filled: NDArray[np.bool_], gap: int) -> Iterator[Span]:
    """The stretches of what is filled, those parted by less than ``gap`` taken together."""
    places = np.flatnonzero(filled)
    if len(places) == 0:
        return
    cuts = np.flatnonzero(np.diff(places) > gap)
    starts = [places[0], *places[cuts + 1]]
    stops = [*places[cuts], places[-1]]
    for start, stop in zip(starts, stops, strict=True):
        yield Span(int(start), int(stop) + 1)


def _zones(bands: Sequence[_Band], size: float) -> Iterator[_Zone]:
    at = 0
    while at < len(bands):
        corridors = _gaps(bands[at])
        start, end = at, at + 1
        while corridors and end < len(bands):
            left = _shared(corridors, bands, end, size)
            if not left:
                break
            corridors = left
            end += 1
        while corridors and end - 1 > start and len(bands[end - 1].inks) == 1:
            # Lines below the last row of columns belong to the text that follows, unless they
            # stand in a column on the right.
            if bands[end - 1].inks[0].start >= corridors[0].stop:
                break
            if _stands_in_column(bands, start, end - 1, size):
                break
            end -= 1
        alone = end - start == 1
        if alone and corridors and max(gap.length for gap in corridors) < _SURE * size:
            corridors = []
        yield _Zone(list(bands[start:end]), corridors)
        at = end


def _tables_whole(zones: Iterable[_Zone], size: float) -> Iterator[_Zone]:
    """Zones of three columns or more that follow on each other as one; their rows may differ."""
    held: _Zone | None = None
    for zone in zones:
        if held is not None and _are_one_table(held, zone, size):
            corridors = max(held.corridors, zone.corridors, key=len)
            held = _Zone(held.bands + zone.bands, corridors)
            continue
        if held is not None:
            yield held
        held = zone
    if held is not None:
        yield held


def _are_one_table(above: _Zone, below: _Zone, size: float) -> bool:
    white = below.bands[0].rows.start - above.bands[-1].rows.stop
    columns = (
        min(len(above.corridors), len(below.corridors)),
        max(len(above.corridors), len(below.corridors)),
    )
    return columns[0] > 0 and columns[1] > 1 and white <= size


def _stands_in_column(bands: Sequence[_Band], start: int, at: int, size: float) -> bool:
    """Whether a line on the left goes on with the column above it: set as close as its lines."""
    near = bands[start : at + 1]
    whites = [below.rows.start - above.rows.stop for above, below in pairwise(near)]
    return whites[-1] <= max(_AS_CLOSE * max(whites[:-1], default=0), size)


def _shared(corridors: Sequence[Span], bands: Sequence[_Band], at: int, size: float) -> list[Span]:
    """What is left of the corridors if the zone takes in one more band; none if it must not."""
    band = bands[at]
    if band.rows.start - bands[at - 1].rows.stop > _APART * size:
        return []
    white = _white(band)
    left = [
        Span(max(one.start, other.start), min(one.stop, other.stop))
        for one in corridors
        for other in white
    ]
    return [span for span in left if span.length >= _ALMOST * size]


def _gaps(band: _Band) -> list[Span]:
    return [Span(one.stop, other.start) for one, other in pairwise(band.inks)]


def _white(band: _Band) -> list[Span]:
    """The white of a band, the margins' included."""
    far = 1_000_000
    return [Span(-far, band.inks[0].start), *_gaps(band), Span(band.inks[-1].stop, far)]


def _columns(ink: NDArray[np.bool_], rows: Span, corridors: Sequence[Span]) -> Iterator[Region]:
    """The parts between the corridors that hold ink."""
    middles = [(gap.start + gap.stop) // 2 for gap in corridors]
    for x0, x1 in pairwise([0, *middles, ink.shape[1]]):
        held = list(_runs(_rows_with(ink[rows.start : rows.stop, x0:x1]), rows.length))
        for span in held:
            yield Region(x0, rows.start + span.start, x1, rows.start + span.stop)


def _table_rows(zone: _Zone, size: float) -> list[Span]:
    """Where each row of a table starts and ends: at wide white, or where its number stands."""
    bands = zone.bands
    whites = [below.rows.start - above.rows.stop for above, below in pairwise(bands)]
    usual = median(whites) if whites else 0
    least = max(_ROW_GAP * usual, _LEAST_ROW_GAP * size)
    first = zone.corridors[0].start
    width = max(band.inks[-1].stop for band in bands) - min(band.inks[0].start for band in bands)
    left = min(band.inks[0].start for band in bands)
    numbered = first - left <= _LABELS * width
    starts = [0]
    for at in range(1, len(bands)):
        labelled = numbered and bands[at].inks[0].start < first
        if labelled or whites[at - 1] > least:
            starts.append(at)
    return [
        Span(bands[start].rows.start, bands[stop - 1].rows.stop)
        for start, stop in pairwise([*starts, len(bands)])
    ]


def _cells(ink: NDArray[np.bool_], rows: Span, size: float) -> list[Region]:
    """The cells of one row of a table; neighbours of a single line are read together."""
    # White through many lines parts columns even where it is narrow.
    gap = (_NARROW if rows.length >= _MANY_LINES * size else _CORRIDOR) * size
    inks = list(_runs(_columns_with(ink[rows.start : rows.stop]), int(gap)))
    cells: list[Region] = []
    for cell in _columns(ink, rows, [Span(a.stop, b.start) for a, b in pairwise(inks)]):
        before = cells[-1] if cells else None
        if before is not None and _on_one_line(before, cell, size):
            top, bottom = min(before.top, cell.top), max(before.bottom, cell.bottom)
            cells[-1] = Region(before.x0, top, cell.x1, bottom)
        else:
            cells.append(cell)
    return cells


def _on_one_line(one: Region, other: Region, size: float) -> bool:
    return max(one.bottom, other.bottom) - min(one.top, other.top) < 1.5 * size
