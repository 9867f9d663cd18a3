"""Verdicts on the demo corpus, each as a person read the documents."""

from __future__ import annotations

import json
from typing import Any

import pytest

# requirement, unit, verdict, file and eId of a provision shown for it ("" where none is), why.
READ = [
    # Điều 6 khoản 2: "Bộ trưởng tiếp công dân định kỳ một ngày trong tháng".
    ("tiep-cong-dan-hang-thang", "bo", "met", "bo/01", "att_1__art_6__para_2"),
    # Điều 11: sorted and passed on within 10 days; the law leaves 5 working days.
    ("chuyen-to-cao", "bo", "contradicts", "bo/01", "att_1__art_11__para_1__point_b"),
    # Điều 6 khoản 2: who signs "thừa lệnh" what.
    ("ky-thua-lenh", "van-phong", "met", "van-phong/QC van thu", "att_1__art_6__para_2"),
    # Nothing speaks of a yearly programme of thrift.
    ("chuong-trinh-tiet-kiem", "bo", "not_found", "", ""),
    # A demand on missions.
    ("che-do-thu-truong", "vu-phap-che", "not_applicable", "", ""),
    # Điều 11 khoản 2 of the ministry's working regulation: 5 working days, silence is assent.
    ("tra-loi-lay-y-kien", "bo", "met", "bo/05", "att_1__art_11__para_2"),
]


@pytest.fixture(scope="module")
def told(demo_run) -> dict[str, Any]:
    _, out = demo_run
    return json.loads((out / "verdicts.json").read_bytes())


@pytest.mark.parametrize(("requirement", "unit", "verdict", "file", "eid"), READ)
def test_verdict(told, requirement: str, unit: str, verdict: str, file: str, eid: str):
    record = next(
        each
        for each in told["verdicts"]
        if (each["requirement"], each["unit"]) == (requirement, unit)
    )
    assert record["verdict"] == verdict, record["reason"]
    shown = [(each["file"], each["eid"]) for each in record["provisions"]]
    assert not eid or any(path.startswith(file) and place == eid for path, place in shown)


def test_every_unit_with_documents_has_a_verdict_on_every_requirement(told):
    units = {each["unit"] for each in told["verdicts"]}
    asked = {each["requirement"] for each in told["verdicts"]}
    assert len(told["verdicts"]) == len(units) * len(asked)
    assert "vu-to-chuc-can-bo" in units


def test_one_finding_a_requirement_and_unit(demo_run):
    batch, _ = demo_run
    told = [(f.unit, f.subject) for f in batch.findings if f.code.startswith(("GAP1", "GAP2"))]
    assert told
    assert len(told) == len(set(told))


def test_a_finding_of_a_whole_unit_has_no_file(demo_run):
    batch, _ = demo_run
    whole = [f for f in batch.findings if not f.file]
    assert whole
    assert {f.document for f in whole} == {"Cả đơn vị"}
    assert all(f.code.startswith("GAP") and f.suggestion and f.other for f in whole)


def test_what_was_met_from_above_is_told(told):
    above = [each for each in told["verdicts"] if each["by_ministry"]]
    assert above
    for each in above:
        assert all(found["unit"] != each["unit"] for found in each["provisions"])


def test_traces_lead_to_documents(told):
    traced = {each["instrument"]: each for each in told["traces"]}
    files = {each["file"] for each in traced["59-2019-ND-CP"]["documents"]}
    assert "bo/03 Quy che dau tranh phong chong tham nhung - phan cong.docx" in files


def test_the_plan_of_the_ministry_carries_the_conclusion_out_and_a_notice_goes_through_it(told):
    """ "Thực hiện Kết luận số 226-KL/TW …"; "tiến độ thực hiện Kế hoạch số 12/KH-BGTVD"."""
    trace = next(each for each in told["traces"] if each["instrument"] == "226-KL-TW@2025")
    by_file = {each["file"]: each for each in trace["documents"]}
    plan = by_file["bo/06 Ke hoach ra soat quy che 2026.docx"]
    assert (plan["cites"], plan["by_ministry"], plan["through"]) == ("thực hiện", True, [])
    (through,) = by_file["bo/07 Thong bao ket luan.pdf"]["through"]
    assert through == {"file": plan["file"], "cites": "thực hiện"}
    assert (trace["is_directive"], trace["lacks_ministry"]) == (True, False)


def test_a_unit_goes_through_the_regulation_it_rests_on_for_what_both_answer(told):
    """41/QĐ-KTKT is issued on the ministry's regulation on receiving citizens, 215/QĐ-BGTVD."""
    trace = next(each for each in told["traces"] if each["instrument"] == "25-2018-QH14")
    own = next(
        each for each in trace["documents"] if each["unit"] == "vu-kiem-tra" and each["through"]
    )
    assert [each["file"] for each in own["through"]] == ["bo/01 Quy che tiep cong dan cua Bo.docx"]
    assert own["document"].startswith("Quyết định số 41/QĐ-KTKT")


def test_directives_without_a_document_of_the_ministry_are_told(told):
    """Nothing of ministry or party committee names 212-QĐ/TW, nor answers it; a law is none."""
    lacking = {each["instrument"] for each in told["traces"] if each["lacks_ministry"]}
    assert "212-QD-TW@2026" in lacking
    assert not lacking & {"226-KL-TW@2025", "84-2025-QH15"}
