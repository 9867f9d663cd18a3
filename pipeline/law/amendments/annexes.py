"""What an order names inside an annex: forms, parts and sections that are not of the body."""

from __future__ import annotations

import re

import msgspec

from pipeline.model.facts import Citation

_INSIDE_ANNEX = re.compile(
    r"((?:các )?(?:mẫu|biểu|khoản|điểm|mục|phần|tiết)\s(?:(?!điều)[^,;]|,(?= ?(?:mẫu|\d)))*?)"
    r"\s*(?:của |thuộc |tại |trong )?phụ lục",
    re.IGNORECASE,
)
_INSIDE_SECTION = re.compile(r"((?:các )?(?:khoản|điểm|tiết)\s.*?)\s*(?:của )?mục\s", re.IGNORECASE)
_FORM = re.compile(r"((?:biểu )?mẫu (?:số )?[\dIVX][^\s,;]*)", re.IGNORECASE)
_AT_ANNEX = re.compile(r"(?:tại|trong|thuộc) phụ lục \w+$", re.IGNORECASE)
TRAILING = re.compile(r"\s*(?:được )?(?:ban hành )?(?:kèm theo|tại|của|thuộc|trong|vào|các)\s*$")


def in_annexes(citation: Citation) -> list[tuple[tuple[str, ...], str]]:
    """Paths, and what smaller part of them is named: "Mẫu số 02 Phụ lục III" is not the annex."""
    annexes = tuple(path for path in citation.provisions if path.startswith("pl"))
    rest = tuple(path for path in citation.provisions if not path.startswith("pl"))
    if annexes:
        rest = tuple(path for path in rest if not path.startswith("m"))
    inner = _INSIDE_ANNEX.search(citation.quote) if annexes else _FORM.search(citation.quote)
    if rest and all(path.startswith("m") for path in rest):
        inner = _INSIDE_SECTION.match(citation.quote)
    if inner is None:
        return [(citation.provisions if not annexes else (*rest, *annexes), "")]
    told = TRAILING.sub("", " ".join(inner[1].split()))
    if annexes:
        return [*([(rest, "")] if rest else []), (annexes, told)]
    return [(citation.provisions, told)]


def without_sections(paths: tuple[str, ...]) -> tuple[str, ...]:
    """ "mục 2 … của Phụ lục II" is the annex's own numbering, no section of the instrument."""
    if not any(path.startswith("pl") for path in paths):
        return paths
    return tuple(path for path in paths if not path.startswith("m"))


def without_home(citation: Citation) -> Citation:
    """ "Phụ lục Xa, Phụ lục Xb tại Phụ lục X": the annex the new ones stand in is not new."""
    if len(citation.provisions) > 1 and _AT_ANNEX.search(citation.quote):
        return msgspec.structs.replace(citation, provisions=citation.provisions[:-1])
    return citation
