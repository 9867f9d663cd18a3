"""Every file of a corpus is a source; nothing else is."""

from __future__ import annotations

import hashlib
import os

import pytest

from pipeline.errors import BadRegister, BadSettings
from pipeline.model.run import UnitKind
from pipeline.sources import Barrier, find_sources
from pipeline.units import UNPLACED, load_units


def test_every_file_is_a_source_with_unit_and_hash(tmp_path):
    (tmp_path / "vu-a" / "cu").mkdir(parents=True)
    (tmp_path / "vu-a" / "cu" / "quy chế.docx").write_bytes(b"xyz")
    (tmp_path / "roi.pdf").write_bytes(b"")
    sources = [file.source for file in find_sources(tmp_path)]
    assert [(source.path, source.unit, source.size) for source in sources] == [
        ("roi.pdf", UNPLACED, 0),
        ("vu-a/cu/quy chế.docx", "vu-a", 3),
    ]
    assert sources[1].sha256 == hashlib.sha256(b"xyz").hexdigest()


def test_settings_hidden_files_and_office_locks_are_no_documents(tmp_path):
    (tmp_path / "vp").mkdir()
    settings = ("units.yaml", "units_history.csv", "suppressions.yaml", "~$units_history.csv")
    for name in (*settings, "vp/.DS_Store", "vp/~$quyche.docx", "vp/thật.txt"):
        (tmp_path / name).write_text("x")
    assert [file.source.path for file in find_sources(tmp_path)] == ["vp/thật.txt"]


def test_a_table_in_the_folder_of_a_unit_is_a_document_by_whatever_name(tmp_path):
    (tmp_path / "vp").mkdir()
    (tmp_path / "vp" / "units_history.csv").write_text("x")
    assert [file.source.path for file in find_sources(tmp_path)] == ["vp/units_history.csv"]


def test_links_are_named_and_not_followed_out_of_the_corpus(tmp_path):
    outside = tmp_path / "ngoai.txt"
    outside.write_text("bí mật")
    corpus = tmp_path / "kho"
    corpus.mkdir()
    (corpus / "lien-ket.txt").symlink_to(outside)
    (corpus / "vong").symlink_to(corpus)
    found = find_sources(corpus)
    assert [(file.source.path, file.source.sha256) for file in found] == [
        ("lien-ket.txt", ""),
        ("vong", ""),
    ]
    assert all(file.barrier is Barrier.LINK for file in found)


def test_a_pipe_is_named_and_never_opened(tmp_path):
    os.mkfifo(tmp_path / "ong.docx")
    (file,) = find_sources(tmp_path)
    assert file.barrier is Barrier.SPECIAL


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may open every folder")
def test_a_folder_that_may_not_be_listed_is_named(tmp_path):
    (tmp_path / "dong").mkdir(mode=0)
    (file,) = find_sources(tmp_path)
    assert (file.source.path, file.barrier) == ("dong", Barrier.CLOSED_FOLDER)


def test_missing_folder_is_a_clear_error(tmp_path):
    with pytest.raises(BadSettings, match="Không có thư mục"):
        find_sources(tmp_path / "khong-co")


def test_units_come_from_file_and_folders(tmp_path):
    (tmp_path / "vu-moi").mkdir()
    (tmp_path / "units.yaml").write_text(
        "- {id: vp, name: Văn phòng, kind: office, fields: [văn thư]}\n", "utf-8"
    )
    units = {unit.id: unit for unit in load_units(tmp_path)}
    assert units["vp"].kind is UnitKind.OFFICE
    assert units["vp"].fields == ("văn thư",)
    assert units["vu-moi"].kind is UnitKind.OTHER


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {id: vp, name: Văn phòng, kind: văn-phòng}\n", "mục thứ 1.*kind"),
        ("- {id: vp, name: A}\n- {id: vp, name: B}\n", "mục thứ 2.*Trùng id"),
        ("- {id: vp\n", "dòng 2.*YAML"),
        ("id: vp\n", "danh sách"),
    ],
)
def test_bad_unit_list_names_file_and_place(tmp_path, text, message):
    (tmp_path / "units.yaml").write_text(text, "utf-8")
    with pytest.raises(BadRegister, match=rf"units\.yaml.*{message}"):
        load_units(tmp_path)
