"""The norms of a passage by the trained models, with what the rules know of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.extract.responsibilities.adjuncts import leading_adjuncts
from pipeline.extract.responsibilities.appointing import appointed_in
from pipeline.extract.responsibilities.delegation import given_power
from pipeline.extract.responsibilities.learnt.binding import modality_of
from pipeline.extract.responsibilities.learnt.chain import norm_chain
from pipeline.extract.responsibilities.learnt.choosing import chosen_norms
from pipeline.extract.responsibilities.learnt.chosen import Chosen
from pipeline.extract.responsibilities.learnt.classes import word_classes
from pipeline.extract.responsibilities.learnt.deciding import judges
from pipeline.extract.responsibilities.learnt.sequences import lines_of
from pipeline.extract.responsibilities.learnt.trimming import bare_action, bare_name
from pipeline.extract.responsibilities.limits import deadline_before, look_around
from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.vocabulary import key
from pipeline.language import Clause, LineKind
from pipeline.model.document import Span
from pipeline.model.facts import Modality, Quote, Responsibility

_JOINED = re.compile(r",\s+|\s+và\s+")  # between two works of one bearer
_BY = re.compile(r"(?:được|do)\s+")
_SAME = 0.5  # overlap from which on the rules speak of the same action


def learnt_norms(seen: Seen) -> tuple[Responsibility, ...]:
    """The norms of the passage.

    Those of the rules where a model is missing, and in lines without an article's heading: the
    models have learnt from whole articles.

    Raises:
        BadRegister: if a model does not keep its form.
    """
    if all(line.kind is not LineKind.ARTICLE for line in seen.passage.lines):
        return seen.ruled
    classes, chain, judged = word_classes(), norm_chain(), judges()
    if classes is None or chain is None or judged is None:
        return seen.ruled
    lines = lines_of(seen, classes)
    likely = [chain.likely(line.features) for line in lines]
    chosen = chosen_norms(seen, lines, likely, judged)
    actions = [each.action for each in chosen]
    norms = [
        _norm(seen, each, actions[:place], actions[place + 1 :])
        for place, each in enumerate(chosen)
    ]
    limits = [norm.deadline.span for norm in norms if norm.deadline is not None]
    return tuple(norm for norm in norms if not any(each.holds(norm.action.span) for each in limits))


def _norm(
    seen: Seen, found: Chosen, earlier: Sequence[Span], later: Sequence[Span]
) -> Responsibility:
    """What is chosen as a norm; ``earlier`` and ``later`` are the other actions of the passage."""
    clause = _clause_of(seen, found.action)
    start = clause.span.start if clause is not None else found.action.start
    bearer = bare_name(seen, found.bearer) if found.bearer else None
    chosen = _past_name(seen, Chosen(bare_action(seen, found.action), bearer))
    ruled = _of_rules(seen.ruled, chosen.action)
    told = ruled.bearer.span if ruled is not None and ruled.bearer is not None else None
    if told is not None and _stands_before(seen, told, chosen):
        chosen = chosen._replace(bearer=told)
    chosen = _without_names(seen, chosen, ruled, start)
    modality = modality_of(
        seen, chosen.action, chosen.bearer, start, ruled.modality if ruled else None
    )
    if ruled is not None:
        action = _before(seen, chosen.action, ruled.deadline, ruled.condition)
        return msgspec.structs.replace(
            ruled,
            bearer=_quoted(seen, chosen.bearer),
            modality=modality,
            action=_quote(seen, action),
        )
    until = later[0].start if later else len(seen.masked)
    end = min(clause.span.end if clause is not None else chosen.action.end, until)
    leading, _ = leading_adjuncts(seen.masked, start, end, seen.vocabulary)
    adjuncts = [each for each in leading if each.span.end <= chosen.action.start]
    before = [adjunct.span for adjunct in adjuncts]
    if chosen.bearer is not None and start <= chosen.bearer.end <= chosen.action.start:
        before += _before_action(seen, Span(chosen.bearer.end, chosen.action.start), earlier)
    limit = deadline_before(seen.passage.text, before)
    around = look_around(
        seen.passage.text,
        seen.masked,
        chosen.action.start,
        max(end, chosen.action.end),
        seen.vocabulary,
        limit,
    )
    opening = next((each.span for each in adjuncts if each.is_condition), around.condition)
    case, limit_told = _quoted(seen, opening), around.deadline.quote if around.deadline else None
    verb = seen.vocabulary.verb.match(seen.masked, chosen.action.start, chosen.action.end)
    return Responsibility(
        bearer=_quoted(seen, chosen.bearer),
        modality=modality,
        action=_quote(seen, _before(seen, chosen.action, limit_told, case)),
        deadline=limit_told,
        due=around.deadline,
        partners=tuple(
            _quote(seen, each) for each in around.partners if each.end <= chosen.action.end
        ),
        condition=case,
        orientation=verb is not None and key(verb[0]) in seen.vocabulary.soft,
    )


def _past_name(seen: Seen, chosen: Chosen) -> Chosen:
    """The action after the whole name: "Phó Vụ trưởng | được Vụ trưởng ủy quyền | ký thông báo"."""
    told, action = chosen.bearer, chosen.action
    for norm in seen.ruled:
        if norm.bearer is None or told is None or norm.bearer.start != told.start:
            continue
        goes_on = action.start < norm.bearer.end <= norm.action.start < action.end
        if goes_on and any(given_power(seen.masked, told.end, action.end, seen.vocabulary)):
            return Chosen(Span(norm.action.start, action.end), norm.bearer.span)
    return chosen


def _stands_before(seen: Seen, told: Span, chosen: Chosen) -> bool:
    """Whether the models name one within or after the action, and the rules (``told``) one before.

    "Giao | Vụ Pháp chế | chủ trì, phối hợp Văn phòng Bộ rà soát …" is not the partner's work;
    "phải | được Trưởng phòng đồng ý" is done by the one within.
    """
    start = chosen.action.start
    if chosen.bearer is None or _BY.fullmatch(seen.masked, start, chosen.bearer.start):
        return False
    line = seen.passage.line_at(start).span.start
    return line <= told.start < told.end <= start <= chosen.bearer.start


def _before_action(seen: Seen, between: Span, earlier: Sequence[Span]) -> list[Span]:
    """The words between bearer and action that may limit it: not those about ``earlier`` actions.

    "Đoàn | trong tháng 5 | nộp báo cáo trong 07 ngày sau khi về nước, | nộp lại hộ chiếu": what
    stands before the first of its works is said of all of them.
    """
    inside = [each for each in earlier if between.start <= each.start < between.end]
    if not inside:
        return [_without_modal(seen, between)]
    last = max(inside[-1].end, between.start)
    joined = [each.end() for each in _JOINED.finditer(seen.masked, last, between.end)]
    own = Span(joined[-1] if joined else between.end, between.end)
    return [_without_modal(seen, Span(between.start, inside[0].start)), _without_modal(seen, own)]


def _without_modal(seen: Seen, before: Span) -> Span:
    """The words before an action without the modal that binds it: "trong 05 ngày, | phải"."""
    for modal in seen.vocabulary.modal.finditer(seen.masked, before.start, before.end):
        if not seen.masked[modal.end() : before.end].strip():
            said = seen.masked[before.start : modal.start()].rstrip(" ,")
            return Span(before.start, before.start + len(said))
    return before


def _without_names(seen: Seen, chosen: Chosen, ruled: Responsibility | None, clause: int) -> Chosen:
    """As rules know it where a name holds a verb, or another name stands in an apposition.

    "Kế toán thanh toán | không kiêm thủ quỹ"; "Bộ trưởng hoặc Thứ trưởng được ủy quyền | ký";
    "Biểu mẫu do Phòng A phát hành | phải có số" binds the form;
    "Hội đồng do Bộ trưởng thành lập, | có nhiệm vụ …" is not about the Minister.
    """
    told, start = chosen.bearer, chosen.action.start
    if ruled is not None and ruled.bearer is not None and told is not None:
        name = ruled.bearer.span
        forbids = ruled.modality is Modality.PROHIBITION
        if forbids and name.start <= start < name.end:
            return Chosen(ruled.action.span, name)
        goes_on = name.start == told.start and told.end < name.end <= start
        if goes_on and any(given_power(seen.masked, told.end, chosen.action.end, seen.vocabulary)):
            return Chosen(chosen.action, name)
    by = told is not None and seen.masked[: told.start].endswith("do ")
    if by and ruled is not None and ruled.bearer is None:
        return Chosen(chosen.action, None)
    appointed = appointed_in(seen.masked, clause, chosen.action.end, seen.vocabulary)
    if appointed and appointed.by == told and appointed.then and appointed.then <= start:
        return Chosen(chosen.action, appointed.who)
    return chosen


def _before(seen: Seen, action: Span, *ends: Quote | None) -> Span:
    """The action without the limit or case it runs into: "nộp quỹ | trước 16 giờ hằng ngày"."""
    for each in ends:
        if each is not None and action.start < each.start < action.end <= each.end:
            said = seen.passage.text[action.start : each.start].rstrip(" ,;")
            action = Span(action.start, action.start + len(said))
    return action


def _of_rules(ruled: Sequence[Responsibility], action: Span) -> Responsibility | None:
    """What the rules say of that action."""
    best = max(
        ruled,
        key=lambda each: each.action.span.overlap(action),
        default=None,
    )
    if best is None or best.action.span.overlap(action) < _SAME:
        return None
    return best


def _clause_of(seen: Seen, action: Span) -> Clause | None:
    within = [
        each for each in seen.passage.clauses if each.span.start <= action.start < each.span.end
    ]
    return within[-1] if within else None


def _quoted(seen: Seen, span: Span | None) -> Quote | None:
    return None if span is None else _quote(seen, span)


def _quote(seen: Seen, span: Span) -> Quote:
    return Quote(quote=seen.passage.words(span), start=span.start, end=span.end)
