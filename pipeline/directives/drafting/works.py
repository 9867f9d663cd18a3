"""The works in a stretch of prose: "rà soát quy trình, kịp thời kiện toàn Ban và sớm ban hành …".

A comma or "và" parts two works where an adverb, a modal or "nhất là" opens the second, or where the
first already has its object and a verb follows. After a purpose ("để …", "nhằm …") nothing is
parted: what follows tells what for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.directives.drafting.vocabulary import Vocabulary
from pipeline.extract.responsibilities.vocabulary import vocabulary as extractor_words
from pipeline.model.document import Span

_BORDER = re.compile(r",?\s+và\s+|,\s+(?:đồng thời,?\s+|và\s+)?|\s+đồng thời\s+|:\s+|;\s+")
_JOINED = re.compile(r"(?:,\s+|\s+và\s+|\s+)")
_WITH = re.compile(
    r"(?:chủ trì,?\s+)?(?:và\s+)?(?:chủ động\s+)?phối hợp,?\s+(?:chặt chẽ\s+)?với\s+\w+"
)
_SYLLABLE = re.compile(r"\w+")
_A_VERB = 2  # syllables of a verb that may open a work by itself
_PARTED = 3000  # letters of a sentence that are parted; longer ones are no sentences
_HAS_OBJECT = 2  # syllables after the verbs of a work, from which on it has its object


def verb_at(text: str, start: int, end: int, words: Vocabulary) -> int | None:
    """Where the verb that begins at ``start`` ends; None where none does.

    A word that is noun and verb is a verb only where its own object follows.
    """
    both = words.both.match(text, start, end)
    if both and words.noun_after.match(text, both.end(), end):
        return None
    stop = _verb_end(text, start, end, words)
    return None if stop is None or text.startswith(" của ", stop) else stop


def _verb_end(text: str, start: int, end: int, words: Vocabulary) -> int | None:
    noun = extractor_words().predicate.match(text, start, end)
    if noun and noun["noun"]:
        return None  # "cấp ủy", "chương trình"
    own = words.verb.match(text, start, end)
    theirs = extractor_words().verb.match(text, start, end)
    return max((each.end() for each in (own, theirs) if each), default=None)


def opening(text: str, start: int, end: int, words: Vocabulary) -> int:
    """Where the verb of a work begins, the adverbs before it left out."""
    adverbs = words.adverbs.match(text, start, end)
    return adverbs.end() if adverbs else start


def own_work(text: str, start: int, end: int, words: Vocabulary) -> int:
    """Where what is done together begins: "chủ trì, phối hợp với Vụ A xây dựng B" → "xây dựng".

    Args:
        text: with its capitals, for names hold words that are verbs too.
        start: where the work begins.
        end: where it ends.
        words: the vocabulary.

    Returns:
        ``start`` where nobody takes part, ``end`` where the text names only who does.
    """
    lower = text.lower()
    with_ = _WITH.match(lower, start, end)
    if with_ is None or len(lower) != len(text):
        return start
    for syllable in _SYLLABLE.finditer(lower, with_.end(), end):
        place = syllable.start()
        stop = verb_at(lower, place, end, words)
        is_one = stop is not None and len(_SYLLABLE.findall(lower[place:stop])) >= _A_VERB
        if is_one and text[place].islower() and not words.both.match(lower, place, end):
            return place
    return end


def works_in(text: str, start: int, end: int, words: Vocabulary) -> Iterator[Span]:
    """The works between ``start`` and ``end``, each from its adverb or verb on.

    Args:
        text: in small letters, brackets blanked, of the length of the original.
        start: where the first work begins.
        end: where the last one ends.
        words: the vocabulary.
    """
    first = start
    for border in _BORDER.finditer(text, start, min(end, start + _PARTED)):
        if border.start() <= first:
            continue
        if _begins(text, first, border, end, words):
            yield _trimmed(text, first, border.start())
            first = border.end()
    if first < end:
        yield _trimmed(text, first, end)


def _begins(text: str, first: int, border: re.Match[str], end: int, words: Vocabulary) -> bool:
    """Whether another work begins behind ``border``."""
    after = border.end()
    must = words.must.match(text, after, end)
    adverbs = words.adverbs.match(text, must.end() + 1 if must else after, end)
    verb = verb_at(text, opening(text, must.end() + 1 if must else after, end, words), end, words)
    if verb is None and not must:
        return False
    if words.purposes.search(text, first, border.start()) and not (
        must or "đồng thời" in border[0]
    ):
        return False
    if must or adverbs or "đồng thời" in border[0]:
        return True
    if border[0].strip() != "," or words.both.match(text, after, end):
        return False
    if len(_SYLLABLE.findall(text[after:verb])) < _A_VERB or _names(text, first, border, words):
        return False
    next_border = _BORDER.search(text, after, end)
    stop = next_border.start() if next_border else end
    return has_object(text, first, border.start(), words) and has_object(text, after, stop, words)


def _names(text: str, first: int, border: re.Match[str], words: Vocabulary) -> bool:
    """Whether the words before a border are the name of a work: "công tác kiểm tra, …"."""
    nouns = [each.end() for each in words.naming.finditer(text, first, border.start())]
    place, verbs = nouns[-1] if nouns else border.start(), 0
    while (stop := _verb_end(text, place, border.start(), words)) is not None:
        joined = _JOINED.match(text, stop, border.start())
        place, verbs = joined.end() if joined else stop, verbs + 1
    return verbs > 0 and place >= border.start()


def has_object(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a work names what it is done to, behind its last verb."""
    place = opening(text, start, end, words)
    while True:
        verb = verb_at(text, place, end, words)
        if verb is None:
            break
        joined = _JOINED.match(text, verb, end)
        place = joined.end() if joined else verb
        if not joined:
            break
    purpose = words.purposes.search(text, place, end)
    stop = purpose.start() if purpose else end
    return len(_SYLLABLE.findall(text[place:stop])) >= _HAS_OBJECT


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not (text[start].isalnum() or text[start] in '“"('):
        start += 1
    while end > start and text[end - 1] in " ,.;:":
        end -= 1
    return Span(start, end)
