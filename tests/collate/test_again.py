"""A second look at the same files runs the rules of law alone, and finds what a first would."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.collate import together
from pipeline.config import SHIPPED_DIRECTIVES, SHIPPED_LAW, Settings
from pipeline.directives.matching import look
from pipeline.model.run import Unit, UnitKind
from pipeline.progress import SILENT
from pipeline.review.keys import key_of
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.registry import Case, Rule
from pipeline.run import analyze
from tests.dossiers import dossier_of

HEAD = "BỘ GIẢ ĐỊNH\nSố: {}/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc {}\n"
TEXTS = {
    "vp/mot.txt": HEAD.format(1, "sao chụp tài liệu") + "Căn cứ Luật Thanh tra số 11/2022/QH15;\n"
    "Điều 1. Sao chụp theo Nghị định số 26/2020/NĐ-CP và khoản 9 Điều 2 Quyết định này.\n"
    "Điều 2. Chánh Thanh tra Bộ có trách nhiệm kiểm tra.",
    "vu/hai.txt": HEAD.format(2, "tiếp nhận đơn")
    + "Điều 1. Vụ trưởng Vụ Pháp chế tiếp nhận đơn trong thời hạn 05 ngày làm việc.\n"
    "Điều 2. Báo cáo Bộ Kế hoạch và Đầu tư trước ngày 15 tháng 12.",
    "vu/rong.txt": "",
}
HISTORY = """\
id,name,names,except_in,lives_at,kind,event,since,successors,question,legal_basis,source,verified
U1,Vụ Lưu trữ,,,,vụ,merged,2025,Vụ Luật,,,thử,yes
"""
UNIT = Unit(id="vp", name="Văn phòng", kind=UnitKind.OFFICE)
EARLY, LATE = date(2025, 6, 1), date(2026, 11, 23)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    for name, text in TEXTS.items():
        file = tmp_path / "kho" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "kho" / "units_history.csv").write_text(HISTORY, "utf-8")
    leave = shutil.ignore_patterns("README.md")
    shutil.copytree(SHIPPED_LAW, tmp_path / "law", ignore=leave)
    shutil.copytree(SHIPPED_DIRECTIVES, tmp_path / "directives", ignore=leave)
    return Settings(
        corpus=tmp_path / "kho",
        out=tmp_path / "out",
        as_of=LATE,
        jobs=1,
        law=tmp_path / "law",
        cache=tmp_path / "cache",
        directives=tmp_path / "directives",
    )


def reported(settings: Settings) -> dict[str, bytes]:
    analyze(settings, SILENT)
    files = (path for path in settings.out.rglob("*") if path.is_file())
    return {
        file.relative_to(settings.out).as_posix(): file.read_bytes()
        for file in files
        if file.name != "run.json"  # holds the clock
    }


def edit(table: Path, old: str, new: str) -> None:
    text = table.read_text("utf-8-sig")
    assert old in text
    table.write_text(text.replace(old, new, 1), "utf-8-sig")


def no_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("documents are gone through from the start")

    monkeypatch.setattr("pipeline.collate.desk.pairs_of", refuse)
    monkeypatch.setattr("pipeline.collate.desk.told_by_all", refuse)


@pytest.mark.parametrize("change", ["nothing", "day", "instrument", "body", "own unit"])
def test_a_second_look_finds_what_a_first_would(
    settings: Settings, change: str, monkeypatch: pytest.MonkeyPatch
):
    before = reported(settings)
    if change == "day":
        settings = replace(settings, as_of=EARLY)
    elif change == "instrument":
        edit(settings.law / "instruments.csv", "26-2020-ND-CP,Nghị định", "cu,Nghị định")
    elif change == "body":
        edit(settings.law / "bodies.csv", "Chánh Thanh tra Bộ; ", "Chánh Thanh tra Bộ Thử; ")
    elif change == "own unit":
        edit(settings.corpus / "units_history.csv", "Vụ Lưu trữ,", "Vụ Pháp chế,")
    with monkeypatch.context() as patched:
        no_first_look(patched)
        again = reported(settings)
    fresh = reported(replace(settings, cache=settings.cache.with_name("khac")))
    assert again == fresh
    assert (again["findings.json"] == before["findings.json"]) is (change == "nothing")


def test_a_run_on_another_table_of_own_units_is_another_run(settings: Settings):
    first = analyze(settings, SILENT).run
    edit(settings.corpus / "units_history.csv", "Vụ Luật,", "Vụ Luật pháp,")
    second = analyze(settings, SILENT).run
    (settings.corpus / "units_history.csv").unlink()
    third = analyze(settings, SILENT).run
    assert len({key_of(run) for run in (first, second, third)}) == 3
    assert "units_history.csv" not in third.registers


@pytest.mark.parametrize(("change", "looks"), [("row", 1), ("day", 0), ("whom it concerns", 0)])
def test_a_changed_requirement_alone_is_looked_for_anew(
    settings: Settings, change: str, looks: int, monkeypatch: pytest.MonkeyPatch
):
    reported(settings)
    if change == "row":
        edit(settings.directives / "requirements.csv", "ký thừa lệnh|", "ký thừa lệnh của Bộ|")
    elif change == "day":
        settings = replace(settings, as_of=EARLY)
    else:
        edit(settings.directives / "requirements.csv", ",mọi đơn vị,", ",các đơn vị,")
    looked: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(
            "pipeline.collate.looks.look",
            lambda asked, *rest: looked.append(asked.id) or look(asked, *rest),
        )
        again = reported(settings)
    fresh = reported(replace(settings, cache=settings.cache.with_name("khac")))
    assert again == fresh
    documents = sum(1 for text in TEXTS.values() if text)
    assert len(looked) == looks * documents


@pytest.mark.parametrize("change", ["file", "unit"])
def test_a_changed_file_or_unit_is_looked_at_from_the_start(
    settings: Settings, change: str, monkeypatch: pytest.MonkeyPatch
):
    reported(settings)
    if change == "file":
        file = settings.corpus / "vu" / "hai.txt"
        file.write_text(file.read_text("utf-8") + "\nĐiều 3. Hiệu lực.", "utf-8")
    else:
        (settings.corpus / "units.yaml").write_text(
            "- {id: vu, name: Vụ Thử, kind: department}\n", "utf-8"
        )
    looks = []
    watched = together.pairs_of
    monkeypatch.setattr(
        "pipeline.collate.desk.pairs_of", lambda intake: looks.append(1) or watched(intake)
    )
    again = reported(settings)
    assert looks == [1]
    assert again == reported(replace(settings, cache=settings.cache.with_name("khac")))


class Untouchable:
    """Stands for the registers and the day, and may not be looked at."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"a rule that lasts looks at {name}")


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if not rule.looks_at_law], ids=lambda rule: rule.code
)
def test_rules_that_last_look_neither_at_law_nor_at_the_day(rule: Rule):
    law: Any = Untouchable()
    for example in (rule.bad, rule.good):
        dossier = dossier_of(example.text, example.notes, draft=example.draft, rows=example.rows)
        check_dossier(dossier, Case(register=law, as_of=law, unit=UNIT), [rule])
