"""The words and kinds of document that tell who carries out what (``words.yaml``), compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.law.numbers import number_key
from pipeline.model.law import Instrument
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.words import kinds
from pipeline.word_lists import Words, any_word, broken, held_in, whole_words

_FILE = Path(__file__).with_name("words.yaml")


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    carries: Words
    fillers: Words
    stops: Words
    bases: Words
    purposes: Words
    hands_down: Words
    awaits_units: Words
    informs: Words
    party_number: re.Pattern[str]
    party_directives: Words
    state_directives: dict[str, Words]


class Vocabulary(NamedTuple):
    """Patterns over words in lower case with the tone marks folded; kinds as documents bear them.

    ``carries`` and ``bases`` fit the words of a sentence up to the citation that they speak of.
    """

    carries: re.Pattern[str]
    bases: re.Pattern[str]
    stops: re.Pattern[str]
    purposes: re.Pattern[str]
    hands_down: frozenset[str]
    issues: re.Pattern[str]  # a title that issues or approves a document of such a kind
    awaits_units: frozenset[str]
    informs: frozenset[str]
    party_number: re.Pattern[str]
    party_directives: frozenset[str]
    state_directives: dict[str, tuple[str, ...]]

    def is_party(self, instrument: Instrument) -> bool:
        """Whether a central body of the Party issued it."""
        return self.party_number.search(number_key(instrument.number)) is not None

    def is_directive(self, instrument: Instrument) -> bool:
        """Whether it directs the ministry, which then has to hand it down by a document of its own.

        Laws, decrees and circulars bind the units as they stand.
        """
        if self.is_party(instrument):
            return instrument.kind in self.party_directives
        issuers = self.state_directives.get(instrument.kind, ())
        return any(issuer in instrument.issuer for issuer in issuers)


@cache
def vocabulary() -> Vocabulary:
    """Load, check and compile.

    Raises:
        BadRegister: if a list is missing, misspelt in its name, holds something else, or names a
            kind of document that is none.
    """
    held = held_in(_FILE, _Held)
    _check_kinds(held)
    # A number that no citation by the grammar holds stands behind its kind: "Kế hoạch 12/KH-BNG".
    kind = rf"(?:{_any_of(each.name for each in kinds())}\s+)?(?:số\s*:?\s*)?"
    between = rf"(?:\s+{_any_of(held.fillers)})*\s+{kind}$"
    directing = _any_of((*held.hands_down, *held.awaits_units))
    return Vocabulary(
        carries=re.compile(rf"(?<!\w){_any_of(held.carries)}{between}"),
        bases=re.compile(rf"(?:^|[,;])\s*{_any_of(held.bases)}{between}"),
        stops=whole_words(map(_folded, held.stops)),
        purposes=whole_words(map(_folded, held.purposes)),
        hands_down=frozenset((*held.hands_down, *held.awaits_units)),
        issues=re.compile(
            rf"^(?:về\s+)?(?:việc\s+)?(?:ban\s+hành|phê\s+duyệt)\s+{directing}(?!\w)"
        ),
        awaits_units=frozenset(held.awaits_units),
        informs=frozenset(held.informs),
        party_number=held.party_number,
        party_directives=frozenset(held.party_directives),
        state_directives=held.state_directives,
    )


def _check_kinds(held: _Held) -> None:
    known = {kind.name for kind in kinds()}
    for field, named in (
        ("hands_down", held.hands_down),
        ("awaits_units", held.awaits_units),
        ("informs", held.informs),
        ("party_directives", held.party_directives),
        ("state_directives", tuple(held.state_directives)),
    ):
        if unknown := [kind for kind in named if kind not in known]:
            raise broken(_FILE, f"«{unknown[0]}» không phải tên loại văn bản.", field)


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{any_word(map(_folded, words))})"


def _folded(words: str) -> str:
    return fold_tone(words).casefold()
