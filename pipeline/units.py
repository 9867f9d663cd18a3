"""The units of a ministry, from ``units.yaml`` at the root of a corpus or from its folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from pipeline.errors import BadRegister
from pipeline.model.run import Unit, UnitKind

UNITS_FILE = "units.yaml"
HISTORY_FILE = "units_history.csv"  # units and posts of the ministry that are no more
UNPLACED = "_"


def load_units(corpus: Path) -> tuple[Unit, ...]:
    """The units of ``corpus``, by id.

    Folders that ``units.yaml`` does not name, and files that stand in no folder, get units of
    kind OTHER, so that no document is without one.

    Raises:
        BadRegister: if ``units.yaml`` cannot be read or an entry breaks the rules.
    """
    file = corpus / UNITS_FILE
    named = {unit.id: unit for unit in _read(file)} if file.exists() else {}
    folders = {path.name for path in corpus.iterdir() if path.is_dir() and path.name[0] != "."}
    found = {id_: Unit(id=id_, name=id_) for id_ in folders}
    found[UNPLACED] = Unit(id=UNPLACED, name="(chưa xếp vào đơn vị nào)")
    return tuple(unit for _, unit in sorted((found | named).items()))


def _read(file: Path) -> Iterator[Unit]:
    remedy = "Sửa tệp rồi chạy lại; mỗi đơn vị cần id (tên thư mục), name và kind."
    try:
        entries: Any = yaml.safe_load(file.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"dòng {mark.line + 1}" if mark else None
        raise BadRegister(
            "Tệp không đúng cú pháp YAML.", remedy=remedy, file=file, place=place
        ) from error
    if not isinstance(entries, list):
        raise BadRegister("Tệp phải là một danh sách đơn vị.", remedy=remedy, file=file)
    seen: set[str] = set()
    for position, entry in enumerate(entries, 1):
        place = f"mục thứ {position}"
        try:
            unit = msgspec.convert(entry, Unit)
        except msgspec.ValidationError as error:
            kinds = ", ".join(UnitKind)
            raise BadRegister(
                f"Mục không hợp lệ ({error}); kind nhận một trong: {kinds}.",
                remedy=remedy,
                file=file,
                place=place,
            ) from error
        if unit.id in seen:
            raise BadRegister(f"Trùng id «{unit.id}».", remedy=remedy, file=file, place=place)
        seen.add(unit.id)
        yield unit
