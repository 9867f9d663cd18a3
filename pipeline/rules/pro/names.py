"""Names of bodies and posts among the words that tell who is bound."""

from __future__ import annotations

import re

from pipeline.rules.pro.vocabulary import any_of, words

_BETWEEN = re.compile(r"\s*(?:,|;|(?<!\w)(?:và|cùng|với)(?!\w))\s*")
_GOES_ON = re.compile(r"\s+[^\W\d_]")


def names_in(bearer: str) -> tuple[str, ...]:
    """The bodies that ``bearer`` names one by one; none where it names no body in particular.

    "Vụ Kế hoạch và Tài chính" is one: what follows "và" opens no name.

    Args:
        bearer: who is bound, as quoted.
    """
    names: list[str] = []
    for part in _BETWEEN.split(bearer.strip()):
        if _opens_name(part):
            names.append(part)
        elif names and part:
            names[-1] += f" {part}"
        elif part:
            return ()
    return tuple(names)


def _opens_name(part: str) -> bool:
    """Whether a unit or post is named: "Vụ Pháp chế", "Văn phòng", not "Tổ chức", "các Vụ"."""
    post = any_of("post_names").match(part)
    if post is not None and part[0].isupper():
        return True
    unit = any_of("unit_names").match(part)
    if unit is None or not part[0].isupper():
        return False
    rest = part[unit.end() :]
    return bool(_GOES_ON.match(rest) and rest.lstrip()[0].isupper()) or (
        not rest.strip() and unit[0].casefold() in words("names_alone")
    )
