"""Nobody else reads or writes here: other sites, other names, other files."""

from __future__ import annotations

import re
import threading
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from pipeline.errors import BadSettings
from pipeline.report.records import FindingRecord
from pipeline.review.items import Fate
from pipeline.review.store import Store
from pipeline.serve import ServeSettings, create_app, loopback
from pipeline.serve.deciding import decide, decisions_on
from pipeline.serve.guarding import POLICY

HOST = "rasoat.test"
Reviewed = tuple[ServeSettings, tuple[FindingRecord, ...]]


def client(reviewed: Reviewed, user_header: str = "") -> FlaskClient:
    settings, _ = reviewed
    named = ServeSettings(settings.out, settings.database, frozenset((HOST,)), user_header)
    return create_app(named).test_client()


def ask(made: FlaskClient, path: str, **more):
    return made.get(path, base_url=f"http://{HOST}", **more)


def page_of(reviewed: Reviewed) -> str:
    return f"/rasoat/phat-hien/{reviewed[1][0].fingerprint}"


def test_every_answer_carries_the_policy(reviewed: Reviewed) -> None:
    made = client(reviewed)
    for path in ("/", "/findings.xlsx", "/khong-co", "/rasoat/vao", "/rasoat/decide.js"):
        answer = ask(made, path)
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_pages_need_no_script_or_style_written_into_them(reviewed: Reviewed) -> None:
    html = ask(client(reviewed), "/").text
    assert "Content-Security-Policy" not in html  # the header's holds instead
    assert re.findall(r"<script(?![^>]*\bsrc=)", html) == []
    assert re.findall(r"\bstyle=|\bon\w+=|<style", html) == []


def test_another_name_is_refused(reviewed: Reviewed) -> None:
    answer = client(reviewed).get("/", base_url="http://evil.example")
    assert answer.status_code == HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize(
    "path",
    [
        "/../decisions.sqlite3",
        "/%2e%2e/decisions.sqlite3",
        "/..%2fdecisions.sqlite3",
        "/.lock",
        "//etc/passwd",
        "/rasoat/../app.py",
        "/rasoat/..%2fapp.py",
    ],
)
def test_nothing_outside_the_report_is_sent(reviewed: Reviewed, path: str) -> None:
    assert ask(client(reviewed), path).status_code in (
        HTTPStatus.NOT_FOUND,
        HTTPStatus.PERMANENT_REDIRECT,
    )


def test_a_form_from_elsewhere_is_refused(reviewed: Reviewed) -> None:
    made = client(reviewed, "X-User")
    answer = made.post(
        page_of(reviewed),
        base_url=f"http://{HOST}",
        headers={"X-User": "Lê An"},
        data={"verdict": "confirmed", "seen": "0"},
    )
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert decisions_on(Store(reviewed[0].database), reviewed[1][0].fingerprint) == ()


def test_behind_a_proxy_only_its_header_names_the_reviewer(reviewed: Reviewed) -> None:
    made = client(reviewed, "X-User")
    assert ask(made, page_of(reviewed)).status_code == HTTPStatus.FORBIDDEN
    token = re.search(r'name="csrf_token" value="([^"]+)"', ask(made, "/rasoat/vao").text)
    assert token is not None
    data = {"csrf_token": token[1], "name": "Kẻ khác", "ve": "/"}
    made.post("/rasoat/vao", base_url=f"http://{HOST}", data=data)
    assert ask(made, page_of(reviewed)).status_code == HTTPStatus.FORBIDDEN
    shown = ask(made, page_of(reviewed), headers={"X-User": "Lê An"})
    assert "Người rà soát: Lê An" in shown.text


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:x"]
)
def test_the_way_back_leads_nowhere_else(reviewed: Reviewed, target: str) -> None:
    shown = ask(client(reviewed), "/rasoat/vao", query_string={"ve": target}).text
    assert 'name="ve" value="/"' in shown


def test_words_of_a_document_are_text(reviewed: Reviewed) -> None:
    finding = next(each for each in reviewed[1] if each.code == "OUT201")
    made = client(reviewed, "X-User")
    shown = ask(
        made, f"/rasoat/phat-hien/{finding.fingerprint}", headers={"X-User": "<i>An</i>"}
    ).text
    assert "&lt;b&gt;hằng quý&lt;/b&gt;" in shown
    assert "&lt;i&gt;An&lt;/i&gt;" in shown


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.5", "rasoat.bo.vn", "::"])
def test_other_machines_are_not_let_in(host: str) -> None:
    with pytest.raises(BadSettings):
        loopback(host)


def test_this_machine_is() -> None:
    assert [loopback(host) for host in ("127.0.0.1", "::1", "localhost")]


def test_many_who_decide_at_once_lose_nothing(reviewed: Reviewed) -> None:
    settings, findings = reviewed
    mark = findings[0].fingerprint
    fates: list[Fate] = []
    start = threading.Barrier(8)

    def one(number: int) -> None:
        store = Store(settings.database)
        start.wait()
        form = {"verdict": "confirmed", "seen": "0"}
        told = decide(store, mark, f"Người {number}", form)
        while told.fate is Fate.OVERTAKEN:
            form["seen"] = str(len(decisions_on(store, mark)))
            told = decide(store, mark, f"Người {number}", form)
        fates.append(told.fate)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert fates == [Fate.TAKEN] * 8
    assert len(decisions_on(Store(settings.database), mark)) == 8
