"""A finding's life, told line by line."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.inert import inert
from pipeline.model.review import Absence
from pipeline.report.changes import shift_told
from pipeline.report.words import load_words
from pipeline.review.history import History
from pipeline.review.standing import spoken
from pipeline.review.week import Week
from pipeline.review.wording import letters, shown_change


def history_told(history: History) -> Iterator[str]:
    """Lines for a person: what the finding is, each run that saw it, each decision."""
    words = load_words()
    _, last = history.sightings[-1]
    sighting = last.sighting
    yield inert(f"{history.finding}  {sighting.code}  {sighting.message}")
    is_whole = not sighting.file  # found on the unit, not at a place
    place = f"{sighting.document}, {sighting.where}; {sighting.file}"
    yield inert(f"{sighting.document} ({sighting.unit})" if is_whole else place)
    if history.also:
        yield f"Mã ở từng lần: {', '.join(history.also)}"
    before = None
    for run, kept in history.sightings:
        seen = kept.sighting
        state = words.states[kept.state] if seen.seen else "chưa xét được, văn bản chưa đọc trọn"
        page = f", trang {seen.page}" if seen.page else ""
        at = "" if is_whole else f"; {seen.where}{page}"
        yield inert(f"Lần {run.as_of:%d/%m/%Y} ({run.key[:12]}): {state}{at}")
        if kept.note:
            yield inert(f"    {kept.note}")
        if before is not None and letters(before.words) != letters(seen.footing.words):
            yield inert(f"    lời văn {shown_change(before, seen.footing)}")
        before = seen.footing
    for each in history.decisions:
        source = f"; {each.source} dòng {each.source_row}" if each.source else ""
        settles = ", chốt" if each.settles else ""
        yield inert(
            f"{each.taken_at:%d/%m/%Y %H:%M} {each.reviewer} {spoken(each)}{settles}{source}"
        )


def week_told(week: Week) -> Iterator[str]:
    """What a run changed, in lines: against the last one, by decisions, by suppressions."""
    words = load_words()
    if week.has_history:
        since = f"So với lần {week.since:%d/%m/%Y}" if week.since else "Lần rà soát đầu tiên"
        states = (f"{n} {words.states[state].lower()}" for state, n in week.by_state.items() if n)
        yield f"{since}: {', '.join(states) or 'không có phát hiện'}."
        gone = [f"{n} {words.absences[why].lower()}" for why, n in week.by_absence.items() if n]
        if gone:
            yield f"Có ở lần trước, nay không còn: {'; '.join(gone)}."
        if week.by_absence[Absence.UNREPORTED]:
            yield shift_told(week.shift, words)
    elif week.reviews:
        yield f"{len(week.reviews)} phát hiện được miễn trừ theo suppressions.yaml."
    for entry in week.suppressing.expired:
        yield inert(f"Miễn trừ hết hạn: {entry.code}, {entry.place} ({entry.until:%d/%m/%Y}).")
    for entry in week.suppressing.idle:
        yield inert(f"Miễn trừ không khớp phát hiện nào: {entry.code}, {entry.place}.")
