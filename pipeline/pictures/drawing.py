"""One page as a small picture file. Done in a worker: the file is hostile."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from pipeline.errors import UnreadableFile
from pipeline.read.pdf.engine import open_pages
from pipeline.read.scan.rendering import POINTS, render

DOTS = 100.0  # to the inch: small print can be read, a page takes some 50 KB
_QUALITY = 60
_MOST_SIDE = 4000.0  # dots: a poster is shown smaller
_MIN_SIDE = 1.0


class PictureTask(NamedTuple):
    """A file on disk and pages of it, from 1."""

    path: Path
    pages: tuple[int, ...]


class Drawn(NamedTuple):
    """A page as WebP, and its width and height in points."""

    page: int
    data: bytes
    width: float
    height: float


def draw(task: PictureTask) -> tuple[Drawn, ...]:
    """The pages as pictures; one that cannot be shown is left out."""
    with task.path.open("rb") as stream:
        is_pdf = b"%PDF-" in stream.read(1024)
    pages = _of_pdf(task) if is_pdf else [_of_picture(task.path, page) for page in task.pages]
    return tuple(page for page in pages if page is not None)


def _of_pdf(task: PictureTask) -> list[Drawn | None]:
    try:
        pdf = open_pages(task.path)
    except UnreadableFile:
        return []
    drawn: list[Drawn | None] = []
    try:
        for number in task.pages:
            if not 1 <= number <= len(pdf):
                continue
            page = pdf[number - 1]
            width, height = page.get_size()
            scale = min(DOTS / POINTS, _MOST_SIDE / max(width, height, _MIN_SIDE))
            drawn.append(_packed(number, page.render(scale=scale).to_pil(), width, height))
    finally:
        pdf.close()
    return drawn


def _of_picture(path: Path, number: int) -> Drawn | None:
    try:
        picture = render(path, number)
    except UnreadableFile:
        return None
    shown = Image.fromarray(picture.colours[:, :, ::-1])
    smaller = min(1.0, DOTS / picture.dpi, _MOST_SIDE / max(shown.size))
    size = tuple(max(1, round(side * smaller)) for side in shown.size)
    return _packed(number, shown.resize((size[0], size[1])), picture.width, picture.height)


def _packed(number: int, shown: Image.Image, width: float, height: float) -> Drawn:
    held = BytesIO()
    shown.convert("RGB").save(held, "WEBP", quality=_QUALITY, method=4)
    return Drawn(number, held.getvalue(), width, height)
