"""A body named only to say that it is gone has no work, in a rule on bodies and in a verdict."""

from __future__ import annotations

import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.law.bygone import is_bygone
from pipeline.law.register import load_register
from pipeline.model.run import Unit, UnitKind
from pipeline.model.verdict import Verdict
from pipeline.rules.families import all_rules
from pipeline.rules.registry import Case
from tests.directives.matching.given import DAY, HEAD, answered, requirement, searched
from tests.dossiers import dossier_of

NAME = "Ban Đối ngoại Trung ương"
GONE = [
    "Hồ sơ không kèm công văn của {}, vì ban này đã kết thúc hoạt động.",
    "Đoàn đi không phải xin ý kiến {}.",
    "Các việc trước đây gửi {} nay do Văn phòng Trung ương Đảng nhận.",
    "Giấy tờ xưa gửi {} thì nay thôi.",
    "Vụ Lễ tân đã nhận phần việc của {} cũ.",
    "Đổi tên {} thành Ban Đối ngoại.",
    "Tổ chức lại {} và Vụ Lễ tân thành Vụ Đối ngoại.",
    "Từ ngày 01 tháng 3, {} được đổi tên.",
    "Vụ Đối ngoại (tên cũ: {}) tiếp nhận hồ sơ.",
]
AT_WORK = [
    "Hồ sơ phải kèm công văn của {}.",
    "Nếu không gửi {} thì hồ sơ bị trả lại.",
    "Hồ sơ không kèm ảnh, gửi {} xem xét.",
    "Không ai được thay mặt {}.",
    "Văn phòng không nhận hồ sơ; {} nhận hồ sơ.",
    "Khi đổi tên miền, phòng gửi {} xem xét.",
    "Hội đồng được thành lập theo đề nghị của {}.",
    "Bộ cử {} làm thành viên ban chỉ đạo.",
]
OFFICE = Unit(id="vp", name="Văn phòng", kind=UnitKind.OFFICE)


@pytest.mark.parametrize("said", GONE)
def test_what_is_no_longer_so(said: str):
    before, after = said.lower().split("{}")
    assert is_bygone(before, after)


@pytest.mark.parametrize("said", AT_WORK)
def test_what_is_still_laid_down(said: str):
    before, after = said.lower().split("{}")
    assert not is_bygone(before.rpartition(";")[2], after)


@pytest.mark.parametrize(("said", "found"), [(GONE[0], False), (AT_WORK[0], True)])
def test_the_rule_on_ended_bodies(said: str, found: bool):
    dossier = dossier_of(f"{HEAD.format(3, 2026)}Điều 1. Hồ sơ\n{said.format(NAME)}\n")
    case = Case(register=load_register(SHIPPED_LAW), as_of=DAY, unit=OFFICE)
    rule = next(each for each in all_rules() if each.code == "OUT201")
    assert bool(list(rule.check(dossier, case))) is found


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (f"{AT_WORK[0]}", Verdict.CONTRADICTS),
        (f"{GONE[0]}", Verdict.MET),
        (f"{GONE[0]} {AT_WORK[0]}", Verdict.CONTRADICTS),
    ],
)
def test_the_verdict_on_a_body_that_may_not_be_named(said: str, verdict: Verdict):
    asked = requirement(deontic="citation", demand="Không dẫn ban đã hết", what=[[NAME]])
    text = f"{HEAD.format(3, 2026)}Điều 1. Hồ sơ\n{said.replace('{}', NAME)}\n"
    assert answered(asked, [searched(text, asked)])["vp"].verdict is verdict
