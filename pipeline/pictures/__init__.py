"""Pictures of the pages that findings stand on: a clause as it is printed."""

from __future__ import annotations

from pipeline.pictures.batch import PagePicture, Sheet, draw_pages
from pipeline.pictures.drawing import DOTS

__all__ = ["DOTS", "PagePicture", "Sheet", "draw_pages"]
