"""Pictures of made-up pages with a stamp at an angle, as a scanner would show them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

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
    mark = _stamp(stamp)
    picture.paste(mark, (210, 310), mark)
    file = path / "made.png"
    picture.save(file, dpi=(_DPI, _DPI))
    return file


def _stamp(stamp: Stamp) -> Image.Image:
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
