"""The words of the secrecy gate, from marks.yaml, checked on load."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec

from pipeline.errors import BadRegister

FILE = "marks.yaml"


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All lists of marks.yaml."""

    levels: tuple[str, ...]
    foreign: tuple[str, ...]
    labels: tuple[str, ...]
    declassified: tuple[str, ...]
    heads: tuple[str, ...]
    bodies: tuple[str, ...]
    unfinished: tuple[str, ...]
    blanks: tuple[str, ...]


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
        if not entries or not all(entry.strip() for entry in entries):
            raise BadRegister("danh sách trống.", remedy=remedy, file=FILE, place=f"trường {field}")
    for field in ("bodies", "blanks"):
        for entry in getattr(marks, field):
            try:
                re.compile(entry)
            except re.error as error:
                raise BadRegister(
                    f"mẫu «{entry}» sai: {error}.",
                    remedy=remedy,
                    file=FILE,
                    place=f"trường {field}",
                ) from error
    return marks


@cache
def load_marks() -> Marks:
    """The lists kept beside this module."""
    return parse_marks(resources.files("pipeline.read.secrecy").joinpath(FILE).read_bytes())
