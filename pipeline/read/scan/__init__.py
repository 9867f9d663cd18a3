"""A picture of a page to lines and tables in reading order.

``rendering`` makes the picture, ``straighten`` sets it upright, ``lighting`` and ``ink`` clean it,
``engine`` asks Tesseract for words, ``rows`` sets them into lines with their looks, ``rules`` finds
drawn lines and ``tables`` the words between them; ``stamp`` reads what is printed in red;
``confidence`` tells the pages a person should compare with the original.
"""

from pipeline.read.scan.engine import engine_version, is_available
from pipeline.read.scan.page import ScannedPage
from pipeline.read.scan.recognise import recognise_page
from pipeline.read.scan.rendering import page_key

__all__ = ["ScannedPage", "engine_version", "is_available", "page_key", "recognise_page"]
