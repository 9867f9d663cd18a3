"""What every answer carries and every question must bear: no other site can read or write here."""

from __future__ import annotations

from flask import Flask, Response, abort, request

# No script, style or picture from elsewhere, none written into a page, no frame around it.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guard(app: Flask, hosts: frozenset[str]) -> None:
    """Refuse questions under other names (DNS rebinding), and send the headers with each answer."""

    @app.before_request
    def _refuse_other_names() -> None:
        if request.host not in hosts:
            abort(421)

    @app.after_request
    def _with_headers(answer: Response) -> Response:
        for name, value in _HEADERS.items():
            answer.headers[name] = value
        return answer
