"""From when a document is in force, by its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from pipeline.model.document import Span
from pipeline.structure.metadata.dates import DATE, date_in
from pipeline.structure.metadata.strips import Strip
from pipeline.structure.metadata.words import any_of, kinds

_QUOTED = re.compile(r"^[“\"]")


def read_effective(body: Sequence[Strip], signed: date | None) -> tuple[date, Span] | None:
    """The day from "… này có hiệu lực (thi hành) (kể) từ ngày …" and its place.

    Args:
        body: the main text behind the head; quoted text for other documents is passed over.
        signed: date of the document, for "từ ngày ký", "từ ngày thông qua" and "sau 45 ngày kể từ
            ngày ký".
    """
    for strip in body:
        if "hiệu lực" not in strip.text or _QUOTED.match(strip.text):
            continue
        found = _effective().search(strip.text)
        if not found:
            continue
        day = _day(found, signed)
        if day is not None:
            return day, strip.part(*found.span()).span
    return None


def _day(found: re.Match[str], signed: date | None) -> date | None:
    if found["y"] or found["y2"]:
        return date_in(found)
    if signed is None:
        return None
    return signed + timedelta(days=int(found["after"] or 0))


@cache
def _effective() -> re.Pattern[str]:
    names = any_of(kind.name for kind in kinds())
    return re.compile(
        rf"{names} này (?:chính thức )?có hiệu lực(?: thi hành)?,?\s*"
        rf"(?:sau (?P<after>\d+) ngày,?\s*)?(?:kể\s*)?từ\s*(?:ngày\s*)?"
        rf"(?:{DATE}|(?P<signed>(?:ngày )?(?:ký|ban hành|(?:được )?thông qua)))",
        re.IGNORECASE,
    )
