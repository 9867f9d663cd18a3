"""The command ``rasoat``. Commands import what they need when called: ``--help`` loads no model."""

from __future__ import annotations

import os
import signal
import traceback
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.config import (
    NO_DATABASE,
    SHIPPED_DIRECTIVES,
    SHIPPED_LAW,
    Settings,
    database_beside,
)
from pipeline.directives_commands import Directives, Encoder, directives_app
from pipeline.errors import BadSettings, RasoatError, RunLocked
from pipeline.evaluate.stages import STAGES
from pipeline.exits import EXITS, Exit, exit_of
from pipeline.law_commands import law_app
from pipeline.log import Level
from pipeline.model.finding import Severity
from pipeline.review_commands import Database, decide, history, precision
from pipeline.schedule_commands import schedule_app

app = typer.Typer(
    name="rasoat",
    help="Rà soát quy chế, quy định, quy trình: tìm điều khoản lạc hậu, viện dẫn sai, chỗ thiếu.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(law_app)
app.add_typer(schedule_app)
app.add_typer(directives_app)
for command in (decide, history, precision):
    app.command()(command)

Law = Annotated[Path, typer.Option("--law", help="Thư mục các bảng văn bản và cơ quan.")]
Gold = Annotated[
    Path | None, typer.Option("--gold", help="Tệp chuẩn do người đọc lập.", exists=True)
]


@app.command(epilog=EXITS)
def analyze(  # noqa: PLR0913 - one an option
    *,
    corpus: Annotated[Path, typer.Option(help="Kho văn bản: mỗi đơn vị một thư mục con.")],
    out: Annotated[Path, typer.Option(help="Thư mục giữ các lần rà soát.")] = Path("out"),
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="Ngày xét hiệu lực; mặc định hôm nay."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Số tiến trình đọc.")] = os.cpu_count() or 1,
    law: Law = SHIPPED_LAW,
    directives: Directives = SHIPPED_DIRECTIVES,
    encoder: Encoder = None,
    cache: Annotated[Path, typer.Option(help="Nơi giữ kết quả đọc từng tệp.")] = Path(".cache"),
    database: Database = None,
    series: Annotated[
        str, typer.Option(help="Tên chuỗi các lần rà soát được so với nhau; mặc định tên kho.")
    ] = "",
    keep: Annotated[
        int, typer.Option(min=1, help="Giữ lần cuối của bấy nhiêu tuần (và mỗi tháng, một năm).")
    ] = 8,
    fail_on: Annotated[
        Severity | None, typer.Option(help="Mã thoát 1 nếu có phát hiện từ mức này trở lên.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Mã thoát 4 nếu có tệp không đọc được.")
    ] = False,
    log_level: Annotated[
        Level, typer.Option(help="Mức nhật ký in ra màn hình; nhật ký đủ ở run.log.")
    ] = Level.WARNING,
) -> None:
    """Rà soát cả kho và ghi báo cáo vào OUT/runs; OUT/latest dẫn tới lần mới nhất."""
    from pipeline.console import ProgressBars, print_headline
    from pipeline.runs.weekly import review_week

    signal.signal(signal.SIGTERM, _end)
    settings = Settings(
        corpus=corpus,
        out=out,
        as_of=as_of.date() if as_of else date.today(),
        jobs=jobs,
        law=law,
        cache=cache,
        database=None if database == NO_DATABASE else database or str(database_beside(out)),
        series=series,
        keep=keep,
        directives=directives,
        encoder=encoder,
    )
    with ProgressBars() as progress:
        finished = review_week(settings, progress, log_level)
    print_headline(finished.batch, finished.entry)
    raise typer.Exit(exit_of(finished.batch, fail_on, strict))


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


def _end(*_: object) -> None:
    """Asked to end: the workers and what is unfinished go on the way out."""
    raise SystemExit(Exit.ENDED)


def main() -> None:
    """Run the command; an error a user can meet is one clear line and its own exit status."""
    try:
        app()
    except RunLocked as error:
        _stop(Exit.LOCKED, str(error))
    except RasoatError as error:
        _stop(Exit.BAD_SETTINGS, str(error))
    except OSError as error:
        _stop(Exit.NOT_WRITTEN, f"không ghi hoặc không đọc được: {error}")
    except Exception:
        traceback.print_exc()
        _stop(Exit.FAULT, "lỗi của chương trình; hãy gửi các dòng trên cho người bảo trì.")


def _stop(status: Exit, said: str) -> None:
    typer.echo(f"rasoat: {said}", err=True)
    raise SystemExit(status)


if __name__ == "__main__":
    main()
