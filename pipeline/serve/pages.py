"""The report's own pages: as on disk, with what lets them ask for a decision."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Response, abort, send_from_directory

# The pages' own policy forbids forms, for on disk there is nobody to send them to; here the
# header's policy takes its place.
_OWN_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_FINDINGS = re.compile(r'<script defer src="(?:\.\./)*assets/finding\.js"></script>')
_DECIDING = (
    '<script defer src="/rasoat/decide.js"></script>'
    '<script defer src="/rasoat/decisions.js"></script>'
    '<link rel="stylesheet" href="/rasoat/serve.css">'
)


def page(report: Path, name: str) -> Response:
    """A file of the report.

    Args:
        report: its folder.
        name: the path below it; "" for its first page.
    """
    name = name or "index.html"
    if any(part.startswith(".") for part in Path(name).parts):
        abort(404)
    if not name.endswith(".html"):
        return send_from_directory(report.resolve(), name)
    answer = send_from_directory(report.resolve(), name)
    answer.direct_passthrough = False
    html = _OWN_POLICY.sub("", answer.get_data(as_text=True))
    return Response(_FINDINGS.sub(lambda match: match[0] + _DECIDING, html), mimetype="text/html")
