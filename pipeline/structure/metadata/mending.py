"""Lines of a head or signature that a narrow column broke, put together again; glued ones cut.

Only neighbours are joined, so that a joined strip still lies on its words in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.strips import Strip

_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_CUTS = tuple(found.start() for found in re.finditer(" ", _COUNTRY))[1:]
_DATE_BROKEN = re.compile(r"\b(?:ngày|tháng|năm)(?:\s*\d{1,2})?\s*$", re.IGNORECASE)
_DATE_GOES_ON = re.compile(r"\d|tháng|năm", re.IGNORECASE)
_LONGEST_HEAD_LINE = 160
_LABEL_BROKEN = re.compile(r"(?:^|\s)[Ss]ố\s*:$")
_NUMBER_BROKEN = re.compile(r"[Ss]ố\s*:?\s*\d[\w/.\s\-–]*[/\-–]$")
_NUMBER_GOES_ON = re.compile(r"[\dA-ZĐ][\w/\-–. ]*$")
_BASIS_INSIDE = re.compile(
    r"(?<=[\w\])])\s+"
    r"(?=Căn cứ (?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị|Quyết định|Thông tư|Điều lệ)\b)"
)


def mend_head(strips: Iterable[Strip]) -> list[Strip]:
    """The strips of a head with broken dates, numbers and the country's name made whole, and a
    title taken apart from the "Căn cứ" glued to it."""
    cut = [part for strip in strips for part in _without_basis(strip)]
    return joined(cut, _goes_on)


def joined(strips: Iterable[Strip], goes_on: Callable[[Strip, Strip], bool]) -> list[Strip]:
    """The strips, each put together with the next where ``goes_on`` says so."""
    whole: list[Strip] = []
    for strip in strips:
        if whole and strip.start == whole[-1].end + 1 and goes_on(whole[-1], strip):
            last = whole[-1]
            text = f"{last.text} {strip.text}"
            whole[-1] = Strip(last.start, text, last.shown or strip.shown, last.in_table)
        else:
            whole.append(strip)
    return whole


def _goes_on(before: Strip, strip: Strip) -> bool:
    if len(before.text) > _LONGEST_HEAD_LINE:
        return False
    text, following = fold_tone(before.text), fold_tone(strip.text)
    if _DATE_BROKEN.search(text) and _DATE_GOES_ON.match(following):
        return len(following) < 30
    if _LABEL_BROKEN.search(text):
        return following[:1].isdigit()
    if _NUMBER_BROKEN.search(text):
        return bool(_NUMBER_GOES_ON.match(following)) and len(following) < 60
    return any(
        text.upper().endswith(_COUNTRY[:cut]) and following.upper().startswith(_COUNTRY[cut + 1 :])
        for cut in _CUTS
    )


def _without_basis(strip: Strip) -> list[Strip]:
    inside = _BASIS_INSIDE.search(strip.text)
    if inside is None or strip.text.startswith(("Căn cứ", "- Căn cứ")):
        return [strip]
    return [strip.part(0, inside.start()), strip.part(inside.end(), len(strip.text))]
