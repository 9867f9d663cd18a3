"""One file as rasoat reads it: ``document`` for what it says, ``pages`` for how its pages look."""

from __future__ import annotations

from pipeline.show.document import ShownDocument, show_file, show_result

__all__ = ["ShownDocument", "show_file", "show_result"]
