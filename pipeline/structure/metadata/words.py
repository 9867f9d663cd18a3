"""The vocabulary of heads and signatures: kinds of document, bodies, posts, labels.

The words stand in YAML files beside this module, for a lawyer to edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import BadRegister
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import as_written, held_in

_FOLDER = Path(__file__).parent
_Form = TypeVar("_Form")
_FORMS = frozenset({"normative", "administrative", "consolidated", "procedure"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name in sentence case, the codes it has in numbers, its form."""

    name: str
    codes: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """Names of issuing bodies and the words they are made of, all in sentence case.

    ``no_ministry`` are beginnings of codes with a B that is not that of a ministry ("Bộ").
    """

    named: Mapping[str, str]  # key of a name → the name
    codes: Mapping[str, str]  # code in a number → the name
    no_ministry: tuple[str, ...]
    heads: tuple[str, ...]
    proper: tuple[str, ...]
    leaders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signing:
    """Words of the signature block; ``capacities`` matches ``capacity`` at a line's start."""

    capacities: Mapping[str, tuple[str, ...]]
    chiefs: tuple[str, ...]
    deputies: tuple[str, ...]
    goes_on: tuple[str, ...]
    between: tuple[str, ...]
    ranks: tuple[str, ...]


def key(words: str) -> str:
    """What two spellings of one name share: case, tone placement, spaces and dashes aside."""
    return re.sub(r"[\s\-–—]+", " ", fold_tone(words).casefold()).strip(" .,:;")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first, tone placed as :func:`fold_tone` does."""
    return as_written(map(fold_tone, words))


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of document, in the order they are tried.

    Raises:
        BadRegister: if an entry of ``kinds.yaml`` lacks its name or has an unknown form.
    """
    found = []
    for number, entry in enumerate(_load("kinds.yaml", list[Any]), start=1):
        if not isinstance(entry, dict) or not entry.get("name"):
            raise _bad("kinds.yaml", f"mục {number}", "thiếu tên loại (name)")
        if entry.get("form") not in _FORMS:
            raise _bad("kinds.yaml", f"mục {number}", f"form phải là một trong {sorted(_FORMS)}")
        found.append(Kind(entry["name"], tuple(entry.get("codes") or ()), entry["form"]))
    return tuple(found)


@cache
def kind_named(name: str) -> Kind | None:
    """The kind of that name, in any case."""
    wanted = key(name)
    return next((kind for kind in kinds() if key(kind.name) == wanted), None)


@cache
def kind_coded(code: str) -> Kind | None:
    """The kind a code in a number stands for ("QĐ"), or None."""
    return next((kind for kind in kinds() if code in kind.codes), None)


@cache
def bodies() -> Bodies:
    """The names of ``bodies.yaml``.

    Raises:
        BadRegister: if a list is missing or an entry has no name.
    """
    data = _load("bodies.yaml", dict[str, Any])
    named: dict[str, str] = {}
    codes: dict[str, str] = {}
    for number, entry in enumerate(_entries(data, "bodies.yaml", "named"), start=1):
        if not isinstance(entry, dict) or not entry.get("name"):
            raise _bad("bodies.yaml", f"named, mục {number}", "thiếu tên cơ quan (name)")
        named[key(entry["name"])] = entry["name"]
        codes.update(dict.fromkeys(entry.get("codes") or (), entry["name"]))
    no_ministry, heads, proper, leaders = (
        tuple(_entries(data, "bodies.yaml", name))
        for name in ("no_ministry", "heads", "proper", "leaders")
    )
    return Bodies(named, codes, no_ministry, heads, proper, leaders)


@cache
def signing() -> Signing:
    """The words of ``signing.yaml``.

    Raises:
        BadRegister: if a list is missing.
    """
    data = _load("signing.yaml", dict[str, Any])
    capacities = data.get("capacities")
    if not isinstance(capacities, dict) or not capacities:
        raise _bad("signing.yaml", "mục capacities", "thiếu danh sách ký hiệu")
    chiefs, deputies, goes_on, between, ranks = (
        tuple(_entries(data, "signing.yaml", name))
        for name in ("chiefs", "deputies", "goes_on", "between", "ranks")
    )
    return Signing(
        {name: tuple(forms) for name, forms in capacities.items()},
        chiefs,
        deputies,
        goes_on,
        between,
        ranks,
    )


@cache
def cover_labels(sort: str) -> Mapping[str, tuple[str, ...]]:
    """The labels of a cover ("procedure" or "record"), by the field they name.

    Raises:
        BadRegister: if ``cover.yaml`` has no such list.
    """
    data = _load("cover.yaml", dict[str, Any]).get(sort)
    if not isinstance(data, dict) or not all(data.values()):
        raise _bad("cover.yaml", f"mục {sort}", "thiếu nhãn")
    return {field: tuple(labels) for field, labels in data.items()}


def _load(name: str, form: type[_Form]) -> _Form:
    return held_in(_FOLDER / name, form)


def _entries(data: Mapping[str, Any], file: str, name: str) -> list[Any]:
    entries = data.get(name)
    if not isinstance(entries, list) or not entries:
        raise _bad(file, f"mục {name}", "danh sách bị thiếu hoặc rỗng")
    return entries


def _bad(name: str, place: str, problem: str) -> BadRegister:
    return BadRegister(
        f"Bảng từ không hợp lệ: {problem}.",
        remedy="Sửa mục này theo mẫu của các mục bên cạnh.",
        file=_FOLDER / name,
        place=place,
    )
