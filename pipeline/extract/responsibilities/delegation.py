"""Power that one gives another: "Phó Cục trưởng được Cục trưởng ủy quyền | phê duyệt hồ sơ"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.responsibilities.vocabulary import Vocabulary
from pipeline.model.document import Span

_GIVEN = re.compile(
    r"(?<!\w)được\s+(?:(?P<by>[^,;:.\n]{2,60}?)\s+)?ủy quyền(?P<how>\s+bằng (?:văn bản|giấy))?\s+"
)
_GIVES = re.compile(r"(?<!\w)(?<!người )(?<!giấy )(?<!việc )ủy quyền(?:\s+cho)?\s+")
_SAID_OF_THE_NAME = re.compile(r"(?<!\w)(?:được|bị|theo|do|mà|khi|nếu|có|không|đã|chưa)(?!\w)")


def given_power(masked: str, start: int, end: int, words: Vocabulary) -> Iterator[Span]:
    """The words by which somebody has got a power, up to the verb of what they may do.

    Args:
        masked: folded text whose brackets are blanked.
        start: where to look from.
        end: where the clause ends.
        words: the vocabulary.
    """
    for given in _GIVEN.finditer(masked, start, end):
        by = given.start("by")
        named = given["by"] is None or words.bearer.match(masked, by, end) is not None
        if named and words.verb.match(masked, given.end(), end):
            yield Span(*given.span())


def giving_power(masked: str, name: int, end: int, words: Vocabulary) -> int | None:
    """Where one gives a power to another who is named: "Bộ trưởng | ủy quyền cho Cục trưởng ký".

    Args:
        masked: folded text whose brackets are blanked.
        name: where the words that open the name of the giver end.
        end: where the clause ends.
        words: the vocabulary.
    """
    gives = _GIVES.search(masked, name, end)
    if gives is None or words.bearer.match(masked, gives.end(), end) is None:
        return None
    before = masked[name : gives.start()]
    return None if "," in before or _SAID_OF_THE_NAME.search(before) else gives.start()
