"""The objects of SARIF that rasoat writes, named as the standard names them.

OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0, errata 01; section numbers are its
own. What is empty is left out.
"""

from __future__ import annotations

from typing import Any

import msgspec


class _Object(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel", gc=False
):
    """An object of the standard: its property names are in camel case."""


class Message(_Object, frozen=True, kw_only=True):
    """Words for a person (3.11)."""

    text: str
    markdown: str = ""


class ArtifactLocation(_Object, frozen=True, kw_only=True):
    """Where a file is (3.4): ``uri`` below the folder that ``uri_base_id`` names."""

    uri: str
    uri_base_id: str = ""
    index: int = -1


class Artifact(_Object, frozen=True, kw_only=True):
    """A file that was looked at (3.24)."""

    location: ArtifactLocation
    length: int
    roles: tuple[str, ...]
    hashes: dict[str, str] = {}
    description: Message | None = None
    properties: dict[str, Any] = {}


class ArtifactContent(_Object, frozen=True, kw_only=True):
    """Words of a file (3.3)."""

    text: str


class Region(_Object, frozen=True, kw_only=True):
    """A range of characters (3.30), of the text as read."""

    char_offset: int
    char_length: int
    snippet: ArtifactContent | None = None
    properties: dict[str, Any] = {}


class PhysicalLocation(_Object, frozen=True, kw_only=True):
    """A file and a range in it (3.29)."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class LogicalLocation(_Object, frozen=True, kw_only=True):
    """A provision (3.33)."""

    name: str = ""
    fully_qualified_name: str = ""
    kind: str = "provision"


class Location(_Object, frozen=True, kw_only=True):
    """Where something is (3.28); without a file it is told in words."""

    physical_location: PhysicalLocation | None = None
    logical_locations: tuple[LogicalLocation, ...] = ()
    message: Message | None = None
    properties: dict[str, Any] = {}


class Configuration(_Object, frozen=True, kw_only=True):
    """How a rule reports (3.50)."""

    level: str


class ReportingDescriptor(_Object, frozen=True, kw_only=True):
    """A rule (3.49)."""

    id: str
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration
    properties: dict[str, Any] = {}


class Suppression(_Object, frozen=True, kw_only=True):
    """That a person set a finding aside (3.35)."""

    kind: str
    status: str
    justification: str


class Result(_Object, frozen=True, kw_only=True):
    """A finding (3.27). ``rank`` runs from 0 to 100.

    An empty ``suppressions`` says that it is known not to be suppressed.
    """

    rule_id: str
    level: str
    message: Message
    locations: tuple[Location, ...]
    partial_fingerprints: dict[str, str]
    rule_index: int = -1
    related_locations: tuple[Location, ...] = ()
    rank: float | None = None
    baseline_state: str | msgspec.UnsetType = msgspec.UNSET
    suppressions: tuple[Suppression, ...] | msgspec.UnsetType = msgspec.UNSET
    properties: dict[str, Any] = {}


class ToolComponent(_Object, frozen=True, kw_only=True):
    """The program (3.19)."""

    name: str
    version: str
    language: str
    rules: tuple[ReportingDescriptor, ...]
    short_description: Message


class Tool(_Object, frozen=True, kw_only=True):
    """The program and what plugs into it (3.18)."""

    driver: ToolComponent


class Notification(_Object, frozen=True, kw_only=True):
    """What befell a file besides findings (3.58)."""

    message: Message
    level: str
    locations: tuple[Location, ...] = ()


class Invocation(_Object, frozen=True, kw_only=True):
    """One call of the program (3.20)."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...] = ()


class BaseLocation(_Object, frozen=True, kw_only=True):
    """A folder known by name alone (3.14.14)."""

    description: Message


class Details(_Object, frozen=True, kw_only=True):
    """Which of a series of runs it is (3.17)."""

    id: str
    description: Message


class SarifRun(_Object, frozen=True, kw_only=True):
    """One run (3.14)."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    original_uri_base_ids: dict[str, BaseLocation]
    artifacts: tuple[Artifact, ...]
    results: tuple[Result, ...]
    column_kind: str
    automation_details: Details
    language: str
    properties: dict[str, Any] = {}


class SarifLog(_Object, frozen=True, kw_only=True):
    """The file (3.13)."""

    schema: str = msgspec.field(name="$schema")
    version: str = msgspec.field(name="version")
    runs: tuple[SarifRun, ...]
