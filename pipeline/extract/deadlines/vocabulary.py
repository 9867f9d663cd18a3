"""The words of ``words.yaml``, checked, and the patterns of time limits made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.errors import BadRegister
from pipeline.model.facts import TimeUnit
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import any_word

FILE = Path(__file__).with_name("words.yaml")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: dict[TimeUnit, tuple[str, ...]]
    numbers: dict[str, float]
    working: tuple[str, ...]
    within: tuple[str, ...]
    by_date: tuple[str, ...]
    periodic: tuple[str, ...]
    each: tuple[str, ...]
    at_once: tuple[str, ...]
    day_of: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")


class Vocabulary(NamedTuple):
    """Patterns over small letters with folded tones, and the values of words."""

    opener: re.Pattern[str]  # cheap: where a time limit may stand
    before: re.Pattern[str]
    within: re.Pattern[str]
    date: re.Pattern[str]
    every: re.Pattern[str]
    at_once: re.Pattern[str]
    event: re.Pattern[str]
    day_of: re.Pattern[str]
    units: dict[str, TimeUnit]
    numbers: dict[str, float]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary beside this module; see ``load_vocabulary``."""
    return load_vocabulary(FILE.read_bytes())


def load_vocabulary(source: bytes) -> Vocabulary:
    """The patterns from YAML in UTF-8.

    Raises:
        BadRegister: a list is missing, misspelt in its name, or holds something else.
    """
    try:
        words = msgspec.yaml.decode(source, type=_Words)
    except msgspec.MsgspecError as error:
        raise BadRegister(
            f"Danh mục từ ngữ sai cấu trúc ({error}).",
            remedy="Sửa danh mục rồi chạy lại.",
            file=FILE,
        ) from error
    units = {fold_tone(word): unit for unit, each in words.units.items() for word in each}
    numbers = {fold_tone(word): value for word, value in words.numbers.items()}
    number = (
        rf"(?:\d+\s*½|½|\d+/\d+|\d+(?:[.,]\d+)?|(?:{_any(numbers)})(?!\w))"
        r"(?:\s*\([^()\n]{1,40}\))?"
    )
    length = (
        rf"(?P<number>{number})\s*(?P<unit>{_any(units)})(?!\w)"
        rf"(?P<working>\s+(?:{_any(words.working)})(?!\w))?"
    )
    within = rf"(?:{_any(words.within)})"
    calendar = (
        r"(?:(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút)?\s*)?,?\s*)?"
        r"(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:\([^()\n]{1,30}\)\s*)?"
        r"(?:tháng\s+(?P<month>\d{1,2})(?!\d)(?:\s+năm\s+(?P<year>\d{4}))?|/(?P<month_2>\d{1,2})"
        r"(?:/(?P<year_2>\d{4}))?|(?=\s+(?:của\s+)?(?:tháng|hằng|hàng|mỗi|quý))))"
    )
    each = rf"(?:{_any(words.each)})"
    recurring = rf"(?:\s+(?:{each})\s+(?P<each>{_any(units)})(?!\w))"
    place = (
        r"(?:\s+(?:của\s+)?(?:tháng|quý|năm)(?:/(?:cuối |đầu )?(?:tháng|quý|năm))?"
        r"(?:\s+(?:đầu|cuối|tiếp theo|sau|kế tiếp|liền kề|trước|báo cáo|của|quý|năm|kỳ))*)*"
    )
    return Vocabulary(
        opener=re.compile(
            rf"(?<!\w)(?:{within}|{_any(words.by_date)}|{_any(words.periodic)}|{each}|"
            rf"{_any(words.at_once)}|{number}\s*(?:{_any(units)}))(?!\w)"
        ),
        before=re.compile(
            rf"(?:trước\s+)?(?:(?:ít nhất|tối thiểu|chậm nhất(?: là)?|muộn nhất(?: là)?)\s+)?"
            rf"{length},?\s+trước\s+"
            r"(?P<event>(?:khi|ngày|thời điểm|lúc)(?:(?!\.(?:\s|$))[^,;\n]){1,120})|"
            rf"trước\s+(?:ít nhất\s+|tối thiểu\s+)?{_renamed(length)}(?!\s+ngày)"
        ),
        within=re.compile(rf"(?:(?:{within})\s+)?{length}"),
        date=re.compile(rf"(?:{_any(words.by_date)})\s+{calendar}{place}{recurring}?"),
        every=re.compile(
            rf"(?:{_any(words.periodic)})(?:\s+(?:{each})?\s*(?:(?P<number>{number})\s*)?"
            rf"(?P<unit>{_any(units)})(?!\w)(?:\s+(?:một|1|01)\s+lần)?"
            rf"(?:,?\s+(?:và\s+|hoặc\s+)?(?:{each}\s+)?(?:{number}\s*)?(?:{_any(units)})(?!\w))*)?|"
            rf"(?:{each})\s+(?P<unit_2>{_any(units)})(?!\w)"
            rf"(?:,?\s+(?:và\s+|hoặc\s+)?(?:{each}\s+)?(?:{_any(units)})(?!\w))*(?:\s+một\s+lần)?|"
            rf"(?P<number_3>{number})\s*(?P<unit_3>{_any(units)})(?:/|\s+)(?:một|1|01)\s+lần"
        ),
        at_once=re.compile(
            rf"(?:{_any(words.at_once)})(?!\w)"
            r"(?:\s+(?:cùng\s+)?ngày(?:\s+làm\s+việc)?(?!\w)(?:\s+tiếp theo)?)?"
        ),
        event=re.compile(
            rf",?\s*(?:{_any(words.from_)})\s+(?=khi|ngày|thời điểm|lúc|thời gian|có)"
        ),
        day_of=re.compile(rf"\s+(?={_any(words.day_of)}(?!\w))"),
        units=units,
        numbers=numbers,
    )


def _any(words: Iterable[str]) -> str:
    return any_word(map(fold_tone, words))


def _renamed(pattern: str) -> str:
    """``pattern`` with its groups named anew, for a second use in one alternation."""
    return re.sub(r"\?P<(\w+)>", r"?P<\1_2>", pattern)
