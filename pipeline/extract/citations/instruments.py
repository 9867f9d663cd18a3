"""The instrument a citation names: number, name, date and issuer where they stand in one go."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pipeline.extract.citations.vocabulary import Vocabulary

# 36/2018/QH14 · 59/2019/NĐ-CP · 1234/QĐ-BNG · 66.12/2026/NQ-CP · 13/CP · 131-QĐ/TW · 73-CP;
# scanning may leave a space inside ("53/201 9/QH14") or another stroke ("⁄").
_SLASH = r"\s?[/⁄]\s?"
# Around the dash after the letters of a kind scanning leaves blanks: "NĐ - CP".
_JOINT = r"(?:[-–.&]|(?<=NĐ|QĐ|NQ|TT|CT)\s?[-–]\s?(?=[A-ZĐƯ]{2}))"
_SYMBOL = rf"[A-ZĐƯ][A-ZĐƯa-zđ0-9]*(?:{_JOINT}[A-ZĐƯ][A-ZĐƯa-zđ0-9]*)*"
_YEAR = r"(?:1[89]|20)\d\s?\d"
NUMBER = re.compile(
    rf"\d+(?:\.\d+)?[a-zA-Z]?(?:"
    rf"{_SLASH}{_YEAR}{_SLASH}{_SYMBOL}(?:{_SLASH}{_SYMBOL})?|"
    rf"\s?[-–]\s?{_SYMBOL}(?:{_SLASH}{_SYMBOL}){{0,2}}|"
    rf"{_SLASH}{_SYMBOL}(?:{_SLASH}{_SYMBOL})?)(?![\w/])"
)
_DATE = re.compile(
    r"\s*,?\s*ngày\s+(\d{1,2})\s*(?:tháng\s+(\d{1,2})\s+năm\s+(\d{4})|[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}))"
)
_MONTH = re.compile(r"\s*,?\s*tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_OF_YEAR = re.compile(r"\s+(?:năm\s+)?((?:19|20)\d{2})(?![\d/.])")
_NUMBERED = re.compile(r"\s*,?\s*(?:\(\s*)?số\s*:?\s*")
_ISSUED_BY = re.compile(r"\s*,?\s+của\s+(?:các\s+)?")
_TERM = re.compile(r"\s*,?\s+(?:[Kk]hóa|khoá)\s+([IVX]+)")
# A known name may begin a longer one, whose number then follows: "… tư pháp về dân sự số 102/…".
_LONGER_NAME = re.compile(
    r"((?:\s+(?!số\s|Luật|Nghị|Thông|Bộ\s|Pháp|Quyết)[^\s,.;:()“”]+){1,6})\s+số\s+\d+/\d{4}/(?:QH|UBTVQH)"
)
_AND_OTHERS = re.compile(r"\s*(?:,|và|;)\s+(?:số\s+)?")
_PARTY_NAME = re.compile(r"(?:Nghị quyết|Quy định|Chỉ thị|Kết luận)\s+Trung ương\s+\d+")


class Named(NamedTuple):
    """An instrument as the text names it, and where the words end.

    ``instrument`` is the number as written, or the name where there is no number.
    """

    instrument: str
    end: int
    number: str | None = None
    kind: str | None = None
    dated: date | None = None
    year: int | None = None
    issuer: str | None = None


def parse_instrument(text: str, folded: str, start: int, words: Vocabulary) -> Named | None:
    """The instrument named at ``start``, or None.

    Args:
        text: the text as written.
        folded: the same with tone placement folded, letter for letter.
        start: where the kind or name would begin.
        words: the vocabulary.
    """
    if kind := words.kind.match(folded, start):
        number = NUMBER.match(text, kind.end())
        if number:
            return _finish(
                text, folded, number.end(), words, kind=text[start : kind.end(1)], number=number[0]
            )
        return None
    if party := _PARTY_NAME.match(text, start):
        end = party.end()
        if term := _TERM.match(text, end):
            end = term.end()
        return Named(text[start:end], end, kind=party[0].split(" Trung")[0])
    if words.named.match(folded, start):
        return _law(text, folded, start, words)
    if single := words.singular.match(folded, start):
        end, year = single.end(), None
        if of_year := _OF_YEAR.match(text, end):
            end, year = of_year.end(), int(of_year[1])
        return Named(text[start : single.end()], end, kind=text[start : single.end()], year=year)
    return None


def more_numbers(
    text: str, folded: str, before: Named, words: Vocabulary
) -> list[tuple[int, Named]]:
    """Further numbers that share the kind before them ("các Nghị định số 59/…, 130/…").

    Returns:
        Each with the offset where its words begin.
    """
    found: list[tuple[int, Named]] = []
    end = before.end
    while before.number and (joint := _AND_OTHERS.match(text, end)):
        number = NUMBER.match(text, joint.end())
        if number is None:
            break
        named = _finish(text, folded, number.end(), words, kind=before.kind or "", number=number[0])
        found.append((number.start(), named))
        end = named.end
    return found


def _law(text: str, folded: str, start: int, words: Vocabulary) -> Named | None:
    kind_end = words.named.match(folded, start)
    assert kind_end is not None
    kind = text[start : kind_end.end(1)]
    if known := words.law.match(folded, start):
        name_end = known.end()
        if longer := _LONGER_NAME.match(text, name_end):
            name_end = longer.end(1)
    elif re.match(r"số\s*:?\s*\d", text[kind_end.end() :]):
        name_end = kind_end.end(1)
    else:
        unlisted_end = _name_end(folded, kind_end.end(), words)
        if unlisted_end is None:
            return None
        name_end = unlisted_end
    name = text[start:name_end]
    end, number = name_end, None
    year: int | None = None
    if of_year := _OF_YEAR.match(text, end):
        end, year = of_year.end(), int(of_year[1])
    if (mark := _NUMBERED.match(text, end)) and (found := NUMBER.match(text, mark.end())):
        end, number = found.end(), found[0]
        if "(" in mark[0] and text[end : end + 1] == ")":
            end += 1
    if number is None and name == kind:
        return None
    named = _finish(text, folded, end, words, kind=kind, number=number)
    instrument = named.number or name
    return named._replace(instrument=instrument, year=named.year or year)


def _name_end(folded: str, start: int, words: Vocabulary) -> int | None:
    """Where the name of a law that is not on the list ends: before a word no name holds."""
    if not folded[start : start + 1].isupper():
        return None
    end = start
    for word in re.compile(r"[^\s,.;:()“”\"/]+(,?)\s*").finditer(folded, start):
        if word.start() != end and folded[end : word.start()].strip():
            break
        if word.start() > start and words.name_end.match(folded, word.start()):
            break
        end = word.end()
        follows = folded[end : end + 1]
        if word[1] and (follows.isupper() or not follows.isalpha()):
            break
        if follows in '.;:()“”"\n' or "\n" in word[0]:
            break
    return start + len(folded[start:end].rstrip(" ,\n\t")) if end > start else None


def _finish(
    text: str, folded: str, end: int, words: Vocabulary, *, kind: str, number: str | None
) -> Named:
    """Take in date, issuer and term behind a number or name."""
    dated: date | None = None
    year: int | None = None
    if day := _DATE.match(text, end):
        dated = _as_date(day)
        end = day.end()
    elif month := _MONTH.match(text, end):
        year, end = int(month[2]), month.end()
    elif number is not None and (of_year := _OF_YEAR.match(text, end)):
        year, end = int(of_year[1]), of_year.end()
    issuer = None
    if by := _ISSUED_BY.match(text, end):
        who = words.issuer.match(folded, by.end())
        if who and who[0] not in ("Bộ", "Ban", "Ủy ban"):
            issuer, end = text[who.start() : who.end()], who.end()
    if term := _TERM.match(text, end):
        end = term.end()
    clean = re.sub(r"\s+", "", number).replace("⁄", "/") if number else None
    if year is None and dated is not None:
        year = dated.year
    return Named(
        instrument=clean or "",
        end=end,
        number=clean,
        kind=kind,
        dated=dated,
        year=year,
        issuer=issuer,
    )


def _as_date(match: re.Match[str]) -> date | None:
    day, month, year = match[1], match[2] or match[4], match[3] or match[5]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
