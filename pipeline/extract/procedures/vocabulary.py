"""The words of procedures, checked as they are loaded from ``kinds.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pipeline.errors import BadRegister
from pipeline.model.facts import StepKind

_FILE = Path(__file__).with_name("kinds.yaml")


class Vocabulary(NamedTuple):
    """Patterns, matched without case: ``kinds`` by the verb, all verbs in one pattern."""

    kinds: dict[str, StepKind]
    verb: re.Pattern[str]
    manner: re.Pattern[str]
    noun: re.Pattern[str]
    heading: re.Pattern[str]
    output: re.Pattern[str]
    bring_out: frozenset[StepKind]


@cache
def vocabulary() -> Vocabulary:
    """What ``kinds.yaml`` lists.

    Raises:
        BadRegister: naming the field, where a list is missing or empty, a kind is unknown, or a
            verb stands under two kinds.
    """
    return load(_FILE)


def load(file: Path) -> Vocabulary:
    """What ``file`` lists; raises as ``vocabulary``."""
    told = yaml.safe_load(file.read_text("utf-8"))
    kinds: dict[str, StepKind] = {}
    for name in told.get("kinds") or {}:
        if name not in StepKind.__members__.values():
            raise _bad(file, "kinds", f"không có loại bước «{name}»")
        for verb in _list(file, told["kinds"], name):
            if verb in kinds:
                raise _bad(file, name, f"«{verb}» đã ở loại {kinds[verb]}")
            kinds[verb] = StepKind(name)
    return Vocabulary(
        kinds=kinds,
        verb=_any_of(tuple(kinds)),
        manner=_any_of(_list(file, told, "manners")),
        noun=_any_of(_list(file, told, "nouns")),
        heading=_any_of(_list(file, told, "headings")),
        output=_any_of(_list(file, told, "outputs")),
        bring_out=frozenset(StepKind(name) for name in _list(file, told, "bring_out")),
    )


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _list(file: Path, held: dict[str, Any], field: str) -> tuple[str, ...]:
    entries = held.get(field)
    if not entries or not all(isinstance(entry, str) and entry.strip() for entry in entries):
        raise _bad(file, field, "phải là danh sách chữ, không rỗng")
    return tuple(entries)


def _bad(file: Path, field: str, problem: str) -> BadRegister:
    return BadRegister(
        f"Mục «{field}»: {problem}.",
        remedy="Sửa lại danh sách này.",
        file=file,
        place=field,
    )
