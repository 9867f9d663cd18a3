"""The server: the report's pages, a page to decide on a finding, and who decides."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, redirect, render_template, request, send_from_directory, url_for
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.wrappers import Response as BaseResponse

from pipeline.inert import inert
from pipeline.report.payload import script, surroundings
from pipeline.report.words import load_words
from pipeline.review.asking import WORDS
from pipeline.review.items import Fate
from pipeline.review.store import Store
from pipeline.serve.deciding import decide, decisions_on, standing_words, told
from pipeline.serve.findings import finding_of
from pipeline.serve.guarding import guard
from pipeline.serve.pages import page
from pipeline.serve.reviewers import cleaned, remember, reviewer
from pipeline.serve.settings import ServeSettings

_STATUS = {Fate.REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY, Fate.OVERTAKEN: HTTPStatus.CONFLICT}
_MOST_BYTES = 64 * 1024  # of a form


def create_app(settings: ServeSettings) -> Flask:
    """The server as a WSGI application.

    Args:
        settings: where the reports and decisions are, and who may ask.

    Raises:
        BadDatabase: the database cannot be opened.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=secrets.token_bytes(32),  # sessions end with the server
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_HTTPONLY=True,
        MAX_CONTENT_LENGTH=_MOST_BYTES,
        WTF_CSRF_TIME_LIMIT=None,
    )
    CSRFProtect(app)
    guard(app, settings.hosts)
    app.jinja_env.filters["inert"] = inert
    app.jinja_env.autoescape = True  # Flask would tell it from the name's ending
    _add_pages(app, settings)
    _add_deciding(app, settings, Store(settings.database))
    return app


def _add_pages(app: Flask, settings: ServeSettings) -> None:
    @app.get("/")
    @app.get("/<path:name>")
    def report(name: str = "") -> Response:
        return page(settings.report, name)

    @app.get("/rasoat/<name>")
    def asset(name: str) -> Response:
        return send_from_directory(f"{app.root_path}/assets", name)

    @app.errorhandler(HTTPStatus.NOT_FOUND)
    def missing(error: Exception) -> tuple[str, int]:
        return _problem("Không có trang này trong báo cáo mới nhất."), HTTPStatus.NOT_FOUND

    @app.errorhandler(CSRFError)
    def stale(error: Exception) -> tuple[str, int]:
        return (
            _problem("Phiên làm việc đã hết; tải lại trang rồi ghi lại quyết định."),
            HTTPStatus.BAD_REQUEST,
        )


def _add_deciding(app: Flask, settings: ServeSettings, store: Store) -> None:
    @app.get("/rasoat/decisions.js")
    def decisions() -> Response:
        return Response(script("decided", standing_words(store)), mimetype="text/javascript")

    @app.get("/rasoat/vao")
    def enter() -> str:
        return render_template("enter.html.j2", back=_back(), problem="")

    @app.post("/rasoat/vao")
    def entered() -> BaseResponse | tuple[str, int]:
        name = cleaned(request.form.get("name", ""))
        if settings.user_header or not name:
            problem = "Ghi họ tên người rà soát."
            return (
                render_template("enter.html.j2", back=_back(), problem=problem),
                HTTPStatus.UNPROCESSABLE_ENTITY,
            )
        remember(name)
        return redirect(_back(), HTTPStatus.SEE_OTHER)

    @app.route("/rasoat/phat-hien/<fingerprint>", methods=["GET", "POST"])
    def finding(fingerprint: str) -> BaseResponse | str | tuple[str, int]:
        name = reviewer(settings.user_header)
        if not name and settings.user_header:
            return (
                _problem("Máy chủ trung gian không cho biết ai đang rà soát."),
                HTTPStatus.FORBIDDEN,
            )
        if not name:
            return redirect(url_for("enter", ve=request.full_path), HTTPStatus.SEE_OTHER)
        record = finding_of(settings.report, fingerprint)
        if record is None:
            return _problem("Báo cáo mới nhất không có phát hiện này."), HTTPStatus.NOT_FOUND
        answer = None
        if request.method == "POST":
            answer = decide(store, fingerprint, name, request.form)
            if answer.fate not in _STATUS and not answer.remarks:
                return redirect(_back(), HTTPStatus.SEE_OTHER)
        before, after = surroundings(record.quote, record.context)
        history = [told(each) for each in decisions_on(store, fingerprint)]
        html = render_template(
            "finding.html.j2",
            finding=record,
            before=before,
            after=after,
            words=load_words(),
            verdicts=WORDS,
            history=history,
            seen=len(history),
            answer=answer,
            form=request.form,
            name=name,
            back=_back(),
        )
        return html, _STATUS.get(answer.fate, HTTPStatus.OK) if answer else HTTPStatus.OK


def _back() -> str:
    """Where the reviewer came from, if that is a page of this server."""
    target = request.values.get("ve", "/")
    parts = urlsplit(target)
    safe = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if safe and not parts.netloc and not parts.scheme else "/"


def _problem(said: str) -> str:
    return render_template("problem.html.j2", said=said)
