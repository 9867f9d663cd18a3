"""The report in a browser, with decisions saved as they are taken (``rasoat serve``)."""

from __future__ import annotations

from pipeline.serve.app import create_app
from pipeline.serve.settings import ServeSettings, loopback

__all__ = ["ServeSettings", "create_app", "loopback"]
