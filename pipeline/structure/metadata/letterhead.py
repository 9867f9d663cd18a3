"""The letterhead: country or Party, bodies, number, place and date, in any order and run together.

Readers give the two columns one after the other or mixed in one line ("CHÍNH PHỦ CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM"). So each element is cut out of its line wherever it stands, and what is left
over is the name of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pipeline.model.document import Span
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.dates import DATE, MONTH, YEAR, date_in
from pipeline.structure.metadata.numbers import FoundNumber, find_number
from pipeline.structure.metadata.strips import Strip, cover_span, join_words
from pipeline.structure.metadata.words import any_of, bodies, key

_COUNTRY = re.compile(r"C[ỘÔ]NG H[ÒO]A XÃ H[ỘÔ]I CHỦ NGHĨA(?: VI[ỆÊ]T(?: NAM)?)?", re.IGNORECASE)
_MOTTO = re.compile(r"Độc lập\s*[-–—]?\s*Tự do\s*[-–—]?\s*Hạnh phúc", re.IGNORECASE)
_PARTY = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM")
_LONGEST_LINE = 160
_BLANK = r"[\s.…_]*"
_DATED = re.compile(
    rf"(?:(?P<place>[^,;:]{{1,60}}),\s*)?[Nn]gày\s*"
    rf"(?:{DATE}|(?P<blank>\d{{0,2}}{_BLANK}{MONTH}{_BLANK}\d{{0,2}}{_BLANK}{YEAR}{_BLANK}\d{{0,4}}))"
)
# Short for a letter or a mission: "Tokyo, 12/5/2022", a line of its own.
_DATED_SHORT = re.compile(rf"^(?P<place>[^,;:]{{1,40}}),\s*{DATE}(?P<blank>)$")
_NAME = re.compile(r"[^\W\d_][^|#\d]+$")
_DASH = re.compile(r"\s+[-–—]\s+")
_JOINS_ON = ("VÀ", "CỦA", "VỀ", ",")
_SUBJECT = re.compile(r"V/v\b|Về việc\b|Kính gửi", re.IGNORECASE)
_MARK = re.compile(r"\(?(?:TUYỆT |TỐI )?MẬT\b|HỎA TỐC|(?:THƯỢNG )?KHẨN\b|\(?DỰ THẢO|BẢN SAO")


@dataclass(slots=True)
class Letterhead:
    """What the lines above the title say; ``spans`` tells where.

    ``bodies`` are names as printed, one a body, the superior first.
    """

    country: bool = False
    party: bool = False
    number: str | None = None
    place: str | None = None
    date: date | None = None
    bodies: list[str] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)


def read_letterhead(strips: Sequence[Strip]) -> Letterhead:
    """Read the lines above the title, in the order a reader gave them."""
    head = Letterhead()
    names: list[Strip] = []
    done = False
    for strip in strips:
        left = _cut(head, strip)
        done = done or bool(_SUBJECT.search(left.text))
        if done or _MARK.match(fold_tone(left.text)):
            continue
        if _NAME.match(left.text) and left.text.isupper():
            names.append(left)
    head.bodies = _split_bodies(names)
    if names:
        head.spans["issuer"] = cover_span(names)
    return head


def _cut(head: Letterhead, strip: Strip) -> Strip:
    """Note the elements in ``strip``; return what stands before the first of them."""
    text = fold_tone(strip.text)
    end = len(text)
    if found := _PARTY.search(text):
        head.party, end = True, min(end, found.start())
        head.spans.setdefault("party", strip.part(found.start(), found.end()).span)
    if found := _COUNTRY.search(text):
        head.country, end = True, min(end, found.start())
        head.spans.setdefault("country", strip.part(found.start(), found.end()).span)
    if found := _MOTTO.search(text):
        end = min(end, found.start())
        head.spans.setdefault("motto", strip.part(found.start(), found.end()).span)
    if "date" not in head.spans and (found := _dated(text)):
        _note_date(head, strip, found)
        end = min(end, head.spans["date"].start - strip.start)
    if "number" not in head.spans and (number := find_number(text)):
        _note_number(head, strip, number)
        end = min(end, number.start)
    return strip.part(0, end)


def _note_date(head: Letterhead, strip: Strip, found: re.Match[str]) -> None:
    place = _place(found["place"] or "")
    start = (
        found.end("place") - len(place)
        if place
        else max(strip.text.find("gày", found.start()) - 1, found.start())
    )
    head.place = place or None
    head.date = None if found["blank"] else date_in(found)
    head.spans["date"] = strip.part(start, found.end()).span


def _dated(text: str) -> re.Match[str] | None:
    found = _DATED.search(text)
    return found if found and _stands_alone(text, found) else _DATED_SHORT.match(text)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether the date ends its line, as in a head, rather than dates something cited there."""
    behind = text[found.end() :].strip(" .,()*")
    return len(text) <= _LONGEST_LINE and (not behind or behind.isupper())


def _place(words: str) -> str:
    """The name of the place at the end of ``words``: its last words that begin with a capital."""
    name: list[str] = []
    for word in reversed(words.split()):
        if not word[:1].isupper() or (word.isupper() and len(word) > 1 and "." not in word):
            break
        name.insert(0, word)
    return " ".join(name)


def _note_number(head: Letterhead, strip: Strip, number: FoundNumber) -> None:
    head.number = number.number
    head.spans["number"] = strip.part(number.start, number.end).span


def _split_bodies(names: Sequence[Strip]) -> list[str]:
    """Lines of capitals to names of bodies: a new one begins with the word for a body."""
    whole = join_words(names)
    if key(whole) in bodies().named:
        return [whole]
    found: list[str] = []
    for strip in names:
        for place, part in enumerate(_DASH.split(strip.text)):
            words = " ".join(part.split()).strip("*-–— ")
            if not words:
                continue
            if found and not _begins(found[-1], words):
                found[-1] = f"{found[-1]}{' - ' if place else ' '}{words}"
            else:
                found.append(words)
    return [name for names in found for name in _unglued(names)]


def _unglued(words: str) -> list[str]:
    """Two names of bodies in one line taken apart where the first is known."""
    if key(words) in bodies().named:
        return [words]
    for space in re.finditer(" ", words):
        first, rest = words[: space.start()], words[space.end() :]
        if key(first) in bodies().named and _head_or_name().match(fold_tone(rest)):
            return [first, *_unglued(rest)]
    return [words]


def _begins(before: str, words: str) -> bool:
    """Whether ``words`` begin another body than the one named ``before``."""
    joined = key(f"{before} {words}")
    if before.endswith(_JOINS_ON) or key(before) in {key(head) for head in bodies().heads}:
        return False
    if any(name.startswith(joined) for name in bodies().named):
        return False
    return bool(_head_or_name().match(fold_tone(words)))


@cache
def _head_or_name() -> re.Pattern[str]:
    names = (*bodies().heads, *bodies().named.values())
    return re.compile(rf"{any_of(names)}\b", re.IGNORECASE)
