"""Reads ``corpus/demo_sources`` and plants the faults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Fault:
    """A fault to plant and find again: rule, what it is about, where, and the words."""

    code: str
    subject: str
    place: str
    quote: str
    find: str = ""
    put: str = ""
    note: str = ""
    skip: bool = False  # described for a reader, not planted


@dataclass(frozen=True)
class Source:
    """One document to build. ``body`` is its text with faults planted; its shape is its form's."""

    unit: dict[str, Any]
    file: str
    form: str
    fields: dict[str, Any]
    body: Any
    bases: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def path(self) -> str:
        """Below the corpus."""
        return f"{self.unit['id']}/{self.file}"

    @property
    def date(self) -> date:
        """When it was signed."""
        signed = self.fields["date"]
        assert isinstance(signed, date)
        return signed


class Library:
    """All sources of the demo."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: corpus/demo_sources."""
        self._folder = folder
        self.units: list[dict[str, Any]] = self._load("units.yaml")
        self.people: dict[str, Any] = self._load("people.yaml")
        self._bases: dict[str, str] = self._load("bases.yaml")
        self._texts: dict[str, Any] = self._load("texts.yaml")
        self._entries: list[dict[str, Any]] = self._load("documents.yaml")

    def sources(self) -> list[Source]:
        """Every document, its faults planted.

        Raises:
            ValueError: if words to replace do not stand in the text exactly once, or a unit,
                topic or basis is unknown.
        """
        return [self._source(entry) for entry in self._entries]

    def _source(self, entry: dict[str, Any]) -> Source:
        unit = next((unit for unit in self.units if unit["id"] == entry["unit"]), None)
        if unit is None:
            raise ValueError(f"{entry['file']}: no unit {entry['unit']}")
        faults = tuple(Fault(**fault) for fault in entry.get("faults", ()))
        body = self._load(f"topics/{entry['topic']}.yaml") if "topic" in entry else None
        body = body if body is not None else self._texts[entry["file"]]
        for fault in faults:
            if fault.find:
                body, count = _planted(body, fault.find, fault.put)
                if count != 1:
                    raise ValueError(f"{entry['file']}: «{fault.find}» stands {count} times")
        bases = tuple(self._bases[key] for key in entry["basis"])
        return Source(unit, entry["file"], entry["form"], entry, body, bases, faults)

    def _load(self, name: str) -> Any:
        return yaml.safe_load((self._folder / name).read_text("utf-8"))


def _planted(body: Any, find: str, put: str) -> tuple[Any, int]:
    """``body`` with ``find`` replaced in every text it holds, and how often it stood there."""
    if isinstance(body, str):
        return body.replace(find, put), body.count(find)
    if isinstance(body, list):
        parts = [_planted(part, find, put) for part in body]
        return [part for part, _ in parts], sum(count for _, count in parts)
    if isinstance(body, dict):
        pairs = {key: _planted(part, find, put) for key, part in body.items()}
        return {key: part for key, (part, _) in pairs.items()}, sum(n for _, n in pairs.values())
    return body, 0
