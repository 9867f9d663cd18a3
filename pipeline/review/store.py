"""The database of decisions: SQLite in a file, or PostgreSQL by its address.

Opening it brings it up to date. One process writes at a time and the others wait, so that nothing
two of them write at once is lost. rasoat opens no connection but to the address it was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from pipeline.errors import BadDatabase

_WAIT_SECONDS = 120
_LOCK = 7_201_904_511  # a number of our own among PostgreSQL's advisory locks
_MIGRATIONS = Path(__file__).parent / "migrations"


class Store:
    """An open database, up to date.

    Args:
        address: a file of SQLite (made if missing, with its folder), or an address such as
            ``postgresql://user@host/name``.

    Raises:
        BadDatabase: it cannot be reached or is none of ours, or a newer rasoat wrote it.
    """

    def __init__(self, address: str) -> None:
        """Connect and bring the tables up to date."""
        self._url = url_of(address)
        self.name = self._url.render_as_string(hide_password=True)
        if self._url.database and self._is_sqlite:
            self.name = self._url.database
            _make_folder(Path(self._url.database))
        self._engine = _engine(self._url)
        with self.writing() as connection:
            self._bring_up_to_date(connection)

    @property
    def _is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer runs beside; kept at the end, undone on an error."""
        with self._explained(), self._engine.connect() as bare:
            connection = bare.execution_options(rasoat_writes=True)
            with connection.begin():
                if not self._is_sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _bring_up_to_date(self, connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", _MIGRATIONS.as_posix().replace("%", "%%"))
        config.attributes["connection"] = connection
        steps = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
        newer = set(MigrationContext.configure(connection).get_current_heads()) - steps
        if newer:
            raise BadDatabase(
                f"Cơ sở dữ liệu thuộc bản rasoat mới hơn (bước {', '.join(sorted(newer))}).",
                remedy="Cài bản rasoat mới rồi chạy lại; không có gì bị thay đổi.",
                file=self.name,
            )
        command.upgrade(config, "head")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise BadDatabase(
                f"Không dùng được cơ sở dữ liệu quyết định ({_first_line(error)}).",
                remedy="Kiểm tra địa chỉ, quyền ghi và dung lượng đĩa, rồi chạy lại.",
                file=self.name,
            ) from error


def url_of(address: str) -> URL:
    """The address of a database; what names no scheme is a file of SQLite.

    Raises:
        BadDatabase: it is no address, or of a database rasoat does not know.
    """
    remedy = "Dùng đường dẫn một tệp SQLite hoặc postgresql://người-dùng@máy/tên."
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).absolute()))
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise BadDatabase("Địa chỉ cơ sở dữ liệu không đúng cú pháp.", remedy=remedy) from error
    backend = url.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or not url.database:
        raise BadDatabase(f"rasoat không dùng được cơ sở dữ liệu «{backend}».", remedy=remedy)
    return url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": _WAIT_SECONDS})

    # The driver would begin a transaction at the first write only, and none before a table is
    # made (SQLAlchemy, "Serializable isolation / Savepoints / Transactional DDL").
    @event.listens_for(engine, "connect")
    def _no_hidden_transactions(connection: Any, record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("rasoat_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadDatabase(
            f"Không tạo được thư mục cho cơ sở dữ liệu ({error.strerror}).",
            remedy="Chọn nơi ghi được bằng --database.",
            file=file,
        ) from error


def _first_line(error: SQLAlchemyError) -> str:
    told = str(getattr(error, "orig", None) or error).strip()
    return told.splitlines()[0] if told else type(error).__name__
