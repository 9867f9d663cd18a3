"""What `pipeline.evaluate.secrecy` counts, and what the gate does on published documents."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from pipeline.errors import BadSettings
from pipeline.evaluate.secrecy import evaluate
from tests.read.secrecy.making import lines

_DATA = Path(__file__).parents[4] / "shared" / "data"


def _write(folder: Path, name: str, *stamped: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(lines(*stamped)), encoding="utf-8")


def test_misses_and_false_alarms_are_counted(tmp_path: Path) -> None:
    _write(tmp_path / "marked", "a.txt", "TỐI MẬT")
    _write(tmp_path / "marked", "b.txt")
    _write(tmp_path / "unmarked", "c.txt", "Độ mật: Mật")
    _write(tmp_path / "unmarked", "d.txt")
    _write(tmp_path / "unmarked", "e.txt")
    (tmp_path / "unmarked" / "f.txt").write_bytes(b"")
    evaluation = evaluate(tmp_path)
    assert [(s.layer, s.right, s.predicted, s.gold) for s in evaluation.scores] == [
        ("marked", 1, 2, 2),
        ("unmarked", 2, 3, 3),
    ]
    assert [(case.item, case.fault, case.text) for case in evaluation.worst] == [
        ("marked/b.txt", "bỏ sót", ""),
        ("unmarked/c.txt", "báo nhầm", "Độ mật: Mật"),
    ]
    assert evaluation.n_items == 5
    assert "unmarked/f.txt" in evaluation.remarks[0]


def test_published_documents_are_unmarked(tmp_path: Path) -> None:
    gold = tmp_path / "documents.jsonl.xz"
    entries = ({"id": "1", "html": "<p>TỐI MẬT</p>"}, {"id": "2", "html": "<p>Mật độ</p>"})
    gold.write_bytes(lzma.compress("\n".join(map(json.dumps, entries)).encode()))
    evaluation = evaluate(gold)
    assert [case.item for case in evaluation.worst] == ["1"]
    assert evaluation.n_items == 2


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSettings):
        evaluate(tmp_path)


@pytest.mark.skipif(not _DATA.exists(), reason="không có kho văn bản thật để đo")
def test_no_false_alarm_on_published_documents() -> None:
    evaluation = evaluate(_DATA / "vbpl" / "documents.jsonl.xz")
    assert evaluation.n_items == 491
    assert evaluation.worst == ()
