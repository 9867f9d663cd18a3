"""The heads of step tables' columns, from heads.yaml, checked on load."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from pipeline.model.facts import StepColumn
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, as_written, broken, held_in, whole_words

_FILE = Path(__file__).with_name("heads.yaml")
_NOISE = re.compile(r"\([^)]*\)|[\d.:*]+")
_ROLES = tuple(role for role in StepColumn if role is not StepColumn.NAME)  # headed as content is


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of heads.yaml: heads by role, those of other tables, and words of rows."""

    step: Words
    content: Words
    responsible: Words
    partner: Words
    time: Words
    form: Words
    result: Words
    note: Words
    doers: Words
    doing: Words
    leading: Words
    helping: Words
    whole: Words
    totals: Words
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
    """The role of a column headed so; None where the head says nothing of steps.

    Of two that it names ("Biểu mẫu, thời gian") the first.
    """
    key = key_of(head)
    exact = _by_key().get(key)
    if exact is not None:
        return exact
    begun = [entry for entry in _begun_with() if key.startswith((f"{entry} ", f"{entry}/"))]
    if begun:
        return _by_key()[max(begun, key=len)]
    return StepColumn.RESPONSIBLE if _names_doer(key) else None


def is_of_another_table(head: str) -> bool:
    """Whether no step table has a column headed so."""
    key = key_of(head)
    return any(key == entry or key.startswith(entry + " ") for entry in _others())


def is_total(words: str) -> bool:
    """Whether a cell with these words opens a row that adds up."""
    key = key_of(words)
    return key in _totals() or any(
        " " in entry and key.startswith(entry + " ") for entry in _totals()
    )


@cache
def lead_and_help() -> re.Pattern[str]:
    """A cell that tells who leads and who takes part, as "Vụ A chủ trì, Tổ B phối hợp".

    The groups are "lead" and "help" where the mark stands before the name, "lead_" and "help_"
    where it stands behind.

    "Đơn vị chủ trì" is whoever leads, by that name.
    """
    lead, helps, doer = (
        whole_words(each).pattern for each in (heads().leading, heads().helping, heads().doers)
    )
    name = rf"(?!{doer}\s+(?:{lead}|{helps}))[^\W\d_](?:[^;.()\n]*[^\s,;.:()])?"
    leading = rf"(?:{lead}\s*:\s*(?P<lead>{name})|(?P<lead_>{name})[\s(–-]+{lead}\)?)"
    helping = rf"(?:\(?{helps}\s*:?\s+(?P<help>{name})\)?|(?P<help_>{name})[\s(–-]+{helps}\)?)"
    return re.compile(rf"\W*{leading}[\s,;.]+(?:và\s+)?{helping}\W*", re.IGNORECASE)


def key_of(head: str) -> str:
    """A head as compared: words alone, in small letters, the tone where it is put nowadays."""
    words = fold_tone(_NOISE.sub(" ", head.casefold()))
    return " ".join(re.sub(r"\s*[/,;–-]\s*", "/", " ".join(words.split())).split()).strip("/ ")


@cache
def _by_key() -> dict[str, StepColumn]:
    return {key_of(entry): role for role in _ROLES for entry in getattr(heads(), role)}


@cache
def _begun_with() -> frozenset[str]:
    """The entries that a longer head may begin with."""
    whole = {key_of(entry) for entry in heads().whole}
    return frozenset(entry for entry in _by_key() if len(entry) > 3 and entry not in whole)


def _names_doer(key: str) -> bool:
    partners = any(key_of(entry) in key for entry in heads().partner)
    return not partners and _doer_at_work().fullmatch(key) is not None


@cache
def _doer_at_work() -> re.Pattern[str]:
    doers, doing = (as_written(map(key_of, words)) for words in (heads().doers, heads().doing))
    return re.compile(rf"{doers}\b.*\b{doing}")


@cache
def _totals() -> frozenset[str]:
    return frozenset(key_of(entry) for entry in heads().totals)


@cache
def _others() -> frozenset[str]:
    return frozenset(key_of(entry) for entry in heads().other)
