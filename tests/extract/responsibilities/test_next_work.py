"""A time limit ends before another work of the same bearer: cases in ``next_works.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.extract.responsibilities.next_work import work_joined
from pipeline.extract.responsibilities.seen import ruled_norms
from pipeline.extract.responsibilities.vocabulary import vocabulary
from pipeline.language import passage_of

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("next_works.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = ruled_norms(passage_of(case["text"]))
    told = [[norm.action.quote, norm.deadline and norm.deadline.quote] for norm in found]
    assert told == case["norms"]
    assert len({norm.bearer for norm in found}) == 1


@pytest.mark.parametrize(
    ("event", "joined"),
    [
        ("ngày nhận đơn và chuyển đơn cho Phòng A", " và "),
        ("ngày người lao động nộp đơn và xuất trình giấy tờ", None),  # what he does, too
        ("khi nhận được kết luận và quyết định xử lý", None),  # two papers
        ("khi nhận được kết luận và quyết định của Bộ trưởng", None),
        ("khi nhận được kết luận và thông báo kết quả cho người nộp", " và "),
    ],
)
def test_what_is_joined_to_an_event(event: str, joined: str | None) -> None:
    found = work_joined(event, 0, len(event), vocabulary())
    assert (found and event[found.start : found.end]) == joined


def test_an_item_of_a_list_of_works_stays_one() -> None:
    text = (
        "Văn thư có nhiệm vụ sau:\n"
        "a) Vào sổ ngay khi nhận văn bản và chuyển văn bản cho Chánh Văn phòng.\n"
    )
    (norm,) = ruled_norms(passage_of(text))
    assert norm.deadline is not None
    assert norm.deadline.quote == "ngay khi nhận văn bản"
    assert norm.action.quote.endswith("chuyển văn bản cho Chánh Văn phòng")
