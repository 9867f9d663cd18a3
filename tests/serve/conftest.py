"""A reviewed corpus of one made-up document, and its report on a real server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import pytest
from waitress.server import create_server

from pipeline.config import Settings
from pipeline.progress import SILENT
from pipeline.report.records import FindingRecord, FindingsFile
from pipeline.review.store import Store
from pipeline.run import analyze
from pipeline.serve import ServeSettings, create_app

TEXT = """BỘ GIẢ ĐỊNH
Số: 12/QĐ-BGĐ
Hà Nội, ngày 12 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc quản lý ngân sách đối ngoại (văn bản giả định)
Căn cứ Nghị định số 117/2017/NĐ-CP ngày 19 tháng 10 năm 2017 của Chính phủ;
Điều 1. Thanh tra Bộ kiểm tra việc chi <b>hằng quý</b>.
Điều 2. Chánh Văn phòng thi hành Quyết định này.
"""


@dataclass(frozen=True)
class Served:
    """Where the server answers, its database, and what the report found."""

    address: str
    host: str
    settings: ServeSettings
    findings: tuple[FindingRecord, ...]

    @property
    def outdated(self) -> FindingRecord:
        """The finding on the inspectorate that ended."""
        (found,) = (each for each in self.findings if each.code == "OUT201")
        return found

    def store(self) -> Store:
        return Store(self.settings.database)


@pytest.fixture
def reviewed(tmp_path: Path) -> tuple[ServeSettings, tuple[FindingRecord, ...]]:
    corpus = tmp_path / "kho"
    (corpus / "vp").mkdir(parents=True)
    (corpus / "vp" / "quyet-dinh.txt").write_text(TEXT, "utf-8")
    (corpus / "units.yaml").write_text("- {id: vp, name: Văn phòng}\n", "utf-8")
    out, database = tmp_path / "out", str(tmp_path / "decisions.sqlite3")
    analyze(
        Settings(
            corpus=corpus,
            out=out,
            as_of=date(2026, 11, 23),
            jobs=1,
            cache=tmp_path / "cache",
            database=database,
        ),
        SILENT,
    )
    settings = ServeSettings(out=out, database=database, hosts=frozenset())
    told = msgspec.json.decode((settings.report / "findings.json").read_bytes(), type=FindingsFile)
    return settings, told.findings


@pytest.fixture
def served(reviewed: tuple[ServeSettings, tuple[FindingRecord, ...]]) -> Iterator[Served]:
    settings, findings = reviewed
    hosts: set[str] = set()
    settings = ServeSettings(settings.out, settings.database, hosts)  # type: ignore[arg-type]
    server = create_server(create_app(settings), host="127.0.0.1", port=0, threads=8)
    host = f"127.0.0.1:{server.effective_port}"
    hosts.add(host)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield Served(f"http://{host}", host, settings, findings)
    finally:
        server.close()
        thread.join(timeout=10)
