"""The words by which roles are told, from ``words.yaml``, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Patterns, any_pattern, any_word, held_in
from pipeline.word_lists import Words as Listed

_FILE = Path(__file__).with_name("words.yaml")
_FAR = 8  # words between "gửi" and "về Văn phòng Bộ"


class _Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: Listed
    to: Listed


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leading: Listed
    joining: Listed
    consulting: Listed
    contributing: Listed
    submitting: Listed
    submitting_to: Listed
    not_submitting: Listed
    asking: Listed
    approving: Listed
    needing: Listed
    leave_of: Listed
    delegating: Listed
    telling: Listed
    telling_of: Annotated[tuple[_Telling, ...], msgspec.Meta(min_length=1)]
    between: Listed
    between_asked: Listed
    ends: Listed
    shared: Listed
    says_which: Listed
    closing: Patterns


class Words(NamedTuple):
    """Patterns for folded text in small letters, but for ``ends``, before which a name ends.

    ``consulting``, ``submitting``, ``asking``, ``needing``, ``leave_of``, ``delegating`` and
    ``telling`` end where a name may begin, those of ``submitting_to`` and ``telling_to`` too, which
    hold what is submitted or told. After a name stand ``contributing`` and ``approving``, after a
    list ``shared``, in a name ``leading``, and ``says_which`` where it would be anybody's without.
    An action begins with ``joining``, and is ``closing`` as a whole.
    """

    leading: re.Pattern[str]
    joining: re.Pattern[str]
    consulting: re.Pattern[str]
    contributing: re.Pattern[str]
    submitting: re.Pattern[str]
    submitting_to: re.Pattern[str]
    asking: re.Pattern[str]
    approving: re.Pattern[str]
    needing: re.Pattern[str]
    leave_of: re.Pattern[str]
    delegating: re.Pattern[str]
    telling: re.Pattern[str]
    telling_to: re.Pattern[str]
    ends: re.Pattern[str]
    shared: re.Pattern[str]
    says_which: frozenset[str]
    closing: re.Pattern[str]


@cache
def words() -> Words:
    """All of them.

    Raises:
        BadRegister: if the file breaks its form.
    """
    held = held_in(_FILE, _Held)
    before_names = [*held.consulting, *held.submitting, *held.asking, *held.telling]
    after_names = [*held.contributing, *held.approving, *held.leading]
    submitting = "|".join(_submitting(held))
    return Words(
        leading=_whole(held.leading),
        joining=_whole(held.joining),
        consulting=_opener(_any(held.consulting), held.between_asked),
        contributing=_whole(held.contributing),
        submitting=_opener(submitting, held.between),
        submitting_to=re.compile(_far(submitting, held.submitting_to)),
        asking=_opener(_any(held.asking), held.between),
        approving=_whole(held.approving),
        needing=re.compile(rf"(?:^|(?<!\w)(?:{_any(held.needing)})\s+)được\s+(?!sự )"),
        leave_of=_opener(_any(held.leave_of)),
        delegating=_opener(_any(held.delegating)),
        telling=_opener(_any(held.telling), held.between),
        telling_to=re.compile("|".join(_far(_any(row.words), row.to) for row in held.telling_of)),
        ends=_whole([*held.ends, *before_names, *after_names]),
        shared=_whole(held.shared),
        says_which=frozenset(map(fold_tone, held.says_which)),
        closing=re.compile(any_pattern(held.closing)),
    )


def _submitting(held: _Held) -> Iterator[str]:
    """Words of submitting, but inside a longer word."""
    longer = [fold_tone(word) for word in held.not_submitting]
    for word in map(fold_tone, held.submitting):
        before = [each.removesuffix(word) for each in longer if each.endswith(word)]
        yield "".join(rf"(?<!{each})" for each in before) + word


def _far(pattern: str, to: Iterable[str]) -> str:
    what = rf"(?:\s+[^\s,;.:()]+){{1,{_FAR}}}?"
    return rf"(?<!\w)(?:{pattern})(?!\w){what}\s+(?:{_any(to)})\s+"


def _opener(pattern: str, between: Iterable[str] = ()) -> re.Pattern[str]:
    passed = rf"(?:\s+(?:{_any(between)})(?!\w))*" if between else ""
    return re.compile(rf"(?<!\w)(?:{pattern}){passed}\s+")


def _whole(listed: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(listed)})(?!\w)")


def _any(listed: Iterable[str]) -> str:
    return any_word(map(fold_tone, listed))
