"""What may be an action, and what speaks for it.

Each place where an action may begin is taken with each place where it may end; trees then tell
which of them are actions (``choosing``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.extract.responsibilities.learnt.chain import Likely
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords
from pipeline.extract.responsibilities.learnt.traits import KINDS, MODES, OfAction, place_in
from pipeline.extract.responsibilities.seen import Seen
from pipeline.language import Clause
from pipeline.model.document import Span
from pipeline.model.facts import Modality, Responsibility

_MAY_BEGIN = 0.1
_MAY_BEGIN_A_CLAUSE = 0.04
_GOES_ON = (0.5, 0.2)
_CUTS = ("theo", "để", "và", "hoặc", "trong", "khi", "trước", "sau", "hằng", "hàng", "bằng",
         "trường", "nếu", "đối", "trừ", "kể", "chậm", "phù", "định", "tại", "do", "cho", "nhưng",
         "mà", "trên", "vào", "ngay", "mỗi", "không", "bao", "như", "nhằm", "đồng", "tối", "với",
         "cùng", ",", ";", ":", "(")  # fmt: skip
_AFTER = (*_CUTS, "từ", "được", "của", "gửi", "thông", "báo", ".", ")")
_BEFORE = ("phải", "được", "không", "nhiệm", "quyền", "thì", "và", "hoặc", "thể", "cần", "để", "do",
           "việc", "nghĩa", "cấm", "vụ", "đề", "trách", "đồng", "thời", "sẽ", "chỉ",
           ",", ";", ".", ":", ")")  # fmt: skip
_MOST_ENDS = 8
_OPENING = 4  # words of a line among which its first action begins, label and all
_MODALITIES = tuple(Modality)


class Work(NamedTuple):
    """A possible action: its span, its line, its first and last word there."""

    span: Span
    line: int
    first: int
    last: int
    begins: tuple[float, ...]  # by whose it is, as in ``chain.WHOSE``


def works_of(
    seen: Seen, lines: Sequence[LineOfWords], likely: Sequence[Likely]
) -> tuple[list[Work], np.ndarray]:
    """The possible actions of a passage, and their features (works × columns)."""
    table = _Table(seen, lines, likely)
    works: list[Work] = []
    rows: list[OfAction] = []
    for place in range(len(lines)):
        for work, row in table.of_line(place):
            works.append(work)
            rows.append(row)
    return works, np.array(rows, np.float64)


class _Table:
    def __init__(self, seen: Seen, lines: Sequence[LineOfWords], likely: Sequence[Likely]) -> None:
        self._seen = seen
        self._lines = lines
        self._likely = likely
        self._ruled = [(norm.action.span, norm) for norm in seen.ruled]
        self._clauses: dict[int, list[Clause]] = {}
        for clause in seen.passage.clauses:
            self._clauses.setdefault(clause.line, []).append(clause)
        # How surely lines under the same line open with an action.
        opening: dict[int | None, list[float]] = {}
        self._opening: dict[int, float] = {}
        for line, each in zip(lines, self._likely, strict=True):
            told = max(each.begins[:_OPENING])
            self._opening[line.line] = told
            opening.setdefault(seen.passage.lines[line.line].parent, []).append(told)
        self._siblings = {
            above: (float(np.mean(told)), len(told)) for above, told in opening.items()
        }
        self._all = sum(sum(each.begins) for each in self._likely)

    def of_line(self, place: int) -> Iterator[tuple[Work, OfAction]]:
        line, likely = self._lines[place], self._likely[place]
        clauses = self._clauses.get(line.line, [])
        starts = [clause.span.start for clause in clauses]
        ruled = self._ruled_here(line)
        for first, word in enumerate(line.words):
            told = likely.begins[first]
            opens = word.start in starts or word.start == self._body(line)
            by_rules = [last for begun, last in ruled if begun == first]
            if not (told > _MAY_BEGIN or by_rules or (opens and told > _MAY_BEGIN_A_CLAUSE)):
                continue
            within = bisect_right(starts, word.start) - 1
            clause = clauses[within] if within >= 0 else None
            for last in sorted(self._ends(line, likely, first, clause) | set(by_rules)):
                span = Span(word.start, line.words[last].end)
                work = Work(span, line.line, first, last, tuple(likely.by_whose[first]))
                yield work, self._row(place, work, clause, within, len(clauses))

    def _body(self, line: LineOfWords) -> int:
        return self._seen.passage.lines[line.line].body.start

    def _ruled_here(self, line: LineOfWords) -> list[tuple[int, int]]:
        """First and last words of the actions the rules found in the line."""
        found = []
        for span, _ in self._ruled:
            inside = [
                here
                for here, word in enumerate(line.words)
                if span.start <= word.start and word.end <= span.end
            ]
            if inside:
                found.append((inside[0], inside[-1]))
        return found

    def _ends(
        self, line: LineOfWords, likely: Likely, first: int, clause: Clause | None
    ) -> set[int]:
        words = line.words
        found: set[int] = set()
        for least in _GOES_ON:
            last = first
            while last + 1 < len(words) and likely.goes_on[last + 1] > least:
                last += 1
            found.add(last)
        if clause is None:
            return found
        last = first
        cuts = 0
        while last + 1 < len(words) and words[last + 1].end <= clause.span.end:
            if words[last + 1].low in _CUTS and cuts < _MOST_ENDS:
                found.add(last)
                cuts += 1
            last += 1
        found.add(last)
        while last + 1 < len(words) and words[last + 1].low != ".":
            last += 1
        found.add(last)  # of the sentence: "quy định mẫu đơn; cách nộp; nơi nhận"
        return found

    def _row(
        self, place: int, work: Work, clause: Clause | None, within: int, clauses: int
    ) -> OfAction:
        seen, line, likely = self._seen, self._lines[place], self._likely[place]
        begins = likely.begins
        words, first, last = line.words, work.first, work.last
        stands = seen.passage.lines[line.line]
        given = seen.settings[stands.parent] if stands.parent is not None else None
        start = clause.span.start if clause is not None else stands.span.start
        end = clause.span.end if clause is not None else stands.span.end
        opening = next(
            here for here, word in enumerate(words) if word.start >= min(start, work.span.start)
        )
        inside = likely.goes_on[first + 1 : last + 1]
        begun_inside = begins[first + 1 : last + 1]
        before = words[first - 1].low if first else ""
        after = words[last + 1].low if last + 1 < len(words) else "."
        overlaps = sorted(
            ((work.span.overlap(span), number) for number, (span, _) in enumerate(self._ruled)),
            reverse=True,
        )
        best = overlaps[0] if overlaps else (0.0, -1)
        norm = self._ruled[best[1]][1] if best[0] > 0 else None
        siblings, count = self._siblings[stands.parent]
        verb = seen.vocabulary.verb.match(seen.masked, work.span.start)
        modal = first > 0 and any(
            seen.vocabulary.modal.match(seen.masked, words[here].start)
            for here in range(max(opening, first - 3), first)
        )
        return OfAction(
            begins=begins[first],
            own=work.begins[0],
            above=work.begins[1],
            nobody=work.begins[2],
            after=work.begins[3],
            goes_on=sum(inside) / len(inside) if inside else 0.5,
            least=min(inside, default=0.5),
            goes_on_last=likely.goes_on[last],
            goes_on_after=likely.goes_on[last + 1] if last + 1 < len(words) else 0.0,
            begins_after=begins[last + 1] if last + 1 < len(words) else 0.0,
            another_begins=max(begun_inside, default=0.0),
            begun_before=max(begins[max(0, first - 3) : first], default=0.0),
            goes_on_before=likely.goes_on[first - 1] if first else 0.0,
            goes_on_first=likely.goes_on[first],
            bearer_before=max(likely.bearer[opening:first], default=0.0),
            bearer_in_line=max(likely.bearer[:first], default=0.0),
            bearer_beside=likely.bearer[first - 1] if first else 0.0,
            bearer_inside=max(likely.bearer[first : last + 1]),
            ruled=best[0],
            ruled_second=overlaps[1][0] if len(overlaps) > 1 else 0.0,
            ruled_bearer=_whose(norm, stands.span.start),
            ruled_start=norm is not None and norm.action.start == work.span.start,
            ruled_end=norm is not None and norm.action.end == work.span.end,
            ruled_modality=_MODALITIES.index(norm.modality) if norm is not None else -1,
            within_ruled=_most(
                work.span, (span for span, _ in self._ruled if span.holds(work.span))
            ),
            holds_ruled=_most(
                work.span, (span for span, _ in self._ruled if work.span.holds(span))
            ),
            ruled_in_all=len(self._ruled),
            begun_in_all=self._all,
            begun_in_line=sum(begins),
            siblings=siblings,
            siblings_count=count,
            opening=self._opening.get(line.line, 0.0),
            kind=KINDS.index(stands.kind),
            mode=MODES.index(given.mode) if given is not None else -1,
            set_above=given is not None and given.bearer is not None,
            leads=stands.leads,
            lines=len(seen.passage.lines),
            clause=within,
            clauses=clauses,
            first_in_clause=first - opening,
            first_in_line=first,
            words_after=len(words) - 1 - last,
            words=last - first + 1,
            ends_clause=work.span.end >= end,
            left_over=(end - work.span.end) / max(1, end - start),
            verb=len(verb[0]) if verb else 0,
            modal=modal,
            word_before=place_in(_BEFORE, before),
            word_after=place_in(_AFTER, after),
            commas_before=sum(word.low == "," for word in words[opening:first]),
            commas_inside=sum(word.low == "," for word in words[first:last]),
            semicolon_inside=any(word.low == ";" for word in words[first:last]),
        )


def _whose(norm: Responsibility | None, line: int) -> float:
    if norm is None:
        return 0.0
    if norm.bearer is None:
        return 1.0
    return 2.0 if norm.bearer.start >= line else 3.0


def _most(span: Span, others: Iterable[Span]) -> float:
    """How far the one of ``others`` that overlaps most does."""
    return max(map(span.overlap, others), default=0.0)
