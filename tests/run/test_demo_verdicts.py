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
