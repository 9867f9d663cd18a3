"""The secrecy gate against labelled documents: marks missed and false alarms.

The gold is a folder with the folders ``marked`` and ``unmarked`` of files of any format (either
may be missing), or a ``.jsonl.xz`` of ``{"id", "html"}``, published documents that bear no mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadSettings, UnreadableFile
from pipeline.evaluate.scores import Evaluation, Score, WorstCase
from pipeline.model.reading import Reading
from pipeline.read.secrecy import is_marked, marks_in

_FOLDERS = {"marked": True, "unmarked": False}


class _Labelled(NamedTuple):
    """A document with its label; ``reading`` is None where it cannot be read."""

    item: str
    marked: bool
    reading: Reading | None


def evaluate(gold: Path) -> Evaluation:
    """Count the marked documents withheld and the others let through.

    Args:
        gold: a folder with ``marked`` and ``unmarked``, or a ``.jsonl.xz`` of unmarked documents.

    Returns:
        The scores "marked" (1 - recall is the share of misses) and "unmarked" (1 - recall is the
        share of false alarms). Of a missed document the name alone is shown, of a false alarm
        also the line taken for a mark. Unreadable files are remarked on and not counted.

    Raises:
        BadSettings: if the gold is in neither form.
    """
    counts = {(label, said): 0 for label in (True, False) for said in (True, False)}
    misses: list[WorstCase] = []
    alarms: list[WorstCase] = []
    unread: list[str] = []
    for item, marked, reading in _labelled(gold):
        if reading is None:
            unread.append(item)
            continue
        said = is_marked(reading)
        counts[marked, said] += 1
        if marked and not said:
            misses.append(WorstCase(item=item, fault="bỏ sót", text=""))
        elif said and not marked:
            text = marks_in(reading)[0].text
            alarms.append(WorstCase(item=item, fault="báo nhầm", text=text))
    return Evaluation(
        stage="secrecy",
        n_items=sum(counts.values()),
        scores=(_score("marked", True, counts), _score("unmarked", False, counts)),
        remarks=(f"Không đọc được {len(unread)} tệp: {', '.join(unread)}.",) if unread else (),
        worst=(*misses, *alarms),
    )


def _score(layer: str, label: bool, counts: dict[tuple[bool, bool], int]) -> Score:
    right = counts[label, label]
    return Score(
        layer=layer,
        right=right,
        predicted=right + counts[not label, label],
        gold=right + counts[label, not label],
    )


def _labelled(gold: Path) -> Iterator[_Labelled]:
    if gold.suffix == ".xz":
        yield from _published(gold)
        return
    folders = {gold / name: marked for name, marked in _FOLDERS.items() if (gold / name).is_dir()}
    if not folders:
        raise BadSettings(
            "Không thấy tệp mẫu để đo.",
            remedy="Cần thư mục có «marked», «unmarked», hoặc một tệp .jsonl.xz.",
            file=gold,
        )
    for folder, marked in folders.items():
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            yield _Labelled(str(path.relative_to(gold)), marked, _reading(path))


def _published(gold: Path) -> Iterator[_Labelled]:
    from pipeline.evaluate.published import published

    for entry in published(gold):
        yield _Labelled(entry.id, False, entry.reading)


def _reading(path: Path) -> Reading | None:
    from pipeline.read import read_file

    try:
        return read_file(path)
    except UnreadableFile:
        return None
