"""Whom a bearer's name means: a unit of the ministry, a post in it, a body, or anybody.

A document speaks of its own unit shortly: in the working rules of a department "Vụ" is that
department, "Vụ trưởng" its head, "đơn vị" any unit. A name is looked up among the units' names and
aliases first, with those a unit bore before it was renamed, then among the bodies of the register,
whose life the rules judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from pipeline.extract.responsibilities.vocabulary import key, vocabulary
from pipeline.law.bodies import find_bodies
from pipeline.model.law import Body, BodyEvent
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
        bodies: bodies that ended or changed their names; one that was renamed to a unit is it.

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
    called = _called(units, bodies)
    unit = _unit(said, own, called)
    if unit is not None:
        return BearerLink(name=name, kind=BearerKind.UNIT, id=unit.id)
    head = _head(said, own, called)
    if head is not None:
        return BearerLink(name=name, kind=BearerKind.POST, id=head.id)
    mentions = find_bodies(name, bodies) if bodies else ()
    if mentions and mentions[0].span.start == 0:
        return BearerLink(name=name, kind=BearerKind.BODY, id=mentions[0].body)
    return BearerLink(name=name, kind=BearerKind.OTHER)


@lru_cache(maxsize=4)
def _called(units: tuple[Unit, ...], bodies: tuple[Body, ...]) -> dict[str, Unit]:
    """The units by their names, and by those they bore: renamed, with a unit as the one heir.

    Whose work is that of a unit which was merged, split or ended is not for a table of names to
    say.
    """
    called: dict[str, Unit] = {}
    for unit in units:
        for name in (unit.name, *unit.aliases):
            called.setdefault(key(name), unit)
    renamed = [
        body for body in bodies if body.event is BodyEvent.RENAMED and len(body.successors) == 1
    ]
    for _ in renamed:  # one renaming may lead to the next
        for body in renamed:
            unit_now = called.get(key(body.successors[0]))
            if unit_now is not None:
                for name in _without_posts(body):
                    called.setdefault(name, unit_now)
    return called


def _without_posts(body: Body) -> Iterator[str]:
    """The names of a body, but for those of posts in it: "Vụ trưởng Vụ Tin học"."""
    names = [key(name) for name in body.names]
    yield from (name for name in names if not name.endswith(tuple(f" {each}" for each in names)))


def _unit(said: str, own: Unit, called: Mapping[str, Unit]) -> Unit | None:
    unit = called.get(said)
    if unit is None and said in _words()[1] and _is_called(own, said):
        return own
    return unit


def _is_called(unit: Unit, short: str) -> bool:
    return short in ("đơn vị", "cơ quan") or key(unit.name).startswith(short + " ")


def _head(said: str, own: Unit, called: Mapping[str, Unit]) -> Unit | None:
    """The unit whose head is named: "Vụ trưởng Vụ Pháp chế", "Chánh Văn phòng", "Vụ trưởng"."""
    for title, short in _words()[0].items():
        if not said.startswith(title):
            continue
        rest = said.removeprefix(title).strip()
        if rest:
            named = _unit(rest, own, called) or _unit(f"{short} {rest}", own, called)
            if named is not None:
                return named
        elif key(own.name).startswith(short):
            return own
        alone = _unit(short, own, called)
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
