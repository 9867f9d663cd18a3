"""The number and symbol in the head: "Số: 12/QĐ-BNG", "Luật số: 36/2018/QH14", "Số 05-NQ/ĐU"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.structure.metadata.words import bodies, kind_coded

_PART = r"[A-ZĐƯƠÂÊÔĂ\d][A-Za-zĐđƯưƠơ\d]*(?![\wÀ-ỹ])"
_SIGN = r"\s?[/\-–]\s?"
_NUMBER = rf"(?P<count>\d[\d.]*)?\s*(?P<symbol>(?:{_SIGN}{_PART})+)"
_LABEL = r"(?:^|(?<=\s))(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Lệnh)\s+)?[Ss](?:ố|ô|Ố)"
_LABELLED = re.compile(rf"{_LABEL}\s*[:;]\s*(?:{_NUMBER}|(?P<bare>[^\w\s]*(?=$|\s)))")
_PARTY = re.compile(rf"^[Ss]ố\s+{_NUMBER}")
_FIRST = re.compile(rf"\d[\d.]*\s*(?:{_SIGN}{_PART})+")
_ALONE = re.compile(rf"^{_NUMBER}$")
_OF_B = re.compile(r"-(B[A-ZĐ]{2,})$")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a line, at ``start`` to ``end``; ``number`` is None where it was left blank."""

    number: str | None
    start: int
    end: int


def find_number(text: str) -> FoundNumber | None:
    """The number and symbol in one line of a head, spaces in them left out.

    A label without digits ("Số:      /QĐ-BNG") is a number left blank.
    """
    for pattern in (_LABELLED, _PARTY):
        if found := pattern.search(text):
            written = found["count"] and _tight(found["count"] + found["symbol"])
            return FoundNumber(written, found.start(), found.end())
    found = _ALONE.match(text.strip())
    if found and found["count"] and kind_code(_tight(text)):
        return FoundNumber(_tight(text), 0, len(text))
    return None


def number_first(text: str) -> str:
    """The number that ``text`` begins with, or all of it where it begins with none."""
    found = _FIRST.match(text)
    return _tight(found[0]) if found else text.strip()


def kind_code(number: str) -> str:
    """The code of the kind in a number: "QĐ" of "12/QĐ-BNG" and of "131-QĐ/TW"; "" if none."""
    parts = re.split(r"[/\-–]", number)[1:]
    return next((part for part in parts if kind_coded(part)), "")


def body_codes(number: str) -> tuple[str, ...]:
    """The codes behind the kind's: ("BTC", "BTP") of "91/2008/TTLT-BTC-BTP"."""
    parts = re.split(r"[/\-–]", number)[1:]
    code = kind_code(number)
    after = parts[parts.index(code) + 1 :] if code else parts
    return tuple(part for part in after if not part.isdigit())


def is_of_ministry(number: str) -> bool:
    """Whether a number ends with the symbol of a ministry: "96/QĐ-BNG", not "66/QĐ-LS".

    A symbol that ``bodies.yaml`` does not know is taken for a ministry's where it begins with a B,
    but for those of committees and the like: "15/QĐ-BCĐ", "12/QĐ-BHXH".
    """
    found = _OF_B.search(number)
    if found is None:
        return False
    known = bodies().codes.get(found[1])
    return known.startswith("Bộ ") if known else not found[1].startswith(bodies().no_ministry)


def _tight(number: str) -> str:
    return re.sub(r"\s+", "", number).replace("–", "-").strip(".")
