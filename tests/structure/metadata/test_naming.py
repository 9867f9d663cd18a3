"""Names of bodies in sentence case, as Annex II of Decree 30/2020 writes them."""

from __future__ import annotations

import pytest

from pipeline.structure.metadata.naming import sentence_case
from pipeline.structure.metadata.numbers import (
    body_codes,
    find_number,
    is_of_ministry,
    kind_code,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("BỘ NGOẠI GIAO", "Bộ Ngoại giao"),
        ("BỘ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("UỶ BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
        ("VỤ LUẬT PHÁP VÀ ĐIỀU ƯỚC QUỐC TẾ", "Vụ Luật pháp và điều ước quốc tế"),
        ("CỤC LÃNH SỰ", "Cục Lãnh sự"),
        ("VĂN PHÒNG BỘ", "Văn phòng Bộ"),
        ("ĐẢNG ỦY BỘ NGOẠI GIAO", "Đảng ủy Bộ Ngoại giao"),
        ("ĐẠI SỨ QUÁN VIỆT NAM TẠI HÀN QUỐC", "Đại sứ quán Việt Nam tại Hàn Quốc"),
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", "Ủy ban nhân dân tỉnh Quảng Ninh"),
        ("Vụ Châu Âu", "Vụ Châu Âu"),
    ],
)
def test_sentence_case(printed, name):
    assert sentence_case(printed) == name


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/QĐ-BNG", "12/QĐ-BNG"),
        ("Số: 70 /2025/TT-NHNN", "70/2025/TT-NHNN"),
        ("Số: 66.12/2026/NQ-CP", "66.12/2026/NQ-CP"),
        ("Số: 102/2025/NQLT - UBTVQH15 - CP", "102/2025/NQLT-UBTVQH15-CP"),
        ("Số: 12/QĐ-BNG Hà Nội, ngày 05 tháng 3 năm 2024", "12/QĐ-BNG"),
        ("Số 05-NQ/ĐU", "05-NQ/ĐU"),
        ("Số 07-QĐi/TW", "07-QĐi/TW"),
        ("73-CP", None),
        ("131-QĐ/TW", "131-QĐ/TW"),
        ("Số:      /QĐ-BNG", None),
        ("Chương trình số một", None),
    ],
)
def test_number(line, number):
    found = find_number(line)
    assert (found.number if found else None) == number


def test_codes_in_numbers():
    assert kind_code("131-QĐ/TW") == "QĐ"
    assert kind_code("36/2018/QH14") == ""
    assert body_codes("91/2008/TTLT-BTC-BTP") == ("BTC", "BTP")
    assert body_codes("12/2025/QĐ-TTg") == ("TTg",)


@pytest.mark.parametrize(
    ("number", "of_ministry"),
    [
        ("96/QĐ-BNG", True),
        ("91/2008/TTLT-BTC-BTP", True),
        ("4/QĐ-BGĐ", True),  # of a ministry nobody has listed
        ("66/QĐ-LS", False),
        ("123/BNG-LS", False),
        ("15/QĐ-BCĐ", False),  # ban chỉ đạo
        ("7/KH-BCĐCCHC", False),
        ("5/KH-BCH", False),  # ban chấp hành
        ("77/QĐ-BQL", False),  # ban quản lý
        ("12/QĐ-BHXH", False),  # bảo hiểm xã hội
        ("8/HD-BTCTW", False),  # Ban Tổ chức Trung ương
        ("", False),
    ],
)
def test_whether_a_ministry_signs(number: str, of_ministry: bool):
    assert is_of_ministry(number) is of_ministry
