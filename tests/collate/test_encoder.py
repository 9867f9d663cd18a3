"""A run with an encoder of the user's: told in run.json, kept by its hash, off by default."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from pipeline.config import Settings
from pipeline.errors import BadSettings
from pipeline.progress import SILENT
from pipeline.retrieval.encoder import OnnxEncoder, load_encoder
from pipeline.run import analyze
from tests.retrieval.encoder.tiny import make_encoder, write_pooling

TEXT = (
    "BỘ GIẢ ĐỊNH\nSố: 1/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc tiếp khách\n"
    "Điều 1. Văn phòng lập sổ khách.\nĐiều 2. Vụ trưởng trả lại vật được biếu.\n"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    file = tmp_path / "kho" / "vp" / "mot.txt"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, "utf-8")
    return Settings(
        corpus=tmp_path / "kho",
        out=tmp_path / "out",
        as_of=date(2026, 11, 23),
        jobs=1,
        cache=tmp_path / "cache",
    )


def registers(settings: Settings) -> dict[str, str]:
    """The hashes that run.json tells; the run's other files are looked at elsewhere."""
    analyze(settings, SILENT)
    found: dict[str, str] = json.loads((settings.out / "run.json").read_text("utf-8"))["registers"]
    return found


def encoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each call encodes, from now on."""
    counts: list[int] = []
    whole = OnnxEncoder.encode

    def counted(self: OnnxEncoder, texts: list[str], *, asked: bool = False) -> np.ndarray:
        counts.append(len(texts))
        return whole(self, texts, asked=asked)

    monkeypatch.setattr(OnnxEncoder, "encode", counted)
    return counts


def test_the_hash_of_the_encoder_is_told_where_one_is_used(settings: Settings, tmp_path: Path):
    assert "encoder" not in registers(settings)
    folder = make_encoder(tmp_path / "bo")
    told = registers(replace(settings, encoder=folder))
    assert told["encoder"] == load_encoder(folder).digest


def test_what_was_seen_is_kept_by_the_encoder(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = make_encoder(tmp_path / "bo")
    counts = encoded(monkeypatch)
    registers(settings)
    assert counts == []  # off by default
    with_ = replace(settings, encoder=folder)
    registers(with_)
    assert counts
    counts.clear()
    registers(with_)
    assert counts == []  # kept
    write_pooling(folder, pooling_mode_cls_token=True)
    registers(with_)
    assert counts  # another encoder


def test_off_it_leaves_no_trace(settings: Settings, tmp_path: Path):
    def files() -> dict[str, bytes]:
        analyze(settings, SILENT)
        return {
            each.relative_to(settings.out).as_posix(): each.read_bytes()
            for each in settings.out.rglob("*")
            if each.is_file() and each.name != "run.json"  # holds the clock
        }

    before = files()
    registers(replace(settings, encoder=make_encoder(tmp_path / "bo"), out=tmp_path / "khac"))
    shutil.rmtree(settings.out)
    assert files() == before


def test_a_folder_that_is_no_encoder_stops_the_run_before_it_starts(
    settings: Settings, tmp_path: Path
):
    with pytest.raises(BadSettings, match="Không có thư mục bộ mã hóa"):
        analyze(replace(settings, encoder=tmp_path / "khong-co"), SILENT)
    assert not settings.out.exists()
