"""``rasoat directives …``: the catalogue of requirements, checked, listed and added to."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.config import SHIPPED_DIRECTIVES, SHIPPED_LAW
from pipeline.errors import RasoatError

if TYPE_CHECKING:
    from pipeline.directives.drafting import Draft
    from pipeline.directives.vocabulary import Vocabulary
    from pipeline.model.demand import Requirement

directives_app = typer.Typer(
    name="directives",
    help="Danh mục yêu cầu của văn bản chỉ đạo và pháp luật: kiểm tra, liệt kê, ghi thêm.",
    no_args_is_help=True,
)

Directives = Annotated[Path, typer.Option("--directives", help="Thư mục danh mục yêu cầu.")]
Law = Annotated[Path, typer.Option("--law", help="Thư mục các bảng văn bản và cơ quan.")]
Encoder = Annotated[
    Path | None,
    typer.Option(
        "--encoder",
        envvar="RASOAT_ENCODER",
        help="Thư mục bộ mã hóa (ONNX) của mình, để nhận ra điều giống nhau khác lời.",
    ),
]
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


@directives_app.command("draft")
def draft(
    files: Annotated[list[Path], typer.Argument(help="Tệp, thư mục văn bản chỉ đạo hay tin bài.")],
    out: Annotated[
        Path, typer.Option(help="Bảng dự thảo (CSV) để người đọc sửa, đánh dấu.")
    ] = Path("drafts.csv"),
    directives: Directives = SHIPPED_DIRECTIVES,
    law: Law = SHIPPED_LAW,
    encoder: Encoder = None,
) -> None:
    """Đọc văn bản chỉ đạo, luật, kế hoạch, kết luận, tin bài; dự thảo yêu cầu để người duyệt."""
    from hashlib import sha256

    from pipeline.directives.drafting import drafts_of
    from pipeline.directives.drafting.alike import alike_in
    from pipeline.directives.drafting.sheet import write_drafts
    from pipeline.directives.drafting.telling import tell_drafts
    from pipeline.directives.loading import load_requirements
    from pipeline.intake import take_in
    from pipeline.law.amendments.proposing import law_files
    from pipeline.law.register import load_register
    from pipeline.read.aids import Aids
    from pipeline.retrieval.encoder import load_encoder
    from pipeline.show.document import extracted

    register, known = load_register(law), _vocabulary(directives)
    seeing = load_encoder(encoder) if encoder else None
    drafts: list[Draft] = []
    named = law_files(files)
    unread = 0
    for file in named:
        try:
            held = extracted(file, take_in(file, Aids()))
        except RasoatError as error:
            typer.echo(f"{file}: không đọc được. {error}", err=True)
            unread += 1
            continue
        digest = sha256(file.read_bytes()).hexdigest()
        drafts += drafts_of(
            held.document, held.facts, register, known, file=file.name, digest=digest
        )
    if unread == len(named):
        raise typer.Exit(2)
    catalogue = load_requirements(directives, {each.id for each in register.instruments})
    write_drafts(drafts, alike_in(catalogue, drafts, seeing), out)
    for line in tell_drafts(drafts):
        typer.echo(line)
    missed = f"; {unread} tệp không đọc được" if unread else ""
    typer.echo(f"Đã ghi {len(drafts)} yêu cầu dự thảo vào {out}{missed}.")


@directives_app.command("accept")
def accept(
    sheet: Annotated[Path, typer.Argument(help="Bảng dự thảo đã sửa, đánh dấu và ghi tên.")],
    directives: Directives = SHIPPED_DIRECTIVES,
    law: Law = SHIPPED_LAW,
) -> None:
    """Ghi vào danh mục những dự thảo có người nhận; một dòng sai thì không ghi dòng nào."""
    from pipeline.directives.drafting.accepting import accept as accept_rows
    from pipeline.directives.drafting.sheet import read_accepted
    from pipeline.law.register import load_register

    instruments = {each.id for each in load_register(law).instruments}
    rows = read_accepted(sheet, instruments, _vocabulary(directives))
    taken = accept_rows(rows, directives, instruments, date.today())
    for id_ in taken.otherwise:
        typer.echo(f"{id_}: danh mục đã có, với lời khác; muốn đổi thì sửa ngay trong danh mục.")
    typer.echo(f"Đã ghi {taken.written} yêu cầu vào {directives}; {taken.known} đã có từ trước.")


def _vocabulary(directives: Path) -> Vocabulary:
    from pipeline.directives.vocabulary import load_vocabulary
    from pipeline.law.tables import Complaints

    complaints = Complaints()
    found = load_vocabulary(directives, complaints)
    complaints.raise_if_any()
    return found


def _load(directives: Path, law: Path) -> tuple[Requirement, ...]:
    from pipeline.directives.loading import load_requirements
    from pipeline.law.register import load_register

    try:
        register = load_register(law)
        return load_requirements(directives, {each.id for each in register.instruments})
    except RasoatError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
