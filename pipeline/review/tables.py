"""The tables of the database of decisions."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

METADATA = MetaData()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; kept without zone, since SQLite knows none."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        return value.replace(tzinfo=UTC) if value else None


class Words(TypeDecorator[str]):
    """Text of documents, whatever they hold: PostgreSQL stores no NUL and no lone surrogate."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        if value is None:
            return None
        return value.encode("utf-8", "replace").decode().replace("\x00", "")


# A run is published once its report is written; only published runs are compared with.
RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("series", Words, nullable=False),
    Column("key", String(64), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("version", Words, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("previous", Integer, nullable=True),
    Column("published", Boolean, nullable=False),
    # By name their hashes, as JSON; NULL in runs kept before they were.
    Column("registers", Words, nullable=True),
    Index("runs_by_key", "series", "key"),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("file", Words, primary_key=True),
    Column("unit", Words, nullable=False),
    Column("status", String(16), nullable=False),
    Column("identity", Words, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("sketch", Words, nullable=False),
)

# Words are kept once, however many runs saw them.
WORDINGS = Table(
    "wordings",
    METADATA,
    Column("evidence", String(32), primary_key=True),
    Column("words", Words, nullable=False),
    Column("around", Words, nullable=False),
    Column("recognised", Boolean, nullable=False),
)

SIGHTINGS = Table(
    "sightings",
    METADATA,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("finding", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("fingerprint", String(32), nullable=False),
    Column("code", String(8), nullable=False),
    Column("unit", Words, nullable=False),
    Column("file", Words, nullable=False),
    Column("document", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("page", Integer, nullable=True),
    Column("message", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("severity", String(8), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("evidence", String(32), ForeignKey("wordings.evidence"), nullable=False),
    Column("seen", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("note", Words, nullable=False),
    Index("sightings_by_finding", "finding"),
)

# A fingerprint a run gave, and the lasting one it was carried over to.
ALIASES = Table(
    "aliases",
    METADATA,
    Column("fingerprint", String(32), primary_key=True),
    Column("finding", String(32), nullable=False),
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("likeness", Float, nullable=False),
)

# Only ever added to.
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("finding", String(32), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Words, nullable=False),
    Column("until", Date, nullable=True),
    Column("reviewer", Words, nullable=False),
    Column("settles", Boolean, nullable=False),
    Column("taken_at", UtcDateTime, nullable=False),
    Column("source", Words, nullable=False),
    Column("source_hash", String(64), nullable=False),
    Column("source_row", Integer, nullable=True),
    Column("run_key", String(64), nullable=False),
    Column("code", String(8), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("evidence", String(32), ForeignKey("wordings.evidence"), nullable=False),
    Index("decisions_by_finding", "finding"),
)
