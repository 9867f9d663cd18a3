"""Whose time limit is whose, where one sentence tells of two."""

from __future__ import annotations

import pytest

from pipeline.extract.procedures.limits import case_before, limits_of
from pipeline.model.facts import Modality, Quote, Responsibility

REPORT = "Trong thời hạn 10 ngày, Phòng Thanh tra đề xuất {} Cục trưởng quyết định thụ lý{}."


def quoted(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(quote=words, start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("joined", "own", "limit"),
    [
        pytest.param("để", "", None, id="decided thereafter"),
        pytest.param("để", " trong 03 ngày", "trong 03 ngày", id="in a time of its own"),
        pytest.param("và", "", "Trong thời hạn 10 ngày", id="both in that time"),
    ],
)
def test_what_another_does_thereafter_has_no_part_in_the_time(joined, own, limit):
    text = REPORT.format(joined, own)
    decides = Responsibility(
        bearer=quoted(text, "Cục trưởng"),
        modality=Modality.POWER,
        action=quoted(text, "quyết định thụ lý"),
        deadline=quoted(text, own.strip() or "Trong thời hạn 10 ngày"),
    )
    (found,) = limits_of(text, [decides])
    assert (found.deadline and found.deadline.quote) == limit


@pytest.mark.parametrize(
    ("text", "deadline", "limit"),
    [
        pytest.param(
            "Chậm nhất 02 giờ; riêng tàu khách, chậm nhất 01 giờ, người khai phải nộp giấy tờ.",
            "chậm nhất 01 giờ",
            "Chậm nhất 02 giờ; riêng tàu khách, chậm nhất 01 giờ",
            id="another for a case of its own",
        ),
        pytest.param(
            "Chậm nhất 02 giờ; riêng tàu khách, chậm nhất 01 giờ trước khi rời cảng, người khai "
            "phải nộp giấy tờ.",
            "",
            "Chậm nhất 02 giờ; riêng tàu khách, chậm nhất 01 giờ trước khi rời cảng",
            id="both before the subject",
        ),
        pytest.param(
            "Trong thời hạn giải quyết theo khoản 2 Điều 8 Luật này, người khai nộp giấy tờ.",
            "",
            "Trong thời hạn giải quyết theo khoản 2 Điều 8 Luật này",
            id="told by another provision",
        ),
        pytest.param("Trong thời hạn ấy, người khai nộp giấy tờ.", "", None, id="not told"),
    ],
)
def test_the_whole_limit_before_the_subject(text, deadline, limit):
    hands_in = Responsibility(
        bearer=quoted(text, "người khai"),
        modality=Modality.OBLIGATION,
        action=quoted(text, "nộp giấy tờ"),
        deadline=quoted(text, deadline) if deadline else None,
    )
    (found,) = limits_of(text, [hands_in])
    assert (found.deadline and found.deadline.quote) == limit


@pytest.mark.parametrize(
    ("before", "case"),
    [
        ("Duyệt; chưa đạt thì ", "chưa đạt"),
        ("2. Hồ sơ còn thiếu thì ", "Hồ sơ còn thiếu"),
        ("b) Sau đó thì ", None),
    ],
)
def test_the_case_told_before_then(before, case):
    found = case_before(f"{before}trả lại", len(before))
    assert (found and found.quote) == case
