"""The words of the secrecy gate, from marks.yaml, checked on load."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec

from pipeline.errors import BadRegister

FILE = "marks.yaml"
_PATTERNS = "_patterns"


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All lists of marks.yaml, where each is explained."""

    levels: tuple[str, ...]
    garbled: tuple[str, ...]
    halves: tuple[str, ...]
    lookalikes: tuple[str, ...]
    foreign: tuple[str, ...]
    companions: tuple[str, ...]
    signs: tuple[str, ...]
    labels: tuple[str, ...]
    followers: tuple[str, ...]
    ticked_patterns: tuple[str, ...]
    statement_patterns: tuple[str, ...]
    declassified_patterns: tuple[str, ...]
    head_patterns: tuple[str, ...]
    issuer_patterns: tuple[str, ...]
    body_patterns: tuple[str, ...]
    division_patterns: tuple[str, ...]
    kinds: tuple[str, ...]
    unfinished: tuple[str, ...]
    continuing: tuple[str, ...]
    before_level: tuple[str, ...]
    after_level: tuple[str, ...]
    form_patterns: tuple[str, ...]


def parse_marks(source: bytes) -> Marks:
    """The lists in ``source``, YAML in UTF-8.

    Raises:
        BadRegister: a list is missing, empty or malformed, or a pattern is none.
    """
    remedy = "Sửa tệp theo mẫu kèm chương trình."
    try:
        marks = msgspec.yaml.decode(source, type=Marks)
    except msgspec.MsgspecError as error:
        raise BadRegister(f"không đúng mẫu: {error}.", remedy=remedy, file=FILE) from error
    for field in Marks.__struct_fields__:
        entries = getattr(marks, field)
        place = f"trường {field}"
        if not entries or not all(entry.strip() for entry in entries):
            raise BadRegister("danh sách trống.", remedy=remedy, file=FILE, place=place)
        for entry in entries if field.endswith(_PATTERNS) else ():
            try:
                re.compile(entry)
            except re.error as error:
                problem = f"mẫu «{entry}» sai: {error}."
                raise BadRegister(problem, remedy=remedy, file=FILE, place=place) from error
    return marks


@cache
def load_marks() -> Marks:
    """The lists kept beside this module."""
    return parse_marks(resources.files("pipeline.read.secrecy").joinpath(FILE).read_bytes())


@cache
def pattern_of(field: str) -> re.Pattern[str]:
    """One pattern for all entries of a list of patterns."""
    return re.compile("|".join(f"(?:{entry})" for entry in getattr(load_marks(), field)))


@cache
def words_of(field: str) -> str:
    """The source of a pattern for any entry of a list of words, longest first, spacing free."""
    entries = sorted(getattr(load_marks(), field), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(each).replace(r"\ ", r"\s*") for each in entries) + ")"
