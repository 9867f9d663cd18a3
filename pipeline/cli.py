"""The command ``rasoat``. Commands import what they need when called: ``--help`` loads no model."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.config import NO_DATABASE, SHIPPED_LAW, Settings, database_beside
from pipeline.directives_commands import directives_app
from pipeline.errors import BadSettings, RasoatError
from pipeline.evaluate.stages import STAGES
from pipeline.law_commands import law_app
from pipeline.review_commands import Database, decide, history, precision

app = typer.Typer(
    name="rasoat",
    help="Rà soát quy chế, quy định, quy trình: tìm điều khoản lạc hậu, viện dẫn sai, chỗ thiếu.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(law_app)
app.add_typer(directives_app)
for command in (decide, history, precision):
    app.command()(command)

Law = Annotated[Path, typer.Option("--law", help="Thư mục các bảng văn bản và cơ quan.")]
Gold = Annotated[
    Path | None, typer.Option("--gold", help="Tệp chuẩn do người đọc lập.", exists=True)
]


@app.command()
def analyze(
    *,
    corpus: Annotated[Path, typer.Option(help="Kho văn bản: mỗi đơn vị một thư mục con.")],
    out: Annotated[Path, typer.Option(help="Thư mục ghi báo cáo.")] = Path("out"),
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="Ngày xét hiệu lực; mặc định hôm nay."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Số tiến trình đọc.")] = os.cpu_count() or 1,
    law: Law = SHIPPED_LAW,
    cache: Annotated[Path, typer.Option(help="Nơi giữ kết quả đọc từng tệp.")] = Path(".cache"),
    database: Database = None,
    series: Annotated[
        str, typer.Option(help="Tên chuỗi các lần rà soát được so với nhau; mặc định tên kho.")
    ] = "",
) -> None:
    """Rà soát cả kho và ghi báo cáo."""
    from pipeline.console import ProgressBars, print_headline
    from pipeline.run import analyze as run_batch

    settings = Settings(
        corpus=corpus,
        out=out,
        as_of=as_of.date() if as_of else date.today(),
        jobs=jobs,
        law=law,
        cache=cache,
        database=None if database == NO_DATABASE else database or str(database_beside(out)),
        series=series,
    )
    with ProgressBars() as progress:
        batch = run_batch(settings, progress)
    print_headline(batch, out)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="Tệp văn bản.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="In JSON (lược đồ ở docs/schema).")
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="Vẽ hình từng trang như rasoat đọc (SVG).")
    ] = False,
    page: Annotated[
        list[int] | None, typer.Option("--page", min=1, help="Chỉ vẽ trang này; lặp lại được.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Thư mục ghi hình trang.")] = Path("trang"),
    law: Law = SHIPPED_LAW,
) -> None:
    """In một văn bản như rasoat đọc được."""
    if pages:
        from pipeline.show.pages import draw_pages

        for drawn in draw_pages(file, out, page or ()):
            typer.echo(drawn)
        return
    from pipeline.console import print_document, print_json
    from pipeline.show import show_file

    shown = show_file(file, law)
    (print_json if as_json else print_document)(shown)


@app.command()
def annotate(
    texts: Annotated[Path, typer.Argument(help="Tệp JSONL: mỗi dòng {id, text}.", exists=True)],
    out: Annotated[Path, typer.Option(help="Tệp JSONL kết quả, cùng dạng với tệp chuẩn.")],
) -> None:
    """Trích viện dẫn (và các dữ kiện khác) từ những đoạn văn."""
    from pipeline.extract.annotate import annotate_file

    count = annotate_file(texts, out)
    typer.echo(f"Đã ghi {count} mục vào {out}.")


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="Mã quy tắc, ví dụ OUT101.")] = None,
) -> None:
    """Giải thích một quy tắc; không có mã thì in bảng các quy tắc."""
    from pipeline.console import print_rule, print_rules
    from pipeline.rules.families import all_rules, find_rule

    if code is None:
        print_rules(all_rules())
    else:
        print_rule(find_rule(code))


@app.command()
def evaluate(
    stage: Annotated[str, typer.Argument(help=", ".join((*STAGES, "matching")))],
    gold: Gold = None,
    worst: Annotated[int, typer.Option(help="Số trường hợp sai in ra.")] = 10,
    articles: Annotated[
        Path | None, typer.Option(help="matching: tệp điều khoản của bộ pháp điển.", exists=True)
    ] = None,
    ranked: Annotated[Path | None, typer.Option(help="matching: tệp ghi thứ hạng.")] = None,
) -> None:
    """Đo độ chính xác của một khâu trên tệp chuẩn (matching: xếp hạng điều luật)."""
    if stage == "matching":
        _rank(articles, ranked)
        return
    from pipeline.console import print_evaluation
    from pipeline.evaluate.stages import evaluate_stage

    if gold is None:
        raise BadSettings("Thiếu tệp chuẩn.", remedy="Thêm --gold TỆP.")
    print_evaluation(evaluate_stage(stage, gold), worst)


def _rank(articles: Path | None, ranked: Path | None) -> None:
    from pipeline.evaluate.matching import write_ranked

    if articles is None or ranked is None:
        raise BadSettings("Thiếu tệp.", remedy="Thêm --articles TỆP và --ranked TỆP.")
    written = write_ranked(articles, ranked)
    typer.echo(f"Đã xếp hạng cho {written.articles} điều của {written.topics} đề mục: {ranked}")


@app.command()
def serve(
    out: Annotated[Path, typer.Option(help="Thư mục báo cáo.", exists=True)] = Path("out"),
    host: Annotated[str, typer.Option(help="Địa chỉ của chính máy này.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Cổng.")] = 8760,
    database: Annotated[
        str | None,
        typer.Option(
            "--database", envvar="RASOAT_DATABASE", help="Nơi giữ quyết định; mặc định cạnh OUT."
        ),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Tên máy khi qua máy chủ trung gian.")
    ] = None,
    user_header: Annotated[
        str, typer.Option("--user-header", help="Tiêu đề HTTP mang tên người dùng.")
    ] = "",
) -> None:
    """Mở báo cáo trong trình duyệt trên máy này, ghi quyết định ngay khi xem."""
    from pipeline.serve.running import run_server

    run_server(out, host, port, database, tuple(name or ()), user_header)


def main() -> None:
    """Run the command; an error a user can meet is one clear line and exit status 2."""
    try:
        app()
    except RasoatError as error:
        typer.echo(f"rasoat: {error}", err=True)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
