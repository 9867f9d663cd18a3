"""The vocabulary of heads and signatures: kinds of document, bodies, posts, labels.

The words stand in YAML files beside this module, for a lawyer to edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Word, Words, as_written, broken, held_in

_FOLDER = Path(__file__).parent


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of document: its name in sentence case, the codes it has in numbers, its form."""

    name: Word
    form: Literal["normative", "administrative", "consolidated", "procedure"]
    codes: tuple[Word, ...] = ()


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Word
    codes: tuple[Word, ...] = ()


class _Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    named: tuple[_Body, ...]
    no_ministry: Words
    heads: Words
    proper: Words
    leaders: Words


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


class Signing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the signature block; ``capacities`` matches ``capacity`` at a line's start."""

    capacities: dict[str, Words]
    chiefs: Words
    deputies: Words
    goes_on: Words
    between: Words
    ranks: Words


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
    return held_in(_FOLDER / "kinds.yaml", tuple[Kind, ...])


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
    held = held_in(_FOLDER / "bodies.yaml", _Bodies)
    return Bodies(
        {key(body.name): body.name for body in held.named},
        {code: body.name for body in held.named for code in body.codes},
        held.no_ministry,
        held.heads,
        held.proper,
        held.leaders,
    )


@cache
def signing() -> Signing:
    """The words of ``signing.yaml``.

    Raises:
        BadRegister: if a list is missing.
    """
    return held_in(_FOLDER / "signing.yaml", Signing)


@cache
def cover_labels(sort: str) -> Mapping[str, tuple[str, ...]]:
    """The labels of a cover ("procedure" or "record"), by the field they name.

    Raises:
        BadRegister: if ``cover.yaml`` has no such list.
    """
    file = _FOLDER / "cover.yaml"
    held = held_in(file, dict[str, dict[str, Words]])
    if sort not in held:
        raise broken(file, "Thiếu nhãn của loại trang này.", sort)
    return held[sort]
