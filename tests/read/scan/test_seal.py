"""Grey seals of photocopies are lifted off the print; what is no seal stays."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from pipeline.read.scan.seal import without_grey_seals
from tests.read.scan.drawing import DPI, Ring, Words, draw

TEXT = [
    Words(200, 300 + 60 * row, "Các đơn vị thực hiện quy định tại Điều này") for row in range(12)
]
RADIUS = 142  # dots: 36 mm across


def grey(page: Image.Image) -> np.ndarray:
    return np.asarray(page.convert("L"))


def seal(shade: int, radius: int = RADIUS) -> list[Ring]:
    return [Ring(500, 600, at, (shade, shade, shade)) for at in (radius, round(0.7 * radius))]


def test_a_seal_lighter_than_print_goes_and_print_stays() -> None:
    plain, sealed = grey(draw(TEXT)), grey(draw([*TEXT, *seal(120)]))
    clean = without_grey_seals(sealed, DPI)
    marked = (sealed < 200) & (plain > 250)
    assert marked.sum() > 3000
    assert (clean[marked] > 200).mean() > 0.85
    assert np.array_equal(clean[plain < 60], sealed[plain < 60])


def test_a_seal_as_dark_as_print_stays() -> None:
    page = grey(draw([*TEXT, *seal(30)]))
    assert without_grey_seals(page, DPI) is page


@pytest.mark.parametrize("radius", [40, 260])  # 10 and 66 mm across
def test_circles_of_other_sizes_are_no_seals(radius: int) -> None:
    page = grey(draw([*TEXT, Ring(500, 600, radius, (120, 120, 120))]))
    assert without_grey_seals(page, DPI) is page


def test_text_alone_holds_no_seal() -> None:
    page = grey(draw(TEXT, slant=1.5))
    assert without_grey_seals(page, DPI) is page
