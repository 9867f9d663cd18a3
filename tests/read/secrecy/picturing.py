"""Pictures of made-up pages with a stamp at an angle, as a scanner would show them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import docx
import docx.shared
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from tests.read.pdf.making import Sheet, Words
from tests.read.pdf.making import make as make_pdf
from tests.read.secrecy.making import MOTTO, NUMBER, TEXT, TITLE, UNIT

_DPI = 200
_PAGE = (1654, 2339)  # A4 at 200 dots an inch
_FONTS = Path("/usr/share/fonts/truetype/dejavu")
RED, BLACK = (200, 30, 40), (25, 25, 25)


class Stamp(NamedTuple):
    """A stamp's words, its ink (red, green, blue), the degrees it is turned, and its frame."""

    text: str
    ink: tuple[int, int, int] = RED
    turned: float = 0.0
    framed: bool = True


def page(path: Path, stamp: Stamp) -> Path:
    """A PNG of one page, the stamp below the number."""
    picture = Image.new("RGB", _PAGE, (252, 251, 247))
    pen = ImageDraw.Draw(picture)
    body, bold = _font("DejaVuSerif.ttf", 30), _font("DejaVuSerif-Bold.ttf", 30)
    for at, text in enumerate((*UNIT, NUMBER)):
        pen.text((150, 150 + 50 * at), text, fill=BLACK, font=body)
    pen.text((760, 150), MOTTO, fill=BLACK, font=bold)
    for at, text in enumerate((*TITLE, *TEXT)):
        pen.text((150, 560 + 70 * at), text[:62], fill=BLACK, font=body)
    mark = mark_of(stamp)
    picture.paste(mark, (210, 310), mark)
    file = path / "made.png"
    picture.save(file, dpi=(_DPI, _DPI))
    return file


def pasted(path: Path, stamp: Stamp, at: tuple[float, float] = (85, 690)) -> Path:
    """A PDF of one page of text, the stamp pasted over it as a picture; ``at`` in points."""
    marks = [Words(85, 60 + 22 * row, text) for row, text in enumerate((*UNIT, NUMBER, *TITLE))]
    marks += [Words(85, 200 + 22 * row, text) for row, text in enumerate(TEXT)]
    file = make_pdf(path / "pasted.pdf", Sheet(marks))
    flat = Image.new("RGB", (shape := mark_of(stamp)).size, (255, 255, 255))
    flat.paste(shape, (0, 0), shape)
    pdf = pypdfium2.PdfDocument(file)
    picture = pypdfium2.PdfImage.new(pdf)
    picture.set_bitmap(pypdfium2.PdfBitmap.from_pil(flat))
    scale = 72 / _DPI
    matrix = pypdfium2.PdfMatrix().scale(flat.width * scale, flat.height * scale)
    picture.set_matrix(matrix.translate(*at))
    sheet = pdf[0]
    sheet.insert_obj(picture)
    sheet.gen_content()
    made = path / "made.pdf"
    pdf.save(str(made))
    pdf.close()
    return made


def pasted_in_word(path: Path, stamp: Stamp) -> Path:
    """A DOCX file with the stamp pasted as a picture below the number."""
    shape = mark_of(stamp)
    flat = Image.new("RGB", shape.size, (255, 255, 255))
    flat.paste(shape, (0, 0), shape)
    flat.save(path / "stamp.png", dpi=(_DPI, _DPI))
    document = docx.Document()
    for text in (*UNIT, NUMBER):
        document.add_paragraph(text)
    document.add_picture(str(path / "stamp.png"), width=docx.shared.Mm(35))
    for text in (*TITLE, *TEXT):
        document.add_paragraph(text)
    document.save(str(path / "made.docx"))
    return path / "made.docx"


def scanned_in_word(path: Path, stamp: Stamp) -> Path:
    """A DOCX file that holds nothing but the picture of a page."""
    document = docx.Document()
    document.add_picture(str(page(path, stamp)), width=docx.shared.Mm(160))
    document.save(str(path / "made.docx"))
    return path / "made.docx"


def mark_of(stamp: Stamp) -> Image.Image:
    """The stamp alone, on nothing."""
    font = _font("DejaVuSans-Bold.ttf", 44)
    left, top, right, bottom = font.getbbox(stamp.text)
    wide, high = int(right - left) + 40, int(bottom - top) + 36
    mark = Image.new("RGBA", (wide, high), (255, 255, 255, 0))
    pen = ImageDraw.Draw(mark)
    pen.text((20 - left, 18 - top), stamp.text, fill=(*stamp.ink, 235), font=font)
    if stamp.framed:
        pen.rectangle((2, 2, wide - 3, high - 3), outline=(*stamp.ink, 235), width=5)
    return mark.rotate(stamp.turned, expand=True, resample=Image.Resampling.BICUBIC)


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / name), size)
