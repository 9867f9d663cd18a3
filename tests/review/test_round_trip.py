"""A thousand decisions through openpyxl and LibreOffice and back, onto a changed corpus."""

from __future__ import annotations

import random
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.config import Settings
from pipeline.model.review import State, Verdict
from pipeline.progress import SILENT
from pipeline.review.asking import WORDS
from pipeline.review.items import Fate
from pipeline.review.sheets import DECISION, FINDING, REASON, REVIEWER, UNTIL, read_sheet
from pipeline.review.store import Store
from pipeline.review.taking import take_sheet
from pipeline.review.week import hold_against_last, publish_week
from pipeline.run import Batch, analyze
from tests.review.made import MOMENT, MONDAY, NEXT_MONDAY
from tests.review.making import clause, matters, write_documents

RULE = "PRO105"
N_DOCUMENTS, N_ARTICLES = 20, 5
STATES = {
    Verdict.CONFIRMED: State.CONFIRMED,
    Verdict.DISMISSED: State.DISMISSED,
    Verdict.FIXED: State.REOPENED,  # the clause is still there
    Verdict.POSTPONED: State.POSTPONED,
}
VERDICTS = list(STATES)


@dataclass(frozen=True)
class Weeks:
    """Two weeks as run, the lists returned after the first, and what was decided in them.

    ``decided`` gives the matter of the clause and the verdict by finding; ``renumbered`` how many
    clauses have other numbers in the second week.
    """

    first: Batch
    second: Batch
    returned: tuple[Path, ...]
    decided: dict[str, tuple[str, Verdict]]
    renumbered: int


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Weeks:
    folder = tmp_path_factory.mktemp("vòng")
    documents = _documents()
    write_documents(folder / "kho", documents, "Liberation Serif", 13)
    renumbered = 0
    for articles in documents:
        # A clause of no interest is put before the last of each article, which moves by one.
        for article in articles:
            article.insert(len(article) - 1, "Khoản này không giao việc cho ai.")
            renumbered += 1
    write_documents(folder / "kho mới", documents, "Liberation Sans", 11.5)
    first = _analyze(folder / "kho", folder / "lần 1", MONDAY)
    decided = _decide(folder / "lần 1" / "findings.xlsx", folder)
    return Weeks(
        first=first,
        second=_analyze(folder / "kho mới", folder / "lần 2", NEXT_MONDAY),
        returned=_returned(folder),
        decided=decided,
        renumbered=renumbered,
    )


def test_the_second_week_looks_otherwise(weeks: Weeks) -> None:
    first, second = ([f for f in week.findings if f.code == RULE] for week in _both(weeks))
    assert len(first) == len(second) == len(weeks.decided) == 1000
    old, new = ({_matter_of(f.evidence.quote): f for f in some} for some in (first, second))
    moved = [each for each in old if old[each].evidence.where != new[each].evidence.where]
    assert len(moved) == weeks.renumbered == 100
    assert any(old[each].evidence.page != new[each].evidence.page for each in old)
    assert all(old[each].evidence.boxes != new[each].evidence.boxes for each in old)


def test_a_thousand_decisions_come_back_to_their_own_findings(weeks: Weeks, store: Store) -> None:
    first = weeks.first
    week = hold_against_last(store, "kho", first.run, first.findings, (), MOMENT)
    publish_week(store, week)
    for file in weeks.returned:
        sheet = read_sheet(file)
        told = take_sheet(store, sheet, MOMENT)
        assert Counter(each.fate for each in told) == {Fate.TAKEN: 500}
        again = take_sheet(store, sheet, MOMENT)
        assert Counter(each.fate for each in again) == {Fate.ALREADY: 500}

    second = weeks.second
    week = hold_against_last(store, "kho", second.run, second.findings, (), MOMENT)
    now = {each.fingerprint: each for each in week.findings if each.code == RULE}
    assert set(now) == set(weeks.decided)
    assert week.gone == ()
    for mark, (matter, verdict) in weeks.decided.items():
        assert _matter_of(now[mark].evidence.quote) == matter
        review = week.reviews[mark]
        (decision,) = review.decisions
        assert (decision.verdict, decision.reason) == (verdict, f"xem {matter}")
        assert review.state is STATES[verdict], review.note


def _both(weeks: Weeks) -> tuple[Batch, Batch]:
    return weeks.first, weeks.second


def _documents() -> list[list[list[str]]]:
    chance = random.Random(7)
    every = [clause(matter) for matter in matters()]
    chance.shuffle(every)
    per_document = len(every) // N_DOCUMENTS
    per_article = per_document // N_ARTICLES
    return [
        [every[start + article * per_article :][:per_article] for article in range(N_ARTICLES)]
        for start in range(0, len(every), per_document)
    ]


def _analyze(corpus: Path, out: Path, day: date) -> Batch:
    cache = out.parent / "cache"
    return analyze(Settings(corpus=corpus, out=out, as_of=day, jobs=2, cache=cache), SILENT)


def _decide(file: Path, folder: Path) -> dict[str, tuple[str, Verdict]]:
    """Fill in two halves of a work list with openpyxl; what was decided, by finding.

    The second half has its rows in another order, its columns moved, days as text, and goes
    through LibreOffice.
    """
    wanted: dict[str, tuple[str, Verdict]] = {}
    for half in range(2):
        book = openpyxl.load_workbook(file)
        sheet = book["Phát hiện"]
        head = [cell.value for cell in sheet[1]]
        rows = [
            row
            for row in ([cell.value for cell in cells] for cells in sheet.iter_rows(min_row=2))
            if row[head.index("Mã")] == RULE
        ]
        for place, row in enumerate(rows[half * 500 : half * 500 + 500]):
            matter = _matter_of(row[head.index("Trích dẫn")])
            verdict = VERDICTS[place % 4]
            row[head.index(DECISION)] = WORDS[verdict]
            row[head.index(REASON)] = f"xem {matter}"
            row[head.index(REVIEWER)] = f"Người {half + 1}"
            if verdict is Verdict.POSTPONED:
                day = date(2027, 1, 31)
                row[head.index(UNTIL)] = "31/01/2027" if half else day
            wanted[row[head.index(FINDING)]] = (matter, verdict)
        order = list(range(len(head)))
        if half:
            random.Random(3).shuffle(rows)
            random.Random(4).shuffle(order)
        sheet.delete_rows(2, sheet.max_row)
        for column, place in enumerate(order, start=1):
            sheet.cell(1, column, head[place])
            for number, row in enumerate(rows, start=2):
                sheet.cell(number, column, row[place])
        book.save(folder / f"phiếu {half + 1}.xlsx")
    return wanted


def _matter_of(quote: str) -> str:
    words = " ".join(quote.split())
    (matter,) = [each for each in matters() if f" {each}," in words]
    return matter


def _returned(folder: Path) -> list[Path]:
    """The two lists as they come back: one saved by openpyxl, one by LibreOffice."""
    office = ("soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless")
    for source, kind, target in (
        (folder / "phiếu 2.xlsx", "ods", folder / "ods"),
        (folder / "ods" / "phiếu 2.ods", "xlsx", folder / "nộp lại"),
    ):
        subprocess.run(
            [*office, "--convert-to", kind, "--outdir", str(target), str(source)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return [folder / "phiếu 1.xlsx", folder / "nộp lại" / "phiếu 2.xlsx"]
