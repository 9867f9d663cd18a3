"""Every stage a user can name is evaluated by a module of that name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from pipeline.errors import BadSettings
from pipeline.evaluate.stages import STAGES, evaluate_stage


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_its_module(stage: str) -> None:
    assert callable(import_module(f"pipeline.evaluate.{stage}").evaluate)


def test_an_unknown_stage_is_told_with_those_there_are() -> None:
    with pytest.raises(BadSettings) as raised:
        evaluate_stage("weather", Path())
    assert all(stage in raised.value.remedy for stage in STAGES)


def test_scans_without_twins_are_no_gold(tmp_path: Path) -> None:
    (tmp_path / "a.scan.pdf").touch()
    with pytest.raises(BadSettings):
        evaluate_stage("ocr", tmp_path)
