"""What documents tell of the catalogue is the same whoever looks: this process or workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from pipeline.collate import looks
from pipeline.collate.dossiers import dossier_of
from pipeline.collate.looks import Looker, LookTask
from pipeline.config import SHIPPED_DIRECTIVES, SHIPPED_LAW
from pipeline.directives.loading import load_requirements
from pipeline.directives.matching import Searched
from pipeline.intake import Intake, take_in_all
from pipeline.law.register import load_register
from pipeline.model.demand import Requirement
from pipeline.progress import SILENT
from pipeline.sources import find_sources
from pipeline.workers import Lost, Workers

HEAD = "BỘ GIẢ ĐỊNH\nSố: {}/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc {}\n"
FIRST = HEAD.format(1, "kê khai tài sản, thu nhập") + (
    "Điều 1. Người có nghĩa vụ kê khai tài sản, thu nhập trước ngày 31 tháng 12 hằng năm.\n"
    "Điều 2. Người đứng đầu đơn vị chịu trách nhiệm khi để xảy ra tham nhũng trong đơn vị."
)
SECOND = HEAD.format(2, "tiếp công dân") + (
    "Điều 1. Vụ trưởng tiếp công dân định kỳ ít nhất 01 ngày trong một tháng."
)
TEXTS = {"vp/ban_sao.txt": FIRST, "vp/mot.txt": FIRST, "vu/hai.txt": SECOND}


@pytest.fixture(scope="module")
def requirements() -> list[Requirement]:
    known = {instrument.id for instrument in load_register(SHIPPED_LAW).instruments}
    return list(load_requirements(SHIPPED_DIRECTIVES, known))


def taken(folder: Path, cache: str) -> Intake:
    for name, text in TEXTS.items():
        file = folder / "kho" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return take_in_all(find_sources(folder / "kho"), folder / cache, 1, SILENT)


def searched(intake: Intake, requirements: Sequence[Requirement]) -> list[Searched]:
    looker = Looker(requirements, intake.store)
    for file, result in intake.results():
        looker.hear(dossier_of(file.source, result))
    return looker.searched(2, SILENT)


def refuse(*_: object) -> NoReturn:
    raise AssertionError("looked for in this process")


def test_workers_see_what_this_process_sees(
    tmp_path: Path, requirements: list[Requirement], monkeypatch: pytest.MonkeyPatch
):
    here = searched(taken(tmp_path, "mot"), requirements)
    assert [each.file for each in here] == sorted(TEXTS)
    assert all(each.looks for each in here)
    intake = taken(tmp_path, "hai")
    monkeypatch.setattr(looks, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(looks, "look", refuse)
    assert searched(intake, requirements) == here
    monkeypatch.setattr(looks, "Workers", refuse)
    assert searched(intake, requirements) == here  # kept: nobody looks again


def test_what_a_worker_was_lost_over_is_looked_for_here(
    tmp_path: Path, requirements: list[Requirement], monkeypatch: pytest.MonkeyPatch
):
    here = searched(taken(tmp_path, "mot"), requirements)

    def lose(
        _: Workers, _work: object, items: Sequence[LookTask], _seconds: float
    ) -> Iterator[tuple[LookTask, Lost]]:
        return ((item, Lost("Đọc quá 600 giây chưa xong.")) for item in items)

    intake = taken(tmp_path, "hai")
    monkeypatch.setattr(looks, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(Workers, "run", lose)
    assert searched(intake, requirements) == here
