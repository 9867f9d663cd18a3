"""The words by which units and posts are named shortly or together, from ``words.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from pipeline.extract.responsibilities.vocabulary import any_of, key
from pipeline.model.run import UnitKind
from pipeline.word_lists import Word, held_in
from pipeline.word_lists import Words as Listed

_FILE = Path(__file__).with_name("words.yaml")


class _Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    counted: Listed
    sorts: Listed
    anyone: Listed
    all: Annotated[tuple[Listed, ...], msgspec.Meta(min_length=1)]
    heads: Listed
    whose: Listed
    any_mission: Listed
    missions: Listed
    abroad: Listed
    below: Listed


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[Word, Listed]
    deputies: dict[Word, Listed]
    leaders: Listed
    before_posts: Listed
    after_posts: Listed
    shorts: Listed
    any_shorts: Listed
    kind_shorts: dict[Word, UnitKind]
    ministry: Listed
    groups: _Groups


class Group(NamedTuple):
    """Patterns of units counted up, for folded text.

    ``named`` has the groups "counted", "sorts", "whose", "below"; ``heads`` goes before it;
    ``sort`` is one of its sorts, ``anyone`` those that are nobody's in particular, ``every`` the
    sets of sorts that are all units. ``missions`` names all missions, with the group "counted".
    """

    named: re.Pattern[str]
    heads: re.Pattern[str]
    sort: re.Pattern[str]
    anyone: frozenset[str]
    every: tuple[frozenset[str], ...]
    missions: re.Pattern[str]


class Words(NamedTuple):
    """Titles with the sorts of unit each belongs to ("" for any), short names, and groups."""

    posts: Mapping[str, tuple[str, ...]]
    leaders: Mapping[str, tuple[str, ...]]
    before_post: re.Pattern[str]
    after_post: re.Pattern[str]
    shorts: frozenset[str]
    any_shorts: frozenset[str]
    kind_shorts: Mapping[str, UnitKind]
    ministry: tuple[str, ...]
    group: Group


@cache
def words() -> Words:
    """All of them.

    Raises:
        BadRegister: if the file breaks its form.
    """
    held = held_in(_FILE, _Held)
    heads = _sorts(held.heads)
    not_any = "".join(rf"(?<!{each})" for each in map(key, held.any_shorts))
    return Words(
        posts=heads,
        leaders={f"phó {title}": sorts for title, sorts in heads.items()}
        | _sorts(held.deputies)
        | dict.fromkeys(map(key, held.leaders), ("",)),
        before_post=re.compile(rf"^(?:{any_of(held.before_posts)})\s+"),
        # "Thủ trưởng đơn vị được giao": of whichever unit it is.
        after_post=re.compile(rf"{not_any}\s+(?:{any_of(held.after_posts)})(?!\w).*$"),
        shorts=frozenset(map(key, held.shorts)),
        any_shorts=frozenset(map(key, held.any_shorts)),
        kind_shorts={key(short): kind for short, kind in held.kind_shorts.items()},
        ministry=tuple(map(key, held.ministry)),
        group=_group(held.groups),
    )


def _sorts(titles: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {key(title): tuple(map(key, sorts)) for title, sorts in titles.items()}


def _group(held: _Groups) -> Group:
    sort = rf"(?:(?(counted){any_of(held.sorts)}|{any_of(held.anyone)}))(?!\w)"
    joint = r"(?:\s*,\s*|\s+(?:và|hoặc)\s+)"
    return Group(
        named=re.compile(
            rf"(?<!\w)(?:(?P<counted>{any_of(held.counted)})\s+)?(?P<sorts>{sort}(?:{joint}{sort})*)"
            rf"(?:\s+(?:(?P<whose>{any_of(held.whose)})|(?P<below>{any_of(held.below)}))(?!\w))*"
            r"(?=\s*(?:$|[,;]|(?:và|hoặc)\s))",
            re.IGNORECASE,
        ),
        heads=re.compile(rf"(?:{any_of(held.heads)})\s+(?:của\s+)?"),
        sort=_whole(held.sorts),
        anyone=frozenset(map(key, held.anyone)),
        every=tuple(frozenset(map(key, sorts)) for sorts in held.all),
        missions=_missions(held, joint),
    )


def _missions(held: _Groups, joint: str) -> re.Pattern[str]:
    sort = rf"(?:(?(counted){any_of(held.missions)}|{any_of(held.any_mission)}))(?!\w)"
    return re.compile(
        rf"(?:(?P<counted>{any_of(held.counted)})\s+)?{sort}(?:{joint}{sort})*"
        rf"(?:\s+(?:{any_of([*held.abroad, *held.whose])}))*$"
    )


def _whole(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(listed)})(?!\w)")
