"""The clause that lets later law take the place of what is cited."""

from __future__ import annotations

import pytest

from pipeline.extract.dynamic_reference import find_dynamic_reference


@pytest.mark.parametrize(
    "clause",
    [
        "Trường hợp các văn bản dẫn chiếu tại Quy chế này được sửa đổi, bổ sung hoặc thay thế thì "
        "áp dụng theo văn bản mới",
        "Khi văn bản viện dẫn được thay thế bằng văn bản khác thì thực hiện theo quy định tại văn "
        "bản thay thế đó",
        "Nếu các quy định được dẫn chiếu bị bãi bỏ thì được áp dụng theo quy định hiện hành",
    ],
)
def test_the_clause_is_found_alone(clause: str) -> None:
    text = f"Điều 20. Thi hành\n1. Quy chế có hiệu lực từ ngày ký. {clause}.\n2. Chánh Văn phòng"
    span = find_dynamic_reference(text)
    assert span is not None
    assert text[span.start : span.end].strip() == clause


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định này thay thế Quyết định số 12/QĐ-BNG.",
        "Trường hợp hồ sơ chưa đủ thì thực hiện bổ sung trong 05 ngày.",
        "Trường hợp văn bản được sửa đổi thì đơn vị báo cáo Vụ Pháp chế.",
        "Văn bản được thay thế.\nKhi có vướng mắc thì thực hiện theo quy định mới.",
        "",
    ],
)
def test_other_sentences_are_none(text: str) -> None:
    assert find_dynamic_reference(text) is None


def test_words_without_end_are_read_in_one_pass() -> None:
    assert find_dynamic_reference("văn bản quy định sửa đổi thay thế thì " * 5000) is None
