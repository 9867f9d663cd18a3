"""An action ends where words end, a name before the adverbs of its predicate."""

from __future__ import annotations

import pytest

from pipeline.extract.responsibilities.learnt.trimming import bare_name, whole_words
from pipeline.extract.responsibilities.ruled import seen_in
from pipeline.language import passage_of
from pipeline.model.document import Span


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("sentence", "cut", "whole"),
    [
        ("Phòng A báo cáo kết quả trong 03 ngày.", "báo cáo kết", "báo cáo kết quả"),
        ("Phòng A lập hồ sơ, trình Cục trưởng.", "lập hồ sơ", "lập hồ sơ"),
        ("Phòng A gửi đơn theo mẫu kèm theo Quy chế.", "gửi đơn", "gửi đơn"),
        ("Phòng A gửi mẫu kèm theo Quy chế.", "gửi mẫu kèm", "gửi mẫu kèm theo Quy chế"),
        ("Phòng A phản biện trước khi họp.", "phản biện", "phản biện"),
        ("Phòng A phản biện trước khi họp.", "phản biện trước", "phản biện trước khi họp"),
    ],
)
def test_an_action_is_taken_to_the_end_of_its_words(sentence, cut, whole):
    seen = seen_in(passage_of(sentence))
    found = whole_words(seen, place(sentence, cut), seen.passage.clauses[0])
    assert sentence[found.start : found.end] == whole


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
