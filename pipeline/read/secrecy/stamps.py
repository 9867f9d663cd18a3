"""Whether one line is a mark of secrecy, by its words and by what stands around it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.read.hygiene import fold_diacritics
from pipeline.read.secrecy.area import Place, Stamped
from pipeline.read.secrecy.levels import (
    garbled_level_of,
    is_foreign,
    is_half,
    is_sign,
    level_of,
    without_companions,
)
from pipeline.read.secrecy.vocabulary import pattern_of, words_of

_LONGEST = 90  # characters: a longer line is prose, unless it opens with a mark
_PARTS = re.compile(r"\s{2,}|\t|\s*[|/–—]\s*|\s+-\s+|\s*[:;]\s*")
_BRACKETED = re.compile(r"[\[(【{<«]\s*([^\])】}>»]{2,20}?)\s*[\])】}>»]")
_BULLET = re.compile(r"\s*(?:[-+•–*]|[a-zđ]\)|\d+[.)])\s*\w")
_NUMBERED = re.compile(r"\s*(?:[a-zđ]\)|\d+[.)])")
_SUBJECT = re.compile(r"\s*(?:[^:\[]{1,20}:\s*)*[\[(【]\s*([^\])】]{2,20}?)\s*[\])】]")
_WORDS = r"[^\W\d_]"


def is_stamp(stamped: Stamped) -> bool:
    """Whether a line is a mark of secrecy.

    In the text only a level in capitals on a line of its own is one, away from forms; in heads,
    margins and boxes also one with a label, in brackets, beside other words of a stamp, or garbled.
    """
    text = stamped.line.text.strip()
    if stamped.place is Place.TEXT:
        return _stands_alone(text, stamped) and not stamped.by_form
    return _is_in_place(text, stamped) and not stamped.by_form


def _is_in_place(text: str, stamped: Stamped) -> bool:
    if any(label.search(text) for label in _labelled()) or _subject(text):
        return True
    if len(text) > _LONGEST or _is_part_of_a_title(text, stamped):
        return False
    return (
        _is_whole(text, stamped)
        or _is_bracketed(text)
        or _is_beside_a_head(text)
        or any(said.fullmatch(without_companions(text)) for said in _statements())
        or any(part.isupper() and level_of(part) for part in _PARTS.split(text))
    )


def is_declassified(stamped: Stamped) -> bool:
    """Whether a line is the stamp that ends a document's secrecy, beyond doubt."""
    if stamped.place is Place.TEXT or stamped.in_title:
        return False
    text = stamped.line.text.strip(" *[]().|")
    return bool(pattern_of("declassified_patterns").fullmatch(text)) and not stamped.by_form


def _stands_alone(text: str, stamped: Stamped) -> bool:
    level = level_of(text)
    if level is None and stamped.line.words:
        level = garbled_level_of(text, from_picture=False)
    if level is None or _is_part_of_a_title(text, stamped):
        return False
    return not _BULLET.match(text) and not _is_one_of_several(level, stamped)


def _is_whole(text: str, stamped: Stamped) -> bool:
    """Whether all of the line is a level, in a case a stamp or a note is written in."""
    from_picture = bool(stamped.line.words)
    if from_picture and is_half(text):
        return True
    if garbled_level_of(text, from_picture=from_picture) or is_foreign(text) or is_sign(text):
        return True
    level = level_of(text)
    if level is None or (_listed(text) and _is_one_of_several(level, stamped)):
        return False
    if _NUMBERED.match(text):
        return False
    first = next(letter for letter in text if letter.isalpha())
    return first.isupper() or stamped.place is not Place.HEAD or not _is_prose(stamped.before)


def _listed(text: str) -> bool:
    return not text.isupper() or bool(_BULLET.match(text))


def _is_one_of_several(level: str, stamped: Stamped) -> bool:
    """Whether a line next to it names another level: a list of levels, or of samples of stamps."""
    around = {level_of(stamped.before), level_of(stamped.after)} - {None, level}
    return bool(around)


def _is_prose(text: str) -> bool:
    if not text or text.isupper() or pattern_of("head_patterns").search(text):
        return False
    return not text.rstrip().endswith((":", ".", ";"))


def _is_part_of_a_title(text: str, stamped: Stamped) -> bool:
    """Whether the line goes on with words before it, or is the heading of a division."""
    before, after = stamped.before.strip(), stamped.after.strip()
    if pattern_of("division_patterns").match(before) or not text.isupper():
        return pattern_of("division_patterns").match(before) is not None
    if before.isupper() and _bound_before().search(before):
        return True
    if not stamped.in_title:
        return False
    ends = bool(_unfinished().search(before))
    return ends or not level_of(text) or bool(after.isupper() and _continuing().match(after))


def _subject(text: str) -> bool:
    """Whether a level in brackets opens the line, after nothing but a label or two."""
    found = _SUBJECT.match(text)
    return bool(found and found[1][0].isupper() and level_of(found[1]))


def _is_bracketed(text: str) -> bool:
    return any(found[1].isupper() and level_of(found[1]) for found in _BRACKETED.finditer(text))


def _is_beside_a_head(text: str) -> bool:
    """Whether a level in capitals stands within a line of the head: "Số: 5/BC-XY    MẬT"."""
    if not any(pattern_of(each).search(text) for each in ("head_patterns", "issuer_patterns")):
        return False
    return any(found["bound"] is None for found in _inside().finditer(text))


@cache
def _labelled() -> tuple[re.Pattern[str], ...]:
    """A label or a ticked box and one level: not "Độ mật: do … quyết định", nor a choice."""
    labels, levels = words_of("labels"), words_of("levels")
    ticked = pattern_of("ticked_patterns").pattern
    other = rf"(?:\s*[/,;|]|\s+(?:và|hoặc|☐|□))\W*{levels}(?!\w)"
    wrapped = r"[\s\[(«\"“'*<]*"
    prose = rf"\s+(?!{words_of('followers')}){_WORDS}"
    alone = rf"{levels}(?!\w)(?!{other})(?!{prose})"
    return _with_and_without_diacritics(
        rf"(?:{ticked})\s*{levels}(?!\w)|(?<!\w){labels}\s*[:\-–=]{wrapped}{alone}"
        rf"|^\W*{labels}{wrapped}{levels}\W*$"
    )


@cache
def _statements() -> tuple[re.Pattern[str], ...]:
    said = pattern_of("statement_patterns").pattern
    opened = r"[\W_]*(?-i:(?=[A-ZĐ]))"
    return _with_and_without_diacritics(rf"{opened}(?:{said})\s*[«\"“(\[*]*{words_of('levels')}\W*")


def _with_and_without_diacritics(pattern: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in (pattern, fold_diacritics(pattern)))


@cache
def _inside() -> re.Pattern[str]:
    """A level in capitals, with the word before it that makes it another word, if one does."""
    return re.compile(
        rf"(?<!\w)(?P<bound>{words_of('before_level')}\s+)?{words_of('levels')}(?!\w)"
        rf"(?!\s+{words_of('after_level')}(?!\w))|\((?:Tuyệt mật|Tối mật|Mật)\)"
        r"|[-–;]\s*(?:Tuyệt mật|Tối mật|Mật)\W*$"
    )


@cache
def _bound_before() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + words_of("before_level") + "$")


@cache
def _unfinished() -> re.Pattern[str]:
    return re.compile(r"(?:(?<!\w)|(?=\W))" + words_of("unfinished") + "$")


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile(words_of("continuing") + r"(?!\w)")
