"""Names of instruments as keys, and how alike a description and a title are."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.model.law import Instrument
from pipeline.read.hygiene import fold_tone

NAMED_KINDS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_NAME_IN_QUOTE = re.compile(r"((?:Bộ luật|Luật|Pháp lệnh)\s+[^\d“”()]{3,160}?)\s+(?:số\s*:?\s*)?\d")
_SHARED = re.compile(
    r"^(?:(?:của (?:chính phủ|quốc hội|bộ trưởng|bộ)|quy định|chi tiết|hướng dẫn|thi hành|thực hiện"
    r"|một số điều|và|biện pháp|của|luật|về|việc|ban hành)\s+)+"
)
_AMENDING = re.compile(r"sửa đổi|bổ sung")


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """A name without tone placement, case, commas and dashes."""
    folded = fold_tone(name).casefold()
    return " ".join(re.sub(r"[,;.\-–]", " ", folded).split())


def full_name(instrument: Instrument) -> str:
    """A law's name with its kind ("Luật Thanh tra"), whether or not the table's title has it."""
    title = instrument.title
    if name_key(title).startswith(f"{name_key(instrument.kind)} "):
        return title
    return f"{instrument.kind} {title}".strip()


def name(instrument: Instrument) -> str:
    """An instrument as a lawyer names it: kind (a law: its name), number and day."""
    called = full_name(instrument) if instrument.kind in NAMED_KINDS else instrument.kind
    dated = f" ngày {instrument.signed:%d/%m/%Y}" if instrument.signed else ""
    return f"{called} số {instrument.number}{dated}"


def name_before_number(quote: str) -> str | None:
    """The law's name in "Luật Tố cáo số 23/2018/QH14"; None where the words name none."""
    match = _NAME_IN_QUOTE.search(quote)
    if match is None:
        return None
    name = match[1].removesuffix(" số").strip(" ,")
    return name if len(name.split()) > 1 else None


def same_subject(title: str, described: str, least: int) -> bool:
    """Whether the words behind a citation repeat a title.

    What all titles share ("quy định chi tiết một số điều của Luật") is left out first. A title
    that amends and a description that does not (or the other way) are two instruments.

    Args:
        title: of the register's entry.
        described: the words that follow a citation.
        least: how many letters the title must have beyond what all titles share.
    """
    ours, theirs = _core(title), _core(described)
    if len(ours) < least:
        return False
    if bool(_AMENDING.search(name_key(title))) != bool(_AMENDING.search(name_key(described)[:60])):
        return False
    return fuzz.ratio(ours, theirs[: len(ours)], score_cutoff=96) > 0


def _core(title: str) -> str:
    """A title without the words most titles open with."""
    return _SHARED.sub("", name_key(title)).strip()
