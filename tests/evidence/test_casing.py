"""Titles in capitals are written as the document writes them, or stay in capitals."""

from __future__ import annotations

import pytest

from pipeline.evidence import name_place
from pipeline.evidence.casing import as_mentioned
from pipeline.model.document import Span
from tests.dossiers import dossier_of

TEXT = (
    "BỘ GIAO THƯƠNG VIỄN DƯƠNG\nBan hành Quy chế làm việc của Văn phòng Bộ. Việc của Bộ Giao "
    "thương Viễn Dương do Bộ trưởng phân công; quy chế  tiếp khách\ncủa Đại sứ quán tại Đảo Xanh."
)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("QUY CHẾ LÀM VIỆC CỦA VĂN PHÒNG BỘ", "Quy chế làm việc của Văn phòng Bộ"),
        # Piece by piece, each the longest that is mentioned.
        ("QUY CHẾ LÀM VIỆC CỦA BỘ GIAO THƯƠNG VIỄN DƯƠNG", None),
        ("QUY CHẾ TIẾP KHÁCH CỦA ĐẠI SỨ QUÁN", "Quy chế tiếp khách của Đại sứ quán"),
        # Nothing tells how the last words are written.
        ("QUY CHẾ LÀM VIỆC CỦA CỤC HẢI ĐĂNG", "QUY CHẾ LÀM VIỆC CỦA CỤC HẢI ĐĂNG"),
        ("Quy chế mua sắm của Viện", "Quy chế mua sắm của Viện"),
        ("QUY CHẾ", "Quy chế"),
        # The kind alone in capitals, as on a line of its own.
        ("QUY CHẾ Làm việc của Văn phòng Bộ", "Quy chế làm việc của Văn phòng Bộ"),
        ("QUY CHẾ Mua sắm của Cục Hải đăng", "Quy chế Mua sắm của Cục Hải đăng"),
        ("Quy chế sử dụng CNTT", "Quy chế sử dụng CNTT"),
        ("", ""),
    ],
)
def test_a_title_is_written_as_the_text_writes_it(title: str, written: str | None) -> None:
    whole = "Quy chế làm việc của Bộ Giao thương Viễn Dương"
    assert as_mentioned(title, TEXT) == (whole if written is None else written)


def test_capitals_alone_tell_nothing() -> None:
    assert as_mentioned("QUY CHẾ MUA SẮM", "QUY CHẾ MUA SẮM\nQuy chế MUA SẮM") == "QUY CHẾ MUA SẮM"


def test_the_place_in_an_attached_regulation_keeps_proper_names() -> None:
    dossier = dossier_of(
        "BỘ GIAO THƯƠNG VIỄN DƯƠNG\nSố: 45/QĐ-BGTVD\nHà Nội, ngày 14 tháng 02 năm 2023\n"
        "QUYẾT ĐỊNH\nVề việc ban hành Quy chế làm việc của Bộ Giao thương Viễn Dương\n"
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Bộ Giao thương Viễn Dương.\n"
        "QUY CHẾ\nLÀM VIỆC CỦA BỘ GIAO THƯƠNG VIỄN DƯƠNG\n"
        "(Ban hành kèm theo Quyết định số 45/QĐ-BGTVD)\n"
        "Điều 1. Phạm vi\nQuy chế này quy định chế độ làm việc."
    )
    at = dossier.document.text.index("chế độ làm việc")
    place = name_place(dossier.document, Span(at, at + 5))
    assert place == "Điều 1 (Quy chế làm việc của Bộ Giao thương Viễn Dương)"
