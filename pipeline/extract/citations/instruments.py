"""The instrument a citation names: number, name, date and issuer where they stand in one go."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pipeline.extract.citations.law_names import law_name_end
from pipeline.extract.citations.vocabulary import Vocabulary

# 36/2018/QH14 · 59/2019/NĐ-CP · 1234/QĐ-BNG · 66.12/2026/NQ-CP · 13/CP · 131-QĐ/TW · 73-CP;
# scanning may leave a space inside ("53/201 9/QH14") or another stroke ("⁄").
_SLASH = r" ?[/⁄] ?"
# Around the dash after the letters of a kind scanning leaves blanks: "NĐ - CP".
_DASH = r"(?:[-–.&]|(?<=NĐ|QĐ|NQ|TT|CT) ?[-–] ?(?=[A-ZĐƯ]{2}))"
_SYMBOL = rf"[A-ZĐƯ][A-ZĐƯa-zđ0-9]*(?:{_DASH}[A-ZĐƯ][A-ZĐƯa-zđ0-9]*)*"
_YEAR = r"(?:1[89]|20)\d ?\d"
NUMBER = re.compile(
    rf"\d+(?:\.\d+)?[a-zA-Z]?(?:"
    rf"{_SLASH}{_YEAR}{_SLASH}(?:UBTV)?QH\d{{1,2}}(?=[a-zđ])|"  # a blank lost: "QH15như sau"
    rf"{_SLASH}{_YEAR}{_SLASH}{_SYMBOL}(?:{_SLASH}{_SYMBOL})?(?![\w/])|"
    rf" ?[-–] ?{_SYMBOL}(?:{_SLASH}{_SYMBOL}){{0,2}}(?![\w/])|"
    rf"{_SLASH}{_SYMBOL}(?:{_SLASH}{_SYMBOL})?(?![\w/]))"
)
_DATE = re.compile(
    r" *,? *(?i:ngày) +(\d{1,2}) *(?:(?i:tháng) +(\d{1,2}),? +(?i:năm) +(\d{4})|"
    r"[/.-] *(\d{1,2}) *[/.-] *(\d{4}))"
)
_MONTH = re.compile(r" *,? *tháng +(\d{1,2}) +năm +(\d{4})")
_OF_YEAR = re.compile(r" +(?:năm +)?((?:19|20)\d{2})(?![\d/.])")
_NUMBERED = re.compile(r" *,? *(?:\( *)?(?:số|SỐ) *:? *| +(?=\d+/\d{4}/)")
_ISSUED_BY = re.compile(r" *,? +(?:của|CỦA) +(?:các +)?(?:[Ll]iên +(?=Bộ))?")
_JOINTLY = re.compile(r" *(?:, *(?:và +)?|- *| và +)(?:các +)?")
_JOINT_KIND = re.compile(r"liên (?:tịch|bộ|ngành)", re.IGNORECASE)
_JOINT_NUMBER = re.compile(r"TTLT|TTLB|NQLT|LT-|LB-")
_TERM = re.compile(r" *,? +(?:[Kk]hóa|[Kk]hoá) +([IVX]+)")
_AND_OTHERS = re.compile(r" *(?:,|và|;)(?: +và)? +(?:số +)?")
_ONLY_A_HEAD = ("Bộ", "Ban", "Ủy ban")
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
    name_end = law_name_end(folded, start, words)
    kind_words = words.named.match(folded, start)
    if name_end is None or kind_words is None:
        return None
    name, kind = text[start:name_end], text[start : kind_words.end(1)]
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
    return named._replace(instrument=named.number or name, year=named.year or year)


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
        joint = _JOINT_KIND.search(kind) or _JOINT_NUMBER.search(number or "")
        issued = _issuers_end(folded, by.end(), words, jointly=joint is not None)
        if issued is not None:
            issuer, end = text[by.end() : issued], issued
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


def _issuers_end(folded: str, start: int, words: Vocabulary, *, jointly: bool) -> int | None:
    """Where the issuer named at ``start`` ends; of a joint instrument, the last of its issuers."""
    end = None
    while (who := words.issuer.match(folded, start)) and who[0] not in _ONLY_A_HEAD:
        end = who.end()
        more = _JOINTLY.match(folded, end) if jointly else None
        if more is None:
            break
        start = more.end()
    return end


def _as_date(match: re.Match[str]) -> date | None:
    day, month, year = match[1], match[2] or match[4], match[3] or match[5]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
