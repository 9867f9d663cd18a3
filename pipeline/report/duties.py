"""Who must, may or must not do what, as rows of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from pipeline.bearers import BearerKind, BearerLink, link_bearer
from pipeline.model.document import Span
from pipeline.model.facts import Modality, Quote
from pipeline.model.law import Body
from pipeline.model.run import Dossier, Unit
from pipeline.report.inert import storable
from pipeline.rules.place import name_place


class DutyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One norm: who is bound, how, to what; "" where the text does not say.

    ``meant`` are the units, heads of units or ended bodies the bearer's name means.
    """

    unit: str
    file: str
    where: str
    bearer: str
    meant: str
    modality: Modality
    action: str
    deadline: str
    partners: str
    condition: str
    orientation: bool


def duties_of(
    dossier: Dossier, own: Unit, units: tuple[Unit, ...], bodies: tuple[Body, ...]
) -> Iterator[DutyRow]:
    """The norms of one document, in reading order.

    Args:
        dossier: the document.
        own: its unit.
        units: all units.
        bodies: those of the register.
    """
    names = {unit.id: unit.name for unit in units} | {body.id: body.name for body in bodies}
    for norm in dossier.facts.responsibilities:
        span = Span(norm.action.start, norm.action.end)
        yield DutyRow(
            unit=storable(dossier.source.unit),
            file=storable(dossier.source.path),
            where=name_place(dossier.document, span),
            bearer=_said(norm.bearer),
            meant="; ".join(
                _meant(link, names)
                for link in (
                    link_bearer(norm.bearer.quote, own, units, bodies) if norm.bearer else ()
                )
                if link.kind is not BearerKind.OTHER
            ),
            modality=norm.modality,
            action=_said(norm.action),
            deadline=_said(norm.deadline),
            partners="; ".join(partner.quote for partner in norm.partners),
            condition=_said(norm.condition),
            orientation=norm.orientation,
        )


def _meant(link: BearerLink, names: Mapping[str, str]) -> str:
    match link.kind:
        case BearerKind.POST:
            return f"Người đứng đầu {names[link.id]}"
        case BearerKind.EVERY_UNIT:
            return "Mọi đơn vị"
        case BearerKind.BODY:
            return f"{names[link.id]} (đã thay đổi)"
    return names[link.id]


def _said(quote: Quote | None) -> str:
    return quote.quote if quote is not None else ""
