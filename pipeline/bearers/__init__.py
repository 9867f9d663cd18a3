"""Whom the bearers of norms are: units, heads of units, bodies that ended."""

from pipeline.bearers.linking import BearerKind, BearerLink, link_bearer

__all__ = ["BearerKind", "BearerLink", "link_bearer"]
