"""What is drafted for a gap says each thing once, and nothing that is asked for is left out."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.rules.gap.drafting import draft, to_complete
from tests.directives.matching.given import HEAD, answered, requirement, searched


@pytest.mark.parametrize(
    ("demand", "asks", "drafted"),
    [
        (
            "Nộp lại quà được tặng",
            {"who": [["người nhận"]], "deadline": {"number": 5, "unit": "day", "working": True}},
            "«Người nhận: Nộp lại quà được tặng, trong thời hạn không quá 5 ngày làm việc.»",
        ),
        (
            "Người đứng đầu chủ động kiểm tra",
            {"who": [["thủ trưởng", "người đứng đầu"]]},
            "«Người đứng đầu chủ động kiểm tra.»",
        ),
        (
            "Báo cáo được nộp đúng hạn",
            {"deadline": {"number": 30, "unit": "day"}},
            "«Báo cáo được nộp trong thời hạn không quá 30 ngày.»",
        ),
        (
            "Giữ vị trí ấy đủ hai năm",
            {"deadline": {"number": 2, "unit": "year", "bound": "least"}},
            "«Giữ vị trí ấy đủ hai năm.»",
        ),
        (
            "Lưu hồ sơ đủ 12 năm",
            {"deadline": {"number": 2, "unit": "year", "bound": "least"}},
            "«Lưu hồ sơ đủ 12 năm, ít nhất 2 năm.»",
        ),
        (
            "Mỗi năm duyệt danh mục hồ sơ",
            {"frequency": "hằng năm", "form": [["danh mục"]], "record": [["biên bản"]]},
            "«Mỗi năm duyệt danh mục hồ sơ (biên bản).»",
        ),
        ("Soát quy trình", {"frequency": "hằng năm"}, "«Soát quy trình, hằng năm.»"),
        (
            "Danh mục do Bộ trưởng định",
            {"authority": [["bộ trưởng"]]},
            "«Danh mục do Bộ trưởng định.»",
        ),
        (
            "Định danh mục",
            {"authority": [["Bộ trưởng"]]},
            "«Định danh mục; do Bộ trưởng quyết định.»",
        ),
    ],
)
def test_a_draft_says_what_the_demand_does_not(demand: str, asks: dict[str, Any], drafted: str):
    asked = requirement(deontic="duty", demand=demand, what=[["thử"]], verified=True, **asks)
    assert draft(asked) == drafted


@pytest.mark.parametrize(
    ("ways", "added"),
    [
        (["ghi sổ"], "Bổ sung: ghi sổ. Có thể viết:"),
        (
            ["ghi sổ", "vào sổ", "lập sổ", "mở sổ"],
            "Bổ sung: ghi sổ hoặc vào sổ hoặc lập sổ … Có thể viết:",
        ),
    ],
)
def test_what_is_lacking_is_named_in_a_sentence(ways: list[str], added: str):
    asked = requirement(deontic="duty", demand="Nộp lại quà", what=[["nộp lại quà tặng"], ways])
    clause = "Điều 3. Quà tặng\nNgười nhận quà tặng phải nộp lại quà tặng cho Văn phòng.\n"
    answer = answered(asked, [searched(HEAD.format(3, 2026) + clause, asked)])["vp"]
    assert to_complete(asked, answer).startswith(added)
