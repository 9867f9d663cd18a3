"""GAP: what directives and law demand of a unit that nobody has written down, or against it.

``telling`` chooses which answers a unit is told of and puts them in words; each rule takes one kind
of them. A requirement that a document of the whole ministry could meet is told once, of the
ministry.
"""

from __future__ import annotations

from pipeline.rules.gap import contradicting, copying, lacking

__all__ = ["contradicting", "copying", "lacking"]
