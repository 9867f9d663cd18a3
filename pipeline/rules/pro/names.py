"""Names of bodies and posts among the words that tell who is bound."""

from __future__ import annotations

import re
from functools import cache

from pipeline.rules.pro.vocabulary import any_of, words
from pipeline.word_lists import as_written

_BETWEEN = re.compile(r"(\s*(?:,|;|(?<!\w)(?:và|cùng|với)(?!\w))\s*)")
_GOES_ON = re.compile(r"\s+[^\W\d_]")


def names_in(bearer: str) -> tuple[str, ...]:
    """The bodies that ``bearer`` names one by one; none where it names no body in particular.

    "Vụ Kế hoạch và Tài chính" is one: what follows "và" opens no name.

    Args:
        bearer: who is bound, as quoted.
    """
    names: list[str] = []
    first, *others = _BETWEEN.split(bearer.strip())
    for between, part in (("", first), *zip(others[::2], others[1::2], strict=True)):
        if _opens_name(part):
            names.append(part)
        elif names and part:
            names[-1] += f"{between}{part}"
        elif part:
            return ()
    return tuple(names)


def units_in(actor: str) -> tuple[str, ...]:
    """The units that ``actor`` names one by one: not a post and its unit ("CV, phòng Tổng hợp")."""
    names = names_in(actor)
    return names if all(any_of("unit_names").match(name) for name in names) else ()


def is_nobody(bearer: str) -> bool:
    """Whether ``bearer`` names a group of which nobody in particular is meant.

    "Các đơn vị thuộc Bộ có liên quan", "Cơ quan, đơn vị liên quan", "Bộ phận chuyên môn".
    """
    name = " ".join(bearer.casefold().split())
    return name in words("nobody") or _vague_group().fullmatch(name) is not None


@cache
def _vague_group() -> re.Pattern[str]:
    group, concerned, vague, special, of_special = (
        as_written(words(field))
        for field in ("vague_groups", "concerned", "vague_ends", "special_groups", "special_ends")
    )
    ended = rf"(?:(?:có\s+)?{concerned}|{vague})"
    whole = rf"(?:các|những|mọi)?\s*{group}(?:(?:,|\s+và|\s+hoặc)\s+(?:các\s+)?{group})*"
    of = r"(?:\s+(?:thuộc|trực thuộc|trong|của)(?:\s+\w+){1,4})?"
    return re.compile(rf"{whole}{of}\s+{ended}|(?:các\s+)?{special}\s+{of_special}")


def mentions_unit(said: str) -> bool:
    """Whether some words name a unit: "gửi Phòng Kế toán", not "báo cáo", "tổ chức"."""
    return any(
        found[0][0].isupper() and _is_unit(found[0], said[found.end() :])
        for found in any_of("unit_names").finditer(said)
    )


def _opens_name(part: str) -> bool:
    """Whether a unit or post is named: "Vụ Pháp chế", "Văn phòng", not "Tổ chức", "các Vụ"."""
    if not part or not part[0].isupper():
        return False
    if any_of("post_names").match(part):
        return True
    unit = any_of("unit_names").match(part)
    return unit is not None and _is_unit(unit[0], part[unit.end() :])


def _is_unit(kind: str, rest: str) -> bool:
    """Whether a name goes on behind the word for a kind of unit, or none is needed."""
    if kind.casefold() in words("names_alone"):
        return True
    return _GOES_ON.match(rest) is not None and rest.lstrip()[0].isupper()
