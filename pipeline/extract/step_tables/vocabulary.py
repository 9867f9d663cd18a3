"""The heads of step tables' columns, from heads.yaml, checked on load."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec

from pipeline.errors import BadRegister
from pipeline.model.facts import StepColumn
from pipeline.read.hygiene import fold_tone

FILE = "heads.yaml"
_NOISE = re.compile(r"\([^)]*\)|[\d.:*]+")
_ROLES = tuple(StepColumn)


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of heads.yaml: heads by role, and those of other tables."""

    step: tuple[str, ...]
    content: tuple[str, ...]
    responsible: tuple[str, ...]
    partner: tuple[str, ...]
    time: tuple[str, ...]
    form: tuple[str, ...]
    result: tuple[str, ...]
    note: tuple[str, ...]
    other: tuple[str, ...]


def parse_heads(source: bytes) -> Heads:
    """The lists in ``source``, YAML in UTF-8.

    Raises:
        BadRegister: a list is missing, empty or malformed, or two roles share a head.
    """
    remedy = "Sửa tệp theo mẫu kèm chương trình."
    try:
        heads = msgspec.yaml.decode(source, type=Heads)
    except msgspec.MsgspecError as error:
        raise BadRegister(f"không đúng mẫu: {error}.", remedy=remedy, file=FILE) from error
    seen: dict[str, str] = {}
    for role in (*_ROLES, "other"):
        entries = getattr(heads, role)
        if not entries:
            raise BadRegister("danh sách trống.", remedy=remedy, file=FILE, place=f"trường {role}")
        for entry in entries:
            before = seen.setdefault(key_of(entry), role)
            if before != role:
                raise BadRegister(
                    f"«{entry}» đã là đầu cột loại {before}.",
                    remedy="Mỗi đầu cột chỉ để ở một loại.",
                    file=FILE,
                    place=f"trường {role}",
                )
    return heads


@cache
def load_heads() -> Heads:
    """The lists kept beside this module."""
    return parse_heads(resources.files("pipeline.extract.step_tables").joinpath(FILE).read_bytes())


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
    return {key_of(entry): role for role in _ROLES for entry in getattr(load_heads(), role)}


@cache
def _others() -> frozenset[str]:
    return frozenset(key_of(entry) for entry in load_heads().other)
