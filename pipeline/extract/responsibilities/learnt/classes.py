"""Words that stand in like places, by class: a verb nobody annotated is told by its class.

Learnt from unlabelled law by ``pipeline.train.classes``; kept as JSON in ``models/word_classes``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from pipeline.trained.kept import folder_of, reading

MODEL = "word_classes"
_NONE = -1


class WordClasses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Classes of single syllables and of pairs ("thẩm định"), both in small letters."""

    words: dict[str, int]
    pairs: dict[str, int]

    def of(self, word: str) -> int:
        """The class of a syllable; -1 where it has none."""
        return self.words.get(word, _NONE)

    def of_pair(self, first: str, second: str) -> int:
        """The class of two syllables; -1 where they have none."""
        return self.pairs.get(f"{first} {second}", _NONE)


def word_classes() -> WordClasses | None:
    """The classes kept among the models; None where there are none.

    Raises:
        BadRegister: if the file does not keep its form.
    """
    return _loaded(folder_of(MODEL) / "classes.json")


@cache
def _loaded(file: Path) -> WordClasses | None:
    if not file.exists():
        return None
    with reading(file):
        return msgspec.json.decode(file.read_bytes(), type=WordClasses)
