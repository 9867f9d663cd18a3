from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from pipeline.errors import BadDatabase
from pipeline.model.review import State
from pipeline.review.decisions import decisions_by_finding
from pipeline.review.store import Store, url_of
from pipeline.review.tables import METADATA
from tests.review.made import NEXT_MONDAY, dossier, finding_at, mark_of, regulation, week_of

WRITER = """
import sys
from datetime import UTC, datetime
from pipeline.model.review import Verdict
from pipeline.review.asking import Asked
from pipeline.review.store import Store
from pipeline.review.taking import take_one
address, finding, name = sys.argv[1:]
store = Store(address)
for turn in range(40):
    asked = Asked(finding=finding, verdict=Verdict.DISMISSED, reviewer=name, reason=f"lý do {turn}")
    assert take_one(store, asked, datetime.now(UTC)).fate == "taken"
"""


def test_the_steps_lead_to_the_tables_the_code_speaks_of(store: Store) -> None:
    with store.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert differences == []


def test_opening_again_changes_nothing(address: str) -> None:
    week = week_of(Store(address), [_one()])
    again = Store(address)
    with again.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sightings")).scalar() == 1
    assert week.run is not None


def test_a_database_of_a_newer_version_is_left_alone(address: str) -> None:
    store = Store(address)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BadDatabase, match=r"mới hơn \(bước 9999\)"):
        Store(address)


def test_a_database_of_the_first_version_is_brought_up_to_date_with_all_it_holds(
    address: str,
) -> None:
    store = Store(address)
    week_of(store, [_one()])
    with store.writing() as connection:  # as the first version left it
        connection.execute(text("ALTER TABLE runs DROP COLUMN registers"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    again = Store(address)
    second = week_of(again, [_one()], NEXT_MONDAY)
    assert {each.state for each in second.reviews.values()} == {State.KNOWN}
    assert second.shift.registers is None


def test_an_error_undoes_what_was_written(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        raise ZeroDivisionError
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_two_writers_at_once_lose_nothing(address: str) -> None:
    store = Store(address)
    finding = mark_of(week_of(store, [_one()]), "Nghị định cũ")
    names = ("Lê An", "Trần Bình", "Phạm Chi")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, address, finding, name]) for name in names
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with store.reading() as connection:
        (said,) = decisions_by_finding(connection).values()
    for name in names:
        assert [each.reason for each in said if each.reviewer == name] == [
            f"lý do {turn}" for turn in range(40)
        ]
    assert len(said) == 120


def test_two_who_open_a_new_database_at_once_both_may(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Store(address), range(4)))
    with stores[0].reading() as connection:
        versions = connection.execute(text("SELECT version_num FROM alembic_version")).all()
    assert len(versions) == 1


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "so.sqlite3"
    file.write_text("không phải cơ sở dữ liệu, chỉ là chữ" * 50, "utf-8")
    with pytest.raises(BadDatabase) as caught:
        Store(str(file))
    assert str(file) in str(caught.value)


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(BadDatabase) as caught:
        Store(f"postgresql://ai:bimat123@/kho?host={tmp_path}")
    assert "bimat123" not in str(caught.value)


@pytest.mark.parametrize("address", ["mysql://máy/kho", "sqlite://", "://"])
def test_other_databases_are_refused(address: str) -> None:
    with pytest.raises(BadDatabase):
        url_of(address)


def _one():
    made = dossier(regulation("Thực hiện theo Nghị định cũ về quản lý xe."))
    return made, [finding_at(made, "Nghị định cũ")]
