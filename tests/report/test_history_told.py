"""A finding's life in lines, at a place of a document and on a unit as a whole."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.model.finding import Evidence
from pipeline.report.review_words import history_told
from pipeline.review.history import history_of
from pipeline.review.store import Store
from tests.review.made import MONDAY, NEXT_MONDAY, dossier, finding_at, regulation, week_of

MADE = dossier(regulation("Hồ sơ theo Luật cũ."))


def test_a_finding_at_a_place_names_document_place_and_file(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "a.sqlite3"))
    week = week_of(store, [(MADE, [finding_at(MADE, "Luật cũ")])])
    _, place, seen = history_told(history_of(store, next(iter(week.reviews))))
    assert place == "Quyết định thí dụ, khoản 1 Điều 1; vp/xe.txt"
    assert seen.startswith(f"Lần {MONDAY:%d/%m/%Y}") and seen.endswith("khoản 1 Điều 1")


def test_a_finding_on_a_whole_unit_names_the_unit_once(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "a.sqlite3"))
    finding = msgspec.structs.replace(
        finding_at(MADE, "Luật cũ", code="GAP202"),
        file="",
        document="Cả đơn vị",
        evidence=Evidence(quote="", where="cả đơn vị"),
    )
    week_of(store, [(MADE, [finding])])
    week = week_of(store, [(MADE, [finding])], NEXT_MONDAY)
    told = list(history_told(history_of(store, next(iter(week.reviews)))))
    assert told[1] == "Cả đơn vị (vp)"
    assert "\n".join(told).casefold().count("cả đơn vị") == 1
