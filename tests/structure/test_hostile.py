"""Input made to hurt: lists in lists without end, quotes that never close."""

from __future__ import annotations

import pytest

from pipeline.read.html import read_markup
from pipeline.read.txt import read_text
from pipeline.structure import build_document

LINES = 1000


@pytest.mark.parametrize(
    "line",
    [
        "1. Hồ sơ gồm:",
        "a) Hồ sơ gồm:",
        "“1. Hồ sơ gồm:",
        "“Điều 1. Hồ sơ",
        "Sửa đổi Điều 5 như sau: “Điều 5. Hồ sơ",
        "I. Hồ sơ:",
        "- Hồ sơ:",
        "QUY CHẾ",
        "MỤC LỤC",
    ],
)
def test_one_line_over_and_over(line: str) -> None:
    document = build_document(read_text("\n\n".join([line] * LINES)))
    assert document.text.count("\n") == LINES - 1


def test_markup_nested_beyond_reason() -> None:
    markup = "<div>" * 5000 + "Điều 1. Phạm vi" + "</div>" * 5000
    build_document(read_markup(markup))


def test_a_table_of_absurd_spans() -> None:
    markup = "<table><tr><td rowspan='99999999' colspan='99999999'>x</td></tr></table>"
    assert build_document(read_markup(markup)).text == "x"
