"""The vocabulary files load, and a broken one says where it is broken."""

from __future__ import annotations

import pytest

from pipeline.errors import BadRegister
from pipeline.structure.metadata import words


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(words, "_FOLDER", tmp_path)
    cached = (words.kinds, words.bodies, words.signing, words.cover_labels)
    for load in cached:
        load.cache_clear()
    yield tmp_path
    for load in cached:
        load.cache_clear()


def test_shipped_vocabulary_loads():
    assert words.kind_coded("QĐ").name == "Quyết định"
    assert words.kind_named("QUYẾT ĐỊNH").form == "administrative"
    assert words.bodies().codes["BNG"] == "Bộ Ngoại giao"
    assert "Bộ trưởng" in words.signing().chiefs
    assert "Mã hiệu" in words.cover_labels("procedure")["code"]


def test_kind_without_form_names_file_and_entry(folder):
    (folder / "kinds.yaml").write_text("- {name: Quyết định, form: formal}\n", encoding="utf-8")
    with pytest.raises(BadRegister, match=r"kinds\.yaml, dòng 1, mục 1\.form"):
        words.kinds()


def test_missing_list_names_file_and_list(folder):
    (folder / "signing.yaml").write_text("capacities: {KT: [KT.]}\n", encoding="utf-8")
    with pytest.raises(BadRegister, match=r"signing\.yaml: .*`chiefs`"):
        words.signing()


def test_missing_labels_name_file_and_list(folder):
    (folder / "cover.yaml").write_text("record: {code: [Số]}\n", encoding="utf-8")
    with pytest.raises(BadRegister, match=r"cover\.yaml, mục procedure"):
        words.cover_labels("procedure")
