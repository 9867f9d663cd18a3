"""How a document cites another, read off where it says what it is for."""

from __future__ import annotations

import pytest

from pipeline.directives.tracing.ways import Way, strongest, ways_in
from tests.directives.tracing.given import CITED, PLAN, decided, document
from tests.dossiers import dossier_of

REPORT = "Báo cáo số 5/BC-VP ngày 05 tháng 6 năm 2026 của Văn phòng Bộ"
OTHER = "Kế hoạch số 3/KH-VP ngày 05 tháng 6 năm 2026 của Văn phòng Bộ"


def ways(text: str) -> dict[str, str]:
    """By the number of what a document cites, how it cites it at its strongest."""
    dossier = dossier_of(text)
    found: dict[str, list[Way]] = {}
    facts = dossier.facts
    for citation, way in ways_in(dossier.document, (*facts.citations, *facts.bare_numbers)):
        found.setdefault(citation.number or "", []).append(way)
    return {number: strongest(each).value for number, each in found.items()}


@pytest.mark.parametrize(
    ("opening", "way"),
    [
        (f"Thực hiện {PLAN}, Văn phòng quy định như sau:", "thực hiện"),
        (f"Triển khai thực hiện {PLAN};", "thực hiện"),
        (f"Để cụ thể hoá {PLAN}, Văn phòng quy định:", "thực hiện"),
        (f"Thực hiện nghiêm nhiệm vụ được giao tại {PLAN};", "thực hiện"),
        (f"Thực hiện {CITED} về chấn chỉnh lề lối làm việc và {PLAN};", "thực hiện"),
        ("Thực hiện Kế hoạch 12/KH-BGĐ của Bộ;", "thực hiện"),
        (f"Căn cứ {PLAN};", "căn cứ"),
        (f"Theo {PLAN}, Văn phòng quy định như sau:", "căn cứ"),
        # What only describes another text is not rested on.
        (f"Căn cứ Quyết định số 9/QĐ-BGĐ về việc thực hiện {PLAN};", "dẫn chiếu"),
        (f"Sau khi tổng kết việc thực hiện {PLAN};", "dẫn chiếu"),
        (f"Xét báo cáo của Vụ Pháp chế về {PLAN};", "dẫn chiếu"),
    ],
)  # fmt: skip
def test_before_the_first_provision(opening: str, way: str) -> None:
    assert ways(decided(opening))["12/KH-BGĐ"] == way


@pytest.mark.parametrize(
    ("body", "way"),
    [
        # A provision sends its reader there, or lays down a duty among others.
        (f"Điều 1. Lập danh mục\nViệc lập danh mục thực hiện theo {PLAN}.", "dẫn chiếu"),
        (f"Điều 1. Báo cáo\nTrưởng phòng báo cáo việc thực hiện {PLAN}.", "dẫn chiếu"),
        (f"Điều 1. Mục đích\nQuy chế này nhằm triển khai {PLAN}.", "thực hiện"),
        (f"Điều 1. Bãi bỏ\nBãi bỏ {PLAN}.", "bãi bỏ"),
    ],
)
def test_in_a_provision(body: str, way: str) -> None:
    assert ways(decided("", body))["12/KH-BGĐ"] == way


def test_a_title_tells_what_a_document_is_for() -> None:
    text = document(OTHER, f"Triển khai thực hiện {PLAN}", "Văn phòng lập kế hoạch như sau:")
    assert ways(text)["12/KH-BGĐ"] == "thực hiện"


def test_a_report_on_a_plan_does_not_carry_it_out() -> None:
    text = document(REPORT, "Kết quả rà soát", f"Thực hiện {PLAN}, Văn phòng báo cáo như sau:")
    assert ways(text)["12/KH-BGĐ"] == "dẫn chiếu"


def test_a_letter_without_provisions_tells_it_in_its_words() -> None:
    named = "Công văn số 41/VP-HC ngày 05 tháng 6 năm 2026 của Văn phòng Bộ"
    text = document(named, "Về việc lập danh mục", f"Thực hiện {PLAN}, Văn phòng đề nghị.", "")
    assert ways(text)["12/KH-BGĐ"] == "thực hiện"


def test_the_head_of_what_is_issued_with_a_decision_tells_it_too() -> None:
    body = (
        "Điều 1. Ban hành kèm theo Quyết định này Chương trình làm việc.\n"
        f"CHƯƠNG TRÌNH\nTHỰC HIỆN {PLAN.upper()}\n"
        "(Ban hành kèm theo Quyết định số 30/QĐ-VP ngày 05 tháng 6 năm 2026)\n"
        "Điều 1. Việc phải làm\nLập danh mục."
    )
    assert ways(decided("", body))["12/KH-BGĐ"] == "thực hiện"


def test_an_end_put_to_a_text_outweighs_resting_on_it() -> None:
    assert strongest([Way.BASIS, Way.ENDS, Way.CARRIES_OUT]) is Way.ENDS
    assert strongest([Way.MENTION, Way.BASIS]) is Way.BASIS
