"""``rasoat law …``: the register of law, checked, told, compared and added to."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.config import SHIPPED_DIRECTIVES, SHIPPED_LAW
from pipeline.errors import BadSettings, RasoatError

if TYPE_CHECKING:
    from pipeline.law.amendments.proposing import Proposal
    from pipeline.law.comparing import RowChange
    from pipeline.law.life import Moment
    from pipeline.law.register import Register
    from pipeline.model.law import Instrument

law_app = typer.Typer(
    name="law",
    help="Bảng văn bản, cơ quan: kiểm tra, kể lại theo thời gian, so sánh, ghi thêm.",
    no_args_is_help=True,
)

Law = Annotated[Path, typer.Option("--law", help="Thư mục các bảng văn bản và cơ quan.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Ngày xét; mặc định hôm nay."),
]
_MARKS = {"added": "+", "removed": "-", "changed": "~"}


@law_app.command("check")
def check(
    law: Law = SHIPPED_LAW,
    corpus: Annotated[
        Path | None,
        typer.Option(help="Kho văn bản: kiểm tra cả bảng đơn vị của Bộ (units_history.csv) ở đó."),
    ] = None,
) -> None:
    """Kiểm tra các bảng: dòng sai, vòng thay thế, ngày không thể có, mã không có thật."""
    from pipeline.law.checking import check_tables
    from pipeline.units import HISTORY_FILE

    if corpus is not None and not (corpus / HISTORY_FILE).is_file():
        raise BadSettings(
            f"«{corpus}» không có tệp {HISTORY_FILE}.",
            remedy="Kiểm tra đường dẫn kho, hoặc bỏ --corpus để chỉ kiểm tra các bảng pháp luật.",
        )
    faults = check_tables(law, corpus)
    grave = [fault for fault in faults if fault.grave]
    for fault in faults:
        typer.echo(f"{'LỖI' if fault.grave else 'lưu ý'}  {fault}")
    checked = law if corpus is None else f"{law}, {corpus / HISTORY_FILE}"
    typer.echo(f"{checked}: {len(grave)} lỗi, {len(faults) - len(grave)} điều cần xem.")
    if grave:
        raise typer.Exit(1)


@law_app.command("show")
def show(
    number: Annotated[str, typer.Argument(help="Số, ký hiệu (36/2018/QH14) hoặc mã dòng.")],
    as_of: AsOf = None,
    law: Law = SHIPPED_LAW,
) -> None:
    """Kể cuộc đời một văn bản: ký, có hiệu lực, ai sửa điều nào từ khi nào, ai thay thế."""
    from pipeline.law.life import life_of
    from pipeline.law.register import load_register

    register = load_register(law)
    day = as_of.date() if as_of else date.today()
    life = life_of(_only(register, number), register, day)
    typer.echo(life.name)
    for label, words in (("Tên", life.title), ("Ban hành", life.issuer), ("Ghi chú", life.note)):
        if words:
            typer.echo(f"{label}: {words}")
    doubt = "" if life.verified else " (chưa xác minh)"
    typer.echo(f"Nguồn: {life.source}{doubt}")
    typer.echo(f"\nNgày {day:%d/%m/%Y}: {life.standing}.")
    for moment in life.past:
        _tell(moment)
    for heading, moments in (("Sau ngày đó", life.future), ("Chưa rõ ngày", life.undated)):
        if moments:
            typer.echo(f"\n{heading}:")
        for moment in moments:
            _tell(moment)
    if life.heirs:
        typer.echo("\nVăn bản thay thế, theo thứ tự:")
    for heir in life.heirs:
        typer.echo(f"  {heir}")


@law_app.command("diff")
def diff(
    old: Annotated[Path, typer.Argument(help="Thư mục bảng bản cũ.")],
    new: Annotated[Path, typer.Argument(help="Thư mục bảng bản mới.")],
    as_of: AsOf = None,
    corpora: Annotated[
        tuple[Path, Path] | None,
        typer.Option(
            help="Kho văn bản bản cũ và bản mới: so cả bảng đơn vị của Bộ (units_history.csv).",
            metavar="CŨ MỚI",
        ),
    ] = None,
) -> None:
    """So hai bản của các bảng: dòng nào thêm, bớt, sửa; văn bản nào đổi tình trạng."""
    from pipeline.law.comparing import compare
    from pipeline.law.life import STATUS_WORDS

    day = as_of.date() if as_of else date.today()
    found = compare(old, new, day, corpora)
    for row in found.rows:
        _tell_row(row)
    if found.shifts:
        typer.echo(f"\nNgày {day:%d/%m/%Y}:")
    for shift in found.shifts:
        typer.echo(f"  {shift.id}: {STATUS_WORDS[shift.old]} → {STATUS_WORDS[shift.new]}")
    typer.echo(f"{len(found.rows)} dòng khác nhau, {len(found.shifts)} văn bản đổi tình trạng.")


@law_app.command("propose")
def propose(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Tệp, thư mục văn bản pháp luật; mặc định corpus/directives và texts của --law."
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="Bảng đề nghị (CSV) để người đọc đánh dấu.")] = Path(
        "proposals.csv"
    ),
    law: Law = SHIPPED_LAW,
) -> None:
    """Đọc văn bản pháp luật, đề nghị ghi thêm: điều nào của văn bản nào bị làm gì, từ ngày nào."""
    from pipeline.intake import take_in
    from pipeline.law.amendments.listing import tell_proposals
    from pipeline.law.amendments.proposing import law_files, propose_file
    from pipeline.law.amendments.sheet import write_sheet
    from pipeline.law.register import load_register
    from pipeline.read.aids import Aids
    from pipeline.show.document import extracted

    register = load_register(law)
    proposals: list[Proposal] = []
    for file in law_files(files or (), otherwise=(SHIPPED_DIRECTIVES, law / "texts")):
        try:
            read = extracted(file, take_in(file, Aids()))
            proposals += propose_file(file, read, register)
        except RasoatError as error:
            typer.echo(f"{file}: không đọc được. {error}", err=True)
    count = write_sheet(proposals, out)
    for line in tell_proposals(proposals):
        typer.echo(line)
    typer.echo(f"Đã ghi {count} đề nghị vào {out}.")


@law_app.command("outline")
def outline(
    out: Annotated[Path, typer.Option(help="Bảng cấu trúc (CSV) để người đọc kiểm tra.")] = Path(
        "outlines.csv"
    ),
    law: Law = SHIPPED_LAW,
    cache: Annotated[Path, typer.Option(help="Nơi giữ kết quả đọc từng tệp.")] = Path(".cache"),
) -> None:
    """Ghi các văn bản trong texts của --law có bao nhiêu điều, khoản, điểm, thành bảng."""
    from pipeline.collate import read_law_texts
    from pipeline.law.loading import OUTLINE_COLUMNS
    from pipeline.law.outlines import row_of
    from pipeline.law.register import load_register
    from pipeline.law.sheets import write_sheet
    from pipeline.progress import SILENT

    texts = read_law_texts(law, load_register(law), cache, 1, SILENT)
    found = {id_: texts.outline(id_) for id_ in texts.instruments}
    count = write_sheet(OUTLINE_COLUMNS, (row_of(each) for each in found.values() if each), out)
    for id_, told in found.items():
        if told is None:
            typer.echo(f"{id_}: số điều không liền nhau hoặc có văn bản kèm theo, bỏ qua.")
    typer.echo(f"Đã ghi cấu trúc {count} văn bản vào {out}.")


@law_app.command("accept")
def accept(
    sheet: Annotated[Path, typer.Argument(help="Bảng đề nghị đã đánh dấu và ghi tên.")],
    law: Law = SHIPPED_LAW,
) -> None:
    """Ghi vào bảng những đề nghị có người nhận; một dòng không ghi được thì không ghi dòng nào."""
    from pipeline.law.amendments.accepting import accept as accept_rows
    from pipeline.law.amendments.sheet import read_accepted

    taken = accept_rows(read_accepted(sheet), law, date.today())
    typer.echo(f"Đã ghi {taken.written} đề nghị vào {law}; {taken.known} điều bảng đã có.")


def _only(register: Register, number: str) -> Instrument:
    """The instrument of that id or number.

    Raises:
        BadSettings: if there is none, or several.
    """
    bearing = register.numbered(number)
    if not bearing:
        raise BadSettings(
            f"Bảng văn bản không có «{number}».", remedy="Ghi đủ số, ký hiệu hoặc mã dòng (id)."
        )
    if len(bearing) > 1:
        listed = "; ".join(f"{each.id}: {each.title}" for each in bearing)
        raise BadSettings(
            f"«{number}» là số của nhiều văn bản: {listed}.", remedy="Ghi mã dòng (id)."
        )
    return bearing[0]


def _tell(moment: Moment) -> None:
    doubt = "" if moment.verified else " (chưa xác minh)"
    source = f" [{moment.source}]" if moment.source else ""
    typer.echo(f"  {moment.when:<12}{moment.what}{doubt}{source}")


def _tell_row(row: RowChange) -> None:
    typer.echo(f"{_MARKS[row.turn]} {row.kind} {row.key}")
    for field, old, new in row.fields:
        typer.echo(f"    {field}: {old or '(trống)'} → {new or '(trống)'}")
