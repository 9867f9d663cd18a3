from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.report import write_report
from pipeline.report.circumstances import Circumstances
from pipeline.report.schema import SCHEMAS, schema, write_schemas
from pipeline.show import show_result
from pipeline.store import Extracted
from tests.dossiers import dossier_of
from tests.report.conftest import Sample
from tests.report.sample import RULES

KEPT = Path(__file__).parents[2] / "docs" / "schema"


def validator(name: str) -> Draft202012Validator:
    """A validator of the schema as it stands in docs."""
    kept = json.loads((KEPT / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(kept)
    return Draft202012Validator(kept, format_checker=Draft202012Validator.FORMAT_CHECKER)


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_schemas_in_docs_are_current(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in KEPT.iterdir()}, (
        "run: python -m pipeline.report.schema docs/schema"
    )


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_type_in_a_schema_says_what_it_is(name: str) -> None:
    whole = schema(name)
    undescribed = [key for key, part in whole["$defs"].items() if not part.get("description")]
    assert undescribed == []
    assert whole["title"] and whole["description"]


def test_findings_and_run_record_satisfy_their_schemas(sample: Sample, tmp_path: Path) -> None:
    run, findings = sample
    seconds = {"read": 41.5, "check": 2.0}
    write_report(run, findings, tmp_path, rules=RULES, around=Circumstances(seconds=seconds))
    written = load(tmp_path / "findings.json")
    validator("findings").validate(written)
    assert len(written["findings"]) == len(findings)
    record = load(tmp_path / "run.json")
    validator("run").validate(record)
    assert record["timings"]["seconds"].pop("report") > 0
    assert record["timings"]["seconds"] == {"check": 2.0, "read": 41.5}
    assert record["counts"]["inputs"] == len(record["inputs"]) == 96


def test_a_finding_keeps_all_it_was_told(report: Path, sample: Sample) -> None:
    _, findings = sample
    told = next(f for f in findings if f.code == "OUT101" and f.evidence.page)
    record = next(
        record
        for record in load(report / "findings.json")["findings"]
        if record["fingerprint"] == told.fingerprint
    )
    assert record["quote"] == told.evidence.quote
    assert record["provision"] == {"eid": told.evidence.eid, "where": told.evidence.where}
    assert record["boxes"] == [[72.0, 210.5, 520.0, 224.0]]
    assert record["since"] == str(told.since)
    assert record["other"][0]["source"] == "Công báo ví dụ số 12"


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "out1"), ("confidence", 1.5), ("severity", "grave"), ("since", "hôm qua")],
)
def test_the_schema_refuses_a_malformed_finding(report: Path, field: str, value: object) -> None:
    written = load(report / "findings.json")
    written["findings"][0][field] = value
    with pytest.raises(ValidationError):
        validator("findings").validate(written)


TEXT = """BỘ VÍ DỤ
Số: 12/QĐ-BVD
Hà Nội, ngày 01 tháng 3 năm 2024
QUYẾT ĐỊNH
Ban hành quy định lưu hồ sơ
Căn cứ Luật Thí dụ số 99/2010/QH12 ngày 15 tháng 11 năm 2010;
Điều 1. Trách nhiệm
1. Văn phòng lưu hồ sơ trong thời hạn 05 ngày làm việc.
2. Vụ Pháp chế kiểm tra theo quy định tại khoản 1 Điều này.
"""


def test_a_document_as_shown_satisfies_its_schema() -> None:
    dossier = dossier_of(TEXT)
    result = Extracted(document=dossier.document, facts=dossier.facts)
    shown = json.loads(msgspec.json.encode(show_result(result, load_register(SHIPPED_LAW))))
    validator("document").validate(shown)
    article = next(node for node in shown["provisions"] if node["kind"] == "article")
    assert article["num"] == "1"
    assert [(node["kind"], node["num"]) for node in article["children"]] == [
        ("clause", "1"),
        ("clause", "2"),
    ]
    assert {"heading", "text", "eid", "page"} <= article.keys()
    assert shown["citations"]
