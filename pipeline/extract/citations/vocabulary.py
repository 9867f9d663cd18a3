"""The words of ``vocabulary.yaml`` and ``laws.csv``, checked and made into patterns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.errors import BadRegister
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, as_written, held_in

_HERE = Path(__file__).parent


class _Issuers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    closed: Words
    open: Words


class _Repeals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lead: Words
    before: Words
    after: Words


class _Compounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clause: Words
    section: Words


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    numbered: Words
    named: Words
    singular: Words
    self: Words
    issuers: _Issuers
    name_ends: Words
    amending: Words
    amendable: Words
    not_amended_behind: Words
    history: Words
    repeals: _Repeals
    alias: Words
    compounds: _Compounds


class Vocabulary(NamedTuple):
    """Patterns over text whose tone placement was folded."""

    start: re.Pattern[str]  # where a citation may start
    own: re.Pattern[str]  # "Thông tư này"
    kind: re.Pattern[str]  # a kind cited with a number
    named: re.Pattern[str]  # Luật, Bộ luật, Pháp lệnh
    singular: re.Pattern[str]
    law: re.Pattern[str]  # a law by a name that is known
    name_end: re.Pattern[str]
    issuer: re.Pattern[str]
    amending: re.Pattern[str]
    history: re.Pattern[str]
    repealing: re.Pattern[str]  # begins a paragraph whose list goes out of force
    repeals_before: re.Pattern[str]
    repeals_after: re.Pattern[str]
    alias: re.Pattern[str]
    short_name: re.Pattern[str]  # what an alias of an instrument looks like


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of ``words``, longest first."""
    return as_written(map(fold_tone, words))


@cache
def vocabulary() -> Vocabulary:
    """Load, check and compile.

    Raises:
        BadRegister: if a list is missing, misspelt in its name, or holds something else.
    """
    words = held_in(_HERE / "vocabulary.yaml", _Words)
    laws = _read_laws()
    kinds = any_of([*words.numbered, *(kind.upper() for kind in words.numbered)])
    named = any_of(words.named)
    first_words = any_of(_first_words(laws, words.named))
    singular = any_of(words.singular)
    capital = "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
    proper = rf"[A-Z{capital}]\w*"
    no_account = _not_behind(words.compounds.clause)
    no_list = _not_behind(words.compounds.section)
    names = rf"{proper}(?:(?: +|, +| +- +| +và +){proper})*(?: +(?:nhân dân|vận tải))?"
    objects = "|".join(_amendable(word) for word in words.amendable)
    reasons = any_of(words.not_amended_behind)
    something = rf"(?: *:|(?:(?!(?:{reasons}) )[^.;\n]){{0,80}}?(?<!\w)(?:{objects}))"
    all_kinds = any_of([*words.numbered, *words.named, *words.self])
    return Vocabulary(
        start=re.compile(
            r"(?<!\w)(?:"
            r"[Đđ]iểm +[a-zđ]\d?(?!\w)|[Tt]iết +[a-zđ]?\d|"
            rf"{no_account}[Kk]hoản +(?:(?:từ +)?\d{{1,2}}(?!\d)|này)|"
            r"[Đđ]iều +(?:từ +)?\d|Điều +này|(?:(?<=tại )|(?<=theo ))điều +này|"
            r"[Cc]hương +[IVXL\d]|[Tt]iểu mục +\d{1,2}(?!\d)|Phần +(?:thứ |[IVX\d])|"
            rf"{no_list}[Mm]ục +(?:[IVX]|\d{{1,2}}(?!\d))|"
            r"[Pp]hụ lục(?!\w)|(?:Biểu +)?[Mm]ẫu +(?:số +)?[\dIVX]|"
            rf"(?:các +)?(?:{named}) +[A-Z{capital}\d]|"
            rf"(?:{named}) +(?:số|sửa đổi,? bổ sung|{first_words})(?!\w)|"
            rf"(?:{kinds})(?:(?: +(?:số|SỐ))? *:? *| +Trung ương +)\d|(?:{singular})(?!\w))"
        ),
        own=re.compile(rf"{any_of(words.self)}\s+này(?!\w)", re.IGNORECASE),
        kind=re.compile(rf"({kinds}) +(?:(?:số|SỐ) *:? *)?(?=\d)"),
        named=re.compile(rf"({named}) +"),
        singular=re.compile(rf"({singular})(?!\w)"),
        law=re.compile(rf"({any_of(laws)})(?!\w)", re.IGNORECASE),
        name_end=re.compile(rf"{any_of(words.name_ends)}(?!\w)"),
        issuer=re.compile(
            rf"(?:Bộ trưởng +)?{any_of(words.issuers.closed)}(?!\w)|"
            rf"{any_of(words.issuers.open)}(?: +(?:tỉnh|thành phố) +{names}| +{names})?"
        ),
        amending=re.compile(
            rf"{any_of(words.amending)}(?!\w){something}|"
            rf"{any_of(word.upper() for word in words.amending)}(?!\w)"
        ),
        history=re.compile(rf"{any_of(words.history)}\s+(?:các\s+)?$"),
        repealing=re.compile(rf"{any_of(words.repeals.lead)}(?! +(?:cụm|từ))(?!\w){something}"),
        repeals_before=re.compile(
            rf"{any_of(words.repeals.before)}[^.;“”]{{0,60}}$", re.IGNORECASE
        ),
        repeals_after=re.compile(rf"{any_of(words.repeals.after)}", re.IGNORECASE),
        alias=re.compile(
            rf"\((?:[^()]*?){any_of(words.alias)}\s+[“\"]?([^()“”\"]{{2,80}}?)[”\"]?\)"
        ),
        short_name=re.compile(rf"(?:{all_kinds}) +\w.*"),
    )


def _amendable(word: str) -> str:
    stem, numbered, _ = fold_tone(word).partition(" #")
    return re.escape(stem) + (r" +(?:từ +)?(?:\d|[a-zđ](?!\w)|[IVX])" if numbered else r"(?!\w)")


def _not_behind(words: Iterable[str]) -> str:
    return "".join(rf"(?<!{re.escape(word)} )" for word in words)


def _first_words(laws: Iterable[str], kinds: Iterable[str]) -> set[str]:
    """How the names of laws go on after their kind, in small letters."""
    kind = re.compile(rf"{any_of(kinds)} +")
    return {kind.sub("", law, count=1).split()[0].strip(",").lower() for law in laws}


def _read_laws() -> list[str]:
    file = _HERE / "laws.csv"
    names: list[str] = []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            name, source = (row.get("name") or "").strip(), (row.get("source") or "").strip()
            if not name or not source:
                raise BadRegister(
                    "Thiếu name hoặc source.",
                    remedy="Điền đủ hai cột rồi chạy lại.",
                    file=file,
                    place=f"dòng {len(names) + 2}",
                )
            names.append(name)
    return names
