"""Names of bodies in sentence case: "BỘ NGOẠI GIAO" → "Bộ Ngoại giao".

Known names are looked up; others are lowered word by word, the field of work after "Cục", "Vụ",
"Ban" … capitalised (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV) and proper names kept.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.words import any_of, bodies, key

# Behind these comes the name of the field of work, which is written with a capital.
_FIELD_FOLLOWS = re.compile(
    r"\b(?=(Bộ|(?<!Ủy )Ban|Cục|Vụ|Sở|Phòng|Viện|Tổng cục|Chi cục|Học viện|Trung tâm|Hội|Trường"
    r"|Tạp chí|Báo|Đảng ủy|Đảng bộ|Chi bộ|Thanh tra|Văn phòng|Phái đoàn|Bộ Tư lệnh) (?!tại\b)(\w))",
    re.IGNORECASE,
)
# Behind these every word belongs to a place name.
_PLACE_FOLLOWS = re.compile(r"\b(tại|tỉnh|thành phố|xã|phường|quận|huyện|đặc khu) (.+)$")


@cache
def sentence_case(name: str) -> str:
    """``name`` as it is written in a sentence; a name not in capitals is left as it is."""
    name = " ".join(name.split()).strip(" .,:;*")
    known = bodies().named.get(key(name))
    if known:
        return known
    if not name.isupper():
        return name
    name = fold_tone(name.capitalize())
    name = _PLACE_FOLLOWS.sub(lambda found: f"{found[1]} {found[2].title()}", name)
    for word in sorted(bodies().heads, key=len):
        if name.casefold().startswith(fold_tone(word).casefold() + " "):
            name = word + name[len(word) :]
    for found in _FIELD_FOLLOWS.finditer(name):
        at = found.start(2)
        name = name[:at] + name[at].upper() + name[at + 1 :]
    name = _restore(name, bodies().proper)
    return _restore(name, tuple(bodies().named.values()))


def _restore(name: str, proper: tuple[str, ...]) -> str:
    """``name`` with each of the proper names in it written as that name is."""
    return _any_name(proper).sub(lambda found: _as_written(proper, found[0]), name)


@cache
def _any_name(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(names)}\b", re.IGNORECASE)


def _as_written(names: tuple[str, ...], words: str) -> str:
    return next(name for name in names if key(name) == key(words))
