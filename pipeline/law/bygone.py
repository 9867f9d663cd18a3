"""Whether a sentence names a body that ended only to say so, or to tell of the past.

"Hồ sơ không kèm công văn của Ban A, vì ban này đã kết thúc hoạt động" gives Ban A no work, nor does
"việc trước đây thuộc Ban A nay do Vụ B làm".
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, as_written, held_in, whole_words

_FILE = Path(__file__).with_name("bygone.yaml")
_CLAUSE_ENDS = re.compile(r"[,:]\s|\b(?:thì|nhưng|mà phải)\b")
_SOON = 60  # letters after the name


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    narrates: Words
    changes: Words
    denies: Words
    supposes: Words
    has_ended: Words


class _Patterns(NamedTuple):
    narrates: re.Pattern[str]
    changes: re.Pattern[str]  # at the end of what stands before the name
    denies: re.Pattern[str]
    supposes: re.Pattern[str]
    has_ended: re.Pattern[str]


def is_bygone(before: str, after: str) -> bool:
    """Whether a body is named as one of the past.

    Args:
        before: the words of the sentence before its name.
        after: those after it.
    """
    told = _patterns()
    before, after = fold_tone(before), fold_tone(after)
    if told.narrates.search(before) or told.narrates.search(after):
        return True
    if told.has_ended.search(after[:_SOON]) or told.changes.search(before):
        return True
    clause = _CLAUSE_ENDS.split(before)[-1]
    denied = told.denies.search(clause)
    return denied is not None and told.supposes.search(clause, 0, denied.start()) is None


@cache
def _patterns() -> _Patterns:
    held = held_in(_FILE, _Held)
    return _Patterns(
        narrates=whole_words(map(fold_tone, held.narrates)),
        changes=re.compile(
            rf"(?<!\w){as_written(map(fold_tone, held.changes))}\s+$", re.IGNORECASE
        ),
        denies=whole_words(map(fold_tone, held.denies)),
        supposes=whole_words(map(fold_tone, held.supposes)),
        has_ended=whole_words(map(fold_tone, held.has_ended)),
    )
