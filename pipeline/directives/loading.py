"""Rows of the catalogue to requirements, each row checked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.directives.times import FREQUENCIES, UNITS
from pipeline.directives.vocabulary import Vocabulary, Word, load_vocabulary
from pipeline.law.paths import is_path
from pipeline.law.tables import Complaints, Row, read_rows
from pipeline.model.demand import (
    AnyOf,
    Basis,
    Deontic,
    Elements,
    Force,
    Limit,
    ReadState,
    Requirement,
    Sample,
    Telling,
)
from pipeline.model.facts import Bound
from pipeline.model.run import UnitKind

REQUIREMENTS, SAMPLES = "requirements.csv", "samples.csv"
E = TypeVar("E", bound=StrEnum)
COLUMNS = (
    *("id", "topic", "demand", "basis", "deontic", "binding", "addressee", "unit_kinds", "fields"),
    *("doc_kinds", "since", "until", "who", "what", "deadline", "frequency", "authority", "form"),
    *("record", "state", "source", "verified", "note"),
)
SAMPLE_COLUMNS = ("requirement", "telling", "heading", "text")
_LIMIT = re.compile(
    rf"(?P<least>ít nhất )?(?P<number>\d+) (?P<unit>{'|'.join(UNITS)})"
    r"(?P<working>(?<=ngày) làm việc)?"
)


def load_requirements(folder: Path, instruments: Container[str]) -> tuple[Requirement, ...]:
    """The requirements of the catalogue, in its order.

    Args:
        folder: where ``requirements.csv``, ``fields.csv`` and ``doc_kinds.csv`` stand, and
            ``samples.csv`` where there are sample clauses.
        instruments: the ids of the register, against which legal bases are checked.

    Raises:
        BadRegister: if the table is missing, or rows break a rule (an id used twice, a basis that
            is not in the register, an unknown kind, field or kind of document, no source, a sample
            of no requirement): all faults in one error.
    """
    complaints = Complaints()
    lines: dict[str, int] = {}
    vocabulary = load_vocabulary(folder, complaints)
    found = [
        read_requirement(row, instruments, vocabulary, lines)
        for row in read_rows(folder / REQUIREMENTS, COLUMNS, complaints)
    ]
    samples = _samples(folder / SAMPLES, lines, complaints)
    complaints.raise_if_any()
    return tuple(
        msgspec.structs.replace(requirement, samples=tuple(samples[requirement.id]))
        for requirement in found
        if requirement is not None
    )


def _samples(file: Path, known: Container[str], complaints: Complaints) -> dict[str, list[Sample]]:
    """The sample clauses by the id of their requirement; none where there is no such table."""
    found: dict[str, list[Sample]] = defaultdict(list)
    if not file.exists():
        return found
    for row in read_rows(file, SAMPLE_COLUMNS, complaints):
        id_ = row.needed("requirement")
        if id_ not in known:
            row.complain("requirement", f"«{id_}» không có trong {REQUIREMENTS}")
        telling = _one_of(row, "telling", row.needed("telling"), Telling)
        words = "\n".join(filter(None, (row.text("heading"), row.needed("text"))))
        if telling is not None:
            found[id_].append(Sample(telling, words))
    return found


def read_requirement(
    row: Row, instruments: Container[str], vocabulary: Vocabulary, lines: dict[str, int]
) -> Requirement | None:
    """The requirement in a row; its faults go to the row's complaints.

    Args:
        row: with the columns of the catalogue.
        instruments: the ids of the register.
        vocabulary: the words for fields and kinds of document.
        lines: the line of each id so far; the row's is added.

    Returns:
        None where the row cannot be told even in part.
    """
    id_ = row.needed("id")
    if id_ in lines:
        row.complain("id", f"«{id_}» đã dùng ở dòng {lines[id_]}")
    lines[id_] = row.line
    deontic = _one_of(row, "deontic", row.needed("deontic"), Deontic)
    force = _one_of(row, "binding", row.needed("binding"), Force)
    state = _one_of(row, "state", row.needed("state"), ReadState)
    kinds = [_one_of(row, "unit_kinds", kind, UnitKind) for kind in row.listed("unit_kinds")]
    fields = _known(row, "fields", vocabulary.fields)
    doc_kinds = _known(row, "doc_kinds", vocabulary.doc_kinds)
    basis = tuple(_basis(row, part, instruments) for part in row.listed("basis"))
    if force is Force.BINDING and not basis:
        row.complain("basis", "yêu cầu bắt buộc phải có căn cứ")
    if state is ReadState.UNCONFIRMED and row.flag("verified"):
        row.complain("verified", "chưa có căn cứ xác nhận thì không ghi yes")
    since, until = _exact(row, "since"), _exact(row, "until")
    if since and until and until <= since:
        row.complain("until", "kết thúc trước khi bắt đầu")
    demand, addressee, source = row.needed("demand"), row.needed("addressee"), row.needed("source")
    elements = _elements(row)
    if deontic is Deontic.DEADLINE and not row.text("deadline"):
        row.complain("deadline", "yêu cầu về thời hạn phải ghi thời hạn")
    if deontic is Deontic.DOCUMENT and not row.listed("doc_kinds"):
        row.complain("doc_kinds", "yêu cầu phải có văn bản thì ghi loại văn bản")
    if deontic is Deontic.AUTHORITY and not row.text("authority"):
        row.complain("authority", "yêu cầu về thẩm quyền phải ghi ai quyết định")
    if deontic is None or force is None or state is None:
        return None
    return Requirement(
        id=id_,
        topic=row.needed("topic"),
        demand=demand,
        basis=basis,
        deontic=deontic,
        force=force,
        addressee=addressee,
        elements=elements,
        state=state,
        source=source,
        unit_kinds=tuple(kind for kind in kinds if kind is not None),
        fields=tuple(wording for word in fields for wording in word.wordings),
        field_kinds=tuple(dict.fromkeys(kind for word in fields for kind in word.kinds)),
        doc_kinds=tuple(wording for word in doc_kinds for wording in word.wordings),
        since=since,
        until=until,
        verified=row.flag("verified"),
        note=row.text("note"),
    )


def _known(row: Row, field: str, words: dict[str, Word]) -> tuple[Word, ...]:
    for each in row.listed(field):
        if each not in words:
            row.complain(field, f"«{each}» chưa có trong bảng {field}.csv")
    return tuple(words[each] for each in row.listed(field) if each in words)


def _elements(row: Row) -> Elements:
    what = _things(row, "what")
    if not what:
        row.complain("what", "không được để trống: phải có từ để tìm điều khoản")
    frequency = row.text("frequency")
    if frequency and frequency not in FREQUENCIES:
        row.complain("frequency", f"«{frequency}» không có trong: {', '.join(FREQUENCIES)}")
    return Elements(
        who=_things(row, "who"),
        what=what,
        deadline=_limit(row),
        frequency=frequency,
        authority=_things(row, "authority"),
        form=_things(row, "form"),
        record=_things(row, "record"),
    )


def _things(row: Row, field: str) -> tuple[AnyOf, ...]:
    """The things of an element, between semicolons, each with its wordings, between bars."""
    return tuple(
        tuple(word.strip() for word in thing.split("|") if word.strip())
        for thing in row.listed(field)
        if thing.strip("| ")
    )


def _limit(row: Row) -> Limit | None:
    text = row.text("deadline")
    if not text:
        return None
    match = _LIMIT.fullmatch(text)
    if match is None or int(match["number"]) == 0:
        row.complain(
            "deadline", f"«{text}» không phải thời hạn (ghi như 5 ngày làm việc, ít nhất 20 ngày)"
        )
        return None
    return Limit(
        number=float(match["number"]),
        unit=UNITS[match["unit"]],
        working=match["working"] is not None,
        bound=Bound.LEAST if match["least"] else Bound.MOST,
    )


def _basis(row: Row, text: str, instruments: Container[str]) -> Basis:
    instrument, _, provision = text.partition(" ")
    if instrument not in instruments:
        row.complain("basis", f"«{instrument}» không có trong bảng văn bản")
    if provision and not is_path(provision):
        row.complain("basis", f"«{provision}» không phải điều khoản (ghi như d5, d5.k2, d5.k2.a)")
    return Basis(instrument=instrument, provision=provision)


def _exact(row: Row, field: str) -> date | None:
    day = row.day(field)
    if day and not day.exact:
        row.complain(field, "cần đủ ngày, tháng, năm")
    return day.exact if day else None


def _one_of(row: Row, field: str, text: str, kinds: type[E]) -> E | None:
    if text in list(kinds):
        return kinds(text)
    if text:
        row.complain(field, f"«{text}» không có trong: {', '.join(kinds)}")
    return None
