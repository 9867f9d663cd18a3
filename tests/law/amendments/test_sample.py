"""The statements read by hand on official documents, and that they are still found."""

from __future__ import annotations

import csv
import json
import lzma
from pathlib import Path

import pytest

from pipeline.law.amendments import changes_of
from pipeline.model.amending import Changes
from pipeline.read import read_file
from pipeline.structure import build_document

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "docs" / "samples"
DOCUMENTS = ROOT.parent / "shared" / "data" / "vbpl" / "documents.jsonl.xz"
BAR = 0.95


def sample(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Changes]:
    """What each document of the sample orders."""
    if not DOCUMENTS.is_file():
        pytest.skip("official documents are not beside the project")
    wanted = {row["document"] for row in sample("amendments.csv")}
    folder = tmp_path_factory.mktemp("vbpl")
    found: dict[str, Changes] = {}
    with lzma.open(DOCUMENTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in wanted:
                file = folder / f"{record['id']}.html"
                file.write_text(record["html"], "utf-8")
                found[record["id"]] = changes_of(build_document(read_file(file)))
    return found


def test_read_by_hand_the_statements_are_right():
    rows = sample("amendments.csv")
    assert len(rows) == 100
    assert sum(row["verdict"] == "right" for row in rows) >= BAR * len(rows)


def test_read_by_hand_few_orders_are_missed():
    orders = [row for row in sample("amendments-recall.csv") if row["verdict"] != "no-order"]
    assert sum(row["verdict"] == "found" for row in orders) >= BAR * len(orders)


def test_what_was_right_is_found_today(read: dict[str, Changes]):
    rows = [row for row in sample("amendments.csv") if row["verdict"] == "right"]
    lost = [row["no"] for row in rows if not _is_found(row, read[row["document"]])]
    assert len(lost) <= (1 - BAR) * len(rows), lost


def _is_found(row: dict[str, str], changes: Changes) -> bool:
    return any(
        each.change == row["change"]
        and (each.number or each.instrument) == row["instrument"]
        and " ".join(each.provisions) == row["provisions"]
        and (each.since.isoformat() if each.since else "") == row["since"]
        and each.by_provision == row["by_provision"]
        for each in changes.statements
    )
