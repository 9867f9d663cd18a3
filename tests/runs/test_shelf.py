"""Runs are put there whole, the newest is pointed to, and what a killed run left is removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BadSettings
from pipeline.runs.naming import RunName
from pipeline.runs.shelf import Shelf

DAY = date(2026, 11, 23)
ONE, TWO = RunName(1, DAY), RunName(2, DAY)


def put(shelf: Shelf, name: RunName) -> None:
    with shelf.unfinished() as folder:
        (folder / "index.html").write_text(f"report {name.number}")
        (folder / "run.json").write_text("{}")
        shelf.put(folder, name)


def visible(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*"))


def test_latest_leads_to_the_newest_run(tmp_path):
    shelf = Shelf(tmp_path)
    for name in (ONE, TWO):
        assert shelf.next_name(DAY) == name
        put(shelf, name)
        assert shelf.latest() == name
        assert shelf.entry().read_text() == f"report {name.number}"
        assert 'url=latest/index.html"' in (tmp_path / "index.html").read_text()
    assert shelf.names() == (ONE, TWO)
    assert (tmp_path / "latest").readlink() == Path("runs/2026-11-23_0002")


def test_nothing_of_a_run_that_failed_is_left(tmp_path):
    shelf = Shelf(tmp_path)
    with pytest.raises(OSError, match="full"), shelf.unfinished() as folder:
        (folder / "run.json").write_text("{}")
        assert shelf.names() == ()
        raise OSError("full")
    assert visible(tmp_path) == ["runs"]


def test_remains_of_a_killed_run_go_and_the_switch_it_missed_is_made(tmp_path):
    shelf = Shelf(tmp_path)
    put(shelf, ONE)
    put(shelf, TWO)
    whole = visible(tmp_path)
    (tmp_path / "latest").unlink()
    (tmp_path / "latest").symlink_to("runs/2026-11-23_0001")  # killed before the switch
    (tmp_path / "index.html").unlink()
    unfinished = tmp_path / "runs" / ".rasoat-4000000-aa"
    unfinished.mkdir()
    (unfinished / "run.json").write_text("{}")
    (tmp_path / ".rasoat-4000000-bb").symlink_to("runs/2026-11-23_0002")
    (tmp_path / ".rasoat-4000000-cc").write_text("run,as_of")
    shelf.mend()
    assert visible(tmp_path) == whole
    assert shelf.latest() == TWO


def test_a_folder_of_another_name_and_half_a_copy_are_no_runs(tmp_path):
    shelf = Shelf(tmp_path)
    put(shelf, ONE)
    (tmp_path / "runs" / "2026-11-30_0007").mkdir()  # a copy that broke off: no run.json
    (tmp_path / "runs" / "cua-toi").mkdir()
    shelf.mend()
    assert shelf.names() == (ONE,)
    assert shelf.next_name(DAY) == RunName(8, DAY)
    assert (tmp_path / "runs" / "cua-toi").is_dir()


def test_numbers_go_on_where_runs_were_removed(tmp_path):
    assert Shelf(tmp_path).next_name(DAY, [RunName(41, DAY)]) == RunName(42, DAY)


def test_the_newest_run_cannot_be_removed(tmp_path):
    shelf = Shelf(tmp_path)
    put(shelf, ONE)
    put(shelf, TWO)
    shelf.remove([ONE, TWO])
    assert shelf.names() == (TWO,)
    assert visible(tmp_path / "runs") == [
        "2026-11-23_0002",
        "2026-11-23_0002/index.html",
        "2026-11-23_0002/run.json",
    ]


def test_where_links_are_refused_a_page_and_a_text_lead_there(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # as vfat answers

    shelf = Shelf(tmp_path)
    monkeypatch.setattr(Path, "symlink_to", refuse)
    for name in (ONE, TWO):
        put(shelf, name)
        assert shelf.latest() == name
        assert (tmp_path / "latest.txt").read_text() == f"{name}\n"
        assert f'url=runs/{name}/index.html"' in shelf.entry().read_text()
    monkeypatch.undo()
    shelf.mend()
    assert not (tmp_path / "latest.txt").exists()
    assert shelf.entry().read_text() == "report 2"


def test_a_folder_in_the_way_of_latest_is_named(tmp_path):
    (tmp_path / "latest").mkdir()
    with pytest.raises(BadSettings, match="liên kết"):
        Shelf(tmp_path).refuse_blocked()
