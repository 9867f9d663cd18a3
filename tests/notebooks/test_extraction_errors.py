"""The error analysis of extraction runs, and names each fault by its kind."""

from __future__ import annotations

import json
from pathlib import Path

import nbclient
import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "extraction_errors.ipynb"
MADE = ROOT / "tests" / "gold" / "made"

TEXT = """Điều 3. Việc của các đơn vị
1. Vụ Kế hoạch có trách nhiệm lập báo cáo năm.
2. Vụ Pháp chế không được giữ bản gốc.
3. Cục Kho tàng phải kiểm kê vật tư."""


def quoted(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def norm(bearer: str | None, modality: str, action: str) -> dict:
    return {
        "bearer": quoted(bearer) if bearer else None,
        "modality": modality,
        "action": quoted(action),
        "deadline": None,
        "partners": [],
        "condition": None,
    }


def outputs_of(monkeypatch, gold: Path) -> str:
    monkeypatch.setenv("RASOAT_GOLD", str(gold))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    return "\n".join(out.get("text") or out["data"]["text/plain"] for out in outputs)


def gold_of(folder: Path, norms: list[dict]) -> Path:
    for name, content in {
        "items": {"text": TEXT},
        "responsibilities": {"responsibilities": norms},
        "steps": {"steps": []},
    }.items():
        line = json.dumps({"id": "one", **content}, ensure_ascii=False)
        (folder / f"{name}.jsonl").write_text(line + "\n", "utf-8")
    return folder


def test_faults_are_named_by_their_kind(monkeypatch, tmp_path):
    norms = [
        norm("Vụ Kế hoạch", "power", "lập báo cáo năm"),  # it binds: an obligation is read
        norm("Vụ Kế hoạch", "prohibition", "giữ bản gốc"),  # another's
    ]
    told = outputs_of(monkeypatch, gold_of(tmp_path, norms))
    counts = dict(line.rsplit(maxsplit=1) for line in told.splitlines() if line[-2:].strip() == "1")
    assert {"wrong modality", "wrong bearer", "not in the gold"} <= counts.keys()
    assert "right" not in counts


def test_it_runs_where_only_the_made_gold_is(monkeypatch):
    told = outputs_of(monkeypatch, MADE)
    assert told.startswith("8 articles of made")
    assert "bearer in a line above" in told


@pytest.mark.parametrize("layer", ["responsibilities", "steps"])
def test_every_quote_of_the_made_gold_lies_in_its_text(layer):
    texts = {item["id"]: item["text"] for item in read(MADE / "items.jsonl")}
    for item in read(MADE / f"{layer}.jsonl"):
        for thing in item[layer]:
            words = texts[item["id"]][thing["action"]["start"] : thing["action"]["end"]]
            assert words and words == words.strip()


def test_no_output_is_kept_in_the_notebook():
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert not any(cell.get("outputs") for cell in cells)


def read(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
