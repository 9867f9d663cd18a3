"""What the reader saw on a page, as a picture: lines, columns, tables, reading order, confidence.

One SVG a page: the page itself, a box for every line and cell with its place in the reading order,
a thread from each to the next, and the recognised words coloured by how sure the recogniser was.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import jinja2
import pypdfium2 as pdfium

from pipeline.errors import BadSettings, UnreadableFile
from pipeline.model.reading import Box, Line, Origin, Page, Reading, Table, Word, lines_in
from pipeline.read import read_file
from pipeline.read.secrecy import is_marked
from pipeline.read.secrecy.told import HELD_BACK, WHO_TO_ASK

_SCALE = 110 / 72  # dots of the picture a point
_QUALITY = 70  # of its JPEG
_SURE, _UNSURE = 0.85, 0.6

_ORIGIN_WORDS = {
    Origin.BODY: "nội dung",
    Origin.HEADER: "đầu trang",
    Origin.FOOTER: "chân trang",
    Origin.FOOTNOTE: "chú thích",
    Origin.TEXTBOX: "khung chữ",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A line as drawn: its place in the reading order (from 1), box, and what to say of it."""

    order: int
    box: Box
    origin: Origin
    in_table: bool
    says: str

    @property
    def middle(self) -> tuple[float, float]:
        """The point the thread of reading order runs through."""
        return (self.box.x0 + self.box.x1) / 2, (self.box.top + self.box.bottom) / 2


def draw_pages(file: Path, out: Path, only: Collection[int] = ()) -> tuple[Path, ...]:
    """Write a picture of each page into ``out``.

    Args:
        file: a PDF or picture file.
        out: folder for the SVG files, made if need be.
        only: numbers of the pages to draw; all of them if empty.

    Returns:
        The files written, by page.

    Raises:
        UnreadableFile: if the file cannot be read, has no pages, or is marked as secret.
        BadSettings: if there is no such page.
    """
    reading = read_file(file)
    if is_marked(reading):
        raise UnreadableFile(HELD_BACK, remedy=WHO_TO_ASK, file=file)
    if reading.format not in ("pdf", "picture"):
        raise UnreadableFile(
            "Định dạng này không lưu trang, nên không có hình trang để vẽ.",
            remedy="Xem bằng «rasoat show», hoặc lưu tệp thành PDF rồi vẽ.",
            file=file,
        )
    pages = {page.number: page for page in reading.pages}
    missing = sorted(set(only) - set(pages))
    if missing:
        raise BadSettings(
            f"Tệp có {len(pages)} trang, không có trang {missing[0]}.",
            remedy=f"Chọn trang từ 1 đến {len(pages)}.",
        )
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for number in sorted(set(only) or pages):
        target = out / f"trang-{number:03}.svg"
        background = base64.b64encode(_background(file, reading, number)).decode()
        target.write_text(draw(reading, pages[number], background), "utf-8", newline="\n")
        written.append(target)
    return tuple(written)


def draw(reading: Reading, page: Page, background: str = "") -> str:
    """The SVG of one page.

    Args:
        reading: the file as read.
        page: the page to draw.
        background: the page as a JPEG in base64; "" for none.
    """
    marks = list(_marks(reading, page.number))
    tables = [
        block
        for block in reading.blocks
        if isinstance(block, Table) and block.page == page.number and block.box is not None
    ]
    return (
        _environment()
        .get_template("page.svg.j2")
        .render(
            page=page,
            background=background,
            marks=marks,
            tables=tables,
            thread=" ".join(f"{x:.1f},{y:.1f}" for x, y in (mark.middle for mark in marks)),
            words=list(_words(reading, page.number)),
            origins=_ORIGIN_WORDS,
            grade=_grade,
        )
    )


def _marks(reading: Reading, number: int) -> Iterator[Mark]:
    order = 0
    for block in reading.blocks:
        cells = (
            [(line, False) for line in (block,)]
            if isinstance(block, Line)
            else [(line, True) for cell in block.cells for line in cell.lines]
        )
        for line, in_table in cells:
            if line.page == number and line.box is not None:
                order += 1
                yield Mark(order, line.box, line.origin, in_table, _says(order, line))


def _says(order: int, line: Line) -> str:
    looks = [f"{line.size:g} điểm" if line.size else "", line.align]
    looks += ["đậm"] if line.bold else []
    looks += ["nghiêng"] if line.italic else []
    raw = f"\nnhư trong tệp: {line.raw}" if line.raw and line.raw != line.text else ""
    return (
        f"{order}. {line.text}\n{_ORIGIN_WORDS[line.origin]}, {', '.join(filter(None, looks))}{raw}"
    )


def _words(reading: Reading, number: int) -> Iterator[Word]:
    for line in lines_in(reading.blocks):
        if line.page == number:
            yield from line.words


def _grade(confidence: float) -> str:
    if confidence >= _SURE:
        return "sure"
    return "unsure" if confidence >= _UNSURE else "doubtful"


def _background(file: Path, reading: Reading, number: int) -> bytes:
    from PIL import Image

    if reading.format == "pdf":
        pdf = pdfium.PdfDocument(file)
        try:
            picture = pdf[number - 1].render(scale=_SCALE).to_pil()
        finally:
            pdf.close()
    else:
        with Image.open(file) as frames:
            frames.seek(number - 1)
            picture = frames.convert("RGB")
    held = BytesIO()
    picture.convert("RGB").save(held, "JPEG", quality=_QUALITY)
    return held.getvalue()


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.show", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
