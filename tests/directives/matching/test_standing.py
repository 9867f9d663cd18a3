"""Which documents count on a day, and which another one has ended."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.directives.matching import counting, head_of
from tests.directives.matching.given import HEAD
from tests.dossiers import dossier_of

OLD = ("12/QĐ-VP", "12 tháng 3 năm 2020", "vp")
DAY = date(2026, 11, 23)


def decision(number: str, dated: str, *articles: str, title: str = "Xe") -> str:
    return "\n".join(
        (
            "BỘ GIẢ ĐỊNH",
            "VĂN PHÒNG BỘ",
            f"Số: {number}",
            f"Hà Nội, ngày {dated}",
            "QUYẾT ĐỊNH",
            f"Về {title}",
            "Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14 tháng 11 năm 2022;",
            "QUYẾT ĐỊNH:",
            *articles,
        )
    )


def counts(newer: str, *older: tuple[str, str, str], on: date = DAY) -> list[bool]:
    """Whether each of the older decisions (number, date, unit) counts beside the newer one."""
    texts = [
        (unit, decision(number, dated, "Điều 1. Xe\nXe để đúng nơi.", title=f"việc {place}"))
        for place, (number, dated, unit) in enumerate(older)
    ]
    heads = [(unit, head_of(dossier_of(text))) for unit, text in (*texts, ("vp", newer))]
    return list(counting(heads, on))[:-1]


def newer(*articles: str, dated: str = "02 tháng 4 năm 2026") -> str:
    return decision("30/QĐ-VP", dated, *articles, title="nội quy")


@pytest.mark.parametrize(
    ("order", "stands"),
    [
        pytest.param("Bãi bỏ Quyết định số 12/QĐ-VP.", False, id="repealed"),
        pytest.param("Bãi bỏ Quyết định số 12-QĐ/VP.", False, id="the Party's way of writing"),
        pytest.param("Bãi bỏ khoản 2 Điều 5 Quyết định số 12/QĐ-VP.", True, id="of it one clause"),
        pytest.param("Sửa đổi Điều 5 Quyết định số 12/QĐ-VP như sau:", True, id="amended"),
        pytest.param(
            "Quyết định này có hiệu lực từ ngày ký; bãi bỏ Quyết định số 12/QĐ-VP.",
            False,
            id="after a semicolon",
        ),
        pytest.param(
            "Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 12/QĐ-VP.",
            False,
            id="replaced",
        ),
        pytest.param(
            "Bãi bỏ Quyết định số 12/QĐ-VP ngày 12 tháng 3 năm 2020.", False, id="by its date"
        ),
        pytest.param(
            "Bãi bỏ Quyết định số 12/QĐ-VP ngày 08 tháng 5 năm 2017.", True, id="of another year"
        ),
        pytest.param(
            "Trước khi bãi bỏ, Văn phòng rà soát theo Quyết định số 12/QĐ-VP.", True, id="cited"
        ),
    ],
)
def test_only_what_is_ended_as_a_whole_no_longer_counts(order: str, stands: bool) -> None:
    assert counts(newer(f"Điều 1. {order}"), OLD) == [stands]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        pytest.param("Thông báo này thay thế Quyết định số 12/QĐ-VP.", False, id="of itself"),
        pytest.param(
            "Thông báo này có hiệu lực từ ngày ký, thay thế Quyết định số 9/QĐ-VP và bãi bỏ "
            "Quyết định số 12/QĐ-VP.",
            False,
            id="and another",
        ),
        pytest.param("Bãi bỏ Quyết định số 12/QĐ-VP trong quý III.", True, id="a task"),
        pytest.param("Phòng Tổng hợp thay thế Quyết định số 12/QĐ-VP.", True, id="of others"),
    ],
)
def test_a_text_without_articles_ends_what_it_says_of_itself(said: str, stands: bool) -> None:
    notice = HEAD.format(30, 2026).replace("QĐ-VP", "TB-VP")
    assert counts(f"{notice}THÔNG BÁO\nVề lịch trực\n1. Phòng trực.\n2. {said}\n", OLD) == [stands]


def test_a_number_that_several_units_bear_is_taken_for_the_units_own() -> None:
    order = newer("Điều 1. Bãi bỏ Quyết định số 12/QĐ-VP.")
    anothers = ("12/QĐ-VP", "05 tháng 6 năm 2021", "dsq")
    assert counts(order, OLD, anothers) == [False, True]


def test_what_is_to_end_later_still_counts() -> None:
    order = newer(
        "Điều 1. Quyết định này có hiệu lực từ ngày 10 tháng 12 năm 2026, thay thế Quyết định số "
        "12/QĐ-VP."
    )
    assert counts(order, OLD) == [True]
    assert counts(order, OLD, on=date(2026, 12, 10)) == [False]
