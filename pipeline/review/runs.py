"""What each run found, kept: the runs of one corpus make a series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from pipeline.model.finding import Footing, Severity
from pipeline.model.review import State
from pipeline.model.run import Status
from pipeline.review.documents import SeenDocument
from pipeline.review.identity import Sighting
from pipeline.review.keys import evidence_of
from pipeline.review.tables import ALIASES, DOCUMENTS, RUNS, SIGHTINGS, WORDINGS

_STILL_WRITING = timedelta(days=1)
_AT_ONCE = 500  # rows of a question: databases bound how many values one may hold


class KeptRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run as kept: ``key`` is the same for the same inputs and day.

    ``registers`` are those of the run, None where they were not kept.
    """

    id: int
    series: str
    key: str
    as_of: date
    version: str
    recorded_at: datetime
    previous: int | None
    published: bool
    registers: dict[str, str] | None = None


class KeptSighting(msgspec.Struct, frozen=True, kw_only=True):
    """A sighting with where it stood in the report, and why."""

    sighting: Sighting
    state: State
    note: str = ""


def make_room(connection: Connection, series: str, key: str, now: datetime) -> bool:
    """Drop the last run if it was this very one, and runs whose report was never written.

    The last published run left is the one to compare with: the same inputs give the same report
    however often they are run. A run begun within the last day may still be writing its report.

    Returns:
        Whether this very run was the last published one.
    """
    last = last_run(connection, series)
    again = last is not None and last.key == key
    unfinished = select(RUNS.c.id).where(
        RUNS.c.series == series,
        RUNS.c.published.is_(False),
        (RUNS.c.key == key) | (RUNS.c.recorded_at < now - _STILL_WRITING),
    )
    stale = [row.id for row in connection.execute(unfinished)]
    if last is not None and again:
        stale.append(last.id)
    for table, column in (
        (ALIASES, ALIASES.c.run),
        (SIGHTINGS, SIGHTINGS.c.run),
        (DOCUMENTS, DOCUMENTS.c.run),
        (RUNS, RUNS.c.id),
    ):
        connection.execute(delete(table).where(column.in_(stale)))
    return again


def last_run(connection: Connection, series: str) -> KeptRun | None:
    """The last published run of a series."""
    return _one_run(
        connection.execute(
            select(RUNS)
            .where(RUNS.c.series == series, RUNS.c.published)
            .order_by(RUNS.c.id.desc())
            .limit(1)
        ).first()
    )


def run_by_key(connection: Connection, start: str) -> KeptRun | None:
    """The latest run whose key begins so."""
    question = select(RUNS).where(RUNS.c.key.startswith(start, autoescape=True))
    return _one_run(connection.execute(question.order_by(RUNS.c.id.desc()).limit(1)).first())


def days_of_runs(connection: Connection) -> dict[str, date]:
    """The day of the review of each run, by its key."""
    return {row.key: row.as_of for row in connection.execute(select(RUNS.c.key, RUNS.c.as_of))}


def documents_of(connection: Connection, run: KeptRun) -> list[SeenDocument]:
    """The documents a run saw, by file."""
    rows = connection.execute(
        select(DOCUMENTS).where(DOCUMENTS.c.run == run.id).order_by(DOCUMENTS.c.file)
    )
    return [
        SeenDocument(
            file=row.file,
            unit=row.unit,
            status=Status(row.status),
            identity=row.identity,
            sha256=row.sha256,
            sketch=tuple(msgspec.json.decode(row.sketch, type=list[int])),
        )
        for row in rows
    ]


def sightings_of(connection: Connection, run: KeptRun) -> list[KeptSighting]:
    """What a run found, in the order of its report."""
    rows = connection.execute(
        select(SIGHTINGS, WORDINGS)
        .join(WORDINGS, SIGHTINGS.c.evidence == WORDINGS.c.evidence)
        .where(SIGHTINGS.c.run == run.id)
        .order_by(SIGHTINGS.c.position)
    )
    return [_sighting(row) for row in rows]


def sightings_by_finding(
    connection: Connection, findings: Iterable[str]
) -> dict[str, list[tuple[KeptRun, KeptSighting]]]:
    """Every published run that saw each of ``findings``, oldest first, with what it saw."""
    runs = {
        run.id: run
        for run in map(_one_run, connection.execute(select(RUNS).where(RUNS.c.published)))
        if run is not None
    }
    seen: dict[str, list[tuple[KeptRun, KeptSighting]]] = {}
    for some in _in_portions(sorted(set(findings))):
        rows = connection.execute(
            select(SIGHTINGS, WORDINGS)
            .join(WORDINGS, SIGHTINGS.c.evidence == WORDINGS.c.evidence)
            .where(SIGHTINGS.c.finding.in_(some), SIGHTINGS.c.run.in_(runs))
            .order_by(SIGHTINGS.c.run)
        )
        for row in rows:
            seen.setdefault(row.finding, []).append((runs[row.run], _sighting(row)))
    return seen


def first_seen(connection: Connection, series: str, findings: Iterable[str]) -> dict[str, date]:
    """The day of the review that first found each of ``findings``; those never found are not in."""
    found: dict[str, date] = {}
    for some in _in_portions(sorted(set(findings))):
        question = (
            select(SIGHTINGS.c.finding, func.min(RUNS.c.as_of))
            .join(RUNS, SIGHTINGS.c.run == RUNS.c.id)
            .where(RUNS.c.series == series, RUNS.c.published, SIGHTINGS.c.finding.in_(some))
            .group_by(SIGHTINGS.c.finding)
        )
        found.update((row[0], row[1]) for row in connection.execute(question))
    return found


def aliases_of(connection: Connection) -> dict[str, str]:
    """By fingerprint a published run gave, the lasting one of its finding, where they differ.

    The words of two findings may have hashed to the same in different runs: the last one counts.
    """
    rows = connection.execute(
        select(ALIASES)
        .join(RUNS, ALIASES.c.run == RUNS.c.id)
        .where(RUNS.c.published)
        .order_by(ALIASES.c.run)
    )
    return {row.fingerprint: row.finding for row in rows}


def keep_run(
    connection: Connection,
    run: KeptRun,
    documents: Sequence[SeenDocument],
    sightings: Sequence[KeptSighting],
    likeness: Mapping[str, float],
) -> int:
    """Keep a run.

    Args:
        connection: one that writes.
        run: its id counts for nothing.
        documents: what it read.
        sightings: what it found, in the order of its report.
        likeness: by lasting fingerprint, how alike the words are to those of the run before.

    Returns:
        The id it has from now on.
    """
    row = msgspec.structs.asdict(run)
    del row["id"]
    row["registers"] = msgspec.json.encode(run.registers, order="sorted").decode()
    id_: int = connection.execute(insert(RUNS).values(row).returning(RUNS.c.id)).scalar_one()
    _insert_all(connection, DOCUMENTS, [_document_row(id_, each) for each in documents])
    keep_wordings(connection, (each.sighting.footing for each in sightings))
    _insert_all(
        connection,
        SIGHTINGS,
        [_sighting_row(id_, position, each) for position, each in enumerate(sightings)],
    )
    aliases = [
        {
            "fingerprint": each.sighting.fingerprint,
            "finding": each.sighting.finding,
            "run": id_,
            "likeness": likeness.get(each.sighting.finding, 1.0),
        }
        for each in sightings
        if each.sighting.seen and each.sighting.fingerprint != each.sighting.finding
    ]
    _insert_all(connection, ALIASES, aliases)
    return id_


def publish(connection: Connection, id_: int) -> None:
    """Say that the report of a run is written: from now on runs are compared with it."""
    connection.execute(update(RUNS).where(RUNS.c.id == id_).values(published=True))


def keep_wordings(connection: Connection, footings: Iterable[Footing]) -> None:
    """Keep what findings stand on, each once."""
    wanted = {evidence_of(footing): footing for footing in footings}
    for some in _in_portions(sorted(wanted)):
        question = select(WORDINGS.c.evidence).where(WORDINGS.c.evidence.in_(some))
        for row in connection.execute(question):
            del wanted[row.evidence]
    rows = [{"evidence": mark, **msgspec.structs.asdict(each)} for mark, each in wanted.items()]
    _insert_all(connection, WORDINGS, rows)


def footing_from(row: Row[tuple[object, ...]]) -> Footing:
    """The footing in a row joined with its wording."""
    return Footing(words=row.words, around=row.around, recognised=row.recognised)


def _one_run(row: Row[tuple[object, ...]] | None) -> KeptRun | None:
    if row is None:
        return None
    told = row.registers
    registers = msgspec.json.decode(told, type=dict[str, str] | None) if told else None
    return KeptRun(**{**row._mapping, "registers": registers})


def _sighting(row: Row[tuple[object, ...]]) -> KeptSighting:
    return KeptSighting(
        sighting=Sighting(
            finding=row.finding,
            fingerprint=row.fingerprint,
            code=row.code,
            unit=row.unit,
            file=row.file,
            document=row.document,
            where=row.place,
            page=row.page,
            message=row.message,
            subject=row.subject,
            severity=Severity(row.severity),
            confidence=row.confidence,
            footing=footing_from(row),
            seen=row.seen,
        ),
        state=State(row.state),
        note=row.note,
    )


def _sighting_row(run: int, position: int, kept: KeptSighting) -> dict[str, object]:
    row = msgspec.structs.asdict(kept.sighting)
    row["evidence"] = evidence_of(row.pop("footing"))
    row["place"] = row.pop("where")
    return {**row, "run": run, "position": position, "state": kept.state, "note": kept.note}


def _document_row(run: int, document: SeenDocument) -> dict[str, object]:
    row = msgspec.structs.asdict(document)
    return {**row, "run": run, "sketch": msgspec.json.encode(document.sketch).decode()}


def _insert_all(connection: Connection, table: object, rows: list[dict[str, object]]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(table), rows[start : start + _AT_ONCE])  # type: ignore[arg-type]


def _in_portions(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
