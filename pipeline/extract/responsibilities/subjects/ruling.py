"""Where the subject of a clause ends, by the words that stand before a verb.

Verbs inside a name ("cơ quan quản lý …", "người có thẩm quyền cấp giấy phép …") are told by the
word before them, and by the words that the segmenter sees.
"""

from __future__ import annotations

import re

from pipeline.extract.responsibilities.subjects.candidates import Candidate, CandidateKind
from pipeline.extract.responsibilities.vocabulary import Vocabulary, key
from pipeline.language.segments import words_of
from pipeline.model.document import Span

_TIES = "-–/"
_JOINED = re.compile(r"\s*(?:,|và|hoặc|,\s*và)\s*$")
_COMPETENT = re.compile(r"(?<!\w)thẩm quyền\s+$")
_PLAIN = ("phải", "không được", "sẽ")
_SECOND = re.compile(r"(?:,|\s+và)\s+$")  # before a modal that is a second predicate
_FOR = re.compile(r"(?<!\w)(?:để|mà|việc|nội dung|những người)\s+$")
_NEED = re.compile(r"(?<!\w)nhu cầu\s+$")
_NOWHERE = Span(0, 0)
_WORDS_BACK = 28
_SEGMENTED = 60  # letters on either side given to the segmenter


def by_rules(masked: str, start: int, name: int, end: int, words: Vocabulary) -> Candidate | None:
    """The verb or modal that is the predicate of a clause which begins with a name.

    Args:
        masked: folded text whose brackets are blanked.
        start: where the clause begins, its adjuncts left out.
        name: where the words that open the name end.
        end: where the clause ends.
        words: the vocabulary.
    """
    verb: re.Match[str] | None = None  # the first that may be the main one
    inside: re.Match[str] | None = None  # the last inside the name
    fallback: re.Match[str] | None = None
    noun = Span(start, start)
    for match in words.predicate.finditer(masked, start, end):
        if match["noun"]:
            noun = Span(*match.span())
        if match["noun"] or match.start() < name or masked[match.start() - 2] in _TIES:
            continue
        besides = _bound_besides(masked, match, end, words)
        if besides or (match["copula"] and not verb):
            return besides
        if match["modal"] and _governs(masked, start, verb, match, end, words):
            return Candidate(match.start(), CandidateKind.MODAL, key(match["modal"]))
        if verb or not match["verb"]:
            continue
        needed = after_need(masked, match.start(), key(match[0]), words)
        whole = needed or _after_name(masked, start, match, words)
        if not whole and in_compound(masked, start, match, end):
            if key(match[0]) in words.plain_verbs:
                fallback = fallback or match
            continue
        modifier = not needed and modifies(masked, match, words, noun)
        if modifier or _joins(masked, inside, match, words):
            inside = match
        elif _defines(masked, start, match, words) or (fallback and _listed(masked, match, words)):
            fallback, inside = fallback or match, match
        else:
            verb = match
    verb = verb or fallback
    if verb is None:
        return None
    return Candidate(verb.start(), CandidateKind.VERB, key(verb[0]))


def _bound_besides(
    masked: str, match: re.Match[str], end: int, words: Vocabulary
) -> Candidate | None:
    """The modal of one who is something and bound: "… là Ủy viên Thường trực, có nhiệm vụ"."""
    for modal in words.modal.finditer(masked, match.end(), end) if match["copula"] else ():
        said = key(modal[0])
        if words.modals[said].strong and masked[: modal.start()].rstrip().endswith(","):
            return Candidate(modal.start(), CandidateKind.MODAL, said)
    return None


def in_compound(masked: str, start: int, match: re.Match[str], end: int) -> bool:
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
    if modal["modal"] == "có thẩm quyền" and (
        verb is not None or not _is_named(masked, start, modal, end, words)
    ):
        return False  # so is "Cơ quan có thẩm quyền"
    if verb is not None and strong:
        joined = _SECOND.search(masked, verb.end(), modal.start())
        return joined is None and key(verb[0]) not in words.assigning
    if verb is not None:
        between = masked[verb.end() : modal.start()]
        return modal["modal"] in _PLAIN and key(verb[0]) in words.defining and "," not in between
    if modal["modal"] == "được" and not permits(masked, modal, end, words):
        return False
    return strong or _FOR.search(masked, start, modal.start()) is None


def _is_named(masked: str, start: int, modal: re.Match[str], end: int, words: Vocabulary) -> bool:
    """Whether the competence of one body is told: its name is whole, and the work follows."""
    named = any(letter.isupper() for letter in masked[start + 1 : modal.start()])
    competent = words.generic_head.search(masked, start, modal.start())
    return named and not competent and words.verb.match(masked, modal.end() + 1, end) is not None


def after_need(masked: str, verb: int, said: str, words: Vocabulary) -> bool:
    """Whether the verb tells what is done about a need: "Đơn vị có nhu cầu gửi phiếu"."""
    needed = _NEED.search(masked, max(0, verb - _WORDS_BACK), verb) is not None
    return needed and said in words.plain_verbs


def _listed(masked: str, match: re.Match[str], words: Vocabulary) -> bool:
    """Whether the verb goes on with a list inside the name: "đề nghị thăm dò, khai thác"."""
    return masked[match.start() - 2] == "," and key(match[0]) in words.defining | words.naming


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


def modifies(masked: str, match: re.Match[str], words: Vocabulary, noun: Span = _NOWHERE) -> bool:
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


def permits(masked: str, match: re.Match[str], end: int, words: Vocabulary) -> bool:
    """Whether "được" permits: a verb of doing follows, not what is done to the subject."""
    if words.passive.match(masked, match.start(), end):
        return False
    after = match.end() + len(masked[match.end() :]) - len(masked[match.end() :].lstrip())
    return words.verb.match(masked, after, end) is not None
