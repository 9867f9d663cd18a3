"""The samples read by hand still hold: right findings are found, wrong silence does not return."""

from __future__ import annotations

import csv
import json
import lzma
from datetime import date
from pathlib import Path

import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.extract import extract_facts
from pipeline.law.register import load_register
from pipeline.model.run import Dossier, Source, Unit
from pipeline.read import read_file
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.registry import Case
from pipeline.structure import build_document

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT.parent / "shared" / "data" / "vbpl" / "documents.jsonl.xz"
SAMPLES = ROOT / "docs" / "samples"
AS_OF = date(2026, 11, 23)
PRECISION_BAR, RECALL_BAR = 0.95, 0.98
PRECISION = {"out-precision.csv": 100, "out-precision-2.csv": 100}  # and how many were drawn
RECALL = {"out-recall.csv": 100, "out-recall-2.csv": 60}

Key = tuple[str, str]


def sample(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[Key]:
    """Document and subject of every OUT finding on the documents the samples name."""
    if not DOCUMENTS.is_file():
        pytest.skip("official documents are not beside the project")
    wanted = {row["document"] for name in (*PRECISION, *RECALL) for row in sample(name)}
    rules = [rule for rule in all_rules() if rule.family == "OUT"]
    unit = Unit(id="vbpl", name="vbpl")
    case = Case(register=load_register(SHIPPED_LAW), as_of=AS_OF, unit=unit)
    folder = tmp_path_factory.mktemp("vbpl")
    keys: set[Key] = set()
    with lzma.open(DOCUMENTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] not in wanted:
                continue
            file = folder / f"{record['id']}.html"
            file.write_text(record["html"], "utf-8")
            document = build_document(read_file(file))
            source = Source(path=file.name, unit="vbpl", sha256="0" * 64, size=1)
            dossier = Dossier(source=source, document=document, facts=extract_facts(document))
            for finding in check_dossier(dossier, case, rules):
                keys.add((record["id"], finding.subject))
    return keys


@pytest.mark.parametrize("name", PRECISION)
def test_read_by_hand_the_findings_are_right(name: str):
    rows = sample(name)
    assert len(rows) == PRECISION[name]
    assert sum(row["verdict"] == "right" for row in rows) >= PRECISION_BAR * len(rows)


@pytest.mark.parametrize("name", RECALL)
def test_read_by_hand_nothing_is_missed(name: str):
    rows = sample(name)
    assert len(rows) == RECALL[name]
    due = [row for row in rows if row["verdict"] != "rightly-not"]
    assert sum(row["verdict"] == "found" for row in due) >= RECALL_BAR * len(due)


@pytest.mark.parametrize(
    ("name", "verdict"),
    [*((name, "right") for name in PRECISION), *((name, "found") for name in RECALL)],
)
def test_what_was_found_is_found_today(found: set[Key], name: str, verdict: str):
    rows = [row for row in sample(name) if row["source"] == "vbpl" and row["verdict"] == verdict]
    lost = [
        (row["document"], row["entry"])
        for row in rows
        if (row["document"], row["entry"]) not in found
    ]
    assert len(lost) <= (1 - RECALL_BAR) * len(rows), lost


@pytest.mark.parametrize("name", RECALL)
def test_what_rests_on_nothing_old_stays_silent(found: set[Key], name: str):
    rows = [row for row in sample(name) if row["source"] == "vbpl"]
    reported = {(row["document"], row["entry"]) for row in rows if row["verdict"] == "found"}
    silent = {(row["document"], row["entry"]) for row in rows} - reported
    assert not silent & found
