"""Where an article stands, as the codification writes it.

"(Điều 7 Nghị định số 12/2020/NĐ-CP Quy định về thẻ kho ngày 01/02/2020 của Chính phủ, có hiệu lực
thi hành kể từ ngày 01/04/2020)": the article, and the number, title and issuer of its instrument.
Title and issuer are mostly written once for an instrument, at one of its articles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.read.hygiene import fold_tones

_ARTICLE = re.compile(r"Điều\s+(?P<article>\d+[a-zđ]?)\b")
_NUMBER = re.compile(r"số\s+(?P<number>[\w/\-Đđ]+)")
_NAMES = re.compile(
    r"số\s+[\w/\-Đđ]+(?:\s+(?!ngày\s+\d)(?P<title>.+?))?"
    r"(?:\s+ngày\s+\d+/\d+/\d+(?:\s+của\s+(?P<issuer>.+?))?)?\s*(?:,\s*có hiệu lực|\)\s*$|$)",
    re.DOTALL,
)
_JOINED = re.compile(r" và (?=bộ |tòa |viện |thanh |ngân )|, (?=bộ |tòa |viện )")


class Source(NamedTuple):
    """``article`` as written ("7a"); what is not told is ""."""

    article: str = ""
    number: str = ""
    title: str = ""
    issuer: str = ""


def read_source(told: str) -> Source:
    """What ``told`` says of an article's place; number and article are told in small letters."""
    told = told.replace("\xa0", " ")
    article = _ARTICLE.search(told)
    if article is None:
        return Source()
    number = _NUMBER.search(told, article.end())
    names = _NAMES.search(told, article.end())
    return Source(
        article["article"].casefold(),
        number["number"].casefold() if number else "",
        (names["title"] or "") if names else "",
        (names["issuer"] or "") if names else "",
    )


def fullest(sources: Iterable[Source]) -> dict[str, Source]:
    """For each number the source that tells most of title, then of issuer."""
    found: dict[str, Source] = {}
    for source in sources:
        held = found.get(source.number)
        if held is None or _fullness(source) > _fullness(held):
            found[source.number] = source
    found.pop("", None)
    return found


def _fullness(source: Source) -> tuple[int, int]:
    return len(source.title), len(source.issuer)


def issuers(source: Source) -> tuple[str, ...]:
    """The bodies that issued the instrument, as ``folded`` writes names."""
    return tuple(each for each in _JOINED.split(folded(source.issuer)) if each)


def folded(text: str) -> str:
    """The text in small letters, names of bodies spelt one way ("Uỷ ban" as "ủy ban")."""
    text = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return fold_tones(text).replace(" - ", ", ")
