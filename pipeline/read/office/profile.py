"""A fresh LibreOffice profile that opens documents without running or fetching anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from pipeline.word_lists import held_in, rows_of

_SETTINGS: Final = Path(__file__).with_name("profile.yaml")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
"""
_WITHOUT_JAVA = """<?xml version="1.0" encoding="UTF-8"?>
<java xmlns="http://openoffice.org/2004/java/framework/1.0"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<enabled xsi:nil="false">false</enabled>
</java>
"""
_JAVA_FILES = ("javasettings_Linux_X86_64.xml", "javasettings_Linux_AARCH64.xml")


def write_profile(folder: Path) -> None:
    """Write the profile into ``folder``, which is made.

    Raises:
        OSError: if it cannot be written.
    """
    user = folder / "user"
    config = user / "config"
    config.mkdir(parents=True)
    items = "".join(_item(each["path"], each["name"], each["value"]) for each in _settings())
    registry = f"{_HEAD}{items}</oor:items>\n"
    (user / "registrymodifications.xcu").write_text(registry, encoding="utf-8")
    for name in _JAVA_FILES:
        (config / name).write_text(_WITHOUT_JAVA, encoding="utf-8")


def _settings() -> list[dict[str, Any]]:
    return rows_of(_SETTINGS, held_in(_SETTINGS, dict[str, Any]), "settings")


def _item(path: str, name: str, value: bool | int) -> str:
    said = str(value).lower()
    where = quoteattr(f"/org.openoffice.Office.{path}")
    return (
        f'<item oor:path={where}><prop oor:name={quoteattr(name)} oor:op="fuse">'
        f"<value>{said}</value></prop></item>\n"
    )
