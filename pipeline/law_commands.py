"""``rasoat law …``: the register of law, checked, told and compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.config import SHIPPED_LAW

law_app = typer.Typer(
    name="law",
    help="Bảng văn bản, cơ quan: kiểm tra, kể lại theo thời gian, so sánh.",
    no_args_is_help=True,
)

Law = Annotated[Path, typer.Option("--law", help="Thư mục các bảng văn bản và cơ quan.")]


@law_app.command("check")
def check(law: Law = SHIPPED_LAW) -> None:
    """Kiểm tra các bảng: dòng sai, vòng thay thế, ngày không thể có, mã không có thật."""
    from pipeline.law.checking import check_tables

    faults = check_tables(law)
    grave = [fault for fault in faults if fault.grave]
    for fault in faults:
        typer.echo(f"{'LỖI' if fault.grave else 'lưu ý'}  {fault}")
    typer.echo(f"{law}: {len(grave)} lỗi, {len(faults) - len(grave)} điều cần xem.")
    if grave:
        raise typer.Exit(1)
