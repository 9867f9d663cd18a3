"""Places are named as a lawyer cites them."""

from __future__ import annotations

import pytest

from pipeline.evidence import name_place
from pipeline.model.document import Span
from tests.dossiers import dossier_of

DECISION = """BỘ GIẢ ĐỊNH
Số: 12/QĐ-BGĐ
QUYẾT ĐỊNH
Ban hành Quy chế làm việc của Văn phòng
Căn cứ Luật Tổ chức Chính phủ;
Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Văn phòng.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
QUY CHẾ
LÀM VIỆC CỦA VĂN PHÒNG
(Ban hành kèm theo Quyết định số 12/QĐ-BGĐ)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Khoản thứ nhất.
2. Khoản thứ hai:
a) Điểm đầu;
b) Điểm sau.
"""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Luật Tổ chức Chính phủ", "phần căn cứ ban hành"),
        ("có hiệu lực từ ngày ký", "Điều 2"),
        ("Khoản thứ nhất", "khoản 1 Điều 1 (Quy chế làm việc của Văn phòng)"),
        ("Điểm sau", "điểm b khoản 2 Điều 1 (Quy chế làm việc của Văn phòng)"),
        ("BỘ GIẢ ĐỊNH", "phần mở đầu"),
    ],
)
def test_place_in_words(words, place):
    document = dossier_of(DECISION).document
    start = document.text.index(words)
    assert name_place(document, Span(start, start + len(words))) == place
