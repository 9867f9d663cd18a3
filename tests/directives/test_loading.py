"""The shipped catalogue loads; a bad row is refused with line, field and what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.directives.loading import REQUIREMENTS, SAMPLES, load_requirements
from pipeline.directives.vocabulary import DOC_KINDS, FIELDS
from pipeline.errors import BadRegister
from pipeline.law.register import load_register
from pipeline.model.demand import (
    Basis,
    Deontic,
    Force,
    ReadState,
    Requirement,
    Sample,
    Telling,
)
from pipeline.model.facts import Bound
from pipeline.model.run import Unit, UnitKind
from pipeline.model.stretch import TimeUnit

SHIPPED = SHIPPED_LAW.parent / "directives"
HEAD = (
    "id,topic,demand,basis,deontic,binding,addressee,unit_kinds,fields,doc_kinds,since,until,who,"
    "what,deadline,frequency,authority,form,record,state,source,verified,note\n"
)
ROW = (
    "a,quà,Nộp lại quà,luat-a d5.k2,deadline,binding,người nhận,mission,tài chính,quy chế,"
    "2020-01-01,2026-01-01,người đứng đầu,nộp lại quà|trả quà;báo cáo,5 ngày làm việc,"
    "hằng năm,Bộ trưởng,bằng văn bản,sổ,full,nguồn thử,yes,\n"
)
FIELD_ROWS = "field,wordings,kinds,note\ntài chính,kế toán|tài vụ,institute,\n"
KIND_ROWS = "kind,wordings,note\nquy chế,quy chế nội bộ,\n"


def load(
    folder: Path, *rows: str, fields: str = FIELD_ROWS, kinds: str = KIND_ROWS
) -> tuple[Requirement, ...]:
    (folder / FIELDS).write_text(fields, "utf-8")
    (folder / DOC_KINDS).write_text(kinds, "utf-8")
    (folder / REQUIREMENTS).write_text(HEAD + "".join(rows), "utf-8")
    return load_requirements(folder, {"luat-a"})


@pytest.fixture(scope="module")
def shipped() -> dict[str, Requirement]:
    known = {instrument.id for instrument in load_register(SHIPPED_LAW).instruments}
    return {each.id: each for each in load_requirements(SHIPPED, known)}


def test_row_is_read(tmp_path: Path):
    (found,) = load(tmp_path, ROW)
    assert found.basis == (Basis(instrument="luat-a", provision="d5.k2"),)
    assert found.deontic is Deontic.DEADLINE
    assert found.elements.what == (("nộp lại quà", "trả quà"), ("báo cáo",))
    limit = found.elements.deadline
    assert limit is not None
    assert (limit.number, limit.unit, limit.working) == (5, TimeUnit.DAY, True)


def test_a_time_may_be_the_least(tmp_path: Path):
    (found,) = load(tmp_path, ROW.replace("5 ngày làm việc", "ít nhất 20 ngày"))
    limit = found.elements.deadline
    assert limit is not None
    assert (limit.number, limit.bound) == (20, Bound.LEAST)


def test_a_document_that_must_be_there_is_named(tmp_path: Path):
    with pytest.raises(BadRegister, match="cột doc_kinds"):
        load(tmp_path, ROW.replace(",deadline,", ",document,").replace("quy chế,2020", ",2020"))


@pytest.mark.parametrize(
    ("cell", "spoilt", "field", "said"),
    [
        ("luat-a d5", "luat-b d5", "basis", "không có trong bảng văn bản"),
        ("d5.k2", "Điều 5", "basis", "không phải điều khoản"),
        ("luat-a d5.k2", "", "basis", "phải có căn cứ"),
        ("5 ngày làm việc", "sớm", "deadline", "không phải thời hạn"),
        ("5 ngày làm việc", "5 tháng làm việc", "deadline", "không phải thời hạn"),
        ("5 ngày làm việc", "", "deadline", "phải ghi thời hạn"),
        ("nộp lại quà|trả quà;báo cáo", "", "what", "không được để trống"),
        ("mission", "đại sứ quán", "unit_kinds", "không có trong"),
        ("2026-01-01", "2019-01-01", "until", "kết thúc trước"),
        ("hằng năm", "thường xuyên", "frequency", "không có trong"),
        ("full", "unconfirmed", "verified", "không ghi yes"),
        ("tài chính", "tài chánh", "fields", "«tài chánh» chưa có trong bảng fields.csv"),
        ("quy chế", "quy chê", "doc_kinds", "«quy chê» chưa có trong bảng doc_kinds.csv"),
        ("nguồn thử", "", "source", "không được để trống"),
    ],
)
def test_bad_cell(tmp_path: Path, cell: str, spoilt: str, field: str, said: str):
    text = ROW.replace(cell, spoilt, 1)
    assert text != ROW
    with pytest.raises(BadRegister) as caught:
        load(tmp_path, text)
    assert f"{REQUIREMENTS} dòng 2, cột {field}" in str(caught.value)
    assert said in str(caught.value)


def test_id_used_twice(tmp_path: Path):
    with pytest.raises(BadRegister, match="dòng 3, cột id: «a» đã dùng ở dòng 2"):
        load(tmp_path, ROW, ROW)


@pytest.mark.parametrize(
    ("kind", "fields", "day", "answer"),
    [
        (UnitKind.MISSION, ("tài chính",), date(2025, 12, 31), True),
        (UnitKind.MISSION, ("tài chính",), date(2026, 1, 1), False),
        (UnitKind.MISSION, ("tài chính",), date(2019, 12, 31), False),
        (UnitKind.MISSION, ("lễ tân",), date(2025, 1, 1), False),
        (UnitKind.OFFICE, ("tài chính",), date(2025, 1, 1), False),
        (UnitKind.MISSION, ("Tài vụ",), date(2025, 1, 1), True),
    ],
)
def test_whom_it_concerns(
    tmp_path: Path, kind: UnitKind, fields: tuple[str, ...], day: date, answer: bool
):
    (found,) = load(tmp_path, ROW)
    unit = Unit(id="u", name="Đơn vị", kind=kind, fields=fields)
    assert found.applies(unit, day) is answer


def test_an_institute_has_a_field_without_saying_so(tmp_path: Path):
    (found,) = load(tmp_path, ROW.replace("mission", "institute;department"))
    day = date(2025, 1, 1)
    assert found.applies(Unit(id="v", name="Viện", kind=UnitKind.INSTITUTE), day)
    assert not found.applies(Unit(id="p", name="Vụ", kind=UnitKind.DEPARTMENT), day)


def test_kinds_of_document_stand_in_all_their_wordings(tmp_path: Path):
    (found,) = load(tmp_path, ROW)
    assert found.doc_kinds == ("quy chế", "quy chế nội bộ")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (FIELD_ROWS + "tài chính,,,\n", "fields.csv dòng 3, cột field"),
        (FIELD_ROWS.replace("institute", "viện"), "fields.csv dòng 2, cột kinds"),
    ],
)
def test_a_bad_row_of_the_vocabulary_is_refused(tmp_path: Path, rows: str, said: str):
    with pytest.raises(BadRegister, match=said):
        load(tmp_path, ROW, fields=rows)


def test_what_was_not_read_in_full_is_not_verified(shipped: dict[str, Requirement]):
    unread = [each for each in shipped.values() if each.state is not ReadState.FULL]
    assert unread
    assert not any(each.verified for each in unread)
    assert shipped["tach-vai-mua-sam"].force is Force.ORIENTATION


def test_spending_rules_of_the_state_bind_neither_missions_nor_the_party(
    shipped: dict[str, Requirement],
):
    # khoản 1 Điều 1 Nghị định 75/2026/NĐ-CP leaves both to rules of their own.
    concerned = shipped["quy-che-chi-tieu-noi-bo"]
    day = date(2026, 11, 27)
    spends = ("tài chính",)
    assert concerned.applies(Unit(id="b", name="Bộ", kind=UnitKind.MINISTRY), day)
    assert not concerned.applies(Unit(id="s", name="Sứ quán", kind=UnitKind.MISSION), day)
    assert not concerned.applies(
        Unit(id="d", name="Đảng ủy", kind=UnitKind.PARTY, fields=spends), day
    )


@pytest.mark.parametrize(
    ("id_", "number", "unit", "working", "bound"),
    [
        ("niem-yet-20-ngay", 20, TimeUnit.DAY, False, Bound.LEAST),
        ("cong-khai-noi-bo-thoi-han", 5, TimeUnit.DAY, True, Bound.MOST),
        ("thoi-han-chuyen-doi", 5, TimeUnit.YEAR, False, Bound.MOST),
        ("toi-thieu-chuyen-doi", 2, TimeUnit.YEAR, False, Bound.LEAST),
        ("luu-ho-so-ho-chieu", 8, TimeUnit.YEAR, False, Bound.LEAST),
        ("thoi-han-giai-quyet-to-cao", 30, TimeUnit.DAY, False, Bound.MOST),
        ("tu-choi-tiep-cong-dan", 3, TimeUnit.DAY, True, Bound.MOST),
    ],
)
def test_time_limits_as_the_law_has_them(
    shipped: dict[str, Requirement],
    id_: str,
    number: int,
    unit: TimeUnit,
    working: bool,
    bound: Bound,
):
    limit = shipped[id_].elements.deadline
    assert limit is not None
    assert (limit.number, limit.unit, limit.working, limit.bound) == (number, unit, working, bound)


def test_a_demand_on_citing_names_an_instrument_or_a_body(shipped: dict[str, Requirement]):
    register = load_register(SHIPPED_LAW)
    ended = {name for body in register.bodies for name in body.names}
    numbers = {instrument.number for instrument in register.instruments}
    citing = [each for each in shipped.values() if each.deontic is Deontic.CITATION]
    assert citing
    for each in citing:
        named = {wording for thing in each.elements.what for wording in thing}
        assert named & (ended | numbers), each.id


SAMPLE_HEAD = "requirement,telling,heading,text\n"


def test_samples_go_to_their_requirement_heading_first(tmp_path: Path):
    (tmp_path / SAMPLES).write_text(
        SAMPLE_HEAD + "a,met,Nộp quà,Nộp lại trong 5 ngày.\na,near,,Quà lưu niệm.\n", "utf-8"
    )
    (found,) = load(tmp_path, ROW)
    assert found.samples == (
        Sample(Telling.MET, "Nộp quà\nNộp lại trong 5 ngày."),
        Sample(Telling.NEAR, "Quà lưu niệm."),
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("b,met,,Nộp quà.\n", "dòng 2, cột requirement"),
        ("a,maybe,,Nộp quà.\n", "dòng 2, cột telling"),
        ("a,met,Quà,\n", "dòng 2, cột text"),
    ],
)
def test_a_bad_sample_is_refused(tmp_path: Path, row: str, told: str):
    (tmp_path / SAMPLES).write_text(SAMPLE_HEAD + row, "utf-8")
    with pytest.raises(BadRegister, match=told):
        load(tmp_path, ROW)


def test_shipped_requirements_but_those_on_citations_have_samples(
    shipped: dict[str, Requirement],
):
    for each in shipped.values():
        told = {sample.telling for sample in each.samples}
        if each.deontic is not Deontic.CITATION:
            assert {Telling.MET, Telling.PARTLY, Telling.NEAR} <= told, each.id
