from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.read.docx import read
from pipeline.read.docx.number_formats import written
from tests.read.docx.making import lines, make, p, texts

CASES = yaml.safe_load(Path(__file__).with_name("numbering.yaml").read_text("utf-8"))


def level(at: int, told: str) -> str:
    form, template, *more = [part.strip() for part in told.split("|")]
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{"".join(more)}'
        f'<w:lvlText w:val="{template}"/></w:lvl>'
    )


def definition(levels: list[str]) -> str:
    told = "".join(level(at, line) for at, line in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="7">{told}</w:abstractNum>'


def in_list(list_id: int, at: int) -> str:
    if not list_id:
        return ""
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_shown_as_word_shows_it(case: dict[str, Any], tmp_path: Path) -> None:
    lists = "".join(
        f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="7"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for at, start in starts.items()
        )
        + "</w:num>"
        for list_id, starts in case.get("lists", {1: {}}).items()
    )
    body = "".join(p(text, in_list(list_id, at)) for list_id, at, text in case["paragraphs"])
    path = make(tmp_path, body, numbering=definition(case["levels"]) + lists)
    assert texts(read(path)) == case["shown"]


def test_numbers_of_paragraph_styles(tmp_path: Path) -> None:
    """Styles for articles and clauses: the level is the one that names the style."""
    styles = """
      <w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      </w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      </w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="KhoanLui"><w:basedOn w:val="Khoan"/></w:style>
      <w:style w:type="paragraph" w:styleId="Tran"><w:basedOn w:val="Khoan"/><w:pPr><w:numPr>
      <w:numId w:val="0"/></w:numPr></w:pPr></w:style>"""
    numbering = definition(
        [
            "decimal | Điều %1. | <w:pStyle w:val='Dieu'/>",
            "decimal | %2. | <w:pStyle w:val='Khoan'/>",
        ]
    )
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    body = "".join(
        p(text, f'<w:pStyle w:val="{style}"/>')
        for style, text in [
            ("Dieu", "Phạm vi"),
            ("Khoan", "Quy chế này áp dụng cho phòng, ban."),
            ("KhoanLui", "Việc khác theo quy định riêng."),
            ("Tran", "Đoạn này không có số."),
            ("Dieu", "Đối tượng"),
        ]
    )
    assert texts(read(make(tmp_path, body, styles=styles, numbering=numbering))) == [
        "Điều 1. Phạm vi",
        "1. Quy chế này áp dụng cho phòng, ban.",
        "2. Việc khác theo quy định riêng.",
        "Đoạn này không có số.",
        "Điều 2. Đối tượng",
    ]


def test_list_style_behind_a_definition(tmp_path: Path) -> None:
    styles = """<w:style w:type="numbering" w:styleId="DanhSach"><w:pPr><w:numPr>
      <w:numId w:val="2"/></w:numPr></w:pPr></w:style>"""
    numbering = (
        definition(["upperLetter | %1."])
        + '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
    )
    body = p("Tình hình", in_list(3, 0)) + p("Kết quả", in_list(3, 0))
    assert texts(read(make(tmp_path, body, styles=styles, numbering=numbering))) == [
        "A. Tình hình",
        "B. Kết quả",
    ]


def test_level_replaced_by_a_list(tmp_path: Path) -> None:
    numbering = definition(["decimal | %1."]) + (
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        + level(0, "lowerRoman | %1)")
        + "</w:lvlOverride></w:num>"
    )
    body = p("Một", in_list(1, 0)) + p("Hai", in_list(1, 0))
    assert texts(read(make(tmp_path, body, numbering=numbering))) == ["i) Một", "ii) Hai"]


def test_unknown_list_shows_no_number(tmp_path: Path) -> None:
    assert texts(read(make(tmp_path, p("Chữ", in_list(9, 0))))) == ["Chữ"]


def test_indent_of_a_level_and_label_only_on_the_first_line(tmp_path: Path) -> None:
    numbering = definition(
        ["decimal | Điều %1. | <w:pPr><w:ind w:left='720' w:hanging='360'/></w:pPr>"]
    )
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    content = "<w:r><w:t>Phạm vi</w:t><w:br/><w:t>điều chỉnh</w:t></w:r>"
    first, second = lines(read(make(tmp_path, p(content, in_list(1, 0)), numbering=numbering)))
    assert (first.text, first.indent, first.joins) == ("Điều 1. Phạm vi", 18.0, False)
    assert (second.text, second.indent, second.joins) == ("điều chỉnh", 36.0, None)


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (12, "decimalZero", "12"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (14, "upperRoman", "XIV"),
        (1949, "lowerRoman", "mcmxlix"),
        (0, "upperRoman", "0"),
        (3, "none", ""),
        (2, "chicago", "†"),
        (5, "decimalEnclosedCircle", "⑤"),
        (15, "vietnameseCounting", "mười lăm"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (40, "vietnameseCounting", "bốn mươi"),
        (7, "thaiLetters", "7"),
    ],
)
def test_forms(count: int, form: str, shown: str) -> None:
    assert written(count, form) == shown
