"""What is done to a page's picture before it is read: turned, lit, freed of coloured ink."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from pipeline.read.scan.flatten import flattened
from pipeline.read.scan.ink import without_coloured_ink
from pipeline.read.scan.lighting import evened
from pipeline.read.scan.marks import marks_of
from pipeline.read.scan.rendering import Picture
from pipeline.read.scan.rules import without_rules
from pipeline.read.scan.straighten import slant_of, turned
from tests.read.scan.drawing import DPI, HEIGHT, RED, WIDTH, Ring, Stroke, Words, draw

TEXT = [
    Words(200, 300 + 60 * row, "Các đơn vị thực hiện quy định tại Điều này") for row in range(20)
]


def grey(page: Image.Image) -> np.ndarray:
    return np.asarray(page.convert("L"))


def colours(page: Image.Image) -> np.ndarray:
    return np.ascontiguousarray(np.asarray(page)[:, :, ::-1])


@pytest.mark.parametrize("slant", [-3.0, -0.4, 0.0, 0.15, 1.2, 5.0])
def test_the_slant_is_found_to_a_tenth_of_a_degree(slant: float) -> None:
    found = slant_of(grey(draw(TEXT, slant)))
    assert found.quarters == 0
    assert found.degrees == pytest.approx(-slant, abs=0.1)


def test_a_page_on_its_side_is_turned() -> None:
    page = np.rot90(grey(draw(TEXT, 0.5)))
    level = turned(np.ascontiguousarray(page), slant_of(page))
    assert level.shape == (HEIGHT, WIDTH)
    assert slant_of(level).quarters == 0


def test_a_page_of_narrow_columns_stands_upright() -> None:
    columns = [
        Words(150 + 180 * column, 300 + 50 * row, "đơn vị")
        for column in range(8)
        for row in range(30)
    ]
    assert slant_of(grey(draw(columns))).quarters == 0


def test_a_blank_page_has_no_slant() -> None:
    assert slant_of(grey(draw([]))) == (0, 0.0)


def test_red_and_blue_ink_go_and_black_stays_under_them() -> None:
    blue = Ring(500, 600, 80, (40, 60, 190))
    page = draw([Stroke(100, 500, 900, 500), Ring(500, 500, 100, RED), blue])
    clean = without_coloured_ink(colours(page))
    assert clean[400:403, 500].min() > 200  # the red ring's top
    assert clean[678:681, 500].min() > 200  # the blue ring's foot
    assert clean[500, 100:900].max() < 90  # the black line, through both


def test_paper_in_shadow_becomes_white() -> None:
    page = grey(draw(TEXT)).astype(float)
    shadow = np.linspace(0.35, 1.0, WIDTH)[None, :]
    even = evened((page * shadow).astype(np.uint8))
    paper = page > 250
    assert np.percentile(even[paper], 5) > 235
    assert np.median(even[page < 40]) < 110


def test_rules_are_found_and_painted_over() -> None:
    page = grey(
        draw([Stroke(200, 400, 1200, 400), Stroke(200, 400, 200, 900), Words(300, 500, "Bước")])
    )
    clean, rules = without_rules(page, DPI)
    assert sorted(rule.horizontal for rule in rules) == [False, True]
    across = next(rule for rule in rules if rule.horizontal)
    assert across.x0 == pytest.approx(72, abs=1)  # 200 dots at 200 to the inch
    assert across.x1 == pytest.approx(432, abs=2)
    assert clean[395:405].min() > 200
    assert clean[500:550, 300:400].min() < 60  # the word is left


@pytest.mark.parametrize("count", [5, 7, 15])
def test_hyphens_are_counted(count: int) -> None:
    page = grey(draw([*TEXT, Words(400, 100, "-" * count)]))
    (row,) = marks_of(page, DPI).hyphens
    assert row.number == count


def test_a_drawn_line_and_words_with_hyphens_are_no_rows_of_hyphens() -> None:
    page = draw([*TEXT, Stroke(400, 100, 500, 100), Words(400, 150, "Độc lập - Tự do - Hạnh phúc")])
    assert not marks_of(grey(page), DPI).hyphens


def test_a_photographed_sheet_is_set_square() -> None:
    sheet = draw([Words(100, 120, "TRÊN"), Words(1300, 2200, "DƯỚI")]).resize((827, 1170))
    ground = Image.new("RGB", (1100, 1500), (70, 60, 50))
    corners = ((120, 90), (60, 1400), (1040, 1440), (960, 60))  # from the top left, anticlockwise
    source = (0, 0, 0, 1170, 827, 1170, 827, 0)
    matrix = np.array(
        [
            _row
            for (x, y), (u, v) in zip(corners, np.reshape(source, (4, 2)), strict=True)
            for _row in ([x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y])
        ]
    )
    bend = np.linalg.solve(matrix, np.array(source, float))
    way = (ground.size, Image.Transform.PERSPECTIVE, bend.tolist(), Image.Resampling.BICUBIC)
    mask = Image.new("L", sheet.size, 255).transform(*way)
    ground.paste(sheet.transform(*way), (0, 0), mask)
    flat = flattened(Picture(colours(ground), 100))
    assert flat.height / flat.width == pytest.approx(1.45, abs=0.12)
    edges = [
        flat.colours[4:-4, 4],
        flat.colours[4:-4, -5],
        flat.colours[4, 4:-4],
        flat.colours[-5, 4:-4],
    ]
    assert all(np.median(edge) > 180 for edge in edges)


def test_a_scan_is_no_photograph() -> None:
    picture = Picture(colours(draw(TEXT)), DPI)
    assert flattened(picture) is picture
