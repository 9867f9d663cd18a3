"""Whether a clause changed in substance, or only in how it was read, spelled or numbered."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from pipeline.model.finding import Footing
from pipeline.read.hygiene import fold_diacritics

_TOKEN = re.compile(r"\w+")
# A number after one of these names a place, which moves when clauses are renumbered. Spelled in
# full: "mức 5 triệu" is no "mục 5".
_PLACES = frozenset(
    ("phần", "chương", "mục", "điều", "khoản", "điểm", "tiết", "bước", "lục", "mẫu", "trang")
)
_NOT_PLACES = frozenset(("danh mục", "thời điểm", "địa điểm", "quan điểm", "tài khoản", "hiệu lục"))
_BETWEEN = frozenset(("và", "đến", "hoặc"))
_NUMERALS = frozenset(
    ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "tram")
)
# What turns a duty into its contrary or into leave: never taken for a misread letter.
_WEIGHTY = frozenset(("khong", "cam", "phai", "duoc", "nen", "co", "the", "va", "hoac", "tru"))
_MISREAD_DIGITS = str.maketrans("olisb", "01158")
_NOISE = 65.0  # of 100: letters of a run of words that agree although a page was misread
_SURELY = 85.0  # likewise, for words sought among others
_EDGE_WORDS = 3  # a long paragraph is cut at word borders, which shift by a word or two


def changed_in_substance(old: Footing, new: Footing) -> bool:
    """Whether what a finding stands on says something else than it did.

    Numbers of provisions, case, diacritics and punctuation may differ. Where either side was
    recognised from a picture, words may be misread as well; numbers, numerals and words of
    modality may not.
    """
    if letters(old.words) == letters(new.words):
        return False
    before, after = _tokens(old.words), _tokens(new.words)
    spelled_before, spelled_after = _spelled(old.words), _spelled(new.words)
    misread = old.recognised or new.recognised
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lost, gained = before[i:j], after[k:m]
        if _at_an_edge((i, j, len(before)), (k, m, len(after)), max(j - i, m - k)):
            continue
        if _places_only(spelled_before, i, j) and _places_only(spelled_after, k, m):
            continue
        if misread and j == len(before) and m == len(after) and not (lost and gained):
            # A page recognised anew may break one paragraph in two.
            beside = new.around if lost else old.around
            if _stands_in(lost or gained, _tokens(beside)):
                continue
        if not (misread and _may_be_misread(lost, gained)):
            return True
    return False


def letters(words: str) -> str:
    """Letters and digits of ``words`` without case, diacritics and punctuation."""
    return "".join(_tokens(words))


def shown_change(old: Footing, new: Footing) -> str:
    """Old and new words side by side, for a person, cut around where they differ."""
    before, after = old.words.split(), new.words.split()
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return f"trước: «{_cut(before, start, end)}»; nay: «{_cut(after, start, end)}»"


def _cut(words: list[str], start: int, end: int) -> str:
    first, last = max(start - 6, 0), min(len(words) - end + 6, len(words))
    shown = words[first:last]
    if len(shown) > 60:
        shown = [*shown[:60], "…"]
    return ("… " if first else "") + " ".join(shown) + (" …" if last < len(words) else "")


def _tokens(words: str) -> list[str]:
    return _TOKEN.findall(fold_diacritics(unicodedata.normalize("NFC", words)).casefold())


def _spelled(words: str) -> list[str]:
    """The tokens of ``words`` with their diacritics: as many as ``_tokens`` gives."""
    return _TOKEN.findall(unicodedata.normalize("NFC", words).casefold())


def _stands_in(run: list[str], beside: list[str]) -> bool:
    """Whether ``run``, misread words aside, stands in other words with all its numbers."""
    numbers, there = _numbers(run), _numbers(beside)
    whole = fuzz.partial_ratio("".join(run), "".join(beside)) >= _SURELY
    return whole and all(number in there for number in numbers)


def _at_an_edge(old: tuple[int, int, int], new: tuple[int, int, int], words: int) -> bool:
    """Whether a difference is what a cut at the border of a window makes."""
    at_start = old[0] == 0 and new[0] == 0
    at_end = old[1] == old[2] and new[1] == new[2]
    one_sided = old[0] == old[1] or new[0] == new[1]
    long = max(old[2], new[2]) > 200
    return long and one_sided and words <= _EDGE_WORDS and (at_start or at_end)


def _places_only(words: list[str], start: int, end: int) -> bool:
    """Whether ``words[start:end]`` are nothing but numbers of provisions and their names."""
    return all(
        _is_place(words, place)
        or (
            (_is_label(words[place]) or _joins_labels(words, place))
            and _follows_a_place(words, place)
        )
        for place in range(start, end)
    )


def _joins_labels(words: list[str], place: int) -> bool:
    return words[place] in _BETWEEN and _is_label((*words, "")[place + 1])


def _is_place(words: list[str], place: int) -> bool:
    pair = " ".join(words[max(place - 1, 0) : place + 1])
    return words[place] in _PLACES and pair not in _NOT_PLACES


def _follows_a_place(words: list[str], place: int) -> bool:
    while place > 0:
        place -= 1
        if _is_place(words, place):
            return True
        if not (_is_label(words[place]) or words[place] in _BETWEEN):
            return False
    return False


def _is_label(token: str) -> bool:
    return bool(re.fullmatch(r"\d+[a-zđ]?|[a-zđ]\d?|[ivxlc]+", token))


def _may_be_misread(lost: list[str], gained: list[str]) -> bool:
    if _numbers(lost) != _numbers(gained):
        return False
    weighty = _NUMERALS | _WEIGHTY
    if [t for t in lost if t in weighty] != [t for t in gained if t in weighty]:
        return False
    one, other = "".join(map(_digits_read, lost)), "".join(map(_digits_read, gained))
    if not one or not other:
        return len(one or other) <= 2 and not (one or other).isdigit()
    return fuzz.ratio(one, other) >= _NOISE


def _numbers(run: list[str]) -> list[str]:
    return [_digits_read(token).lstrip("0") for token in run if _holds_digit(token)]


def _digits_read(token: str) -> str:
    """A token with the letters set right that stand for digits in it."""
    return token.translate(_MISREAD_DIGITS) if _holds_digit(token) else token


def _holds_digit(token: str) -> bool:
    return any(letter.isdigit() for letter in token)
