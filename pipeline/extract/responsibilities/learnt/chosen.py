"""A norm as the trees choose it: an action and whose it is."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.document import Span


class Chosen(NamedTuple):
    """A norm: its action, and its bearer; None where nobody is named."""

    action: Span
    bearer: Span | None
