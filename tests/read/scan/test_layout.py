"""In which order the parts of a page are read."""

from __future__ import annotations

import numpy as np

from pipeline.read.scan.engine import FoundLine, FoundWord
from pipeline.read.scan.layout import Region, regions_of
from pipeline.read.scan.strip import strip_of

SIZE = 36.0
WIDTH = 1600


def page_of(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    """Ink in boxes of left, top, right, bottom: a box stands for a line of words."""
    ink = np.zeros((2000, WIDTH), bool)
    for x0, top, x1, bottom in boxes:
        ink[top:bottom, x0:x1] = True
    return ink


def holders(regions: list[Region], *boxes: tuple[int, int, int, int]) -> list[int]:
    """For each box, the place in reading order of the region that holds its middle."""
    return [
        next(
            at
            for at, region in enumerate(regions)
            if region.x0 <= (x0 + x1) / 2 < region.x1
            and region.top <= (top + bottom) / 2 < region.bottom
        )
        for x0, top, x1, bottom in boxes
    ]


def test_running_text_is_one_region() -> None:
    lines = [(200, 100 + 50 * row, 1400, 130 + 50 * row) for row in range(20)]
    assert regions_of(page_of(*lines), SIZE) == [Region(0, 100, WIDTH, 1080)]


def test_a_wide_gap_in_one_justified_line_parts_nothing() -> None:
    lines = [
        (200, 100, 1400, 130),
        (200, 150, 800, 180),
        (850, 150, 1400, 180),
        (200, 200, 1400, 230),
    ]
    assert len(regions_of(page_of(*lines), SIZE)) == 1


def test_the_two_columns_of_a_head_are_read_one_after_the_other() -> None:
    body, symbol = (200, 100, 600, 130), (250, 150, 550, 180)
    state, motto = (700, 100, 1400, 130), (800, 150, 1300, 180)
    title = (500, 300, 1100, 330)
    boxes = (body, symbol, state, motto, title)
    regions = regions_of(page_of(*boxes), SIZE)
    assert holders(regions, *boxes) == [0, 0, 1, 1, 2]


def test_two_bodies_whose_names_stand_close_are_two_columns() -> None:
    words = [(200 + 90 * at, 100, 280 + 90 * at, 130) for at in range(4)]  # 10 dots between words
    state = [(576 + 90 * at, 100, 656 + 90 * at, 130) for at in range(6)]  # 26 before the next name
    below = [(300, 150, 420, 180), (780, 150, 900, 180)]
    boxes = (*words, below[0], *state, below[1])
    regions = regions_of(page_of(*boxes), SIZE)
    assert holders(regions, *boxes) == [0] * 5 + [1] * 7


def test_a_wide_space_in_one_line_of_a_paragraph_parts_nothing() -> None:
    first = [(200, 100, 570, 130), (596, 100, 700, 130), (710, 100, 1400, 130)]
    rest = [(200, 150 + 50 * row, 1400, 180 + 50 * row) for row in range(4)]
    assert len(regions_of(page_of(*first, *rest), SIZE)) == 1


def test_a_long_list_of_recipients_stays_beside_its_signature() -> None:
    recipients = [(150, 100 + 50 * row, 620, 130 + 50 * row) for row in range(12)]
    signature = [(900, 100, 1200, 130), (860, 150, 1240, 180), (900, 420, 1200, 450)]
    regions = regions_of(page_of(*recipients, *signature), SIZE)
    assert holders(regions, *recipients) == [0] * 12
    assert holders(regions, *signature) == [1, 1, 1]


def test_a_table_without_rules_is_read_row_by_row_cell_by_cell() -> None:
    first = [(150, 100, 500, 130), (150, 150, 480, 180), (600, 100, 700, 130), (800, 100, 900, 130)]
    second = [
        (150, 300, 500, 330),
        (600, 300, 700, 330),
        (800, 300, 900, 330),
        (800, 350, 900, 380),
    ]
    regions = regions_of(page_of(*first, *second), SIZE)
    order = holders(regions, *first, *second)
    assert order == sorted(order)
    assert order[0] == order[1] < order[2]
    assert order[3] < order[4]
    assert order[6] == order[7]


def test_a_blank_page_has_no_regions() -> None:
    assert regions_of(page_of(), SIZE) == []


def test_words_on_the_strip_lead_back_to_their_places() -> None:
    page = np.full((400, 300), 255, np.uint8)
    left, right = Region(0, 50, 150, 130), Region(150, 60, 300, 90)
    page[50:130, 20:100] = 10
    page[60:90, 200:280] = 20
    strip = strip_of(page, [left, right], 30)
    found = []
    for colour in (10, 20):
        down, across = np.nonzero(strip.picture == colour)
        word = FoundWord("chữ", across.min(), down.min(), across.max() + 1, down.max() + 1, 0.9)
        found.append(FoundLine((word,), 30.0))
    (one,), (other,) = strip.back(found)
    assert one.words[0][1:5] == (20, 50, 100, 130)
    assert other.words[0][1:5] == (200, 60, 280, 90)
