"""Draws pages as a scanner sees them: words where a test puts them, slanted, stained, framed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

DPI = 200
WIDTH, HEIGHT = 1654, 2339  # dots of an A4 page
RED = (200, 40, 40)


@dataclass(frozen=True)
class Words:
    """Words whose first letter's top left corner stands at ``x``, ``y`` dots."""

    x: int
    y: int
    text: str
    bold: bool = False
    colour: tuple[int, int, int] = (20, 20, 20)
    size: int = 34


@dataclass(frozen=True)
class Stroke:
    """A drawn line between two places in dots."""

    x0: int
    y0: int
    x1: int
    y1: int
    colour: tuple[int, int, int] = (20, 20, 20)


@dataclass(frozen=True)
class Ring:
    """The ring of a seal around a place in dots."""

    x: int
    y: int
    radius: int
    colour: tuple[int, int, int] = RED


def draw(marks: Sequence[Words | Stroke | Ring], slant: float = 0.0) -> Image.Image:
    """A page with ``marks`` on it, turned counter-clockwise by ``slant`` degrees.

    Ink lets through what is under it.
    """
    page = Image.new("RGB", (WIDTH, HEIGHT), "white")
    for mark in marks:
        ink = Image.new("RGB", page.size, "white")
        pen = ImageDraw.Draw(ink)
        match mark:
            case Words():
                face = font(mark.bold, mark.size)
                pen.text((mark.x, mark.y), mark.text, font=face, fill=mark.colour)
            case Stroke():
                pen.line((mark.x0, mark.y0, mark.x1, mark.y1), fill=mark.colour, width=3)
            case Ring():
                box = (mark.x - mark.radius, mark.y - mark.radius)
                far = (mark.x + mark.radius, mark.y + mark.radius)
                pen.ellipse((*box, *far), outline=mark.colour, width=5)
        page = ImageChops.multiply(page, ink)
    return page.rotate(slant, Image.Resampling.BICUBIC, fillcolor="white") if slant else page


def save(page: Image.Image, path: Path) -> Path:
    """The page as a picture file that tells its resolution."""
    page.save(path, dpi=(DPI, DPI))
    return path


@cache
def font(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    """A face with Vietnamese letters, of ``size`` dots."""
    # matplotlib brings a face with Vietnamese letters, on every machine the same.
    home = find_spec("matplotlib")
    assert home is not None
    assert home.origin is not None
    name = "DejaVuSerif-Bold.ttf" if bold else "DejaVuSerif.ttf"
    file = Path(home.origin).parent / "mpl-data" / "fonts" / "ttf" / name
    return ImageFont.truetype(str(file), size)
