"""A name ends before the adverbs of its predicate, an action before the signs after it."""

from __future__ import annotations

import pytest

from pipeline.extract.responsibilities.learnt.trimming import bare_action, bare_name
from pipeline.extract.responsibilities.seen import seen_in
from pipeline.language import passage_of
from pipeline.model.document import Span


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Văn phòng Bộ còn", "Văn phòng Bộ"),
        ("Viện tự", "Viện"),
        ("Người phát hiện thì phải", "Người phát hiện"),
        ("Phòng Cán bộ:", "Phòng Cán bộ"),
        ("Phòng Kế toán", "Phòng Kế toán"),
    ],
)
def test_a_name_has_no_adverb_at_its_end(name, bare):
    found = bare_name(seen_in(passage_of(name)), Span(0, len(name)))
    assert name[found.start : found.end] == bare


@pytest.mark.parametrize(
    ("action", "bare"),
    [
        ("trả lời bằng văn bản, ", "trả lời bằng văn bản"),
        ("gửi hồ sơ (", "gửi hồ sơ"),
        ("gửi hồ sơ (bản giấy)", "gửi hồ sơ (bản giấy)"),
    ],
)
def test_an_action_has_no_sign_at_its_end(action, bare):
    found = bare_action(seen_in(passage_of(action)), Span(0, len(action)))
    assert action[found.start : found.end] == bare


@pytest.mark.parametrize(
    ("text", "action", "bare"),
    [
        ("Cơ sở hành nghề phải thông báo cho Sở.", "hành nghề phải thông báo cho Sở", "thông báo"),
        ("Cơ sở nộp khoản tiền còn phải trả.", "nộp khoản tiền còn phải trả", "nộp khoản"),
        ("Sở lập sổ theo quy định.", "lập sổ theo quy", "lập sổ theo quy định"),
        (
            "Vụ trình Bộ xem xét, quyết định.",
            "trình Bộ xem xét, quyết",
            "trình Bộ xem xét, quyết định",
        ),
        ("Sở ký quy chế.", "ký quy chế", "ký quy chế"),
    ],
)
def test_an_action_begins_and_ends_with_whole_words_of_its_own(text, action, bare):
    start = text.index(action)
    found = bare_action(seen_in(passage_of(text)), Span(start, start + len(action)))
    assert text[found.start : found.end].startswith(bare)
    assert found.end == text.index(".")
