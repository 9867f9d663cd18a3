"""A page of a PDF, or a frame of a picture file, as a picture in colour.

A page that is one embedded picture is shown at that picture's own resolution, any other at a fixed
one. Sizes are read from the files' heads and checked before anything is decoded.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import UnreadableFile
from pipeline.read.pdf.engine import open_pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POINTS = 72.0  # to the inch
_DPI = 300.0
_LEAST_DPI = 72.0
_MOST_PIXELS = 40e6
_MOST_EMBEDDED = 120e6
_COVERS = 0.8  # of the page's width and height: the picture of a scanned page


class Picture(NamedTuple):
    """A page as seen: blue, green and red of each dot, and how many dots to the inch."""

    colours: NDArray[np.uint8]
    dpi: float

    @property
    def width(self) -> float:
        """In points."""
        return float(self.colours.shape[1]) * POINTS / self.dpi

    @property
    def height(self) -> float:
        """In points."""
        return float(self.colours.shape[0]) * POINTS / self.dpi


def render(path: Path, number: int) -> Picture:
    """The picture of a page.

    Args:
        path: a PDF file, a picture file, or a DOCX file with pictures.
        number: the page, the frame, or the picture, from 1.

    Raises:
        UnreadableFile: if the file is damaged, or shows a picture too large to decode.
    """
    with path.open("rb") as stream:
        head = stream.read(1024)
    if b"%PDF-" in head:
        return _page(path, number)
    if head.startswith(b"PK"):
        from pipeline.read.docx.images import embedded_picture

        return embedded_picture(path, number)
    from pipeline.read.picture import frame

    return frame(path, number)


def page_key(path: Path, number: int) -> str:
    """A key that pages have in common only if they look the same, dot for dot.

    Raises:
        UnreadableFile: as ``render``.
    """
    picture = render(path, number)
    digest = hashlib.sha256(repr((picture.colours.shape, round(picture.dpi, 2))).encode())
    digest.update(picture.colours.tobytes())
    return digest.hexdigest()


def _page(path: Path, number: int) -> Picture:
    pdf = open_pages(path)
    try:
        page = pdf[number - 1]
        dpi = _own_dpi(page, path, number) or _DPI
        width, height = page.get_size()
        inches = max(width * height, 1.0) / POINTS**2
        dpi = max(min(dpi, (_MOST_PIXELS / inches) ** 0.5), 1.0)
        colours = page.render(scale=dpi / POINTS, rev_byteorder=False).to_numpy()
    except pdfium.PdfiumError as error:
        raise UnreadableFile(
            "Không dựng được hình của một trang.",
            remedy="Xin lại tệp gốc, hoặc in lại ra PDF.",
            file=path,
            place=f"trang {number}",
        ) from error
    finally:
        pdf.close()
    return Picture(_three(colours), dpi)


def _own_dpi(page: pdfium.PdfPage, path: Path, number: int) -> float | None:
    """The resolution of the picture that covers the page, if one does."""
    width, height = page.get_size()
    best: float | None = None
    for shape in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        dots_wide, dots_high = shape.get_px_size()
        if dots_wide * dots_high > _MOST_EMBEDDED:
            raise UnreadableFile(
                "Ảnh trong tệp PDF quá lớn.",
                remedy="Quét lại ở 300 dpi.",
                file=path,
                place=f"trang {number}",
            )
        left, bottom, right, top = shape.get_bounds()
        across, up = right - left, top - bottom
        if page.get_rotation() in (90, 270):
            across, up = up, across
        if across >= _COVERS * width and up >= _COVERS * height and across * up > 0:
            # The dots' own sides may be swapped by the matrix; the area is not.
            dpi = POINTS * (dots_wide * dots_high / (across * up)) ** 0.5
            best = max(best or 0.0, dpi)
    return max(best, _LEAST_DPI) if best is not None else None


def _three(colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Blue, green and red, whatever channels the engine gave."""
    import numpy as np

    if colours.ndim == 2:
        colours = colours[:, :, None]
    if colours.shape[2] == 1:
        return np.repeat(colours, 3, axis=2)
    return np.ascontiguousarray(colours[:, :, :3])
