"""Runs the server on the loopback until it is told to stop."""

from __future__ import annotations

from pathlib import Path

import typer
import waitress

from pipeline.config import database_beside
from pipeline.errors import BadSettings
from pipeline.serve.app import create_app
from pipeline.serve.settings import ServeSettings, loopback

_THREADS = 8


def run_server(
    out: Path, host: str, port: int, database: str | None, names: tuple[str, ...], user_header: str
) -> None:
    """Serve the newest report of ``out`` and take decisions.

    Args:
        out: the folder of reports.
        host: an address of this machine that no other reaches.
        port: the port.
        database: address of the database; None for the one beside ``out``.
        names: names a proxy may ask under.
        user_header: the proxy's header that names the reviewer; "" where reviewers give a name.

    Raises:
        BadSettings: other machines could reach ``host``, the port is taken, or there is no report.
        BadDatabase: the database cannot be opened.
    """
    shown = f"[{host}]" if ":" in loopback(host) else host
    settings = ServeSettings(
        out=out,
        database=database or str(database_beside(out)),
        hosts=frozenset((f"{shown}:{port}", f"localhost:{port}", *names)),
        user_header=user_header,
    )
    if not (settings.report / "index.html").is_file():
        raise BadSettings(f"Chưa có báo cáo trong «{out}».", remedy="Chạy rasoat analyze trước.")
    app = create_app(settings)
    typer.echo(f"Báo cáo: http://{shown}:{port}/ (Ctrl+C để dừng)")
    try:
        waitress.serve(app, host=host, port=port, threads=_THREADS, ident=None)
    except OSError as error:
        raise BadSettings(
            f"Không mở được cổng {port} ({error.strerror}).", remedy="Chọn cổng khác bằng --port."
        ) from error
