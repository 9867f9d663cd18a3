"""Which files are read for what they do to other law."""

from __future__ import annotations

from pathlib import Path

from pipeline.law.amendments.proposing import law_files


def test_the_catalogue_beside_the_texts_is_no_law(tmp_path: Path):
    for name in ("luat.txt", "README.md", "requirements.csv"):
        (tmp_path / name).write_text("chữ", "utf-8")
    assert law_files([tmp_path]) == [tmp_path / "luat.txt"]


def test_a_file_that_is_named_is_read_whatever_its_kind(tmp_path: Path):
    file = tmp_path / "luat.md"
    file.write_text("chữ", "utf-8")
    assert law_files([file]) == [file]
