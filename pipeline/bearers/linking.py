"""Whom a bearer's name means: a unit of the ministry, a post in it, a body, or anybody.

A document speaks of its own unit shortly: in the working rules of a department "Vụ" is that
department, "Vụ trưởng" its head, "đơn vị" the department too. In those of the ministry "đơn vị" is
every unit; one that a department keeps still calls this department "Vụ". A name is looked up among
the units' names and aliases first, with those a unit bore before it was renamed, then among the
bodies of the register, whose life the rules judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

import msgspec

from pipeline.bearers.words import words
from pipeline.extract.responsibilities.vocabulary import key, vocabulary
from pipeline.law.bodies import find_bodies
from pipeline.model.law import Body, BodyEvent
from pipeline.model.run import Unit, UnitKind
from pipeline.read.hygiene import fold_tone

_JOINT = re.compile(r"\s*(?:,|;|\s+và\s+|\s+hoặc\s+)\s*")
_ASIDE = re.compile(r"\s*\([^)]*\)")
_HYPHEN = re.compile(r"\s*[-–—]\s*")


class BearerKind(StrEnum):
    """What sort of bearer a name means."""

    UNIT = "unit"
    POST = "post"  # the head of a unit
    LEADERS = "leaders"  # those who lead a unit together, or one of them who is not the head
    BODY = "body"  # a body of the register of those that ended or changed
    EVERY_UNIT = "every_unit"  # "các đơn vị", "thủ trưởng các đơn vị"
    EVERY_MISSION = "every_mission"  # "các Cơ quan đại diện", "Trưởng Cơ quan đại diện"
    OTHER = "other"  # persons, bodies outside


class BearerLink(msgspec.Struct, frozen=True, kw_only=True):
    """One of the bearers a name lists: ``id`` is the unit's or body's, "" where there is none."""

    name: str
    kind: BearerKind
    id: str = ""


def link_bearer(
    name: str,
    own: Unit,
    units: tuple[Unit, ...],
    bodies: tuple[Body, ...] = (),
    keeper: Unit | None = None,
) -> tuple[BearerLink, ...]:
    """Whom ``name`` means in a document of the unit ``own``.

    Args:
        name: the bearer as quoted; several may be joined by commas, "và", "hoặc".
        own: the unit whose document it is.
        units: the units of the ministry.
        bodies: bodies that ended or changed their names; one that was renamed to a unit is it.
        keeper: the unit where the document is kept, if another than ``own``; its short name is
            its own there too.

    Returns:
        A link for each bearer named, in order; at least one.
    """
    whole = _at(keeper, _link(name, own, units, bodies))
    if whole.kind is not BearerKind.OTHER:
        return (whole,)
    parts = _parts(name)
    if len(parts) == 1:
        return (whole,)
    if own.kind is UnitKind.MINISTRY and _are_all_heads(parts):
        return (BearerLink(name=name, kind=BearerKind.EVERY_UNIT),)
    links = tuple(_link_of_list(part, own, units, bodies) for part in parts)
    if len({sorts for part in parts if (sorts := _sorts_of(part))}) > 1:
        return links  # "Vụ trưởng, Viện trưởng": any heads, not that of the keeper
    return tuple(_at(keeper, link) for link in links)


def _at(keeper: Unit | None, link: BearerLink) -> BearerLink:
    """``link``, or whom the name means as a short one of the unit that keeps the document."""
    if keeper is None or link.kind is not BearerKind.OTHER:
        return link

    def named(said: str) -> Unit | None:
        return keeper if _is_short_of(said, keeper) else None

    if named(_plain(link.name)):
        return BearerLink(name=link.name, kind=BearerKind.UNIT, id=keeper.id)
    return _leads(link.name, named, {}) or link


def _sorts_of(name: str) -> tuple[str, ...]:
    """The sorts of unit whose head a title is that stands alone: of "Vụ trưởng" vụ."""
    return words().posts.get(_post(name), ())


def _are_all_heads(parts: Sequence[str]) -> bool:
    """Whether the titles of heads are counted up for all: "Vụ trưởng, Cục trưởng"."""
    sorts = [_sorts_of(part) for part in parts]
    said = frozenset(sort for each in sorts for sort in each)
    return all(sorts) and any(every <= said for every in words().group.every)


def _link_of_list(
    name: str, own: Unit, units: tuple[Unit, ...], bodies: tuple[Body, ...]
) -> BearerLink:
    """Whom one of several means: beside others, "đơn vị" is not the document's own unit."""
    link = _link(name, own, units, bodies)
    if link.kind is BearerKind.UNIT and key(name) in words().group.anyone:
        return BearerLink(name=name, kind=BearerKind.OTHER)
    return link


def _parts(name: str) -> list[str]:
    """The names of a list.

    A part that names nobody belongs to the one before ("Quản lý, …"), and what is counted up
    together stays together ("các Vụ, Cục").
    """
    folded = fold_tone(name)
    together = [found.span() for found in words().group.named.finditer(folded)]
    found: list[str] = []
    end = 0
    for joint in [*_JOINT.finditer(name), None]:
        stop = len(name) if joint is None else joint.start()
        if any(first < stop < last for first, last in together):
            continue
        part = name[end:stop]
        if found and not vocabulary().bearer.match(fold_tone(part)):
            found[-1] = name[name.rfind(found[-1], 0, stop) : stop]
        else:
            found.append(part)
        end = stop if joint is None else joint.end()
    return found


def _link(name: str, own: Unit, units: tuple[Unit, ...], bodies: tuple[Body, ...]) -> BearerLink:
    if _is_every_unit(key(name), own):
        return BearerLink(name=name, kind=BearerKind.EVERY_UNIT)
    if _is_every_mission(_plain(name), own):
        return BearerLink(name=name, kind=BearerKind.EVERY_MISSION)
    called = _called(units, bodies)
    unit = called.get(_plain(name)) or _own(_plain(name), own)
    if unit is not None:
        return BearerLink(name=name, kind=BearerKind.UNIT, id=unit.id)
    leads = _leads(name, lambda said: _own(said, own), called)
    if leads is not None:
        return leads
    mentions = find_bodies(name, bodies) if bodies else ()
    if mentions and mentions[0].span.start == 0:
        return BearerLink(name=name, kind=BearerKind.BODY, id=mentions[0].body)
    return BearerLink(name=name, kind=BearerKind.OTHER)


def _plain(name: str) -> str:
    """A name as it is looked up: without asides and hyphens, a comma read as "và"."""
    bare = _HYPHEN.sub(" ", _ASIDE.sub("", key(name)))
    return " và ".join(_JOINT.split(bare)).strip()


def _post(name: str) -> str:
    """The name of a post without what stands round it: "Các Phó Vụ trưởng phụ trách"."""
    return words().after_post.sub("", words().before_post.sub("", _plain(name)))


@lru_cache(maxsize=4)
def _called(units: tuple[Unit, ...], bodies: tuple[Body, ...]) -> dict[str, Unit]:
    """The units by their names, and by those they bore: renamed, with a unit as the one heir.

    Whose work is that of a unit which was merged, split or ended is not for a table of names to
    say.
    """
    called: dict[str, Unit] = {}
    for unit in units:
        for name in (unit.name, *unit.aliases):
            called.setdefault(_plain(name), unit)
    for unit in units:
        if unit.kind is UnitKind.MINISTRY:
            for name in words().ministry:
                called.setdefault(name, unit)
    renamed = [
        body for body in bodies if body.event is BodyEvent.RENAMED and len(body.successors) == 1
    ]
    for _ in renamed:  # one renaming may lead to the next
        for body in renamed:
            unit_now = called.get(_plain(body.successors[0]))
            if unit_now is not None:
                for name in _without_posts(body):
                    called.setdefault(name, unit_now)
    return called


def _without_posts(body: Body) -> Iterator[str]:
    """The names of a body, but for those of posts in it: "Vụ trưởng Vụ Tin học"."""
    names = [_plain(name) for name in body.names]
    yield from (name for name in names if not name.endswith(tuple(f" {each}" for each in names)))


def _is_short_of(said: str, unit: Unit) -> bool:
    """Whether ``said`` is how the name of ``unit`` begins, and short for it."""
    return said in words().shorts and _plain(unit.name).startswith(f"{said} ")


def _own(said: str, own: Unit) -> Unit | None:
    """The unit whose document it is, where ``said`` is a short name of it."""
    held = words()
    if said in held.shorts:
        return own if _is_short_of(said, own) else None
    if said in held.any_shorts:
        return own if own.kind is not UnitKind.MINISTRY else None
    return own if held.kind_shorts.get(said) is own.kind else None


def _is_every_unit(said: str, own: Unit) -> bool:
    """Whether all units are meant, or the heads of all."""
    group = words().group
    head = group.heads.match(said)
    found = group.named.fullmatch(said, head.end() if head else 0)
    if found is None:
        return False
    sorts = frozenset(group.sort.findall(found["sorts"]))
    if not any(every <= sorts for every in group.every):
        return False
    if own.kind is UnitKind.MINISTRY:
        return True
    several = found["counted"] or found["whose"] or len(sorts) > 1
    return bool(several) and not found["below"]


def _is_every_mission(said: str, own: Unit) -> bool:
    """Whether all missions are meant, or the heads of all; a mission speaks so of itself alone."""
    group = words().group
    head = group.heads.match(said)
    found = group.missions.fullmatch(said, head.end() if head else 0)
    return found is not None and (own.kind is not UnitKind.MISSION or bool(found["counted"]))


def _leads(
    name: str, own: Callable[[str], Unit | None], called: Mapping[str, Unit]
) -> BearerLink | None:
    """The head of a unit, or who leads it, where the name is such a post.

    Args:
        name: the name of a bearer.
        own: the unit that a short name means.
        called: the units by their names.
    """
    for kind, titles in ((BearerKind.POST, words().posts), (BearerKind.LEADERS, words().leaders)):
        led = _led(_post(name), titles, own, called)
        if led is not None:
            return BearerLink(name=name, kind=kind, id=led.id)
    return None


def _led(
    said: str,
    titles: Mapping[str, tuple[str, ...]],
    own: Callable[[str], Unit | None],
    called: Mapping[str, Unit],
) -> Unit | None:
    """The unit that somebody with one of ``titles`` leads: "Vụ trưởng Vụ Pháp chế", "Vụ trưởng".

    Args:
        said: the name of the post.
        titles: each with the sorts of unit it belongs to, "" for any.
        own: the unit that a short name means.
        called: the units by their names.
    """
    for title, sorts in titles.items():
        rest = said.removeprefix(title)
        if not rest:
            led = next(filter(None, map(own, sorts)), None)
            return led or (called.get(sorts[0]) if len(sorts) == 1 else None)
        if rest == said or not rest.startswith(" "):
            continue
        for sort in sorts:
            any_sort = not sort or sort in words().any_shorts
            itself = any_sort or f"{rest} ".startswith(f" {sort} ")
            for name in (f"{sort}{rest}", *([rest.strip()] if itself else [])):
                led = called.get(name) or own(name)
                if led is not None:
                    return led
    return None
