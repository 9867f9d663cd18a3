"""A PDF as it comes out of a scanner: signed by hand, sealed in red, stamped on arrival."""

from __future__ import annotations

import io
import math
import time

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

_DPI = 150
_RED, _BLUE = (196, 32, 44), (36, 52, 150)
_PAPER = (251, 250, 246)
_SLANT = 0.5  # degrees
_NOISE = 3.0
_WHEN = time.gmtime(1_793_491_200)  # 1 November 2026


def scanned(pdf: bytes, signer: str, seed: int) -> bytes:
    """A PDF of pictures of the pages of ``pdf``, the same each time.

    Args:
        pdf: the document as printed.
        signer: the name under which seal and signature go.
        seed: of the noise.
    """
    dice = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number, page in enumerate(document):
        picture = page.render(scale=_DPI / 72).to_pil().convert("RGB")
        at = _place_of(page, signer)
        if at is not None:
            _seal(picture, (at[0] - 130, at[1] - 95))
            _signature(picture, (at[0] + 10, at[1] - 60), dice)
        if number == 0:
            _arrival(picture)
        pages.append(_through_scanner(picture, dice))
    held = io.BytesIO()
    pages[0].save(
        held,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=_DPI,
        quality=60,
        creationDate=_WHEN,
        modDate=_WHEN,
    )
    return held.getvalue()


def _place_of(page: pypdfium2.PdfPage, words: str) -> tuple[int, int] | None:
    """Where ``words`` last stand on the page, in dots from the top left."""
    text = page.get_textpage()
    search = text.search(words)
    found = None
    while (hit := search.get_next()) is not None:
        found = hit
    if found is None:
        return None
    left, _, _, top = text.get_charbox(found[0])
    return round(left * _DPI / 72), round((page.get_height() - top) * _DPI / 72)


def _seal(picture: Image.Image, at: tuple[int, int]) -> None:
    pen = ImageDraw.Draw(picture, "RGBA")
    x, y = at
    ink = (*_RED, 190)
    for inset, width in ((0, 4), (38, 2)):
        pen.ellipse(
            (x + inset, y + inset, x + 190 - inset, y + 190 - inset), outline=ink, width=width
        )
    tips = [
        (
            x + 95 + size * math.sin(math.pi * turn / 5),
            y + 95 - size * math.cos(math.pi * turn / 5),
        )
        for turn in range(10)
        for size in ((34, 14)[turn % 2],)
    ]
    pen.polygon(tips, fill=ink)
    pen.text((x + 52, y + 140), "CON DẤU GIẢ ĐỊNH", fill=ink, font=_font(10))


def _signature(picture: Image.Image, at: tuple[int, int], dice: np.random.Generator) -> None:
    x, y = at
    steps = np.linspace(0, 4 * math.pi, 120)
    sway = dice.uniform(0.7, 1.3, 3)
    points = [
        (
            x + 13 * step + 9 * sway[0] * math.sin(3 * step),
            y + 22 * sway[1] * math.sin(step + sway[2]) + 8 * math.cos(5 * step),
        )
        for step in steps
    ]
    ImageDraw.Draw(picture, "RGBA").line(points, fill=(*_BLUE, 220), width=3, joint="curve")


def _arrival(picture: Image.Image) -> None:
    pen = ImageDraw.Draw(picture, "RGBA")
    ink = (*_RED, 200)
    pen.rectangle((70, 300, 310, 392), outline=ink, width=3)
    for row, words in enumerate(("CÔNG VĂN ĐẾN", "Số: 118", "Ngày: 02/11/2026")):
        pen.text((84, 306 + 28 * row), words, fill=ink, font=_font(19))


def _through_scanner(picture: Image.Image, dice: np.random.Generator) -> Image.Image:
    slanted = picture.rotate(_SLANT, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    dots = np.asarray(slanted, np.float32) * (np.array(_PAPER, np.float32) / 255)
    dots += dice.normal(0, _NOISE, dots.shape[:2])[:, :, None]
    return Image.fromarray(np.clip(dots, 0, 255).astype(np.uint8))


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("Tinos-Bold.ttf", size)
