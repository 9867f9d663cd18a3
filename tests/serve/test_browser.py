"""Decisions taken in a real browser, on the report's own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pipeline.model.review import Verdict
from pipeline.serve.deciding import decisions_on
from tests.serve.conftest import Served

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Open]:
    """Opens a page as a reviewer of its own; nothing is fetched from elsewhere, nothing refused."""
    contexts, troubles = [], []

    def open_(path: str = "/", name: str = "") -> Page:
        context = browser.new_context(locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console",
            lambda message: message.type == "error" and troubles.append(message.text),
        )
        page.on(
            "request",
            lambda request: (
                request.url.startswith((served.address, "data:")) or troubles.append(request.url)
            ),
        )
        if name:
            page.goto(f"{served.address}/rasoat/vao?ve={path}")
            page.get_by_label("Họ và tên").fill(name)
            page.get_by_role("button", name="Bắt đầu").click()
        else:
            page.goto(served.address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [each for each in troubles if "409" not in each and "422" not in each] == []


def decide(page: Page, verdict: str, reason: str = "") -> None:
    page.get_by_role("radio", name=verdict).check()
    page.get_by_label("Lý do").fill(reason)
    page.get_by_role("button", name="Ghi quyết định").click()


def test_a_reviewer_decides_from_the_list_and_comes_back_to_it(
    open_page: Open, served: Served
) -> None:
    finding = served.outdated
    page = open_page(f"/#f={finding.fingerprint}")
    page.get_by_role("link", name="Quyết định về phát hiện này").click()
    page.get_by_label("Họ và tên").fill("Lê  An")
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(finding.message)
    expect(page.locator("blockquote mark").first).to_have_text(finding.quote)
    decide(page, "Xác nhận")
    item = page.locator(".finding", has_text=finding.message).first
    expect(item.locator(".tag.decided")).to_contain_text("Lê An xác nhận")
    (taken,) = decisions_on(served.store(), finding.fingerprint)
    assert (taken.verdict, taken.reviewer) == (Verdict.CONFIRMED, "Lê An")


def test_a_dismissal_without_a_reason_is_refused_and_what_was_written_stays(
    open_page: Open, served: Served
) -> None:
    page = open_page(f"/rasoat/phat-hien/{served.outdated.fingerprint}", name="Lê An")
    decide(page, "Bác bỏ")
    expect(page.get_by_role("alert")).to_contain_text("lý do", ignore_case=True)
    expect(page.get_by_role("radio", name="Bác bỏ")).to_be_checked()
    assert decisions_on(served.store(), served.outdated.fingerprint) == ()
    decide(page, "Bác bỏ", "đã giao Phòng Kiểm tra")
    expect(page).to_have_url(served.address + "/")
    (taken,) = decisions_on(served.store(), served.outdated.fingerprint)
    assert taken.reason == "đã giao Phòng Kiểm tra"


def test_of_two_who_decide_at_once_the_second_is_shown_the_first(
    open_page: Open, served: Served
) -> None:
    path = f"/rasoat/phat-hien/{served.outdated.fingerprint}"
    one, two = open_page(path, name="Lê An"), open_page(path, name="Trần Bình")
    decide(one, "Xác nhận")
    decide(two, "Bác bỏ", "không phải Thanh tra Bộ")
    expect(two.get_by_role("alert")).to_contain_text("Lê An xác nhận")
    assert len(decisions_on(served.store(), served.outdated.fingerprint)) == 1
    decide(two, "Bác bỏ", "không phải Thanh tra Bộ")
    expect(two.get_by_role("status")).to_contain_text("chưa thống nhất")
    both = decisions_on(served.store(), served.outdated.fingerprint)
    assert [each.reviewer for each in both] == ["Lê An", "Trần Bình"]


def test_axe_finds_nothing_serious(browser: Browser, served: Served) -> None:
    context = browser.new_context(bypass_csp=True)  # axe is a script of ours, not of the page
    page = context.new_page()
    page.goto(f"{served.address}/rasoat/vao?ve=/rasoat/phat-hien/{served.outdated.fingerprint}")
    assert grave(page) == []
    page.get_by_label("Họ và tên").fill("Lê An")
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.get_by_role("radio")).to_have_count(4)
    assert grave(page) == []
    page.goto(f"{served.address}/#f={served.outdated.fingerprint}")
    expect(page.get_by_role("link", name="Quyết định về phát hiện này")).to_be_visible()
    assert grave(page) == []
    context.close()


def grave(page: Page) -> list[str]:
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [each["id"] for each in found if each["impact"] in ("serious", "critical")]
