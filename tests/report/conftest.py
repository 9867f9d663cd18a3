"""A made-up run, written once, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from pipeline.inventory import Inventory
from pipeline.model.finding import Finding
from pipeline.model.run import Run
from pipeline.pictures import PagePicture, Sheet
from pipeline.report import write_report
from pipeline.report.circumstances import Circumstances
from tests.report.sample import EARLIER_RUNS, RULES, sample_findings, sample_procedure, sample_run

Sample = tuple[Run, list[Finding]]
Open = Callable[..., Page]
Print = Callable[..., dict[str, Path]]


@pytest.fixture(scope="session")
def sample() -> Sample:
    run = sample_run()
    return run, sample_findings(run)


_FINDINGS = sample_findings(sample_run())
# A finding of the made-up run of whose page there is a picture.
PICTURED = next(finding for finding in _FINDINGS if finding.evidence.boxes)


@pytest.fixture(scope="session")
def report(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a written report."""
    run, findings = sample
    folder = tmp_path_factory.mktemp("report")
    drawn = folder / "page_5950_8420.webp"
    Image.new("RGB", (827, 1169), "white").save(drawn)
    page, boxes = PICTURED.evidence.page or 0, PICTURED.evidence.boxes
    sheet = Sheet(PagePicture(drawn, 595, 842), page, boxes)
    procedures = (sample_procedure(PICTURED),)
    inventory = Inventory(pictures={PICTURED.fingerprint: sheet}, procedures=procedures)
    out = folder / "báo cáo"
    around = Circumstances(points=EARLIER_RUNS)
    write_report(run, findings, out, rules=RULES, inventory=inventory, around=around)
    return out


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a file in a fresh page; at the end nothing was complained of or fetched."""
    contexts, troubles = [], []

    def watch(page: Page) -> None:
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(("file:", "data:"))
                or troubles.append(f"network: {request.url}")
            ),
        )

    def open_(file: Path, hash_: str = "", width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="vi-VN"
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(file.as_uri() + hash_)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Turns files into PDF with the office program: a name for each, and the PDF it became."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        message = "no LibreOffice on PATH: the papers were not opened by an office program"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)

    def print_(files: Iterable[Path], to: str = "pdf") -> dict[str, Path]:
        given = tuple(files)
        out = tmp_path_factory.mktemp("printed")
        done = subprocess.run(
            [
                program,
                f"-env:UserInstallation={(out / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", to, "--outdir", out, *given),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        suffix = to.split(":", maxsplit=1)[0]
        results = {file.name: out / f"{file.stem}.{suffix}" for file in given}
        missing = [name for name, result in results.items() if not result.is_file()]
        assert missing == [], done.stderr.decode(errors="replace")
        return results

    return print_
