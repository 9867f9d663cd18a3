"""A made-up run, written once, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from pipeline.model.finding import Finding
from pipeline.model.run import Run
from pipeline.report import write_report
from tests.report.sample import RULES, sample_findings, sample_run

Sample = tuple[Run, list[Finding]]


@pytest.fixture(scope="session")
def sample() -> Sample:
    run = sample_run()
    return run, sample_findings(run)


@pytest.fixture(scope="session")
def report(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a written report."""
    run, findings = sample
    out = tmp_path_factory.mktemp("report") / "báo cáo"
    write_report(run, findings, out, rules=RULES)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without any traffic of its own."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        message = "no chromium on PATH: the pages were not tried in a browser"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()
