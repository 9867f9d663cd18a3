"""Who, bound how, does what: the subject, the modal and the verb of a clause.

The subject is a name that begins with a word of ``bearers.yaml``. It ends at the modal or verb
that is the main predicate; verbs inside the name ("cơ quan quản lý …", "người có thẩm quyền cấp
giấy phép …") are told by the word before them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.responsibilities.vocabulary import Modal, Vocabulary, key
from pipeline.language.segments import words_of
from pipeline.model.document import Span
from pipeline.model.facts import Modality

_JOINED = re.compile(r"\s*(?:,|và|hoặc|,\s*và)\s*$")
_LIGHT = ("được", "cần", "sẽ")  # bind only with a verb after them
# At the head of a work "không" alone forbids; inside a clause it only denies.
_NOT = re.compile(r"(?i:không)(?:\s+tự ý)?\s+")
_FORBIDDEN = Modal(words="không", modality=Modality.PROHIBITION, example="Không uống rượu.")
_COMPETENT = re.compile(r"(?<!\w)thẩm quyền\s+$")
_PLAIN = ("phải", "không được", "sẽ")
_COMMA = re.compile(r",\s*")
_FOR = re.compile(r"(?<!\w)(?:để|mà|việc|nội dung|những người)\s+$")
_BINDS_THINGS = re.compile(r"\s+(?:phải|không được|được|là)(?!\w)")  # "Báo cáo phải nêu …"
_BY = re.compile(r"(?<!\w)do\s+")
# Adverbs between the name and its verb.
_ENDINGS = tuple(
    f" {adverb}"
    for adverb in (
        *("không", "trực tiếp", "tự", "kịp thời", "chủ động", "thường xuyên"),
        *("sẽ", "cùng", "cũng", "đã", "đều", "đồng thời"),
    )
)
_NOWHERE = Span(0, 0)
_WORDS_BACK = 28
_SEGMENTED = 60  # letters on either side given to the segmenter


class Predicate(NamedTuple):
    """``subject`` is None where the clause names none; ``action`` is where its words begin.

    ``modal`` is None for the plain indicative; ``verb`` is its first verb, "" where unknown.
    """

    subject: Span | None
    agent: bool
    modal: Modal | None
    verb: str
    action: int


def find_predicate(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The predicate of the clause between ``start`` and ``end``; None where it binds nobody.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins, its adjuncts left out.
        end: where it ends.
        words: the vocabulary.
    """
    bearer = words.bearer.match(masked, start, end)
    if bearer:
        found = _after_bearer(masked, start, bearer.end(), end, words)
        if found:
            return found
    negation = _NOT.match(masked, start, end)
    if negation and words.verb.match(masked, negation.end(), end):
        return Predicate(None, False, _FORBIDDEN, "", negation.end())
    modal = words.modal.match(masked, start, end)
    if modal and (modal[0].lower() not in _LIGHT or _permits(masked, modal, end, words)):
        return _bound(masked, None, False, modal, end, words)
    verb = words.verb.match(masked, start, end)
    if verb and key(verb[0]) in words.assigning:
        assigned = _assigned(masked, verb.end(), end, words)
        if assigned:
            return assigned
    if verb and not bearer and _opens(masked, verb, end):
        return Predicate(None, False, None, key(verb[0]), start)
    if bearer:
        return None
    return _impersonal(masked, start, end, words)


def find_work(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """A work named by its verb alone, as in a list of works: "Tổ chức công tác bảo vệ …"."""
    verb = words.verb.match(masked, start, end)
    if verb is None or not _opens(masked, verb, end):
        return None
    after = masked[verb.end() :].lstrip(" ,")[:1]
    if words.bearer.match(masked, start, end) and (after.isupper() or masked[verb.end()] == ","):
        return None  # "Thanh tra Bộ …", "Tổ chức, cá nhân …": a name
    return Predicate(None, False, None, key(verb[0]), start)


def _opens(masked: str, verb: re.Match[str], end: int) -> bool:
    """Whether a clause that begins with ``verb`` is an action: neither "Trình tự …" nor a thing."""
    if _BINDS_THINGS.match(masked, verb.end(), end):
        return False
    return not _in_compound(masked, verb.start(), verb, end)


def _assigned(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """The work of whom it is given to: "giao Vụ Pháp chế rà soát …"."""
    start += len(masked[start:end]) - len(masked[start:end].lstrip())
    bearer = words.bearer.match(masked, start, end)
    return _after_bearer(masked, start, bearer.end(), end, words) if bearer else None


def modality_of(predicate: Predicate, words: Vocabulary) -> Modality:
    """How the predicate binds: as its modal says; else an authority's verb is its power."""
    if predicate.modal is not None:
        return predicate.modal.modality
    return Modality.POWER if predicate.verb in words.power else Modality.OBLIGATION


def _after_bearer(
    masked: str, start: int, name: int, end: int, words: Vocabulary
) -> Predicate | None:
    verb: re.Match[str] | None = None  # the first that may be the main one
    inside: re.Match[str] | None = None  # the last inside the name
    fallback: re.Match[str] | None = None
    noun = Span(start, start)
    for match in words.predicate.finditer(masked, start, end):
        if match["noun"]:
            noun = Span(*match.span())
        if match["noun"] or match.start() < name:
            continue
        if match["copula"] and not verb:
            return None
        if match["modal"] and _governs(masked, start, verb, match, end, words):
            subject = _name(masked, start, match.start(), words)
            return _bound(masked, subject, True, match, end, words)
        if verb or not match["verb"]:
            continue
        if not _after_name(masked, start, match, words) and _in_compound(masked, start, match, end):
            if key(match[0]) in words.plain_verbs:
                fallback = fallback or match
            continue
        modifies = _modifies(masked, match, words, noun)
        if modifies or _joins(masked, inside, match, words):
            inside = match
        elif _defines(masked, start, match, words) or (fallback and _listed(masked, match, words)):
            fallback, inside = fallback or match, match
        else:
            verb = match
    verb = verb or fallback
    if verb is None:
        return None
    subject = _name(masked, start, verb.start(), words)
    return Predicate(subject, True, None, key(verb[0]), verb.start())


def _in_compound(masked: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether a verb of one syllable is part of a longer word: "vật nuôi", "chương trình"."""
    if " " in match[0].strip() or masked[match.start() - 2] == ",":
        return False
    first = max(start, match.start() - _SEGMENTED)
    first = masked.rfind(" ", 0, first) + 1 if first > start else start
    last = masked.find(" ", min(end, match.end() + _SEGMENTED), end)
    place = match.start() - first, match.start() - first + len(match[0].strip())
    for word in words_of(masked[first : last if last > 0 else end]):
        if word.end > place[0]:
            return (word.start, word.end) != place and word.start <= place[0]
    return False


def _after_name(masked: str, start: int, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether a whole name stands right before: nothing of it can be part of the verb's word."""
    return words.bearer_end.search(masked[start : match.start()].rstrip().lower()) is not None


def _governs(
    masked: str,
    start: int,
    verb: re.Match[str] | None,
    modal: re.Match[str],
    end: int,
    words: Vocabulary,
) -> bool:
    """Whether the modal is the main predicate, ``verb`` being the candidate before it."""
    strong = words.modals[key(modal["modal"])].strong
    if words.person_head.fullmatch(masked, start, modal.start()):
        return False  # "Người chịu trách nhiệm chuyên môn …" is a name
    if verb is not None and strong:
        return _in_name(masked, verb, modal, words)
    if verb is not None:
        between = masked[verb.end() : modal.start()]
        return modal["modal"] in _PLAIN and key(verb[0]) in words.defining and "," not in between
    if modal["modal"] == "được" and not _permits(masked, modal, end, words):
        return False
    return strong or _FOR.search(masked, start, modal.start()) is None


def _listed(masked: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether the verb goes on with a list inside the name: "đề nghị thăm dò, khai thác"."""
    return masked[match.start() - 2] == "," and key(match[0]) in words.defining | words.naming


def _in_name(masked: str, verb: re.Match[str], modal: re.Match[str], words: Vocabulary) -> bool:
    """Whether a verb before a strong modal is still in the name: no second verb after a comma."""
    return not any(
        words.verb.match(masked, comma.end(), modal.start())
        for comma in _COMMA.finditer(masked, verb.end(), modal.start())
    )


def _defines(masked: str, start: int, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether the verb says which body is meant: "người nộp …", "cơ quan quản lý …"."""
    back = max(start, match.start() - _WORDS_BACK)
    if words.person_head.search(masked, back, match.start()):
        return True
    if _COMPETENT.search(masked, back, match.start()):
        return key(match[0]) in words.power and not match[0].startswith("xem xét")
    return key(match[0]) in words.naming and bool(
        words.generic_head.search(masked, back, match.start())
    )


def _modifies(masked: str, match: re.Match[str], words: Vocabulary, noun: Span = _NOWHERE) -> bool:
    """Whether the word before says that the verb only modifies; not where ``noun`` ends in it."""
    found = words.modifying.search(masked, max(0, match.start() - _WORDS_BACK), match.start())
    return found is not None and not noun.start < found.start() < noun.end


def _joins(
    masked: str, passed: re.Match[str] | None, match: re.Match[str], words: Vocabulary
) -> bool:
    """Whether the verb goes on with one inside the name: "quản lý, sử dụng", "đầu mối xử lý"."""
    if passed is None:
        return False
    between = masked[passed.end() : match.start()]
    if not between.strip():
        return key(passed[0]) in words.chaining
    return _JOINED.fullmatch(between) is not None


def _permits(masked: str, match: re.Match[str], end: int, words: Vocabulary) -> bool:
    """Whether "được" permits: a verb of doing follows, not what is done to the subject."""
    if words.passive.match(masked, match.start(), end):
        return False
    after = match.end() + len(masked[match.end() :]) - len(masked[match.end() :].lstrip())
    return words.verb.match(masked, after, end) is not None


def _bound(
    masked: str,
    subject: Span | None,
    agent: bool,
    match: re.Match[str],
    end: int,
    words: Vocabulary,
) -> Predicate:
    said = match.groupdict().get("modal") or match[0]
    modal = words.modals[key(said)]
    action = match.start() if modal.inside else match.end()
    while action < end and masked[action] in " ,":
        action += 1
    verb = words.verb.match(masked, action, end)
    return Predicate(subject, agent, modal, key(verb[0]) if verb else "", action)


def _name(masked: str, start: int, end: int, words: Vocabulary) -> Span:
    """The subject's name, without what stands between it and the predicate."""
    cut = words.after_bearer.search(masked, start, end)
    stop = cut.start() if cut and cut.start() > start + 2 else end
    said = masked[start:stop].rstrip(" ,")
    for ending in _ENDINGS:
        said = said.removesuffix(ending)
    return Span(start, start + len(said.rstrip(" ,")))


def _impersonal(masked: str, start: int, end: int, words: Vocabulary) -> Predicate | None:
    """A clause about things: bound by "phải" or "không được", or decided "do Bộ trưởng"."""
    by = _BY.search(masked, start, end)
    if by and words.bearer.match(masked, by.end(), end):
        found = _after_bearer(masked, by.end(), by.end() + 2, end, words)
        if found and found.modal is None and found.verb in words.power:
            return found
    for match in words.modal.finditer(masked, start, end):
        modal = words.modals[key(match[0])]
        if match[0].lower() in ("được", "có thể", "cần", "sẽ") or modal.strong:
            continue
        if match.start() > start and masked[match.start() - 1] not in " ,":
            continue
        if _modifies(masked, match, words) or not _is_done(masked, match, end):
            continue
        return _bound(masked, Span(start, match.start()), False, match, end, words)
    return None


def _is_done(masked: str, modal: re.Match[str], end: int) -> bool:
    """Whether something must be done to the thing: "phải được lưu"; "phải cao 2 m" binds nobody."""
    return modal[0].lower().endswith("được") or masked[modal.end() : end].lstrip().startswith(
        ("được ", "có ", "do ")
    )
