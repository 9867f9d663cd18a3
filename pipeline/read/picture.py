"""Picture files (JPEG, PNG, TIFF of many frames, BMP) to a reading: each frame is a page.

Sizes are read from the file's head before a dot is decoded, so that a small file cannot unfold
into a huge picture.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Reading
from pipeline.read.aids import Recognise

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.read.scan.rendering import Picture

MOST_FRAMES = 500
_MOST_PIXELS = 80_000_000
_DPI_OF_SCANS = range(72, 1201)
_PAGE_WIDTH = 8.27  # inches, A4: what a picture that does not tell its resolution shows
_PAGE_HEIGHT = 11.69
_KINDS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP")


def read(path: Path, recognise: Recognise) -> Reading:
    """Read a picture file.

    Args:
        path: the file.
        recognise: gives the words on a frame.

    Raises:
        UnreadableFile: if it is damaged, too large, or has too many frames.
    """
    from pipeline.read.pdf.sheets import reading_of

    with _opened(path, path) as image:
        count = getattr(image, "n_frames", 1)
    if count > MOST_FRAMES:
        raise UnreadableFile(
            f"Tệp ảnh có {count} trang, quá mức {MOST_FRAMES}.",
            remedy="Tách tệp thành từng văn bản rồi chạy lại.",
            file=path,
        )
    return reading_of((recognise(path, number) for number in range(1, count + 1)), "picture")


def frame(path: Path, number: int) -> Picture:
    """One frame as a picture, turned as the camera says it was held.

    Args:
        path: the file.
        number: the frame, from 1.

    Raises:
        UnreadableFile: if it is damaged or too large to decode.
    """
    return _frame(path, number, path)


def decoded(data: bytes, path: Path) -> Picture:
    """The picture whose file is ``data``, a part of the file at ``path``.

    Raises:
        UnreadableFile: as ``frame``.
    """
    return _frame(io.BytesIO(data), 1, path)


def _frame(source: Path | io.BytesIO, number: int, path: Path) -> Picture:
    import numpy as np
    from PIL import ImageOps

    from pipeline.read.scan.rendering import Picture

    with _opened(source, path) as image:
        try:
            image.seek(number - 1)
            _refuse_huge(image, path)
            upright = ImageOps.exif_transpose(image)
            colours = np.asarray(_on_white(upright).convert("RGB"))
        except (OSError, EOFError, SyntaxError, ValueError) as error:
            raise _damaged(path) from error
    return Picture(np.ascontiguousarray(colours[:, :, ::-1]), _dpi(upright))


def _opened(source: Path | io.BytesIO, path: Path) -> Image:
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        # Sizes are checked here, against this reader's own bound.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(source, formats=_KINDS)
        except (UnidentifiedImageError, SyntaxError, ValueError) as error:
            raise _damaged(path) from error
        except Image.DecompressionBombError as error:
            raise _too_large(path) from error
    _refuse_huge(image, path)
    return image


def _refuse_huge(image: Image, path: Path) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise _too_large(path)


def _on_white(image: Image) -> Image:
    """The picture with what is see-through filled with paper."""
    from PIL import Image

    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image
    drawn = image.convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(paper, drawn)


def _dpi(image: Image) -> float:
    """The resolution the file tells, if a page of that size can be; else that of an A4 page."""
    told = image.info.get("dpi", (0, 0))
    dpi = float(told[0] or 0)
    width, height = image.size
    if round(dpi) in _DPI_OF_SCANS and 4 <= width / dpi <= 24:
        return dpi
    short, long = sorted((width, height))
    return max(short / _PAGE_WIDTH, long / _PAGE_HEIGHT)


def _too_large(path: Path) -> UnreadableFile:
    return UnreadableFile("Ảnh quá lớn.", remedy="Quét lại ở 300 dpi rồi chạy lại.", file=path)


def _damaged(path: Path) -> UnreadableFile:
    return UnreadableFile(
        "Tệp ảnh hỏng hoặc bị cắt cụt.", remedy="Xin lại tệp gốc từ đơn vị.", file=path
    )
