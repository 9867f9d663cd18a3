"""Puts together what the parts of a document say of it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from pipeline.model.document import Metadata, ProvisionKind, Signer, Span
from pipeline.read.hygiene import fold_tone
from pipeline.structure.marks import ISSUED_WITH
from pipeline.structure.metadata.closing import read_recipients, take_apart
from pipeline.structure.metadata.cover import Cover, read_cover
from pipeline.structure.metadata.dates import DATE, read_date
from pipeline.structure.metadata.effect import read_effective
from pipeline.structure.metadata.issuing import party_issuer, state_issuer
from pipeline.structure.metadata.letterhead import Letterhead, read_letterhead
from pipeline.structure.metadata.mending import mend_head
from pipeline.structure.metadata.naming import sentence_case
from pipeline.structure.metadata.numbers import kind_code, number_first
from pipeline.structure.metadata.preamble import enacting_body, legal_basis, preamble_of
from pipeline.structure.metadata.signer import person_name, read_signer
from pipeline.structure.metadata.strips import Strip, strips_of
from pipeline.structure.metadata.titling import HEAD_STRIPS, Titling, read_titling
from pipeline.structure.metadata.words import kind_coded, kind_named
from pipeline.structure.paragraphs import Block
from pipeline.structure.regions import Region

_LAST_STRIPS = 14
_PASSED = re.compile(rf"thông qua ngày\s*{DATE}")
_PARTY_NUMBER = re.compile(r"\d+-[A-ZĐ]+[a-zđ]*/")


def read_metadata(blocks: Sequence[Block], main: Region, regions: Sequence[Region]) -> Metadata:
    """Read the metadata of a document.

    Args:
        blocks: of the whole file, in reading order.
        main: the main text, head and legal basis included, up to the signature block.
        regions: what is attached behind the signature block.

    Returns:
        What the document says of itself. A field left blank ("Số:      /QĐ-BNG") is None with
        its place in ``spans``; ``spans`` has a key for each field found: "country", "motto",
        "party", "number", "date", "kind", "title", "issuer", "signer", "recipients",
        "effective", and on an ISO cover "issue", "author", "checker".
    """
    strips = list(strips_of(main.blocks))
    strips[:HEAD_STRIPS] = mend_head(strips[:HEAD_STRIPS])
    cover = read_cover(strips, main.blocks)
    if cover is not None and cover.sort == "record":
        return _from_record(cover, strips)
    titling = read_titling(strips)
    head = read_letterhead(titling.letterhead)
    preamble = preamble_of(strips, titling.last)
    body = strips[titling.last :]
    end = _closing(blocks, body, regions)
    closing = take_apart(end)
    signer, recipients = read_signer(closing.signed), read_recipients(closing)
    if cover is not None and not head.country:
        return _from_procedure(cover, head, titling)
    dated, date_span = _date(head, end)
    effective = read_effective(body, dated)
    party = _is_party(head)
    enacting = enacting_body(preamble)
    issuer = (
        party_issuer(head.bodies, signer)
        if party
        else state_issuer(head.bodies, head.number, enacting[0] if enacting else None)
    )
    spans = dict(head.spans)
    if "issuer" not in spans and enacting:
        spans["issuer"] = enacting[1]
    return Metadata(
        number=head.number,
        kind=_kind(titling, head.number),
        title=titling.title,
        issuer=issuer.name,
        superior=issuer.superior,
        place=head.place,
        date=dated,
        effective=effective[0] if effective else None,
        signer=signer,
        recipients=recipients.names if recipients else (),
        legal_basis=legal_basis(preamble),
        style="party" if party else _state(head, titling, body),
        spans=_known(
            spans
            | {
                "date": date_span,
                "kind": titling.kind_span,
                "title": titling.title_span,
                "signer": signer.span if signer else None,
                "recipients": recipients.span if recipients else None,
                "effective": effective[1] if effective else None,
            }
        ),
    )


def _closing(
    blocks: Sequence[Block], body: Sequence[Strip], regions: Sequence[Region]
) -> list[Strip]:
    """The strips where signature and recipients may stand: the last of the main text, and what
    lies between it and the first attachment; where nothing does, the very last of the file."""
    start = body[-1].end if body else math.inf
    stop = regions[0].blocks[0].start if regions else math.inf
    between = list(strips_of(block for block in blocks if start <= block.start < stop))
    if not between and regions and regions[-1].kind is ProvisionKind.ATTACHMENT:
        between = list(strips_of(regions[-1].blocks))[-_LAST_STRIPS:]
    return [*body[-_LAST_STRIPS:], *between]


def _date(head: Letterhead, end: Sequence[Strip]) -> tuple[date | None, Span | None]:
    """The date of the head; a law has that of its passing, at the end."""
    if head.date is not None:
        return head.date, head.spans["date"]
    for strip in reversed(end):
        if found := _PASSED.search(strip.text):
            return read_date(found[0]), strip.part(*found.span()).span
    return None, head.spans.get("date")


def _kind(titling: Titling, number: str | None) -> str | None:
    coded = kind_coded(kind_code(number or ""))
    if coded is not None and (titling.kind is None or coded.form == "consolidated"):
        return coded.name
    return titling.kind.name if titling.kind else None


def _is_party(head: Letterhead) -> bool:
    return head.party or bool(not head.country and _PARTY_NUMBER.match(head.number or ""))


def _state(head: Letterhead, titling: Titling, below: Sequence[Strip]) -> str | None:
    """ "state" where a head shows it; a regulation filed apart from its decision has none."""
    if not head.number and below and ISSUED_WITH.match(below[0].text):
        return None
    return "state" if head.country or head.number or (titling.kind and head.bodies) else None


def _from_procedure(cover: Cover, head: Letterhead, titling: Titling) -> Metadata:
    kind = titling.kind or kind_named("Quy trình")
    approver = cover.value("approver")
    named = [sentence_case(name) for name in head.bodies]
    spans = {field: strip.span for field, strip in cover.fields.items()}
    rename = {"code": "number", "issued": "date", "approver": "signer"}
    return Metadata(
        number=cover.value("code") or None,
        kind=kind.name if kind else None,
        title=titling.title,
        issuer=named[-1] if named else None,
        superior=named[-2] if len(named) > 1 else None,
        date=read_date(cover.value("issued")),
        effective=read_date(cover.value("effective")),
        signer=Signer(name=person_name(approver), span=spans.get("approver")) if approver else None,
        style="iso",
        spans=_known(
            {rename.get(field, field): span for field, span in spans.items()}
            | {"kind": titling.kind_span, "title": titling.title_span}
            | ({"issuer": head.spans["issuer"]} if "issuer" in head.spans else {})
        ),
    )


def _from_record(cover: Cover, strips: Sequence[Strip]) -> Metadata:
    """From the attribute sheet of a database; its title repeats kind and number before it."""
    kind = kind_named(cover.value("kind"))
    title = next((found for strip in strips if (found := _named_title(strip, cover))), None)
    spans = {field: strip.span for field, strip in cover.fields.items() if strip.text}
    rename = {"code": "number", "issued": "date"}
    signer = cover.value("signer")
    return Metadata(
        number=number_first(cover.value("code")) or None,
        kind=kind.name if kind else cover.value("kind") or None,
        title=title.text.strip(" .;") if title else None,
        issuer=cover.value("issuer") or None,
        date=read_date(cover.value("issued")),
        effective=read_date(cover.value("effective")),
        signer=Signer(name=signer, post=cover.value("post"), span=spans.get("signer"))
        if signer
        else None,
        spans=_known(
            {rename.get(field, field): span for field, span in spans.items()}
            | {"title": title.span if title else None}
        ),
    )


def _named_title(strip: Strip, cover: Cover) -> Strip | None:
    number = cover.value("code")
    kind = fold_tone(cover.value("kind")).casefold()
    if not number or not kind or not fold_tone(strip.text).casefold().startswith(kind):
        return None
    at = strip.text.find(number)
    rest = strip.part(at + len(number), len(strip.text)) if at > 0 else None
    if rest is None:
        return None
    return rest if rest.text else strip.part(len(kind), at)


def _known(spans: dict[str, Span | None] | dict[str, Span]) -> dict[str, Span]:
    return {field: span for field, span in spans.items() if span is not None}
