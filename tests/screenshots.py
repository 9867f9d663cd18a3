"""The pictures of the guide, taken of the demo corpus in a real browser: ``make screenshots``.

Two weeks are run on a copy of the demo. Between them a finding is decided in ``rasoat serve`` and
a document is mended, so that every picture shows what the commands really gave.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from waitress.server import create_server

from pipeline.config import Settings
from pipeline.console import ProgressBars
from pipeline.runs.weekly import review_week
from pipeline.serve import ServeSettings, create_app

ROOT = Path(__file__).parent.parent
MONDAY, NEXT_MONDAY = date(2026, 11, 23), date(2026, 11, 30)
WIDTH, HEIGHT, COLOURS = 1280, 860, 128
UNIT = "vu-kiem-tra"
PROCEDURE, DIRECTIVE = "Mua-sam-van-phong-pham-van-phong", "226-KL-TW"
MENDED = f"{UNIT}/QD phan cong xac minh.docx"
OLD_LAW, NEW_LAW = (
    ("11/2022/QH15", "ngày 14 tháng 11 năm 2022"),
    ("84/2025/QH15", "ngày 25 tháng 6 năm 2025"),
)


def take(out: Path) -> None:
    """Write each picture of the guide as a PNG file into ``out``."""
    with tempfile.TemporaryDirectory() as folder, _page() as page:
        place = Path(folder)
        shutil.copytree(ROOT / "corpus" / "demo", place / "kho")
        settings = Settings(
            corpus=place / "kho",
            out=place / "bao-cao",
            as_of=MONDAY,
            cache=ROOT / ".cache",
            database=str(place / "rasoat.sqlite3"),
        )
        report = _review(settings)
        told = json.loads((report / "findings.json").read_text("utf-8"))["findings"]
        ended = next(each["fingerprint"] for each in told if each["code"] == "OUT201")
        base = report.as_uri()
        for name, address, shown in (
            ("overview", "index.html", ""),
            ("finding", f"index.html#f={ended}", f".finding:has(a[href='#f={ended}'])"),
            ("unit", f"units/{UNIT}.html", ""),
            ("procedure", _page_of(report, f"procedures/{PROCEDURE}"), ""),
            ("directive", _page_of(report, f"laws/{DIRECTIVE}"), ""),
            ("verdicts", f"verdicts.html#unit={UNIT}&verdict=contradicts", "#verdicts"),
        ):
            page.goto("about:blank")
            page.goto(f"{base}/{address}")
            _keep(page, out / f"{name}.png", shown)
        with _served(settings) as server:
            page.goto(f"{server}/#f={ended}")
            page.get_by_role("link", name="Quyết định về phát hiện này").click()
            page.get_by_label("Họ và tên").fill("Lê Thị An")
            page.get_by_role("button", name="Bắt đầu").click()
            page.get_by_role("radio", name="Xác nhận").check()
            page.get_by_label("Lý do").fill("Nhiệm vụ đã chuyển; trình sửa trong quý I.")
            _keep(page, out / "decision.png")
            page.get_by_role("button", name="Ghi quyết định").click()
            page.get_by_text("Lê Thị An xác nhận").first.wait_for()
        _mend(settings.corpus / MENDED)
        report = _review(replace(settings, as_of=NEXT_MONDAY))
        page.goto(f"{report.as_uri()}/week.html")
        _keep(page, out / "week.png")


def _page_of(report: Path, name: str) -> str:
    """The address below the report of the one page whose name begins so."""
    (page,) = report.glob(f"{name}*.html")
    return page.relative_to(report).as_posix()


def _review(settings: Settings) -> Path:
    with ProgressBars() as progress:
        review_week(settings, progress)
    return (settings.out / "latest").resolve()


def _mend(file: Path) -> None:
    """Let a decision rest on the law in force, as its unit would have mended it."""
    document = docx.Document(str(file))
    mended = 0
    for paragraph in document.paragraphs:
        if OLD_LAW[0] in paragraph.text:
            text = paragraph.text
            for old, new in zip(OLD_LAW, NEW_LAW, strict=True):
                text = text.replace(old, new)
            paragraph.text = text
            mended += 1
    if not mended:
        raise SystemExit(f"{file.name}: {OLD_LAW[0]} is not cited there any more")
    document.save(str(file))


@contextmanager
def _page() -> Iterator[Page]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        size = {"width": WIDTH, "height": HEIGHT}
        yield browser.new_page(locale="vi-VN", color_scheme="light", viewport=size)
        browser.close()


@contextmanager
def _served(settings: Settings) -> Iterator[str]:
    hosts: set[str] = set()
    serving = ServeSettings(settings.out, settings.database, hosts)  # type: ignore[arg-type]
    server = create_server(create_app(serving), host="127.0.0.1", port=0, threads=8)
    hosts.add(f"127.0.0.1:{server.effective_port}")
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=10)


def _keep(page: Page, file: Path, shown: str = "") -> None:
    """The page as it stands, ``shown`` at its top; in few colours, for a page has few."""
    page.wait_for_load_state("networkidle")
    if shown:
        page.locator(shown).first.evaluate("each => each.scrollIntoView({block: 'start'})")
        page.evaluate("scrollBy(0, -60)")
    page.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    picture.quantize(COLOURS).save(file, optimize=True)
    print(f"{file}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    take(parser.parse_args().out)
