"""Whom a bearer's name means: a unit of the ministry, a post in it, a body, or anybody.

A document speaks of its own unit shortly: in the working rules of a department "Vụ" is that
department, "Vụ trưởng" its head, "đơn vị" any unit. A name is looked up among the units' names and
aliases first, then among the bodies of the register, whose life the rules judge.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from pipeline.extract.responsibilities.vocabulary import key, vocabulary
from pipeline.law.bodies import find_bodies
from pipeline.model.law import Body
from pipeline.model.run import Unit, UnitKind
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Word, Words, held_in

_FILE = Path(__file__).with_name("words.yaml")
_PARTS = re.compile(r"\s*(?:,|;|\s+và\s+|\s+hoặc\s+)\s*")


class BearerKind(StrEnum):
    """What sort of bearer a name means."""

    UNIT = "unit"
    POST = "post"  # the head of a unit
    BODY = "body"  # a body of the register of those that ended or changed
    EVERY_UNIT = "every_unit"  # "các đơn vị", "thủ trưởng đơn vị"
    OTHER = "other"  # persons, bodies outside


class BearerLink(msgspec.Struct, frozen=True, kw_only=True):
    """One of the bearers a name lists: ``id`` is the unit's or body's, "" where there is none."""

    name: str
    kind: BearerKind
    id: str = ""


def link_bearer(
    name: str, own: Unit, units: tuple[Unit, ...], bodies: tuple[Body, ...] = ()
) -> tuple[BearerLink, ...]:
    """Whom ``name`` means in a document of the unit ``own``.

    Args:
        name: the bearer as quoted; several may be joined by commas, "và", "hoặc".
        own: the unit whose document it is.
        units: the units of the ministry.
        bodies: bodies that ended or changed their names.

    Returns:
        A link for each bearer named, in order; at least one.
    """
    whole = _link(name, own, units, bodies)
    if whole.kind is not BearerKind.OTHER:
        return (whole,)
    return tuple(_link(part, own, units, bodies) for part in _parts(name))


def _parts(name: str) -> list[str]:
    """The names of a list; a part that names nobody belongs to the one before ("Quản lý, …")."""
    found: list[str] = []
    end = 0
    for joint in [*_PARTS.finditer(name), None]:
        stop = len(name) if joint is None else joint.start()
        part = name[end:stop]
        if found and not vocabulary().bearer.match(fold_tone(part)):
            found[-1] = name[name.rfind(found[-1], 0, stop) : stop]
        else:
            found.append(part)
        end = stop if joint is None else joint.end()
    return found


def _link(name: str, own: Unit, units: tuple[Unit, ...], bodies: tuple[Body, ...]) -> BearerLink:
    said = key(name)
    if re.fullmatch(r"(?:các|mọi|từng|thủ trưởng(?: các)?|lãnh đạo(?: các)?) đơn vị.*", said):
        if own.kind is UnitKind.MINISTRY or not said.endswith("đơn vị"):
            return BearerLink(name=name, kind=BearerKind.EVERY_UNIT)
        if said.startswith(("thủ trưởng đơn vị", "lãnh đạo đơn vị")):
            return BearerLink(name=name, kind=BearerKind.POST, id=own.id)
        return BearerLink(name=name, kind=BearerKind.EVERY_UNIT)
    unit = _unit(said, own, units)
    if unit is not None:
        return BearerLink(name=name, kind=BearerKind.UNIT, id=unit.id)
    head = _head(said, own, units)
    if head is not None:
        return BearerLink(name=name, kind=BearerKind.POST, id=head.id)
    mentions = find_bodies(name, bodies) if bodies else ()
    if mentions and mentions[0].span.start == 0:
        return BearerLink(name=name, kind=BearerKind.BODY, id=mentions[0].body)
    return BearerLink(name=name, kind=BearerKind.OTHER)


def _unit(said: str, own: Unit, units: tuple[Unit, ...]) -> Unit | None:
    for unit in units:
        if said in {key(spelled) for spelled in (unit.name, *unit.aliases)}:
            return unit
    if said in _words()[1] and _is_called(own, said):
        return own
    return None


def _is_called(unit: Unit, short: str) -> bool:
    return short in ("đơn vị", "cơ quan") or key(unit.name).startswith(short + " ")


def _head(said: str, own: Unit, units: tuple[Unit, ...]) -> Unit | None:
    """The unit whose head is named: "Vụ trưởng Vụ Pháp chế", "Chánh Văn phòng", "Vụ trưởng"."""
    for title, short in _words()[0].items():
        if not said.startswith(title):
            continue
        rest = said.removeprefix(title).strip()
        if rest:
            named = _unit(rest, own, units) or _unit(f"{short} {rest}", own, units)
            if named is not None:
                return named
        elif key(own.name).startswith(short):
            return own
        alone = _unit(short, own, units)
        if alone is not None and not rest:
            return alone
    return None


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[Word, Word]
    shorts: Words


@cache
def _words() -> tuple[dict[str, str], frozenset[str]]:
    """Titles of heads with the sort of unit each heads, and short names of units."""
    held = held_in(_FILE, _Held)
    return held.heads, frozenset(held.shorts)
