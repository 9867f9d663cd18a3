"""Where the name of a law ends, which no mark tells.

A name on the list (``laws.csv``) ends where it ends there; a law that amends others is named by
their names; any other name ends before a word that no name holds.
"""

from __future__ import annotations

import re

from pipeline.extract.citations.vocabulary import Vocabulary

# A known name may begin a longer one, whose number then follows: "… tư pháp về dân sự số 102/…".
_LONGER_NAME = re.compile(
    r"((?: +(?!số |Luật|Nghị|Thông|Bộ |Pháp|Quyết)[^\s,.;:()“”]+){1,6})"
    r" +số +\d+/\d{4}/(?:QH|UBTVQH)"
)
# The official number behind a name tells where it ends, brackets and all.
_NUMBERED_NAME = re.compile(
    r"(?:(?!Bộ luật |Luật |Pháp lệnh |Nghị |Thông tư|Quyết định)[^;.\n“”]){1,160}?"
    r"(?= +số +\d+/\d{4}/(?:QH|UBTVQH))"
)
_AMENDING = re.compile(
    r"[Ss]ửa đổi,? bổ sung (?:một số|các) [đĐ]iều (?:và [^;.\n]{1,80}? )?của (?:các )?"
)
_ENACTING = re.compile(r"(?:ban hành|thông qua) +$")
_SEVERAL = re.compile(
    r"(?:\d+ [Ll]uật|[Ll]uật (?=về|có|trong|liên))"
    r"(?:[^;.()\n“”]{0,150}?(?= +(?:số|ngày|năm) +\d)|[^,;.()\n“”]{0,150})"
)
_JOINED = re.compile(r"(?:, *(?:và +)?|; *| +và +)(?=(?:Bộ luật|Luật|Pháp lệnh) )")
_NUMBER_FOLLOWS = re.compile(r"(?:(?:số|SỐ) *:? *)?\d")
_WORD = re.compile(r"[^\s,.;:()“”\"/]+(,?)[^\S\n]*")
_ENDS = '.;:()“”"\n'


def law_name_end(folded: str, start: int, words: Vocabulary) -> int | None:
    """Where the name ends of the law whose kind stands at ``start``; None where it is no name.

    A kind with nothing but a number behind it ("Luật số …") is its own name.
    """
    kind = words.named.match(folded, start)
    if kind is None:
        return None
    if _NUMBER_FOLLOWS.match(folded, kind.end()):
        return kind.end(1)
    if known := words.law.match(folded, start):
        longer = _LONGER_NAME.match(folded, known.end())
        return longer.end(1) if longer else known.end()
    if amending := _AMENDING.match(folded, kind.end()):
        return _amending_end(folded, start, amending.end(), words)
    return _unlisted_end(folded, kind.end(), words)


def _amending_end(folded: str, start: int, after: int, words: Vocabulary) -> int | None:
    """The end of "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B"; by them it is named.

    In an enacting formula the law names itself: no citation.
    """
    if _ENACTING.search(folded, max(start - 20, 0), start):
        return None
    if several := _SEVERAL.match(folded, after):
        return several.end()
    end = None
    while (name := law_name_end(folded, after, words)) is not None:
        end = name
        joined = _JOINED.match(folded, end)
        if joined is None:
            break
        after = joined.end()
    return end


def _unlisted_end(folded: str, start: int, words: Vocabulary) -> int | None:
    if not folded[start : start + 1].isupper():
        return None
    if numbered := _NUMBERED_NAME.match(folded, start):
        return numbered.end()
    end = start
    for word in _WORD.finditer(folded, start):
        if word.start() != end or (word.start() > start and words.name_end.match(folded, end)):
            break
        end = word.end()
        follows = folded[end : end + 1]
        if follows in _ENDS or (word[1] and not follows.islower()):
            break
    return start + len(folded[start:end].rstrip(" ,\t")) if end > start else None
