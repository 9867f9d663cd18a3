"""The commands ``rasoat schedule …``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.config import SHIPPED_LAW
from pipeline.schedule.choosing import By, all_here, scheduler
from pipeline.schedule.job import job_of

schedule_app = typer.Typer(
    name="schedule",
    help="Lịch rà soát hằng tuần: thứ Hai 06:00, bằng systemd hoặc cron.",
    no_args_is_help=True,
)
Out = Annotated[Path, typer.Option(help="Thư mục giữ các lần rà soát.")]


@schedule_app.command()
def install(
    *,
    corpus: Annotated[Path, typer.Option(help="Kho văn bản.", exists=True, file_okay=False)],
    out: Out = Path("out"),
    law: Annotated[Path, typer.Option(help="Thư mục các bảng.", exists=True)] = SHIPPED_LAW,
    cache: Annotated[Path, typer.Option(help="Nơi giữ kết quả đọc.")] = Path(".cache"),
    jobs: Annotated[int | None, typer.Option(min=1, help="Số tiến trình đọc.")] = None,
    keep: Annotated[int | None, typer.Option(min=1, help="Số tuần giữ lại.")] = None,
    database: Annotated[str | None, typer.Option(help="Nơi giữ quyết định.")] = None,
    by: Annotated[By | None, typer.Option(help="Mặc định: cái máy này có.")] = None,
) -> None:
    """Đặt lịch cho một thư mục báo cáo; đặt lại thì thay lịch cũ."""
    chosen = scheduler(by, Path.cwd())
    rest = [
        word
        for option, value in (("--jobs", jobs), ("--keep", keep), ("--database", database))
        if value is not None
        for word in (option, str(value))
    ]
    job = job_of(out, (("--corpus", corpus), ("--law", law), ("--cache", cache)), rest)
    for other in all_here(Path.cwd()):
        if other.label != chosen.label:
            other.remove(job.out)
    chosen.install(job)
    typer.echo(f"Đã đặt lịch ({chosen.label}): thứ Hai hằng tuần, 06:00, báo cáo ở {job.out}.")


@schedule_app.command()
def remove(out: Out = Path("out")) -> None:
    """Bỏ lịch của một thư mục báo cáo; báo cáo vẫn còn."""
    removed = [each.label for each in all_here(Path.cwd()) if each.remove(out.absolute())]
    typer.echo(f"Đã bỏ lịch ({', '.join(removed)})." if removed else "Không có lịch nào để bỏ.")


@schedule_app.command()
def show(out: Out = Path("out")) -> None:
    """In lịch của một thư mục báo cáo."""
    for each in all_here(Path.cwd()):
        if told := each.show(out.absolute()):
            typer.echo(f"{each.label}: {told}")
            return
    typer.echo("Chưa đặt lịch.")
