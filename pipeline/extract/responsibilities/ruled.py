"""Norms by rule: who must, may or must not do what.

Method: clauses come from ``pipeline.language``. Adjuncts before the subject are taken off
(``adjuncts``), the main predicate is found (``predicates``), what the line stands under gives
bearer and modality where the clause names none (``settings``), and the action is cut free of time
limit and condition (``limits``). A clause without subject after one with a subject is about the
same bearer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.responsibilities.adjuncts import Adjunct, answers_a_case, leading_adjuncts
from pipeline.extract.responsibilities.appointing import appointed_in
from pipeline.extract.responsibilities.limits import deadline_before, look_around
from pipeline.extract.responsibilities.next_actor import other_actors
from pipeline.extract.responsibilities.next_work import work_after_limit
from pipeline.extract.responsibilities.openings import without_openings
from pipeline.extract.responsibilities.predicates import (
    Predicate,
    find_after_comma,
    find_predicate,
    find_work,
    modality_of,
)
from pipeline.extract.responsibilities.settings import (
    AMENDS,
    Mode,
    Setting,
    competent,
    opens_works,
)
from pipeline.extract.responsibilities.standing import above_of, one_a_work
from pipeline.extract.responsibilities.vocabulary import Vocabulary, key
from pipeline.language import Clause, LineKind, Passage
from pipeline.model.document import Span
from pipeline.model.facts import Deadline, DeadlineKind, Modality, Quote, Responsibility

_HEADS_ALONE = ("người", "những người", "các người", "bên", "chủ")
_LISTS = re.compile(r"(?:sau|gồm|hình thức|cách thức|phương thức|nội dung|đây)\s*:")
_STATE = re.compile(
    r"\s+(?:bị|được|có|không|chưa|đã|đang|muốn|vi phạm|thôi|nghỉ|xin|đề nghị)(?!\w)"
)
_SPLITS = re.compile(
    r",\s+(?=(?:(?:trong |đối với )?trường hợp|nếu|riêng|khi|đồng thời|không được)\s)"
)
_ITEMS = (LineKind.CLAUSE, LineKind.POINT, LineKind.INDENT)
_NO_DEED = re.compile(r"(?i:không|các|những|đối với|quy định|trường hợp)(?!\w)")
_FORM = re.compile(r"[A-ZĐ]{2,}[-–.]?\d[\d.]*[a-z]?\s*:\s")  # "TV-05.1: Giấy đề nghị tạm ứng"
_BESIDES = re.compile(r"(?:đồng thời|không được)\s")


class _Said(NamedTuple):
    """A clause as read: what stands before the subject, and the predicate."""

    clause: Span
    adjuncts: list[Adjunct]
    rest: int
    predicate: Predicate | None


def norms_by_rule(
    passage: Passage, masked: str, settings: list[Setting], words: Vocabulary
) -> Iterator[Responsibility]:
    """The norms of a passage in reading order; spans count its characters.

    Args:
        passage: lines and clauses of a text.
        masked: its folded text whose brackets are blanked.
        settings: what each line gives to those under it.
        words: the vocabulary.
    """
    finder = _Finder(passage, masked, words)
    last = {clause.line: clause for clause in passage.clauses}
    for clause in one_a_work(passage, settings, masked, words):
        above = above_of(passage, settings, clause)
        opens = clause.span.end == last[clause.line].span.end
        names_form = _FORM.match(passage.text, clause.span.start, clause.span.end)
        if names_form or (opens and opens_works(settings[clause.line], above)):
            finder.previous = None
            continue
        finder.read(clause, above)
    return without_openings(passage, finder.found, masked, words)


class _Finder:
    """Reads clause after clause, and remembers whom the last was about."""

    def __init__(self, passage: Passage, masked: str, words: Vocabulary) -> None:
        self._passage = passage
        self._masked = masked
        self._words = words
        self._clause: Clause | None = None
        self._listing = False  # after a colon the semicolons part the items of a list
        self._names: int | None = None  # where a list of names parted by semicolons begins
        self._bases = False  # the sentence lists what work rests on: "Căn cứ …; …; Sở A lập"
        self._limit: Deadline | None = None  # of the sentence, told before its first verb
        self.previous: Span | None = None
        self.found: list[Responsibility] = []

    def read(self, clause: Clause, above: Setting) -> None:
        """Add the norms of ``clause``, which stands under a line that gives ``above``."""
        before = self._clause
        if before is None or before.line != clause.line:
            self.previous = None
        self._clause = clause
        if AMENDS.match(self._masked, clause.span.start, clause.span.end):
            return
        if self._names_a_case(clause):
            return
        same_sentence = before is not None and before.sentence == clause.sentence
        if not same_sentence:
            self._listing = False
            self._limit = None
            self._bases = False
        span = self._with_names(clause, above, same_sentence)
        if span is None:
            return
        for said in self._works(span, above, same_sentence):
            if said.predicate is None and not said.adjuncts and clause.end == ";":
                opener = self._words.adjunct.match(self._masked, said.clause.start)
                self._bases = self._bases or opener is not None
            if self._listing and not (said.predicate and said.predicate.agent):
                continue
            norm = self._norm(said, above, same_sentence)
            if norm is not None:
                self.found.append(norm)
            same_sentence = True
        self._listing = (
            self._listing
            or _LISTS.search(self._masked, clause.span.start, clause.span.end) is not None
        )

    def _names_a_case(self, clause: Clause) -> bool:
        """A line that is nothing but a case, its norms on the lines below: "a) Trường hợp …"."""
        start, end = clause.span.start, clause.span.end
        if clause.end or not self._words.condition.match(self._masked, start, end):
            return False
        _, rest = leading_adjuncts(self._masked, start, end, self._words)
        said = find_predicate(self._masked, rest, end, self._words)
        return said is None or not said.agent

    def _with_names(self, clause: Clause, above: Setting, same_sentence: bool) -> Span | None:
        """The clause with the names before it, which semicolons part; None for such a name."""
        start = self._names if same_sentence and self._names is not None else clause.span.start
        self._names = None
        span = Span(start, clause.span.end)
        named = self._words.bearer.match(self._masked, start, clause.span.end)
        if clause.end == ";" and above.mode is Mode.FREE and named:
            said = self._said(span, above, same_sentence)
            if said.predicate is None and not said.adjuncts:
                self._names = start
                return None
        return span

    def _works(self, span: Span, above: Setting, same_sentence: bool) -> Iterator[_Said]:
        """The parts of the clause, each once more where a time limit ends before another work."""
        for said in self._parts(span, above, same_sentence):
            yield from self._by_limits(said, above, same_sentence)

    def _by_limits(self, said: _Said, above: Setting, same_sentence: bool) -> Iterator[_Said]:
        clause, work = said.clause, said.predicate
        joined = rest = None
        if work is not None and above.mode is not Mode.WORKS:
            joined = work_after_limit(self._masked, work.action, clause.end, self._words)
        if joined is not None:
            rest = self._said(Span(joined.end, clause.end), above, same_sentence=True)
        if joined is None or rest is None or not rest.predicate or rest.predicate.subject:
            yield said
            return
        yield self._said(Span(clause.start, joined.start), above, same_sentence)
        yield from self._by_limits(rest, above, same_sentence=True)

    def _parts(self, span: Span, above: Setting, same_sentence: bool) -> Iterator[_Said]:
        """The clause, parted where a case of its own or another's work begins."""
        if appointed := list(self._appointed(span, above, same_sentence)):
            yield from appointed
            return
        start = span.start
        for comma in _SPLITS.finditer(self._masked, span.start + 1, span.end):
            if self._in_adjuncts(Span(start, span.end), comma.start()):
                continue
            rest = self._said(Span(comma.end(), span.end), above, same_sentence)
            then = self._masked[: rest.rest].rstrip().endswith(" thì")
            bound = self._answers(rest)
            own_case = rest.adjuncts and rest.predicate and (rest.predicate.agent or then or bound)
            if own_case or self._is_another_work(comma.end(), rest, above):
                yield from self._by_actors(Span(start, comma.start()), above, same_sentence)
                start = comma.end()
        yield from self._by_actors(Span(start, span.end), above, same_sentence)

    def _in_adjuncts(self, span: Span, comma: int) -> bool:
        """Whether nothing but a limit stands before the comma: "Trong 02 ngày, nếu …, Phòng A"."""
        told, rest = leading_adjuncts(self._masked, span.start, span.end, self._words)
        before = [each for each in told if each.span.end <= comma]
        return rest > comma and not any(each.is_condition for each in before)

    def _answers(self, rest: _Said) -> bool:
        """Whether a case is answered by what must be done: "…, nếu từ chối phải nêu lý do"."""
        modal = rest.predicate.modal if rest.predicate is not None else None
        if modal is None or modal.modality not in (Modality.OBLIGATION, Modality.PROHIBITION):
            return False
        return bool(rest.adjuncts) and answers_a_case(
            self._masked, rest.adjuncts[-1].span, self._words
        )

    def _by_actors(self, span: Span, above: Setting, same_sentence: bool) -> Iterator[_Said]:
        start = span.start
        if above.modality is not Modality.PROHIBITION:
            for join in other_actors(self._masked, span.start, span.end, self._words):
                yield self._said(Span(start, join.start), above, same_sentence)
                start = join.end
        yield self._said(Span(start, span.end), above, same_sentence)

    def _appointed(self, span: Span, above: Setting, same_sentence: bool) -> Iterator[_Said]:
        """Who appoints, and what the one appointed does, where a clause begins so."""
        adjuncts, rest = leading_adjuncts(self._masked, span.start, span.end, self._words)
        found = appointed_in(self._masked, rest, span.end, self._words)
        if found is None:
            return
        verb = self._words.verb.match(self._masked, found.verbs.start, span.end)
        appoints = Predicate(found.by, True, None, key(verb[0]) if verb else "", found.verbs.start)
        yield _Said(Span(span.start, found.verbs.end), adjuncts, rest, appoints)
        if found.then is None:
            return
        said = self._said(Span(found.then, span.end), above, same_sentence)
        if said.predicate is not None and said.predicate.subject is None:
            said = said._replace(predicate=said.predicate._replace(subject=found.who, agent=True))
        yield said

    def _is_another_work(self, start: int, rest: _Said, above: Setting) -> bool:
        """Whether another work of the same bearer begins: "…, đồng thời gửi Bộ Tài chính"."""
        if above.mode is Mode.WORKS or not _BESIDES.match(self._masked, start):
            return False
        return rest.predicate is not None and rest.predicate.subject is None

    def _said(self, span: Span, above: Setting, same_sentence: bool) -> _Said:
        """``span`` as read; ``same_sentence``: it goes on with the sentence before it."""
        adjuncts, rest = leading_adjuncts(self._masked, span.start, span.end, self._words)
        if above.modality is Modality.PROHIBITION and self._names_a_deed(span, adjuncts):
            return _Said(span, adjuncts, rest, Predicate(None, False, None, "", rest))
        if above.mode is Mode.WORKS:
            work = find_work(self._masked, rest, span.end, self._words)
            if work is not None:
                return _Said(span, adjuncts, rest, work)
        verb = self._words.verb.match(self._masked, rest, span.end)
        assigns = verb is not None and key(verb[0]) in self._words.assigning
        if verb is not None and assigns and same_sentence and self.previous is not None:
            # "…; yêu cầu cơ quan chức năng có biện pháp": still the work of whom it is about.
            return _Said(span, adjuncts, rest, Predicate(None, False, None, key(verb[0]), rest))
        said = find_predicate(self._masked, rest, span.end, self._words)
        if self._bases and (said is None or not said.agent):
            said = find_after_comma(self._masked, rest, span.end, self._words) or said
        return _Said(span, adjuncts, rest, said)

    def _names_a_deed(self, span: Span, adjuncts: Sequence[Adjunct]) -> bool:
        """Whether an item tells what is forbidden, by any verb: "b) Gây rối trật tự"."""
        line = self._passage.line_at(span.start)
        opens = (self._words.bearer, self._words.modal, _NO_DEED)
        return (
            line.kind in _ITEMS
            and line.body.start == span.start
            and not adjuncts
            and not any(each.match(self._masked, span.start, span.end) for each in opens)
        )

    def _norm(self, said: _Said, above: Setting, same_sentence: bool) -> Responsibility | None:
        predicate = said.predicate
        if predicate is None:
            if above.mode is Mode.WORKS and not above.from_heading and not said.adjuncts:
                start = said.clause.start
                predicate = Predicate(None, False, None, "", start)
            else:
                return None
        bearer = self._bearer(said, predicate, above, same_sentence)
        bound = _binds(said, predicate, above, bearer) or self._is_step(predicate, above)
        if not bound or self._is_torn(bearer):
            return None
        if predicate.modal is None and self._words.fact.match(self._masked, predicate.action):
            return None
        if predicate.agent:
            self.previous = bearer
        modality = competent(modality_of(predicate, self._words), above)
        if predicate.modal is None and not predicate.agent and above.mode is Mode.WORKS:
            modality = above.modality or modality
        elif predicate.modal is None and (bearer is None or self._decides_nothing(bearer)):
            modality = Modality.OBLIGATION
        return self._made(said, predicate, bearer, modality)

    def _is_step(self, predicate: Predicate, above: Setting) -> bool:
        """Whether a verb opens a piece of work under the title of a procedure."""
        assert self._clause is not None
        titled = above.mode is Mode.FREE and above.from_heading
        return titled and predicate.subject is None and self._clause.end in (".", ";")

    def _is_torn(self, bearer: Span | None) -> bool:
        """Whether only the head of a name was found: "người" says nobody."""
        return bearer is not None and key(self._passage.words(bearer)) in _HEADS_ALONE

    def _decides_nothing(self, bearer: Span) -> bool:
        return self._words.no_authority.match(self._masked, bearer.start, bearer.end) is not None

    def _bearer(
        self, said: _Said, predicate: Predicate, above: Setting, same_sentence: bool
    ) -> Span | None:
        if predicate.agent:
            return predicate.subject
        if predicate.subject is not None:
            return None
        if (named := self._named_in_case(said, predicate)) is not None:
            return named
        if self.previous is not None and (same_sentence or said.adjuncts):
            return self.previous
        return above.bearer if above.mode is Mode.WORKS else None

    def _named_in_case(self, said: _Said, predicate: Predicate) -> Span | None:
        """Whom a case names that runs on into its duty: "Trường hợp người kê khai bị ốm phải …"."""
        last = said.adjuncts[-1] if said.adjuncts else None
        if predicate.modal is None or last is None or not last.is_condition:
            return None
        if self._masked[last.span.end : said.rest].strip():
            return None
        opener = self._words.condition.match(self._masked, last.span.start)
        start = opener.end() + 1 if opener else last.span.start
        name = self._words.bearer.match(self._masked, start, last.span.end)
        if name is None:
            return None
        stop = _STATE.search(self._masked, name.end(), last.span.end)
        end = stop.start() if stop else last.span.end
        return Span(start, end)

    def _made(
        self, said: _Said, predicate: Predicate, bearer: Span | None, modality: Modality
    ) -> Responsibility | None:
        text, end = self._passage.text, said.clause.end
        before = [adjunct.span for adjunct in said.adjuncts]
        if predicate.subject is not None:
            before.append(Span(predicate.subject.end, predicate.action))
        deadline = deadline_before(text, before)
        around = look_around(text, self._masked, predicate.action, end, self._words, deadline)
        if deadline is not None or predicate.agent:
            self._limit = deadline
        its_own = said.adjuncts or (predicate.subject is not None and not predicate.agent)
        shared = self._limit if not its_own else None
        if around.deadline is None and (shared := shared or self._limit_above()):
            around = around._replace(deadline=shared)
        if around.action.end <= around.action.start:
            return None
        condition = next((each.span for each in said.adjuncts if each.is_condition), None)
        verb = self._words.verb.match(self._masked, around.action.start, around.action.end)
        return Responsibility(
            bearer=self._quote(bearer) if bearer else None,
            modality=modality,
            action=self._quote(around.action),
            deadline=around.deadline.quote if around.deadline else None,
            due=around.deadline,
            partners=tuple(self._quote(each) for each in around.partners),
            condition=self._quote(condition or around.condition)
            if condition or around.condition
            else None,
            orientation=(verb is not None and key(verb[0]) in self._words.soft)
            or (predicate.modal is not None and predicate.modal.soft),
        )

    def _limit_above(self) -> Deadline | None:
        """The time limit of the line that leads in this one: "Trong thời hạn 10 ngày:"."""
        assert self._clause is not None
        place = self._passage.lines[self._clause.line].parent
        if place is None or not self._passage.lines[place].leads:
            return None
        body = self._passage.lines[place].body
        end = len(self._masked[: body.end].rstrip(" :"))
        adjuncts, rest = leading_adjuncts(self._masked, body.start, end, self._words)
        spans = [each.span for each in adjuncts]
        if not adjuncts and find_predicate(self._masked, rest, end, self._words) is None:
            spans = [Span(rest, end)]
        limit = deadline_before(self._passage.text, spans)
        return limit if limit and limit.kind is DeadlineKind.WITHIN else None

    def _quote(self, span: Span | None) -> Quote:
        assert span is not None
        return Quote(quote=self._passage.words(span), start=span.start, end=span.end)


def _binds(said: _Said, predicate: Predicate, above: Setting, bearer: Span | None) -> bool:
    """Whether the clause is a norm where it stands."""
    strong = predicate.modal is not None and predicate.modal.strong
    if above.mode is Mode.SCOPE:
        return predicate.agent and strong
    if above.mode is Mode.THINGS:
        return predicate.agent and (predicate.modal is not None or bool(said.adjuncts))
    if predicate.modal is not None and predicate.modal.modality is not Modality.PERMISSION:
        return True
    told = above.mode is Mode.WORKS and above.modality is not None and above.bearer is None
    return bearer is not None or told
