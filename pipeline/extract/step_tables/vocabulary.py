"""The heads of step tables' columns, from heads.yaml, checked on load."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from pipeline.model.facts import StepColumn
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, broken, held_in

_FILE = Path(__file__).with_name("heads.yaml")
_NOISE = re.compile(r"\([^)]*\)|[\d.:*]+")
_ROLES = tuple(StepColumn)


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of heads.yaml: heads by role, and those of other tables."""

    step: Words
    content: Words
    responsible: Words
    partner: Words
    time: Words
    form: Words
    result: Words
    note: Words
    other: Words


@cache
def heads() -> Heads:
    """The lists of heads.yaml; see ``load_heads``."""
    return load_heads(_FILE)


def load_heads(file: Path) -> Heads:
    """The lists of ``file``.

    Raises:
        BadRegister: a list is missing, empty or malformed, or two roles share a head.
    """
    found = held_in(file, Heads)
    seen: dict[str, str] = {}
    for role in (*_ROLES, "other"):
        for place, entry in enumerate(getattr(found, role)):
            before = seen.setdefault(key_of(entry), role)
            if before != role:
                raise broken(
                    file,
                    f"«{entry}» đã là đầu cột loại {before}.",
                    str(role),
                    place,
                    remedy="Mỗi đầu cột chỉ để ở một loại.",
                )
    return found


def role_of(head: str) -> StepColumn | None:
    """The role of a column headed so; None where the head says nothing of steps."""
    key = key_of(head)
    exact = _by_key().get(key)
    if exact is not None:
        return exact
    begun = [entry for entry in _by_key() if len(entry) > 3 and key.startswith(entry + " ")]
    return _by_key()[max(begun, key=len)] if begun else None


def is_of_another_table(head: str) -> bool:
    """Whether no step table has a column headed so."""
    key = key_of(head)
    return any(key == entry or key.startswith(entry + " ") for entry in _others())


def key_of(head: str) -> str:
    """A head as compared: words alone, in small letters, the tone where it is put nowadays."""
    words = fold_tone(_NOISE.sub(" ", head.casefold()))
    return " ".join(re.sub(r"\s*[/,;–-]\s*", "/", " ".join(words.split())).split()).strip("/ ")


@cache
def _by_key() -> dict[str, StepColumn]:
    return {key_of(entry): role for role in _ROLES for entry in getattr(heads(), role)}


@cache
def _others() -> frozenset[str]:
    return frozenset(key_of(entry) for entry in heads().other)
