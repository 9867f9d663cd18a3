"""Which norms are pieces of work, and who does them where the norm alone does not tell it right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.deadlines import find_deadlines
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.responsibilities.vocabulary import vocabulary as norm_words
from pipeline.model.facts import Modality, Quote, Responsibility

_WORKS = (Modality.OBLIGATION, Modality.POWER)
_HAVING = re.compile(r"có\s", re.IGNORECASE)
_THEN = re.compile(r"\sthì\s")
_OPENS_CASE = re.compile(r"[\s\-–+•*]*(?:\w{1,3}[.)]\s+)?(?:trường hợp|nếu)\s", re.IGNORECASE)
_CASE = re.compile(r"(?<!\w)(?:trường hợp|nếu|khi)\s", re.IGNORECASE)
_COMPETENCE = re.compile(r"(?:\S+\s){1,5}thuộc thẩm quyền(?!\w)", re.IGNORECASE)
_MANNER_OF = re.compile(r"việc\s", re.IGNORECASE)  # "Việc đối thoại phải tiến hành công khai"
_SENTENCE_END = re.compile(r"\n|\.\s")
_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\.?\s+")
_ITEM = re.compile(r"\s*(?:[-–+•*]|[a-zđ]\))\s")
_INSIDE = re.compile(r"(?<!\w)trong đó\s+(?:phải\s+)?$", re.IGNORECASE)  # what a paper holds
_NOT_BOUND = re.compile(r"\skhông(?: phải)?$")  # "người sử dụng lao động không phải | báo cáo"
_COMMA = re.compile(r",\s+(?=[^\W\d_])")
_GROUP = re.compile(r"(?:các|những)\s")
_BY = re.compile(r"do\s+", re.IGNORECASE)


class Done(NamedTuple):
    """Who does a piece of work, and what is done."""

    actor: Quote | None
    action: Quote


def is_work(text: str, norm: Responsibility, start: int = 0) -> bool:
    """Whether ``norm`` has somebody do something, rather than be or have something.

    Args:
        text: the article.
        norm: a norm of the article.
        start: what the places of ``norm`` count more than those in ``text``.
    """
    if norm.modality not in _WORKS or norm.orientation or _is_state(norm.action.quote):
        return False
    if vocabulary().go_to.match(norm.action.quote):
        return False  # "quay lại bước 1" is a way of the work before it
    unbound = norm.bearer is None and norm.deadline is None
    if unbound and vocabulary().of_a_thing.match(norm.action.quote):
        return False
    if norm.bearer is not None and _NOT_BOUND.search(norm.bearer.quote):
        return False
    if norm.bearer is None and _is_title(text, norm, start):
        return False
    if _INSIDE.search(text, 0, norm.action.start - start):
        return False  # "gửi văn bản, trong đó phải | nêu rõ lý do"
    return not _tells_a_case(text, norm.action.start - start, norm.action.end - start)


def done(norm: Responsibility) -> Done:
    """Actor and action of ``norm``: "phải do người khai ký" is signed by whoever it names."""
    by = _BY.match(norm.action.quote) if norm.bearer is None else None
    if by is not None:
        words = norm.action.quote
        verb = vocabulary().verb.search(words, by.end())
        if verb is not None and words[by.end() : verb.start()].strip():
            name = words[by.end() : verb.start()].rstrip()
            begin = norm.action.start
            return Done(
                Quote(quote=name, start=begin + by.end(), end=begin + by.end() + len(name)),
                Quote(quote=words[verb.start() :], start=begin + verb.start(), end=norm.action.end),
            )
    return _without_verb(_after_case(norm), norm.action)


def doer_named(work: Quote) -> Done:
    """Actor and action of a clause that opens with a name: "Thủ kho giao vật tư", "Thủ kho: …"."""
    words = work.quote
    if norm_words().bearer.match(words):
        for verb in vocabulary().verb.finditer(words):
            name = words[: verb.start()].rstrip(" :")
            if verb[0][0].islower() and not vocabulary().noun.match(words, verb.start()):
                return Done(
                    Quote(quote=name, start=work.start, end=work.start + len(name)),
                    Quote(
                        quote=words[verb.start() :], start=work.start + verb.start(), end=work.end
                    ),
                )
    return Done(None, work)


def doers_of(text: str, norms: Sequence[Responsibility], start: int = 0) -> tuple[Done, ...]:
    """Who does each of ``norms``, and what; a case within a sentence is done by its subject.

    "Cục phải thông báo; trường hợp hồ sơ chưa đủ, phải trả lời": it is the Cục that answers.
    """
    found: list[Done] = []
    for place, norm in enumerate(norms):
        one = done(norm)
        if one.actor is None and norm.condition is not None and place:
            earlier = norms[place - 1].action.end - start
            ended = _SENTENCE_END.search(text, earlier, norm.action.start - start)
            if ended is None:
                one = one._replace(actor=found[-1].actor)
        found.append(one)
    return tuple(found)


def _without_verb(actor: Quote | None, action: Quote) -> Done:
    """The actor without a verb at its end that opens the work: "Văn phòng có thư | mời …"."""
    found = vocabulary().opening.search(actor.quote) if actor is not None else None
    if actor is None or found is None or not 0 < action.start - actor.end <= 1:
        return Done(actor, action)
    name = actor.quote[: found.start()].rstrip()
    verb = found.group().strip()
    start = actor.start + found.end() - len(verb)
    between = " " * (action.start - actor.end)
    return Done(
        Quote(quote=name, start=actor.start, end=actor.start + len(name)),
        Quote(quote=f"{verb}{between}{action.quote}", start=start, end=action.end),
    )


def _is_state(action: str) -> bool:
    """What one is or has, no work: "phải là người đại diện", "phải có giấy tờ chứng minh"."""
    words = vocabulary()
    if words.no_work.match(action):
        return True
    having = _HAVING.match(action)
    return having is not None and not (words.verb.match(action) or words.manner.match(action))


def _is_title(text: str, norm: Responsibility, start: int) -> bool:
    """Whether words that bind nobody only name the work, or tell how it is done.

    A bare verb that opens a line without a number or a dash is the title of what follows, and so
    is one behind a number where items stand below.
    """
    place = norm.action.start - start
    line = text[text.rfind("\n", 0, place) + 1 : place]
    clause = re.split(r"[.;]\s", line)[-1].lstrip(" \t-–+•*")
    if _COMPETENCE.match(norm.action.quote) or _MANNER_OF.match(f"{clause}{norm.action.quote}"):
        return True
    if not line.strip():
        return norm.deadline is None
    line_end = text.find("\n", place)
    below = text[line_end + 1 :] if line_end >= 0 else ""
    return _NUMBER.fullmatch(line) is not None and _ITEM.match(below) is not None


def _tells_a_case(text: str, start: int, end: int) -> bool:
    """Whether the words between belong to a case that only "thì" ends: "Trường hợp …; … thì"."""
    opens = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    if _OPENS_CASE.match(text, opens, start) is None or _THEN.search(text, opens, start):
        return False
    line_end = text.find("\n", end)
    then = _THEN.search(text, end, len(text) if line_end < 0 else line_end)
    if then is None:
        return False
    between = text[end : then.start()]
    return ";" in between and not _CASE.search(between) and ". " not in between


def _after_case(norm: Responsibility) -> Quote | None:
    """The bearer without what goes on before it of a case or a time limit.

    "Đối với tàu có hồ sơ về thuyền viên, hành khách, Biên phòng lập …": what is written small
    between the case and a name, or a group, belongs to the case. A time limit among its words ends
    what stands before the bearer as well.
    """
    bearer = norm.bearer
    if bearer is None:
        return None
    within = [limit.quote.end for limit in find_deadlines(bearer.quote)]
    comma = _COMMA.match(bearer.quote, within[-1]) if within else None
    if comma is not None:
        return _from(bearer, comma.end())
    before = [each.end for each in (norm.condition, norm.deadline) if each is not None]
    if not any(0 < bearer.start - end <= len(", ") for end in before):
        return bearer
    if not bearer.quote[:1].islower() or _GROUP.match(bearer.quote):
        return bearer
    names = [match.end() for match in _COMMA.finditer(bearer.quote)]
    named = [place for place in names if _opens_name(bearer.quote, place)]
    return _from(bearer, named[0]) if named and named[-1] == names[-1] else bearer


def _opens_name(words: str, place: int) -> bool:
    return words[place].isupper() or _GROUP.match(words, place) is not None


def _from(quote: Quote, place: int) -> Quote:
    return Quote(quote=quote.quote[place:], start=quote.start + place, end=quote.end)
