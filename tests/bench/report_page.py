"""How soon the report with 20,000 findings can be used, and how soon a search answers."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console

from pipeline.report import write_report
from tests.report.sample import RULES, sample_findings, sample_run

_FILES, _FINDINGS, _TIMES = 900, 20_000, 5
_EMPTY = '<!doctype html><html lang="vi"><title>trống</title><p>trống</p></html>'
_WHOLE = 'document.readyState === "complete"'
_USABLE = f"{_WHOLE} && document.querySelectorAll('.finding').length > 0"
_QUERIES = ("quyet dinh", "ban can su", "Đại sứ quán", "900-QD, chua xac minh", "khongcotunay")
_SEARCH = """async (query) => {
  const box = document.querySelector("input[name=q]");
  const count = document.querySelector("#findings .count");
  const answered = new Promise((done) => new MutationObserver(done).observe(
    count, { childList: true, characterData: true, subtree: true }));
  const start = performance.now();
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await answered;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


def open_large_report(console: Console) -> None:
    """Print the seconds of an empty page, of the report, and of searches in it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        console.print("no chromium: the report with 20,000 findings was not opened")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out, empty = Path(folder) / "out", Path(folder) / "empty.html"
        empty.write_text(_EMPTY, "utf-8")
        run = sample_run(_FILES)
        start = time.perf_counter()
        write_report(run, sample_findings(run, _FINDINGS), out, rules=RULES)
        console.print(f"report with {_FINDINGS:,} findings over {_FILES} files: written in "
                      f"{time.perf_counter() - start:.1f} s")  # fmt: skip
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        plain = statistics.median(_seconds(browser, empty, _WHOLE)[0] for _ in range(_TIMES))
        opened, page = _seconds(browser, out / "index.html", _USABLE)
        for _ in range(_TIMES - 1):
            page.context.close()
            again, page = _seconds(browser, out / "index.html", _USABLE)
            opened = min(opened, again)
        console.print(f"empty page {plain:.2f} s, report usable {opened:.2f} s "
                      f"(aim: {2 * plain + 1:.2f} s)")  # fmt: skip
        page.wait_for_timeout(2000)  # as long as a person takes to reach the box
        for query in _QUERIES:
            console.print(f"search «{query}»: {page.evaluate(_SEARCH, query):.0f} ms (aim: 100)")
        browser.close()


def _seconds(browser: Browser, file: Path, ready: str) -> tuple[float, Page]:
    page = browser.new_context().new_page()
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.wait_for_function(ready)
    return time.perf_counter() - start, page
