"""Hostile files in a batch with good ones cost their own rows alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hostile.batches import BAD_UNIT, Ran, run_cut_off
from tests.hostile.making import everything, mutated, strange_entries

DEMO = Path(__file__).parents[2] / "corpus" / "demo"
MUTANTS = 60
# Files that hold their article for anybody to read, whatever else they try.
READ_ALL_THE_SAME = (
    "remote-template.docx",
    "remote-picture.docx",
    "bomb-part.docx",
    "numbering.docx",
    "remote.html",
    "spans.html",
    "entities.html",
    "script.pdf",
    "launch.pdf",
    "form-loop.pdf",
    "huge-box.pdf",
    "nested-states.pdf",
    "headers.eml",
    "traversal.eml",
    "far-cell.xlsx",
    "formula.xlsx",
    "huge-merge.xlsx",
)
REFUSED = {
    "xml-laughs.docx": "DTD",
    "xml-quadratic.docx": "DTD",
    "xml-entity-file.docx": "DTD",
    "xml-dtd-remote.docx": "DTD",
    "bomb-document.docx": "bung ra quá lớn",
    "many-rows.xlsx": "quá nhiều ô",
    "bomb.png": "Ảnh quá lớn",
    "claims-60000.png": "Ảnh quá lớn",
    "million-pages.pdf": "1000000 trang",
    "same-page-50000-times.pdf": "50000 trang",
    "one-line.txt": "không giống một văn bản",
    "noise.pdf": "hỏng",
    "not-really.doc": "hỏng",
    "lien-ket.pdf": "liên kết",
    "vong": "liên kết",
    "ong.docx": "không phải tệp thường",
    "cam.pdf": "không phải tệp thường",
}


class Batches(NamedTuple):
    without: Ran
    together: Ran
    names: set[str]
    folder: Path


@pytest.fixture(scope="module")
def batches(tmp_path_factory) -> Batches:
    folder = tmp_path_factory.mktemp("batches")
    good, both, temporary = (folder / name for name in ("good", "both", "temporary"))
    temporary.mkdir()
    shutil.copytree(DEMO, good)
    shutil.copytree(DEMO, both)
    bad = both / BAD_UNIT
    bad.mkdir()
    sources = sorted(path for path in DEMO.rglob("*") if path.is_file())
    for name, data in (*everything(), *mutated(sources, MUTANTS, seed=5)):
        (bad / name).write_bytes(data)
    strange_entries(bad)
    names = {path.name for path in bad.iterdir()}
    return Batches(
        without=run_cut_off(good, folder / "alone", temporary, jobs=2),
        together=run_cut_off(both, folder / "with-bad", temporary, jobs=2),
        names=names,
        folder=folder,
    )


def test_findings_on_good_files_are_the_same_to_the_byte(batches):
    assert batches.without.findings == batches.together.findings
    assert len(batches.without.findings) > 1000


def test_what_differs_between_good_files_is_found_all_the_same(batches):
    """A damaged copy that can still be read is one more document to compare with, no less."""
    assert batches.without.comparisons <= batches.together.comparisons
    assert batches.without.comparisons


def test_each_bad_file_has_its_row(batches):
    assert batches.names <= {
        path.removeprefix(f"{BAD_UNIT}/") for path in batches.together.statuses
    }


@pytest.mark.parametrize("name", READ_ALL_THE_SAME)
def test_what_can_be_read_is_read(batches, name):
    assert batches.together.statuses[f"{BAD_UNIT}/{name}"] in ("analysed", "degraded")


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_is_refused_with_a_reason(batches, name):
    assert batches.together.statuses[f"{BAD_UNIT}/{name}"] == "failed"
    assert REFUSED[name] in batches.together.problems[f"{BAD_UNIT}/{name}"]


def test_no_fault_of_the_program_shows(batches):
    said = batches.together.problems.items()
    assert [path for path, problem in said if "Lỗi của chương trình" in problem] == []


def test_nothing_is_left_behind(batches):
    assert batches.together.left_over == []
    assert list((batches.folder / "temporary").iterdir()) == []


def test_nothing_gets_out_of_the_corpus(batches):
    assert list(batches.folder.rglob("thoat*")) == []
    for path in (batches.folder / "with-bad").rglob("*"):
        assert not path.is_file() or b"root:x:0" not in path.read_bytes()


def test_memory_stays_within_its_limit(batches):
    assert batches.together.peak < 2048
