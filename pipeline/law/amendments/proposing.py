"""What a document's statements would add to the register, or say against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from hashlib import file_digest
from pathlib import Path

import msgspec

from pipeline.errors import BadSettings
from pipeline.law.amendments.finding import changes_of
from pipeline.law.amendments.naming import CHANGE_WORDS
from pipeline.law.numbers import number_key
from pipeline.law.paths import holds, told
from pipeline.law.register import Register
from pipeline.model.amending import Statement
from pipeline.model.document import Span
from pipeline.model.facts import Citation
from pipeline.model.law import Instrument, LawChange, LawEvent, MatchKind
from pipeline.store import Extracted

_NO_LAW = (".csv", ".md")  # tables and guides that stand beside the texts
_NO_NUMBER = "không đọc được số, ký hiệu của văn bản này; ghi vào cột by"
_ENDS = (LawChange.REPEALED, LawChange.REPLACED)
# Codifiers and readers name one event differently: whether words changed, or a text was put anew.
_ALIKE = {LawChange.AMENDED, LawChange.REPLACED, LawChange.WORDS, LawChange.ADDED}
_GONE = {LawChange.REPEALED, LawChange.PARTLY_REPEALED}


class Standing(StrEnum):
    """How a statement stands to the register."""

    NEW = "new"
    KNOWN = "known"
    CONTRADICTS = "contradicts"
    UNCLEAR = "unclear"  # several entries bear the number or name; or the document tells no number


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of one document, compared with the register.

    ``instrument`` is the register's id of what is acted on, "" where it holds none; ``by`` the
    number of the document; ``reason`` says in words how it stands to the register.
    """

    statement: Statement
    standing: Standing
    reason: str
    instrument: str
    by: str
    file: str
    digest: str


def law_files(named: Sequence[Path], otherwise: Sequence[Path] = ()) -> list[Path]:
    """The files to read: those named, and all below folders named, in the order of their paths.

    Args:
        named: files and folders.
        otherwise: the folders to read where nothing is named; they need not be there.

    Raises:
        BadSettings: if one is not there, or there is no file at all.
    """
    files: list[Path] = []
    for place in named or filter(Path.is_dir, otherwise):
        if not place.exists():
            raise BadSettings("Không có tệp hay thư mục này.", remedy="Kiểm tra tên.", file=place)
        inside = sorted(
            each for each in place.rglob("*") if each.is_file() and each.suffix not in _NO_LAW
        )
        files += inside if place.is_dir() else [place]
    if not files:
        listed = ", ".join(map(str, named or otherwise))
        raise BadSettings(
            "Không có văn bản nào để đọc.", remedy=f"Nêu tên tệp, hoặc để tệp vào {listed}."
        )
    return files


def propose_file(file: Path, read: Extracted, register: Register) -> Iterator[Proposal]:
    """Each statement of a file, compared with the register, in reading order.

    Args:
        file: where it stands; its bytes are hashed.
        read: what ``intake.take_in`` made of it.
        register: to compare with.
    """
    with file.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    metadata = read.document.metadata
    by = metadata.number or ""
    for statement in changes_of(read.document, read.facts.citations).statements:
        instrument, standing, reason = _compared(statement, by, metadata.date, register)
        yield Proposal(
            statement=statement,
            standing=standing,
            reason=reason,
            instrument=instrument.id if instrument else "",
            by=by,
            file=file.name,
            digest=digest,
        )


def compare(
    statement: Statement, by: str, instrument: Instrument, register: Register
) -> tuple[Standing, str]:
    """How a statement of the document ``by`` stands to what the register tells of ``instrument``.

    Returns:
        The standing, and why, in words.
    """
    if statement.is_whole and statement.change in _ENDS:
        return _compare_end(statement, by, instrument, register)
    if statement.is_whole and statement.change is LawChange.AMENDED:
        if any(_is_same(each, by, register) for each in instrument.amended_by):
            return Standing.KNOWN, f"bảng đã ghi {by} sửa đổi"
        return Standing.NEW, f"bảng chưa ghi {by} sửa đổi"
    return _compare_provisions(statement, by, instrument, register)


def _compared(
    statement: Statement, by: str, written: date | None, register: Register
) -> tuple[Instrument | None, Standing, str]:
    cited = Citation(
        span=Span(0, 0),
        quote=statement.quote,
        instrument=statement.instrument,
        number=statement.number,
        kind=statement.kind,
        dated=statement.dated,
    )
    found = register.resolve(cited, written)
    if found.match is MatchKind.AMBIGUOUS:
        named = ", ".join(each.instrument.id for each in found.candidates)
        return None, Standing.UNCLEAR, f"có thể là: {named}; ghi mã đúng vào cột instrument"
    if found.instrument is None:
        if not statement.number:
            return None, Standing.UNCLEAR, "bảng không có luật tên này; ghi mã vào cột instrument"
        if found.candidates:
            named = ", ".join(each.instrument.id for each in found.candidates)
            return None, Standing.UNCLEAR, f"số này không có trong bảng; gần giống: {named}"
        if not by:
            return None, Standing.UNCLEAR, _NO_NUMBER
        return None, Standing.NEW, "văn bản chưa có trong bảng; nhận thì thêm một dòng"
    standing, reason = compare(statement, by, found.instrument, register)
    if not by and standing is Standing.NEW:
        standing, reason = Standing.UNCLEAR, _NO_NUMBER
    return found.instrument, standing, reason


def _compare_end(
    statement: Statement, by: str, instrument: Instrument, register: Register
) -> tuple[Standing, str]:
    day = statement.since
    if instrument.expired is not None and day is not None and instrument.expired != day:
        said = f"bảng ghi hết hiệu lực {instrument.expired:%d/%m/%Y}, văn bản nói {day:%d/%m/%Y}"
        return Standing.CONTRADICTS, said
    if not instrument.ended:
        return Standing.NEW, "bảng chưa ghi hết hiệu lực"
    if instrument.expired is None and day is not None:
        return Standing.NEW, "bảng ghi đã hết hiệu lực mà chưa có ngày"
    named = any(_is_same(each, by, register) for each in instrument.replaced_by)
    if by and not named and instrument.replaced_by and statement.change is LawChange.REPLACED:
        others = ", ".join(instrument.replaced_by)
        return Standing.CONTRADICTS, f"bảng ghi thay thế bởi {others}"
    if by and not named and statement.change is LawChange.REPLACED:
        return Standing.NEW, f"bảng chưa ghi {by} thay thế"
    return Standing.KNOWN, "bảng đã ghi"


def _compare_provisions(
    statement: Statement, by: str, instrument: Instrument, register: Register
) -> tuple[Standing, str]:
    events = register.events(instrument)
    missing: list[str] = []
    for path in statement.provisions or ("",):
        same = [
            event
            for event in events
            if _is_same(event.by, by, register)
            and (holds(event.provision, path) or (path and holds(path, event.provision)))
        ]
        if not any(_is_alike(event.change, statement.change) for event in same):
            missing.append(path)
        if against := _against(statement, path, same):
            return Standing.CONTRADICTS, against
    if instrument.expired and statement.since and instrument.expired <= statement.since:
        said = f"bảng ghi văn bản đã hết hiệu lực toàn bộ {instrument.expired:%d/%m/%Y}"
        return Standing.CONTRADICTS, said
    if not missing:
        return Standing.KNOWN, "bảng đã ghi"
    if len(missing) == len(statement.provisions or ("",)):
        return Standing.NEW, "bảng chưa ghi"
    return Standing.NEW, f"bảng chưa ghi: {', '.join(told(path) for path in missing)}"


def _against(statement: Statement, path: str, same: list[LawEvent]) -> str:
    """What the events of one provision say against a statement; "" where one of them agrees."""
    reasons: list[str] = []
    for event in same:
        if not _is_alike(event.change, statement.change):
            if event.provision == path and event.since == statement.since:
                ours, theirs = CHANGE_WORDS[event.change], CHANGE_WORDS[statement.change]
                reasons.append(f"{told(path)}: bảng ghi {ours}, văn bản nói {theirs}")
            continue
        if event.since and statement.since and event.since != statement.since:
            reasons.append(
                f"{told(path)}: bảng ghi từ {event.since:%d/%m/%Y}, "
                f"văn bản nói từ {statement.since:%d/%m/%Y}"
            )
            continue
        return ""
    return reasons[0] if reasons else ""


def _is_alike(one: LawChange, other: LawChange) -> bool:
    return one is other or {one, other} <= _ALIKE or {one, other} <= _GONE


def _is_same(one: str, other: str, register: Register) -> bool:
    if number_key(one) == number_key(other):
        return True
    found = register.get(one)
    return found is not None and number_key(found.number) == number_key(other)
