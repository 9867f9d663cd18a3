"""What is mended in recognised lines, what is left, and what is recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model.reading import Box, Cell, Line, Mend, OffsetMap, Table, Word
from pipeline.read.scan.mending import mend, mend_blocks

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text("utf-8")
)


def line(text: str, unsure: list[str]) -> Line:
    words = tuple(
        Word(word, Box(0, 0, 1, 1), 0.6 if word in unsure else 0.97) for word in text.split()
    )
    return Line(text=text, page=1, joins=None, words=words)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    read = [*case["read"], *case.get("with", [])]
    lines = [line(text, case.get("unsure", [])) for text in read]
    mended, mends = mend(lines, 1)
    assert [each.text for each in mended][: len(case["paper"])] == case["paper"]
    assert bool(mends) is (case["read"] != case["paper"])


def test_each_mend_is_recorded_with_its_words() -> None:
    lines = [line("Căn cứ Luật số 53/201 9/QH14 và Nghị định số 30⁄2020/ND-CP;", [])]
    _, mends = mend(lines, 7)
    assert mends == (
        Mend(before="30⁄2020/ND-CP;", after="30/2020/ND-CP;", rule="slash", page=7),
        Mend(before="53/201 9/QH14", after="53/2019/QH14", rule="number", page=7),
        Mend(before="30/2020/ND-CP;", after="30/2020/NĐ-CP;", rule="number", page=7),
    )


def test_a_mended_line_leads_back_to_what_was_recognised() -> None:
    text = "Luật số 53/201 9/QH14 của Quốc hội"
    (mended,), _ = mend([line(text, [])], 1)
    assert mended.raw == text
    assert mended.words == line(text, []).words
    at = mended.text.index("Quốc hội")
    assert text[mended.map.original(at) :] == "Quốc hội"
    assert mended.map.original(len(mended.text)) == len(text)


def test_the_way_back_goes_through_what_was_normalised_before() -> None:
    stored = "Luật số 53/201\u00a09/QH14"
    before = Line(text="Luật số 53/201 9/QH14", raw=stored, map=OffsetMap(tuple(range(22))))
    (mended,), _ = mend([before], 1)
    assert (mended.text, mended.raw) == ("Luật số 53/2019/QH14", stored)


def test_right_lines_are_the_same_objects() -> None:
    lines = [line("Thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này.", [])]
    assert mend(lines, 1)[0][0] is lines[0]


def test_cells_of_tables_are_mended_in_their_order() -> None:
    label = [line("k) Trình ký;", []), line("1) Đóng dấu;", []), line("m) Phát hành.", [])]
    table = Table(
        cells=(Cell(row=0, column=0, lines=(label[0],)), Cell(row=1, column=0, lines=(label[1],))),
        n_rows=2,
        n_columns=1,
    )
    (held, after), mends = mend_blocks([table, label[2]], 1)
    assert isinstance(held, Table)
    assert [cell.text for cell in held.cells] == ["k) Trình ký;", "l) Đóng dấu;"]
    assert after is label[2]
    assert [mend.rule for mend in mends] == ["label"]
