"""Where models are looked for."""

from __future__ import annotations

from pathlib import Path

from pipeline.trained import folder_of, models_beside, models_from, models_told


def test_a_model_beside_takes_the_place_of_one_of_its_name_and_no_other(tmp_path: Path):
    for folder, name in (("kept", "one"), ("kept", "two"), ("new", "two")):
        (tmp_path / folder / name).mkdir(parents=True)
        (tmp_path / folder / name / "weights").write_text(folder, "utf-8")
    with models_from(tmp_path / "kept"):
        before = models_told()
        with models_beside(tmp_path / "new"):
            assert folder_of("one") == tmp_path / "kept" / "one"
            assert folder_of("two") == tmp_path / "new" / "two"
            assert folder_of("three") == tmp_path / "kept" / "three"
            assert models_told()["one"] == before["one"]
            assert models_told()["two"] != before["two"]
        assert models_told() == before
        assert folder_of("two") == tmp_path / "kept" / "two"
