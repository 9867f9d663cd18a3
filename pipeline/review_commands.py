"""``rasoat decide``, ``history`` and ``precision``: decisions, and what they teach."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.config import database_beside
from pipeline.errors import BadSettings

if TYPE_CHECKING:
    from pipeline.review.asking import Asked
    from pipeline.review.items import Told
    from pipeline.review.store import Store

Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="RASOAT_DATABASE",
        help="Nơi giữ quyết định: tệp SQLite, postgresql://…, none; mặc định cạnh OUT.",
    ),
]
Out = Annotated[Path, typer.Option("--out", help="Thư mục báo cáo mà cơ sở dữ liệu nằm cạnh.")]


def decide(  # noqa: PLR0913 (an option is an argument)
    finding: Annotated[str | None, typer.Argument(help="Mã phát hiện.")] = None,
    *,
    verdict: Annotated[
        str | None, typer.Option("--as", help="xác nhận, bác bỏ, đã sửa hoặc để sau.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Lý do; bắt buộc khi bác bỏ.")] = "",
    until: Annotated[str | None, typer.Option(help="Để sau đến ngày (31/12/2026).")] = None,
    reviewer: Annotated[str, typer.Option(help="Người rà soát.")] = "",
    settle: Annotated[
        bool, typer.Option("--settle", help="Chốt khi người rà soát chưa thống nhất.")
    ] = False,
    sheet: Annotated[
        list[Path] | None, typer.Option("--sheet", help="Phiếu XLSX nộp lại; lặp lại được.")
    ] = None,
    database: Database = None,
    out: Out = Path("out"),
) -> None:
    """Ghi quyết định rà soát: một phát hiện, hoặc cả phiếu XLSX nộp lại."""
    from pipeline.review.sheets import read_sheet
    from pipeline.review.taking import take_one, take_sheet

    if bool(sheet) == bool(finding):
        raise BadSettings(
            "Cần một mã phát hiện hoặc --sheet TỆP, không phải cả hai.",
            remedy="Xem rasoat decide --help.",
        )
    now = datetime.now(UTC).replace(microsecond=0)
    store = _open(database, out)
    told: list[Told] = []
    if finding is not None:
        told.append(take_one(store, _asked(finding, verdict, reason, until, reviewer, settle), now))
        _print_told("", told)
    for file in sheet or ():
        some = take_sheet(store, read_sheet(file), now, reviewer)
        _print_told(f"{file}: ", some)
        told += some
    if any(each.fate == "refused" for each in told):
        raise typer.Exit(1)


def history(
    finding: Annotated[str, typer.Argument(help="Mã phát hiện.")],
    database: Database = None,
    out: Out = Path("out"),
) -> None:
    """Kể lại một phát hiện: thấy ở những lần nào, lời văn đổi ra sao, ai quyết định gì."""
    from pipeline.report.review_words import history_told
    from pipeline.review.history import history_of

    for line in history_told(history_of(_open(database, out), finding)):
        typer.echo(line)


def precision(database: Database = None, out: Out = Path("out")) -> None:
    """Độ đúng của từng quy tắc theo quyết định, qua thời gian, và độ chắc chắn rút ra."""
    from pipeline.review.decisions import decisions_by_finding
    from pipeline.review.learning import account, learn, precision_by_rule, share
    from pipeline.review.runs import days_of_runs

    store = _open(database, out)
    with store.reading() as connection:
        decisions = decisions_by_finding(connection)
        days = days_of_runs(connection)
    rules = precision_by_rule(decisions, days)
    if not rules:
        typer.echo("Chưa có quyết định nào.")
        return
    for rule in rules:
        course = ", ".join(
            f"{point.day:%d/%m/%Y}: {point.right}/{point.decided}" for point in rule.course
        )
        shown = share(rule.precision) if rule.precision is not None else "—"
        typer.echo(
            f"{rule.code}  độ đúng {shown}: {rule.confirmed} xác nhận, {rule.fixed} đã sửa, "
            f"{rule.dismissed} bác bỏ, {rule.disputed} chưa thống nhất. {course}"
        )
    for learnt in learn(decisions):
        typer.echo(account(learnt))


def _open(database: str | None, out: Path) -> Store:
    from pipeline.review.store import Store, url_of

    address = database or str(database_beside(out))
    url = url_of(address)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise BadSettings(
            f"Chưa có cơ sở dữ liệu quyết định «{url.database}».",
            remedy="Chạy rasoat analyze trước, hoặc chỉ đúng nơi bằng --database (hay --out).",
        )
    return Store(address)


def _asked(
    finding: str, verdict: str | None, reason: str, until: str | None, reviewer: str, settle: bool
) -> Asked:
    from pipeline.model.review import Verdict
    from pipeline.review.asking import WORDS, Asked, day_of, verdict_of

    meant = verdict_of(verdict or "")
    if meant is None:
        choices = ", ".join(words.lower() for words in WORDS.values())
        raise BadSettings("Không rõ quyết định gì.", remedy=f"Thêm --as: {choices}.")
    day: date | None = day_of(until) if until else None
    if until and day is None:
        raise BadSettings(f"Không hiểu ngày «{until}».", remedy="Ghi dạng 31/12/2026.")
    return Asked(
        finding=finding,
        verdict=meant,
        reviewer=" ".join(reviewer.split()),
        reason=" ".join(reason.split()),
        until=day if meant is Verdict.POSTPONED else None,
        settles=settle,
    )


def _print_told(head: str, told: list[Told]) -> None:
    for each in told:
        where = f"{each.place}: " if each.place else ""
        if each.fate == "refused":
            typer.echo(f"KHÔNG NHẬN  {head}{where}{each.why}", err=True)
        for remark in each.remarks:
            typer.echo(f"lưu ý  {head}{where}{each.finding}: {remark}")
    counts = [sum(each.fate == fate for each in told) for fate in ("taken", "already", "refused")]
    typer.echo(
        f"{head}{counts[0]} quyết định được ghi, {counts[1]} đã có từ trước, "
        f"{counts[2]} không nhận."
    )
