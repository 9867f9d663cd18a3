"""Which finding of the last run a finding of this run is.

A fingerprint hashes words, and words shift: a letter misread, a number of a clause cited inside
the sentence, a word mended. So the findings of one rule in one document are matched one to one by
what they are about, the words they stand on and what stands around, and the fingerprint of the
last run is carried over. Equal findings in one document are told apart by their surroundings.
A finding on a unit as a whole has no document; those of one unit are matched among themselves.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

import msgspec
import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from pipeline.model.finding import Finding, Footing, Severity
from pipeline.review.documents import SeenDocument
from pipeline.review.wording import letters
from pipeline.rules.check import EID

_ALIKE = 0.6  # of the words, for a finding to be the same after an edit
_SUBJECT_ALIKE = 0.6  # where a subject is words of the document, which may be misread
_PART, _PART_LETTERS = 0.95, 30  # a part that agrees counts less, and must tell something
_WORDS, _AROUND, _SUBJECT, _ORDER = 0.7, 0.2, 0.09, 0.01


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as one run saw it; ``finding`` is the fingerprint it keeps over runs.

    ``fingerprint`` is what its words hashed to in that run. ``seen`` is False where its document
    could not be read in full and it is carried along from the run before.
    """

    finding: str
    fingerprint: str
    code: str
    unit: str
    file: str
    document: str
    where: str
    message: str
    subject: str
    severity: Severity
    confidence: float
    footing: Footing
    page: int | None = None
    seen: bool = True


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of this run with its lasting fingerprint.

    ``before`` is the sighting of the last run it continues; ``likeness`` how alike the words are;
    ``either`` the fingerprints it could as well have, where equal findings of the last run cannot
    be told apart any more.
    """

    finding: Finding
    before: Sighting | None = None
    likeness: float = 1.0
    either: tuple[str, ...] = ()


def carry_over(
    before: Sequence[Sighting],
    now: Sequence[Finding],
    documents: Mapping[str, SeenDocument],
    aliases: Mapping[str, str],
) -> list[Carried]:
    """The findings of this run under the fingerprints they had in the last one.

    Args:
        before: what the last run saw, in its order.
        now: the findings of this run, in their order.
        documents: by file of this run, the document of the last one.
        aliases: fingerprints of earlier runs, by what they were carried over to.

    Returns:
        One for each of ``now``, in order; no two share a fingerprint.
    """
    old: dict[tuple[str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in before:
        old[*_held_by(sighting.unit, sighting.file), sighting.code].append(sighting)
    new: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, finding in enumerate(now):
        if not finding.file:
            new[*_held_by(finding.unit, ""), finding.code].append(place)
        elif finding.file in documents:
            new[*_held_by("", documents[finding.file].file), finding.code].append(place)
    matched: dict[int, _Match] = {}
    for key, places in new.items():
        if key in old:
            pairs = _match(old[key], [now[place] for place in places])
            matched.update((places[local], match) for local, match in pairs.items())
    return _named(now, matched, aliases)


def _held_by(unit: str, file: str) -> tuple[str, str]:
    """What a finding is on: a document, wherever it moved; without one, the unit as a whole."""
    return ("", file) if file else (unit, "")


class _Match(msgspec.Struct, frozen=True):
    before: Sighting
    likeness: float
    either: tuple[str, ...] = ()


def _named(
    now: Sequence[Finding], matched: Mapping[int, _Match], aliases: Mapping[str, str]
) -> list[Carried]:
    taken = {match.before.finding for match in matched.values()}
    carried: list[Carried] = []
    for place, finding in enumerate(now):
        if match := matched.get(place):
            kept = msgspec.structs.replace(finding, fingerprint=match.before.finding)
            carried.append(
                Carried(
                    finding=kept,
                    before=match.before,
                    likeness=match.likeness,
                    either=match.either,
                )
            )
            continue
        mark = _free(aliases.get(finding.fingerprint, finding.fingerprint), finding, taken)
        taken.add(mark)
        carried.append(Carried(finding=msgspec.structs.replace(finding, fingerprint=mark)))
    return carried


def _free(mark: str, finding: Finding, taken: Container[str]) -> str:
    """A fingerprint nobody has: that of the words, else one of its surroundings too."""
    turn = 0
    while mark in taken:
        turn += 1
        key = f"{finding.fingerprint}|{letters(finding.footing.around)}|{turn}"
        mark = hashlib.sha256(key.encode()).hexdigest()[: len(finding.fingerprint) or 16]
    return mark


def _match(old: list[Sighting], new: list[Finding]) -> dict[int, _Match]:
    """Pairs among the findings of one rule in one document, by place in ``new``."""
    found: dict[int, _Match] = {}
    old_keys = [_key(each.subject, each.footing) for each in old]
    new_keys = [_key(each.subject, each.footing) for each in new]
    n_old, n_new = Counter(old_keys), Counter(new_keys)
    lone = {key: place for place, key in enumerate(old_keys) if n_old[key] == 1}
    for place, key in enumerate(new_keys):
        if key in lone and n_new[key] == 1:
            found[place] = _Match(old[lone[key]], 1.0)
    left_old = [place for place, key in enumerate(old_keys) if n_old[key] != 1 or n_new[key] != 1]
    left_new = [place for place in range(len(new)) if place not in found]
    if left_old and left_new:
        pairs = _assign([old[place] for place in left_old], [new[place] for place in left_new])
        found.update((left_new[local], match) for local, match in pairs.items())
    return found


def _assign(old: list[Sighting], new: list[Finding]) -> dict[int, _Match]:
    """One-to-one, so that the likeness of all pairs together is greatest."""
    words = _words_alike([o.footing for o in old], [n.footing for n in new])
    around = _ratios([o.footing.around for o in old], [n.footing.around for n in new])
    subjects = np.array([[_subjects_alike(o.subject, n.subject) for n in new] for o in old])
    order = np.array(
        [
            [1 - abs(i / max(len(old) - 1, 1) - j / max(len(new) - 1, 1)) for j in range(len(new))]
            for i in range(len(old))
        ]
    )
    possible = (words >= _ALIKE) & (subjects > 0)
    score = _WORDS * words + _AROUND * around + _SUBJECT * subjects + _ORDER * order
    rows, columns = linear_sum_assignment(np.where(possible, score, 0.0), maximize=True)
    return {
        int(j): _Match(old[i], float(words[i, j]), _either(old, new, int(i), int(j)))
        for i, j in zip(rows, columns, strict=True)
        if possible[i, j]
    }


def _either(old: list[Sighting], new: list[Finding], i: int, j: int) -> tuple[str, ...]:
    """Fingerprints a finding could have as well: some of several equal ones went or came."""
    full = _whole_key(old[i].subject, old[i].footing)
    equal = [each for each in old if _whole_key(each.subject, each.footing) == full]
    mine = _whole_key(new[j].subject, new[j].footing)
    now = sum(1 for each in new if _whole_key(each.subject, each.footing) == mine)
    return tuple(each.finding for each in equal) if len(equal) > 1 and now != len(equal) else ()


def _words_alike(old: list[Footing], new: list[Footing]) -> np.ndarray:
    """How alike words are; a page recognised anew may have kept but a part of a paragraph."""
    whole = _ratios([each.words for each in old], [each.words for each in new])
    rows, columns = ([letters(each.words) for each in some] for some in (old, new))
    part = process.cdist(rows, columns, scorer=fuzz.partial_ratio) / 100
    misread = np.array([[o.recognised or n.recognised for n in new] for o in old])
    long = np.array([[min(len(o), len(n)) >= _PART_LETTERS for n in columns] for o in rows])
    return np.where(misread & long, np.maximum(whole, _PART * part), whole)


def _ratios(old: list[str], new: list[str]) -> np.ndarray:
    rows, columns = [letters(each) for each in old], [letters(each) for each in new]
    ratios = process.cdist(rows, columns, scorer=fuzz.ratio) / 100
    empty = np.array([[not one and not other for other in columns] for one in rows])
    return np.where(empty, 1.0, ratios)


def _subjects_alike(old: str, new: str) -> float:
    if old == new or (EID.fullmatch(old) and EID.fullmatch(new)):
        return 1.0
    if "|" not in old and " " not in old:  # an id of a register: another id is another matter
        return 0.0
    (old_kind, *old_rest), (new_kind, *new_rest) = old.split("|"), new.split("|")
    if old_rest and old_kind != new_kind:
        return 0.0
    alike = fuzz.ratio(letters(" ".join(old_rest or [old])), letters(" ".join(new_rest or [new])))
    return float(alike) / 100 if alike >= 100 * _SUBJECT_ALIKE else 0.0


def _key(subject: str, footing: Footing) -> tuple[str, str]:
    return "" if EID.fullmatch(subject) else subject, letters(footing.words)


def _whole_key(subject: str, footing: Footing) -> tuple[str, str, str]:
    return (*_key(subject, footing), letters(footing.around))
