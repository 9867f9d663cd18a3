"""What changed in the words of a provision, told so that a lawyer sees it at once."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

_BEFORE = 4  # unchanged words that tell where a change stands
_MOST_WORDS = 30  # of one change
_MOST_CHANGES = 6
_REWRITTEN = 0.4  # less alike than that: listing words tells nothing


def changes_in_words(old: str, new: str) -> str:
    """The changes from one wording to another; "" where there are none.

    Args:
        old: the earlier words.
        new: the later words.

    Returns:
        "sau «trong thời hạn»: «05 ngày» thành «10 ngày»; thêm «…»", or that it was rewritten.
    """
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changes = [
        _told(before, after, code)
        for code in matcher.get_opcodes()
        if code[0] != "equal" and before[code[1] : code[2]] != after[code[3] : code[4]]
    ]
    if not changes:
        return ""
    if matcher.ratio() < _REWRITTEN:
        return "viết lại gần như toàn bộ"
    more = len(changes) - _MOST_CHANGES
    tail = f"; và {more} chỗ khác" if more > 0 else ""
    return "; ".join(changes[:_MOST_CHANGES]) + tail


def _told(before: list[str], after: list[str], code: tuple[str, int, int, int, int]) -> str:
    kind, start, end, new_start, new_end = code
    gone, come = _quoted(before[start:end]), _quoted(after[new_start:new_end])
    place = " ".join(before[max(start - _BEFORE, 0) : start])
    where = f"sau «{place}»: " if place else "ở đầu: "
    if kind == "delete":
        return f"{where}bỏ {gone}"
    if kind == "insert":
        return f"{where}thêm {come}"
    return f"{where}{gone} thành {come}"


def _quoted(words: list[str]) -> str:
    return f"«{' '.join(_cut(words))}»"


def _cut(words: list[str]) -> Iterator[str]:
    yield from words[:_MOST_WORDS]
    if len(words) > _MOST_WORDS:
        yield "…"
