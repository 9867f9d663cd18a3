"""Whose time limit is whose, where one sentence tells of two."""

from __future__ import annotations

import pytest

from pipeline.extract.procedures.limits import limits_of
from pipeline.model.facts import Modality, Quote, Responsibility

REPORT = "Trong thời hạn 10 ngày, Phòng Thanh tra đề xuất {} Cục trưởng quyết định thụ lý{}."


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

    def quote(words: str) -> Quote:
        start = text.index(words)
        return Quote(quote=words, start=start, end=start + len(words))

    decides = Responsibility(
        bearer=quote("Cục trưởng"),
        modality=Modality.POWER,
        action=quote("quyết định thụ lý"),
        deadline=quote(own.strip() or "Trong thời hạn 10 ngày"),
    )
    (found,) = limits_of(text, [decides])
    assert (found.deadline and found.deadline.quote) == limit
