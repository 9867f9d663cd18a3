"""Flow charts of which a page shows only a picture, told by the words above or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.reading import Box
from pipeline.read.flow_charts import NEAR, naming
from pipeline.read.pdf.pieces import Row

_WIDE, _HIGH = 200.0, 100.0  # points: a logo, seal or signature is smaller
_INTO = 12.0  # points by which a caption may reach into the white edge of a picture


def flow_chart_pictures(pictures: Sequence[Box], rows: Sequence[Row]) -> Iterator[str]:
    """For each picture that is a flow chart by its heading or caption, that heading or caption.

    Args:
        pictures: their boxes on the page.
        rows: the page's lines, cut at wide gaps.
    """
    large = [box for box in pictures if box.x1 - box.x0 >= _WIDE and box.bottom - box.top >= _HIGH]
    if not large:
        return
    lines = sorted((row[0].box.top, " ".join(piece.text for piece in row)) for row in rows)
    for box in large:
        above = [text for top, text in lines if top < box.top][-NEAR:]
        below = [text for top, text in lines if top >= box.bottom - _INTO][:1]
        if heading := naming([*reversed(above), *below]):
            yield heading
