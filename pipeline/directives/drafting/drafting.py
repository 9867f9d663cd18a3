"""Draft requirements from the demands of a document, for a person to edit and accept."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from pipeline.directives.drafting.articles import NOBODY
from pipeline.directives.drafting.demands import Demand, Told
from pipeline.directives.drafting.of_document import demands_of
from pipeline.directives.drafting.requirement import Origin, requirement_of
from pipeline.directives.vocabulary import Vocabulary
from pipeline.law.register import Register
from pipeline.model.demand import Force, Requirement
from pipeline.model.document import Document, Span
from pipeline.model.facts import Facts

_REASONS = {
    Told.BOUND: "điều khoản ràng buộc",
    Told.ASKED: "được yêu cầu trong văn bản",
    Told.REPORTED: "suy từ việc kể là đã làm; cần tìm văn bản yêu cầu",
    Told.GENERAL: "nói chung, không nêu việc kiểm tra được",
}


class Confidence(StrEnum):
    """How sure it is that this is a demand a catalogue should hold."""

    HIGH = "cao"
    MIDDLE = "vừa"
    LOW = "thấp"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A requirement as drafted, with the words it was drafted from.

    ``span`` counts characters of the document's text; ``place`` says where that is; ``reason`` why
    it was drafted and what a person should look at.
    """

    requirement: Requirement
    told: Told
    confidence: Confidence
    reason: str
    quote: str
    place: str
    span: Span
    file: str
    digest: str


def drafts_of(
    document: Document,
    facts: Facts,
    register: Register,
    known: Vocabulary,
    *,
    file: str,
    digest: str,
) -> tuple[Draft, ...]:
    """The draft requirements of a document: the surest first, then in reading order.

    Args:
        document: a directive, law, plan, conclusion, or news of one, as understood.
        facts: what was extracted from it.
        register: tells the document's id for the legal basis.
        known: the words of the catalogue for kinds of document.
        file: its name.
        digest: SHA-256 of its bytes.
    """
    found = [
        _draft(
            document, demand, Origin.of(document, demand, register, file=file, digest=digest), known
        )
        for demand in demands_of(document, facts)
    ]
    order = {Confidence.HIGH: 0, Confidence.MIDDLE: 1, Confidence.LOW: 2}
    return tuple(
        sorted(found, key=lambda each: (each.told is Told.GENERAL, order[each.confidence]))
    )


def _draft(document: Document, demand: Demand, origin: Origin, known: Vocabulary) -> Draft:
    requirement = requirement_of(demand, origin, known)
    reasons = [_REASONS[demand.told], *demand.doubts]
    if requirement.force is Force.BINDING and not requirement.basis:
        reasons.append("ghi căn cứ (cột basis) hoặc để orientation")
    if demand.addressee is None:
        reasons.append("ghi ai phải làm (cột addressee)")
    for kind in requirement.doc_kinds:
        if kind not in known.doc_kinds:
            reasons.append(f"thêm «{kind}» vào doc_kinds.csv hoặc đổi deontic")
    return Draft(
        requirement=requirement,
        told=demand.told,
        confidence=_confidence(demand),
        reason="; ".join(dict.fromkeys(reasons)),
        quote=" ".join(document.words(demand.sentence).split()),
        place=origin.place,
        span=demand.span,
        file=origin.file,
        digest=origin.digest,
    )


def _confidence(demand: Demand) -> Confidence:
    if demand.told in (Told.REPORTED, Told.GENERAL) or set(demand.doubts) - {NOBODY}:
        return Confidence.LOW
    if demand.soft or demand.addressee is None:
        return Confidence.MIDDLE
    return Confidence.HIGH
