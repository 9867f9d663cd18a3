"""What tests of several folders share: how property tests run, and a browser.

Property tests never run against the clock, and on CI with the same examples each time. A process
can hold one browser only, so that all folders take this one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

settings.register_profile("rasoat", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("rasoat")


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
