"""Which documents lay down law and which are a unit's own."""

from __future__ import annotations

import pytest

from pipeline.rules.statements import is_law
from pipeline.rules.statements.apart import topic_of
from pipeline.rules.statements.works import ALIKE, alike
from tests.dossiers import dossier_of


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Điều 1. Phạm vi\nThông tư này quy định việc cấp thẻ.\nCăn cứ Thông tư này.\n", True),
        ("Điều 1. Phạm vi\nLuật này quy định việc cấp thẻ theo Điều 5 Luật này.\n", True),
        ("Điều 1. Phạm vi\nQuy chế này quy định việc cấp thẻ theo Thông tư này.\n"
         "Điều 2. Quy chế này có hiệu lực từ ngày ký.\n", False),
        ("Điều 1. Phạm vi\nĐơn vị này cấp thẻ; người này nhận thẻ.\n", False),
    ],
)  # fmt: skip
def test_a_text_without_a_head_tells_its_kind_where_it_speaks_of_itself(text, law):
    assert is_law(dossier_of(text).document) is law


def test_words_that_every_title_may_hold_make_no_one_work_of_two():
    assert alike(topic_of("Tổ chức thực hiện"), topic_of("Tổ chức đối thoại")) < ALIKE
    assert alike(topic_of("Tổ chức họp giao ban"), topic_of("Trình tự họp giao ban")) >= ALIKE
