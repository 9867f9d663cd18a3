"""Identifiers after Akoma Ntoso's naming convention."""

from __future__ import annotations

from pipeline.read.txt import read_text
from pipeline.structure import build_document

TEXT = """Chương I
QUY ĐỊNH CHUNG
**Điều 5. Hồ sơ**
1. Đơn vị;
2. Hồ sơ gồm:
a) Đơn;
b) Ảnh;
c) Phiếu;
d) Biên bản:
- Bản chính;
- Bản sao.
đ) Thẻ.
**Điều 6. Thời hạn**
Ba ngày.

KT. BỘ TRƯỞNG

QUY CHẾ
(Ban hành kèm theo Quyết định số 1/QĐ-BVD)
**Điều 5. Bước**
Bước 1. Nhận.

PHỤ LỤC II
Mẫu số 01
"""


def test_eids() -> None:
    document = build_document(read_text(TEXT))
    assert [node.eid for node in document.walk()] == [
        "chp_i",
        "art_5",
        "art_5__para_1",
        "art_5__para_2",
        "art_5__para_2__point_a",
        "art_5__para_2__point_b",
        "art_5__para_2__point_c",
        "art_5__para_2__point_d",
        "art_5__para_2__point_d__indent_1",
        "art_5__para_2__point_d__indent_2",
        "art_5__para_2__point_dd",
        "art_6",
        "att_1",
        "att_1__art_5",
        "att_1__art_5__step_1",
        "annex_ii",
    ]


def test_a_number_given_twice_gets_a_count() -> None:
    document = build_document(read_text("Điều 1. Một.\nĐiều 2. Hai.\nĐiều 2. Hai nữa.\n"))
    assert [node.eid for node in document.walk()] == ["art_1", "art_2", "art_2_2"]
