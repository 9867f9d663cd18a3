"""OUT114: provisions of other instruments that were never there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.law.names import name
from pipeline.law.outlines import Lack, lack_of
from pipeline.law.paths import holds, told
from pipeline.model.facts import Citation
from pipeline.model.finding import Evidence, Severity
from pipeline.model.law import Instrument, LawChange, LawEvent, Outline
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import RESTS_ON, Cited, cited_instruments, other_places, written_on
from pipeline.rules.out.ended import UNVERIFIED
from pipeline.rules.out.examples import decision
from pipeline.rules.out.standing import sentence_around
from pipeline.rules.registry import Case, Example, Hit, rule

_SURE = 0.9
_AMENDED = re.compile(r"[\s,(]*(?:ngày\s[^,;()]{4,30}?[\s,]+)?(?:đã\s)?được\s(?:sửa đổi|bổ sung)")


class _Known(NamedTuple):
    """How far an instrument counts, and where that is told; ``is_sure`` where it was checked."""

    outline: Outline
    where: str
    is_sure: bool


class _Missing(NamedTuple):
    """What is not there, of which instrument, by which outline, and whether that is certain."""

    instrument: Instrument
    told_by: _Known
    lack: Lack
    is_certain: bool


@rule(
    "OUT114",
    "Điều khoản được viện dẫn không có trong văn bản ấy",
    reason="Người thi hành mở văn bản được dẫn mà không thấy điều khoản ấy; thường do ghi sai số điều, hoặc đổi số văn bản mà giữ số điều của văn bản cũ.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm b: viện dẫn",
    severity=Severity.MEDIUM,
    bad=Example(
        decision(
            "Điều 1. Việc kê khai thực hiện theo Điều 136 Luật Phòng, chống tham nhũng số 36/2018/QH14.\n"
            "Điều 2. Hiệu lực."
        )
    ),
    good=Example(
        decision(
            "Điều 1. Việc kê khai thực hiện theo Điều 36 Luật Phòng, chống tham nhũng số 36/2018/QH14.\n"
            "Điều 2. Hiệu lực."
        )
    ),
)
def never_there(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A cited article, clause or point beyond what the cited instrument counts."""
    written = written_on(dossier.document) or case.as_of
    for cited in cited_instruments(dossier, case):
        known = _known(cited.instrument, case)
        if known is None:
            continue
        found: dict[str, tuple[_Missing, list[Citation]]] = {}
        for citation in cited.standing(*RESTS_ON):
            for path in citation.provisions:
                missing = _missing(cited.instrument, known, path, written, case)
                if missing and not ("." in missing.lack.path and _told_amended(dossier, cited)):
                    found.setdefault(missing.lack.path, (missing, []))[1].append(citation)
        for missing, citations in found.values():
            yield _hit(dossier, case, missing, citations)


def _told_amended(dossier: Dossier, cited: Cited) -> bool:
    """Whether the document says of what it cites that it was amended."""
    text = dossier.document.text
    return any(
        _AMENDED.match(sentence_around(text, place.citation.span).after) for place in cited.places
    )


def _known(instrument: Instrument, case: Case) -> _Known | None:
    """By the text at hand before the table: there a reviewer can look at once."""
    if by_text := case.texts.outline(instrument.id):
        return _Known(by_text, "toàn văn", is_sure=True)
    outline = case.register.outline(instrument)
    return _Known(outline, "bảng cấu trúc văn bản", outline.verified) if outline else None


def _missing(
    instrument: Instrument, told_by: _Known, path: str, written: date, case: Case
) -> _Missing | None:
    """What of ``path`` was not there on the day of writing; None where that cannot be told.

    An amendment may have put in a clause that the outline does not know: then the clauses of what
    it touched are left alone, and all clauses where what it touched is not known.
    """
    lack = lack_of(told_by.outline, path)
    if lack is None:
        return None
    if "." not in lack.path:
        return _Missing(instrument, told_by, lack, is_certain=True)
    article = lack.path.split(".")[0]
    events = [each for each in case.register.events(instrument) if _puts_in(each, written)]
    if any(holds(each.provision, article) or holds(article, each.provision) for each in events):
        return None
    amenders = [case.register.get(each) for each in instrument.amended_by]
    amended = [each for each in amenders if each is None or (each.effective or written) <= written]
    known = {amender.id for each in events if (amender := case.register.get(each.by))}
    if any(each is None or each.id not in known for each in amended):
        return None
    return _Missing(instrument, told_by, lack, is_certain=not amended)


def _puts_in(event: LawEvent, written: date) -> bool:
    """Whether an event had given a provision other words when the document was written."""
    if event.change in (LawChange.REPEALED, LawChange.SUSPENDED):
        return False
    return event.since is None or event.since <= written


def _hit(dossier: Dossier, case: Case, missing: _Missing, citations: list[Citation]) -> Hit:
    instrument, lack = missing.instrument, missing.lack
    verified = missing.told_by.is_sure and missing.is_certain
    doubt = "" if verified else " (cần đối chiếu với văn bản)"
    count = f" ({len(citations)} chỗ)" if len(citations) > 1 else ""
    shown = citations[0]
    return Hit(
        message=f"{told(lack.path)} không có trong {name(instrument)}: {lack.there}{doubt}{count}",
        suggestion=_suggestion(missing, case),
        subject=f"{instrument.id}#{lack.path}",
        span=shown.span,
        confidence=_SURE if verified else UNVERIFIED,
        verified=verified,
        other=(
            Evidence(
                quote=f"{name(instrument)}: {lack.there}",
                where=missing.told_by.where,
                source=missing.told_by.outline.source,
            ),
            *other_places(dossier.document, tuple(citations), shown),
        ),
    )


def _suggestion(missing: _Missing, case: Case) -> str:
    """What may have been meant: the same provision of what it replaced, or of what replaced it."""
    instrument, path = missing.instrument, missing.lack.path
    for number in (*instrument.replaces, *instrument.replaced_by):
        other = case.register.get(number)
        known = _known(other, case) if other else None
        if other and known and not known.outline.is_open and not lack_of(known.outline, path):
            return (
                f"Có phải là {told(path)} của {name(other)}? Đối chiếu nội dung rồi sửa số điều "
                "hoặc số văn bản."
            )
    return "Mở văn bản được dẫn, tìm điều khoản thực sự muốn dẫn tới rồi sửa số."
