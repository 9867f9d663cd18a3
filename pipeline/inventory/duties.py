"""Who must, may or must not do what, as rows of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from pipeline.bearers import BearerKind, BearerLink, link_bearer
from pipeline.bearers.roles import roles_of
from pipeline.evidence import name_place
from pipeline.inert import storable
from pipeline.model.facts import Modality, Quote, Responsibility
from pipeline.model.law import Body
from pipeline.model.run import Dossier, Unit, UnitKind
from pipeline.rules.statements import origin_of

EVERY_UNIT = "*"
EVERY_MISSION = "*mission"
_EVERY = {BearerKind.EVERY_UNIT: EVERY_UNIT, BearerKind.EVERY_MISSION: EVERY_MISSION}
_SUFFIXES = {BearerKind.POST: "!", BearerKind.LEADERS: "~"}


class Holder(msgspec.Struct, frozen=True):
    """Who holds a role, as quoted, with the ids of the units meant.

    A head's id ends in "!", that of those who lead a unit together in "~".
    """

    said: str
    ids: tuple[str, ...]


class DutyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One norm: who is bound, how, to what; "" where the text does not say.

    ``meant`` are the units, heads of units or ended bodies the bearer's name means; ``roles`` the
    holders of each role of ``Roles``, none for what is forbidden or only oriented at.
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
    roles: Mapping[str, tuple[Holder, ...]]


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
    names = holder_names(units) | {
        storable(body.id): f"{body.name} (đã thay đổi)" for body in bodies
    }
    speaker = _speaker(dossier, own, units)
    keeper = own if speaker is not own else None

    def links(name: str) -> tuple[BearerLink, ...]:
        return link_bearer(name, speaker, units, bodies, keeper)

    for norm in dossier.facts.responsibilities:
        span = norm.action.span
        yield DutyRow(
            unit=storable(dossier.source.unit),
            file=storable(dossier.source.path),
            where=name_place(dossier.document, span),
            bearer=_said(norm.bearer),
            meant="; ".join(
                names[_id(link)]
                for link in (links(norm.bearer.quote) if norm.bearer else ())
                if link.kind is not BearerKind.OTHER
            ),
            modality=norm.modality,
            action=_said(norm.action),
            deadline=_said(norm.deadline),
            partners="; ".join(partner.quote for partner in norm.partners),
            condition=_said(norm.condition),
            orientation=norm.orientation,
            roles=_roles(norm, links),
        )


def holder_names(units: tuple[Unit, ...]) -> dict[str, str]:
    """The names of all ids of holders: each unit, its head, and those who lead it."""
    found: dict[str, str] = {}
    for unit in units:
        found[storable(unit.id)] = name_of(unit)
        found[storable(unit.id) + _SUFFIXES[BearerKind.POST]] = head_of(unit)
        found[storable(unit.id) + _SUFFIXES[BearerKind.LEADERS]] = leaders_of(unit)
    return found | {EVERY_UNIT: "Mọi đơn vị", EVERY_MISSION: "Mọi cơ quan đại diện"}


def name_of(unit: Unit) -> str:
    """What a unit is called as the holder of a task: the ministry's own documents hold none."""
    return "Bộ" if unit.kind is UnitKind.MINISTRY else storable(unit.name)


def head_of(unit: Unit) -> str:
    """What the head of a unit is called: of the ministry's own documents, the minister."""
    if unit.kind is UnitKind.MINISTRY:
        return "Bộ trưởng"
    return f"Người đứng đầu {name_of(unit)}"


def leaders_of(unit: Unit) -> str:
    """What those who lead a unit are called together, deputies among them."""
    return f"Lãnh đạo {name_of(unit)}"


def _speaker(dossier: Dossier, own: Unit, units: tuple[Unit, ...]) -> Unit:
    """Whose "đơn vị" and "thủ trưởng" a document speaks of: the ministry's, wherever it is kept."""
    if origin_of(dossier, own).rank > 0:
        return own
    return next((unit for unit in units if unit.kind is UnitKind.MINISTRY), own)


def _roles(
    norm: Responsibility, links: Callable[[str], tuple[BearerLink, ...]]
) -> dict[str, tuple[Holder, ...]]:
    if norm.modality is Modality.PROHIBITION or norm.orientation:
        return {}
    return {
        role: tuple(Holder(name, _ids(links(name))) for name in names)
        for role, names in roles_of(norm)._asdict().items()
    }


def _ids(links: Iterable[BearerLink]) -> tuple[str, ...]:
    told = (BearerKind.BODY, BearerKind.OTHER)
    return tuple(_id(link) for link in links if link.kind not in told)


def _id(link: BearerLink) -> str:
    return _EVERY.get(link.kind) or storable(link.id) + _SUFFIXES.get(link.kind, "")


def _said(quote: Quote | None) -> str:
    return quote.quote if quote is not None else ""
