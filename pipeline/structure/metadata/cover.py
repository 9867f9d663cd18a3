"""Labelled fields: the cover of an ISO procedure, the attribute sheet of a law database.

A value stands behind its label ("Mã hiệu: QT-LS-05"), in the next cell, or in the cell below;
people stand below the label of what they did (Người lập, Người kiểm tra, Người phê duyệt).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.document import DocumentTable, TableCell
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.signer import person_name
from pipeline.structure.metadata.strips import Strip
from pipeline.structure.metadata.words import any_of, cover_labels
from pipeline.structure.paragraphs import Block, DataTable

_COVER_STRIPS = 60
_PEOPLE = ("author", "checker", "approver")
_NAME_WITHIN = 4
_NOTHING = re.compile(r"[\s.…\-–_/]*$")


@dataclass(frozen=True, slots=True)
class Cover:
    """The fields found, by their name in ``cover.yaml``; a strip may be empty: a label alone."""

    sort: str
    fields: dict[str, Strip]

    def value(self, field: str) -> str:
        """The words of a field, "" where it is absent or blank."""
        return self.fields[field].text if field in self.fields else ""


def read_cover(strips: Sequence[Strip], blocks: Sequence[Block]) -> Cover | None:
    """The cover at the head of a file; None where the labels of a cover do not stand there."""
    for sort, needed in (("record", ("code", "kind", "issuer")), ("procedure", ("code",))):
        fields = _fields(sort, strips[:_COVER_STRIPS])
        if sort == "procedure":
            fields.update(_people(blocks))
        is_cover = all(field in fields for field in needed)
        if sort == "procedure":
            is_cover = is_cover and ("issue" in fields or "approver" in fields)
        if is_cover:
            return Cover(sort, fields)
    return None


def _fields(sort: str, strips: Sequence[Strip]) -> dict[str, Strip]:
    fields: dict[str, Strip] = {}
    for index, strip in enumerate(strips):
        found = _label(sort).match(fold_tone(strip.text))
        if not found:
            continue
        field = _field_of(sort, found["label"])
        value = strip.part(found.end(), len(strip.text))
        if field in _PEOPLE:
            value = _person_below(strips[index + 1 : index + 1 + _NAME_WITHIN], value)
        elif not value.text and index + 1 < len(strips):
            following = strips[index + 1]
            if not _label(sort).match(fold_tone(following.text)):
                value = following
        if _NOTHING.match(value.text):
            value = Strip(strip.start, "")
        if field not in fields or not fields[field].text:
            fields[field] = value
    return fields


def _person_below(strips: Sequence[Strip], inline: Strip) -> Strip:
    for strip in (inline, *strips):
        if person_name(strip.text):
            return strip
    return Strip(inline.start, "")


def _people(blocks: Sequence[Block]) -> dict[str, Strip]:
    """Names in the columns of a table headed by what each person did."""
    found: dict[str, Strip] = {}
    for block in blocks[:_COVER_STRIPS]:
        if isinstance(block, DataTable):
            for cell in block.table.cells:
                match = _label("procedure").fullmatch(fold_tone(cell.text.strip()))
                field = _field_of("procedure", match["label"]) if match else ""
                if field in _PEOPLE and field not in found:
                    found[field] = _name_in_column(block.table, cell)
    return found


def _name_in_column(table: DocumentTable, head: TableCell) -> Strip:
    columns = range(head.column, head.column + head.colspan)
    for cell in table.cells:
        if cell.row > head.row and cell.column in columns:
            start = cell.span.start
            for line in cell.text.split("\n"):
                if person_name(line):
                    return Strip(start, line, in_table=True)
                start += len(line) + 1
    return Strip(head.span.start, "")


def _field_of(sort: str, label: str) -> str:
    wanted = fold_tone(label).casefold()
    return next(
        field
        for field, labels in cover_labels(sort).items()
        if any(fold_tone(name).casefold() == wanted for name in labels)
    )


@cache
def _label(sort: str) -> re.Pattern[str]:
    """A label at a line's start; on a sheet a value may follow it without any space."""
    labels = any_of(label for names in cover_labels(sort).values() for label in names)
    behind = r"\s*:?\s*" if sort == "record" else r"\s*(?::\s*|$)"
    return re.compile(rf"(?P<label>{labels}){behind}", re.IGNORECASE)
