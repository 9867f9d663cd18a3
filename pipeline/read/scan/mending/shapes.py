"""The fixed shapes of legal text that ``shapes.yaml`` lists, checked as they are loaded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import BadRegister
from pipeline.word_lists import held_in

_FILE = Path(__file__).with_name("shapes.yaml")


class Shapes(NamedTuple):
    """``digits`` and ``points`` by what is read; ``heads`` by each wrong reading; ``lines`` are
    those of the head of a document, ``titles`` those in capitals anywhere."""

    digits: dict[str, str]
    kinds: tuple[str, ...]
    bodies: tuple[str, ...]
    heads: dict[str, str]
    points: dict[str, str]
    hyphens: str
    lines: tuple[str, ...]
    titles: tuple[str, ...]

    def number(self, text: str) -> str:
        """``text`` with the signs that stand for digits as digits."""
        return "".join(self.digits.get(sign, sign) for sign in text)


@cache
def shapes() -> Shapes:
    """What ``shapes.yaml`` lists.

    Raises:
        BadRegister: if a field is missing or not as its neighbours are.
    """
    return load(_FILE)


def load(file: Path) -> Shapes:
    """What ``file`` lists.

    Raises:
        BadRegister: as above, naming the field.
    """
    held = held_in(file, dict[str, Any])
    heads = _mapping(file, held, "heads", list)
    for right, wrong in heads.items():
        if right in wrong:
            raise _bad(file, "heads", f"«{right}» vừa đúng vừa sai")
    return Shapes(
        digits=_mapping(file, held, "digits", str),
        kinds=_list(file, held, "kinds"),
        bodies=_list(file, held, "bodies"),
        heads={wrong: right for right, read in heads.items() for wrong in read},
        points=_mapping(file, held, "points", str),
        hyphens="".join(_list(file, {"hyphens": list(held.get("hyphens") or "")}, "hyphens")),
        lines=_list(file, held, "lines"),
        titles=_list(file, held, "titles"),
    )


def _list(file: Path, held: dict[str, Any], field: str) -> tuple[str, ...]:
    entries = held.get(field)
    if not entries or not all(isinstance(entry, str) for entry in entries):
        raise _bad(file, field, "phải là danh sách chữ, không rỗng")
    return tuple(entries)


def _mapping(file: Path, held: dict[str, Any], field: str, sort: type) -> dict[str, Any]:
    entries = held.get(field)
    if not isinstance(entries, dict) or not entries:
        raise _bad(file, field, "phải là bảng hai cột, không rỗng")
    for key, entry in entries.items():
        if not isinstance(key, str) or not isinstance(entry, sort):
            raise _bad(file, field, f"{key!r}: {entry!r} sai dạng")
    return entries


def _bad(file: Path, field: str, fault: str) -> BadRegister:
    return BadRegister(
        f"Mục {field}: {fault}.", remedy="Sửa theo mẫu các mục bên cạnh.", file=file, place=field
    )
