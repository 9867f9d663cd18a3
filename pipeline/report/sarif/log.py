"""A run and its findings as SARIF.

What the standard has no word for (unit, reason, suggestion, legal basis) stands in ``properties``.
Regions count characters of the document's text as rasoat reads it: the files are Word, PDF or
scans, of which no other program knows lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from pipeline.inert import inert
from pipeline.model.finding import Severity
from pipeline.model.review import Change
from pipeline.model.run import Status
from pipeline.report.content import Content
from pipeline.report.records import FindingRecord, InputRecord, OtherSide
from pipeline.report.rulebook import RuleCard
from pipeline.report.sarif.model import (
    Artifact,
    ArtifactContent,
    ArtifactLocation,
    BaseLocation,
    Configuration,
    Details,
    Invocation,
    Location,
    LogicalLocation,
    Message,
    Notification,
    PhysicalLocation,
    Region,
    ReportingDescriptor,
    Result,
    SarifLog,
    SarifRun,
    Suppression,
    Tool,
    ToolComponent,
)

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "rasoat/v1"
_CORPUS = "CORPUS"
_LANGUAGE = "vi"
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_BRACES = str.maketrans({"{": "{{", "}": "}}"})
_BASELINES = {
    Change.NEW: "new",
    Change.RETURNED: "new",
    Change.WORSE: "updated",
    Change.KNOWN: "unchanged",
}
# What keeps a file from being reviewed is graver than a review in part.
_NOTED = {Status.FAILED: "error", Status.DEGRADED: "warning", Status.WITHHELD: "note"}


def sarif_log(content: Content) -> SarifLog:
    """The log of one run: its rules, files and findings, in the order of ``content``."""
    run = content.run
    locations = {
        record.path: ArtifactLocation(uri=_uri(record.path), uri_base_id=_CORPUS, index=place)
        for place, record in enumerate(content.inputs)
    }
    rule_places = {code: place for place, code in enumerate(content.rules)}
    notes = tuple(
        _notification(record, locations[record.path])
        for record in content.inputs
        if record.status in _NOTED
    )
    return SarifLog(
        schema=_SCHEMA,
        version="2.1.0",
        runs=(
            SarifRun(
                tool=Tool(
                    driver=ToolComponent(
                        name="rasoat",
                        version=run.version,
                        language=_LANGUAGE,
                        short_description=Message(
                            text="Rà soát quy chế, quy định, quy trình nội bộ."
                        ),
                        rules=tuple(_rule(card) for card in content.rules.values()),
                    )
                ),
                invocations=(
                    Invocation(execution_successful=True, tool_execution_notifications=notes),
                ),
                original_uri_base_ids={
                    _CORPUS: BaseLocation(description=Message(text="Kho văn bản được rà soát."))
                },
                artifacts=tuple(
                    _artifact(content, record, locations[record.path]) for record in content.inputs
                ),
                results=tuple(
                    _result(content, finding, locations.get(finding.file), rule_places)
                    for finding in content.findings
                ),
                column_kind="unicodeCodePoints",
                automation_details=Details(
                    id=f"rasoat/{run.as_of.isoformat()}",
                    description=Message(text=f"Đối chiếu hiệu lực đến ngày {run.as_of:%d/%m/%Y}."),
                ),
                language=_LANGUAGE,
                properties={"asOf": run.as_of.isoformat()},
            ),
        ),
    )


def _message(text: str) -> Message:
    """Words of a document as a message in which nothing is a placeholder or a link (3.11.5-6)."""
    return Message(text=re.sub(r"([\\\[\]])", r"\\\1", inert(text)).translate(_BRACES))


def _uri(path: str) -> str:
    return quote(path, safe="/")


def _rule(card: RuleCard) -> ReportingDescriptor:
    examples = [
        f"**{name}**\n\n```\n{text}\n```"
        for name, text in (("Chưa đạt", card.bad), ("Đạt", card.good))
        if text
    ]
    parts = [card.reason, *([f"Căn cứ: {card.basis}"] if card.basis else [])]
    return ReportingDescriptor(
        id=card.code,
        short_description=Message(text=card.title),
        full_description=Message(text=card.reason),
        help=Message(text="\n\n".join(parts), markdown="\n\n".join((*parts, *examples))),
        default_configuration=Configuration(level=_LEVELS[card.severity]),
        properties={"tags": [card.family]},
    )


def _artifact(content: Content, record: InputRecord, location: ArtifactLocation) -> Artifact:
    name = " – ".join(part for part in (record.name, record.title) if part)
    return Artifact(
        location=location,
        length=record.size,
        roles=("analysisTarget",),
        hashes={"sha-256": record.sha256} if record.sha256 else {},
        description=_message(name) if name else None,
        properties={
            "unit": record.unit,
            "status": record.status.value,
            "kind": inert(content.kinds[record.path]),
        },
    )


def _notification(record: InputRecord, location: ArtifactLocation) -> Notification:
    words = " ".join(part for part in (record.problem, record.remedy) if part)
    return Notification(
        message=_message(words or record.status.value),
        level=_NOTED[record.status],
        locations=(Location(physical_location=PhysicalLocation(artifact_location=location)),),
    )


def _result(
    content: Content,
    finding: FindingRecord,
    location: ArtifactLocation | None,
    rule_places: Mapping[str, int],
) -> Result:
    properties: dict[str, Any] = {
        "unit": finding.unit,
        "document": inert(finding.document),
        "why": inert(finding.why),
        "suggestion": inert(finding.suggestion),
        "basis": inert(finding.basis),
        "subject": inert(finding.subject),
        "verified": finding.verified,
        "sureness": content.words.sureness(finding.confidence),
    }
    if finding.since:
        properties["since"] = finding.since.isoformat()
    return Result(
        rule_id=finding.code,
        rule_index=rule_places.get(finding.code, -1),
        level=_LEVELS[finding.severity],
        message=_message(finding.message),
        locations=() if location is None else (_location(finding, location),),
        related_locations=tuple(_related(side) for side in finding.other),
        partial_fingerprints={FINGERPRINT: finding.fingerprint},
        rank=round(finding.confidence * 100, 2),
        baseline_state=_baseline(content, finding),
        suppressions=_suppressions(finding) if content.is_followed else msgspec.UNSET,
        properties={name: value for name, value in properties.items() if value != ""},
    )


def _location(finding: FindingRecord, location: ArtifactLocation) -> Location:
    return Location(
        physical_location=PhysicalLocation(artifact_location=location, region=_region(finding)),
        logical_locations=_logical(finding.provision.where, finding.provision.eid),
    )


def _baseline(content: Content, finding: FindingRecord) -> str | msgspec.UnsetType:
    """What became of it since the last run; left out where there is none to compare with."""
    if content.week is None or content.week.since is None or not finding.review:
        return msgspec.UNSET
    return _BASELINES[finding.review.change]


def _suppressions(finding: FindingRecord) -> tuple[Suppression, ...]:
    if not (finding.review and finding.is_set_aside):
        return ()
    reasons = [each.reason for each in finding.review.decisions if each.reason]
    words = reasons[-1] if reasons else finding.review.note
    return (Suppression(kind="external", status="accepted", justification=inert(words)),)


def _region(finding: FindingRecord) -> Region | None:
    if finding.span is None:
        return None
    return Region(
        char_offset=finding.span.start,
        char_length=finding.span.end - finding.span.start,
        snippet=ArtifactContent(text=inert(finding.quote)) if finding.quote else None,
        properties={"page": finding.page} if finding.page else {},
    )


def _related(side: OtherSide) -> Location:
    words = " — ".join(part for part in (side.where, side.quote, side.source) if part)
    return Location(
        message=_message(words) if words else None,
        logical_locations=_logical(side.where, side.eid),
    )


def _logical(where: str, eid: str) -> tuple[LogicalLocation, ...]:
    if not (where or eid):
        return ()
    return (LogicalLocation(name=inert(where), fully_qualified_name=inert(eid)),)
