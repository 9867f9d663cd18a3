"""Mended strips still lie on their words in the text, whatever the lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.txt import read_text
from pipeline.structure.metadata.mending import mend_head
from pipeline.structure.metadata.strips import strips_of
from pipeline.structure.paragraphs import lay_out
from tests.structure.metadata.test_heads import metadata_of

LINES = st.sampled_from(
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "VIỆT NAM",
        "Số:",
        "12/QĐ-",
        "BGĐ",
        "Hà Nội, ngày 05 tháng 3 năm",
        "2024",
        "QUYẾT ĐỊNH",
        "Về việc mẫu Căn cứ Luật Đất đai năm 2024;",
        "Căn cứ Luật Nhà ở;",
        "Điều 1. Phạm vi",
        "Nơi nhận:",
        "- Lưu: VT. Trần Văn Mẫu",
        "KT. BỘ TRƯỞNG",
        "THỨ TRƯỞNG (Đã ký)",
        "Lê Thị Mẫu",
        "Mã hiệu: QT-01",
        "Lần ban hành: 01",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=14).map("\n".join))
def test_mended_strips_lie_on_their_words(text):
    layout = lay_out(read_text(text))
    for strip in mend_head(strips_of(layout.blocks)):
        assert layout.text[strip.start : strip.end].replace("\n", " ") == strip.text


@given(st.lists(LINES, min_size=1, max_size=14).map("\n".join))
def test_any_order_of_lines_is_read(text):
    metadata, whole = metadata_of(text)
    for span in (*metadata.spans.values(), *metadata.legal_basis):
        assert 0 <= span.start <= span.end <= len(whole)
