"""Norms read from clauses: cases of the rules in ``cases.yaml``; exact places in texts.

``internal.yaml`` holds articles of internal regulations, as rules and trained models read them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.responsibilities import (
    find_responsibilities,
    responsibilities_in,
    responsibilities_of,
)
from pipeline.extract.responsibilities import vocabulary as words
from pipeline.extract.responsibilities.seen import ruled_norms
from pipeline.language import passage_of
from pipeline.model.facts import Modality, Quote, Responsibility
from pipeline.read import read_file
from pipeline.read.txt import read_text
from pipeline.structure import build_document

FILE = Path(__file__).with_name("cases.yaml")
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
INTERNAL: list[dict[str, Any]] = yaml.safe_load(FILE.with_name("internal.yaml").read_text("utf-8"))
NOTHING = {"deadline": None, "condition": None, "partners": [], "orientation": False}
DEMO = Path(__file__).parents[3] / "corpus" / "demo" / "bo" / "01 Quy che tiep cong dan cua Bo.docx"


def said(norm: Responsibility) -> dict[str, Any]:
    """What a case tells of a norm."""
    return {
        "bearer": norm.bearer and norm.bearer.quote,
        "modality": norm.modality.value,
        "action": norm.action.quote,
        "deadline": norm.deadline and norm.deadline.quote,
        "condition": norm.condition and norm.condition.quote,
        "partners": [partner.quote for partner in norm.partners],
        "orientation": norm.orientation,
    }


def quotes(norm: Responsibility) -> list[Quote]:
    every = [norm.bearer, norm.action, norm.deadline, norm.condition, *norm.partners]
    if norm.due is not None:
        every += [norm.due.quote, norm.due.event]
    return [quote for quote in every if quote is not None]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = ruled_norms(passage_of(case["text"]))
    assert [said(norm) for norm in found] == [NOTHING | norm for norm in case["norms"]]


@pytest.mark.parametrize("case", INTERNAL, ids=[case["name"] for case in INTERNAL])
def test_internal_regulation(case: dict[str, Any]) -> None:
    found = responsibilities_in(case["text"])
    assert [said(norm) for norm in found] == [NOTHING | norm for norm in case["norms"]]


@pytest.mark.parametrize("modal", words.vocabulary().modals.values(), ids=lambda modal: modal.words)
def test_the_example_of_every_modal(modal: words.Modal) -> None:
    lead = modal.example.removesuffix(".")
    (norm, *_) = ruled_norms(passage_of(f"{lead}:\na) Nộp lại thẻ."))
    assert norm.modality is modal.modality


@given(st.text(alphabet="Vụ A có trách nhiệm:\na) lập;.,(phải)trình được khi\u00a0", max_size=100))
def test_every_quote_stands_where_it_says(text: str) -> None:
    for norm in find_responsibilities(passage_of(text)):
        for quote in quotes(norm):
            assert quote.start < quote.end
            assert text[quote.start : quote.end] == quote.quote


def test_the_component_says_what_the_function_says() -> None:
    text = CASES[0]["text"]
    assert responsibilities_in(text) == find_responsibilities(passage_of(text)) != ()


def test_a_document_has_its_norms_with_their_provisions() -> None:
    document = build_document(read_file(DEMO))
    norms = responsibilities_of(document)
    by_eid = {norm.eid: norm for norm in norms}
    for norm in norms:
        for quote in quotes(norm):
            assert document.text[quote.start : quote.end] == quote.quote
    forbidden = by_eid["att_1__art_11__para_2"]
    assert forbidden.modality is Modality.PROHIBITION
    assert forbidden.action.quote == "đồng thời là người xác minh"


CHARTER = """QUYẾT ĐỊNH
Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của {}
Điều 1. Vị trí và chức năng
Văn phòng Bộ (sau đây gọi tắt là Văn phòng) là đơn vị thuộc Bộ Đối ngoại.
Điều 2. Nhiệm vụ và quyền hạn
1. Theo dõi, đôn đốc các đơn vị thực hiện chương trình công tác.
2. Về công tác văn thư, lưu trữ:
a) Tiếp nhận, phân loại văn bản đến;
b) Quản lý con dấu; quản lý chữ ký số.
3. Được yêu cầu các đơn vị cung cấp thông tin.
Điều 3. Trách nhiệm của Chánh Văn phòng
Bố trí công chức trực.
"""
WORK = [
    ("obligation", "Theo dõi, đôn đốc các đơn vị thực hiện chương trình công tác"),
    ("obligation", "Tiếp nhận, phân loại văn bản đến"),
    ("obligation", "Quản lý con dấu; quản lý chữ ký số"),
    ("permission", "yêu cầu các đơn vị cung cấp thông tin"),
]


@pytest.mark.parametrize(
    "whose", ["Văn phòng Bộ", "VĂN PHÒNG BỘ", "Văn phòng Bộ thuộc Bộ Đối ngoại"]
)
def test_what_a_decision_on_functions_and_tasks_lists_is_the_work_of_the_unit_it_names(
    whose: str,
) -> None:
    document = build_document(read_text(CHARTER.format(whose)))
    *work, last = responsibilities_of(document)
    assert [(norm.modality.value, norm.action.quote) for norm in work] == WORK
    assert last.bearer is not None and last.bearer.quote == "Chánh Văn phòng"
    for norm in work:
        assert norm.bearer is not None
        assert norm.bearer.quote == "Văn phòng Bộ"
        assert document.words(norm.bearer.span) == "Văn phòng Bộ"
        assert document.words(norm.action.span) == norm.action.quote


@pytest.mark.parametrize(
    "title",
    [
        "Quy định chức năng, nhiệm vụ của các đơn vị thuộc Văn phòng Bộ",
        "Ban hành Quy chế làm việc của Văn phòng Bộ",
    ],
)
def test_a_title_that_names_no_one_unit_whose_tasks_are_told_gives_nobody(title: str) -> None:
    text = CHARTER.replace(CHARTER.splitlines()[1], title)
    first, *_ = responsibilities_of(build_document(read_text(text)))
    assert first.bearer is None


def test_norms_survive_writing_and_reading() -> None:
    norms = find_responsibilities(passage_of(CASES[5]["text"]))
    written = msgspec.json.encode(norms)
    assert msgspec.json.decode(written, type=tuple[Responsibility, ...]) == norms
