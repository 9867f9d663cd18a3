"""A picture of a page to lines and tables in reading order.

``rendering`` makes the picture, ``flatten`` squares a photographed sheet, ``ink`` takes coloured
ink out, ``lighting`` evens the light, ``seal`` lifts the grey seals of photocopies,
``straighten`` sets the page level; ``rules`` and ``marks`` tell drawn lines and letters apart,
``layout`` and ``plan`` put columns and cells in order, ``strip`` sets them below each other for
``engine``, which asks Tesseract for words. ``rows``, ``looks``, ``tables`` and ``blocks`` make
lines and tables of them, and ``mending`` puts right what was misread; ``stamp`` reads what is
printed in red; ``confidence`` tells the pages a person should compare with the original.

Boxes are in points of the page set level, which is the page as shown but for its slant.
"""

from pipeline.read.scan.engine import engine_version, is_available
from pipeline.read.scan.page import ScannedPage
from pipeline.read.scan.recognise import recognise_page
from pipeline.read.scan.rendering import page_key

__all__ = ["ScannedPage", "engine_version", "is_available", "page_key", "recognise_page"]
