"""``rasoat directives …``: the catalogue of requirements, checked and listed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.config import SHIPPED_DIRECTIVES, SHIPPED_LAW
from pipeline.errors import RasoatError

if TYPE_CHECKING:
    from pipeline.model.demand import Requirement

directives_app = typer.Typer(
    name="directives",
    help="Danh mục yêu cầu của văn bản chỉ đạo và pháp luật: kiểm tra, liệt kê.",
    no_args_is_help=True,
)

Directives = Annotated[Path, typer.Option("--directives", help="Thư mục danh mục yêu cầu.")]
Law = Annotated[Path, typer.Option("--law", help="Thư mục các bảng văn bản và cơ quan.")]
_STATES = {
    "full": "đã đọc nguyên văn",
    "secondary": "chỉ qua nguồn thứ cấp",
    "unconfirmed": "chưa xác nhận",
}


@directives_app.command("check")
def check(directives: Directives = SHIPPED_DIRECTIVES, law: Law = SHIPPED_LAW) -> None:
    """Kiểm tra danh mục: dòng sai, căn cứ không có trong bảng văn bản; đếm theo mức xác minh."""
    found = _load(directives, law)
    counts = (
        f"{sum(each.state == state for each in found)} {told}" for state, told in _STATES.items()
    )
    confirmed = sum(each.verified for each in found)
    typer.echo(f"{len(found)} yêu cầu: {', '.join(counts)}; {confirmed} đã có người xác nhận.")


@directives_app.command("list")
def list_(
    corpus: Annotated[Path, typer.Option(help="Kho văn bản có units.yaml.", exists=True)],
    unit: Annotated[str, typer.Option(help="Mã đơn vị (tên thư mục).")],
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="Ngày xét; mặc định hôm nay."),
    ] = None,
    directives: Directives = SHIPPED_DIRECTIVES,
    law: Law = SHIPPED_LAW,
) -> None:
    """Liệt kê yêu cầu áp dụng cho một đơn vị vào một ngày, theo loại đơn vị và lĩnh vực."""
    from pipeline.directives.vocabulary import load_vocabulary, unknown_fields
    from pipeline.law.tables import Complaints
    from pipeline.units import load_units

    found = _load(directives, law)
    units = {each.id: each for each in load_units(corpus)}
    if unit not in units:
        raise typer.BadParameter(f"không có đơn vị «{unit}» trong {corpus}")
    day = as_of.date() if as_of else date.today()
    for each in found:
        if each.applies(units[unit], day):
            typer.echo(f"{each.id}  {each.demand}  [{_STATES[each.state]}]")
    for field in unknown_fields(units[unit], load_vocabulary(directives, Complaints())):
        typer.echo(f"Lĩnh vực «{field}» của đơn vị chưa có trong fields.csv.", err=True)


def _load(directives: Path, law: Path) -> tuple[Requirement, ...]:
    from pipeline.directives.loading import load_requirements
    from pipeline.law.register import load_register

    try:
        register = load_register(law)
        return load_requirements(directives, {each.id for each in register.instruments})
    except RasoatError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
