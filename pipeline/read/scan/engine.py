"""Tesseract behind a narrow door: a picture in, words with boxes and confidences out.

The program runs on its own, on one core, with a time limit; the picture goes in by standard input
and hOCR (the recogniser's HTML with boxes) comes back by standard output, so no file is written.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import UnreadableFile
from pipeline.walls.parent import die_with_parent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PROGRAM = "tesseract"
_LANGUAGE = "vie"
_SECONDS = 100.0
_REMEDY = (
    "Cài Tesseract cùng dữ liệu tiếng Việt (gói tesseract-ocr và tesseract-ocr-vie) rồi chạy lại."
)
_LINE = re.compile(
    r"<span class='ocr_\w+' id='line_[^>]*?title=\"(?P<title>[^\"]*)\"[^>]*>"
    r"(?P<words>.*?)(?=<span class='ocr_\w+' id='line_|</p>)",
    re.DOTALL,
)
_WORD = re.compile(
    r"<span class='ocrx_word'[^>]*?title='bbox (\d+) (\d+) (\d+) (\d+); x_wconf (\d+)'[^>]*>"
    r"(.*?)</span>"
)
_SIZE = re.compile(r"x_size ([\d.]+)")
_TAG = re.compile(r"<[^>]+>")


class FoundWord(NamedTuple):
    """A word in pixels of the picture given in; ``confidence`` from 0 to 1."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


class FoundLine(NamedTuple):
    """The words of a line from left to right; ``size`` is its letters' height in pixels."""

    words: tuple[FoundWord, ...]
    size: float


def recognise(picture: NDArray[np.uint8], dpi: int, layout: int) -> list[FoundLine]:
    """The lines on a picture, in the recogniser's order.

    Args:
        picture: grey, dark letters on a light ground.
        dpi: its dots an inch.
        layout: Tesseract's page segmentation mode.

    Raises:
        UnreadableFile: if Tesseract or its Vietnamese data is not installed, or it fails.
    """
    import cv2

    _, encoded = cv2.imencode(".pgm", picture)
    program = _found()
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--oem", "1"]
    command += ["--psm", str(layout), "--dpi", str(dpi), "-c", "tessedit_create_hocr=1"]
    try:
        done = subprocess.run(  # noqa: S603 (a fixed program, found on the path; no shell)
            command,
            input=encoded.tobytes(),
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
            preexec_fn=die_with_parent,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            "Nhận dạng chữ quá lâu ở một trang.",
            remedy="Quét lại trang ấy ở 300 dpi, đen trắng hoặc xám, rồi chạy lại.",
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise UnreadableFile(
            "Chương trình nhận dạng chữ không chạy được.", remedy=_REMEDY
        ) from error
    return list(_lines(done.stdout.decode("utf-8", "replace")))


@cache
def is_available() -> bool:
    """Whether Tesseract and its Vietnamese data are installed."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return False
    return _LANGUAGE in _told(program, "--list-langs").split()


@cache
def engine_version() -> str:
    """The installed Tesseract's version ("5.3.0"); "none" where there is none."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return "none"
    version = re.search(r"tesseract v?(\S+)", _told(program, "--version"))
    return version[1] if version else "unknown"


def _told(program: str, question: str) -> str:
    command = [program, question]
    done = subprocess.run(  # noqa: S603 (a fixed program, found on the path; no shell)
        command, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def _found() -> str:
    program = shutil.which(_PROGRAM)
    if program is None or not is_available():
        missing = "dữ liệu tiếng Việt của Tesseract" if program else "Tesseract"
        raise UnreadableFile(f"Máy chưa cài {missing} để đọc trang quét.", remedy=_REMEDY)
    return program


def _lines(hocr: str) -> Iterator[FoundLine]:
    for line in _LINE.finditer(hocr):
        size = _SIZE.search(line["title"])
        words = tuple(
            FoundWord(text, int(x0), int(top), int(x1), int(bottom), int(confidence) / 100)
            for x0, top, x1, bottom, confidence, held in _WORD.findall(line["words"])
            if (text := unescape(_TAG.sub("", held)).strip())
        )
        if words:
            yield FoundLine(words, float(size[1]) if size else words[0].bottom - words[0].top)
