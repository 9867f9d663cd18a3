"""Pictures in the text of a Word document, by their order: a pasted stamp, or pasted scans.

The recogniser is asked for them by number, as it is for the pages of a PDF.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import _Element

from pipeline.errors import UnreadableFile
from pipeline.read.docx.package import Package, Relationship, relationship_id
from pipeline.read.docx.wordml import A, R, V, w
from pipeline.read.redness import has_red

if TYPE_CHECKING:
    from pipeline.read.scan.rendering import Picture

MOST = 200
_BLIP, _OLD = f"{{{A}}}blip", f"{{{V}}}imagedata"
_HEAD = 15  # paragraphs, in which a document's head ends
_STAMP_DOTS = 4_000_000
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU = 914_400  # to the inch
_PAGE = 4.0  # inches: a pasted scan is shown wider
_A4 = (8.27, 11.69)  # inches
_DPI = 200


class Image(NamedTuple):
    """A picture the text shows: its part, and how wide it is shown, in inches, if that is told."""

    part: str
    inches: float | None


def images_of(body: _Element, links: dict[str, Relationship]) -> list[Image]:
    """The pictures the text shows, in order, no more than ``MOST``."""
    found = (
        Image(links[_target_id(each)].target, _inches(each))
        for each in body.iter(_BLIP, _OLD)
        if _target_id(each) in links
    )
    return list(islice(found, MOST))


def red_in_head(package: Package, body: _Element, links: dict[str, Relationship]) -> list[int]:
    """The numbers, from 1, of the pictures in the document's head that have red in them."""
    ids = {
        _target_id(image)
        for paragraph in islice(body.iter(w("p")), _HEAD)
        for image in paragraph.iter(_BLIP, _OLD)
    }
    parts = {links[each].target for each in ids if each in links}
    return [
        number
        for number, image in enumerate(images_of(body, links), 1)
        if image.part in parts and _is_red(package, image.part)
    ]


def embedded_picture(path: Path, number: int) -> Picture:
    """The picture of that number in a DOCX file.

    Raises:
        UnreadableFile: if there is none, or it cannot be decoded.
    """
    with Package(path) as package:
        main = package.main_part()
        root = package.xml(main)
        body = None if root is None else root.find(w("body"))
        images = [] if body is None else images_of(body, package.relationships(main))
        image = images[number - 1] if number <= len(images) else Image("", None)
        data = package.data(image.part)
    if data is None:
        raise UnreadableFile(
            "Không tìm thấy ảnh trong tệp Word.", remedy="Xin lại tệp gốc từ đơn vị.", file=path
        )
    from pipeline.read.picture import decoded

    picture = decoded(data, path)
    small = image.inches is not None and image.inches < _PAGE
    return _on_page(picture, image.inches or _PAGE) if small else picture


def _on_page(picture: Picture, inches: float) -> Picture:
    """A small picture at the head of a white page, as wide as it is shown."""
    import cv2
    import numpy as np

    from pipeline.read.scan.rendering import Picture

    wide, high = (round(side * _DPI) for side in _A4)
    scale = inches * _DPI / picture.colours.shape[1]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    shown = cv2.resize(picture.colours, None, fx=scale, fy=scale, interpolation=way)
    shown = shown[: high - 2 * _DPI, : wide - 2 * _DPI]
    page = np.full((high, wide, 3), 255, np.uint8)
    page[_DPI : _DPI + shown.shape[0], _DPI : _DPI + shown.shape[1]] = shown
    return Picture(page, float(_DPI))


def _is_red(package: Package, part: str) -> bool:
    from pipeline.read.picture import decoded

    data = package.data(part)
    if data is None:
        return False
    try:
        dots = decoded(data, package.path).colours
    except UnreadableFile:
        return False
    return dots.shape[0] * dots.shape[1] <= _STAMP_DOTS and has_red(dots)


def _inches(image: _Element) -> float | None:
    """How wide a drawing shows its picture."""
    for holder in image.iterancestors(w("drawing")):
        for extent in holder.iter(_EXTENT):
            width = extent.get("cx", "")
            return int(width) / _EMU if width.isdecimal() else None
    return None


def _target_id(image: _Element) -> str:
    return str(image.get(f"{{{R}}}embed") or relationship_id(image))
