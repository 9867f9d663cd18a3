"""What the corpus itself says shall not be asked: ``suppressions.yaml`` beside ``units.yaml``.

Each entry names a rule, a place, why, and until when. What it silences is still found, counted and
listed; an entry that has run out or matches nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec
import yaml

from pipeline.errors import BadRegister
from pipeline.model.finding import Finding
from pipeline.review.wording import letters
from pipeline.rules.families import all_rules
from pipeline.sources import SUPPRESSIONS_FILE

_REMEDY = (
    "Sửa tệp rồi chạy lại; mỗi mục cần code, reason và ít nhất một trong unit, file, provision, "
    "words; until là ngày dạng 2026-12-31."
)


class Suppression(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry: findings of ``code`` at a place are not asked for, for a reason, until a day.

    ``unit`` is a unit's id, ``file`` a path below the corpus ("*" stands for anything),
    ``provision`` a place in words ("khoản 2 Điều 5", or "Điều 5" for all of it) or an eId,
    ``words`` words of the clause. All that are given must fit. ``until`` is the last day.
    """

    code: str
    reason: str
    unit: str = ""
    file: str = ""
    provision: str = ""
    words: str = ""
    until: date | None = None

    def has_run_out(self, day: date) -> bool:
        """Whether it no longer holds on ``day``."""
        return self.until is not None and self.until < day

    def fits(self, finding: Finding) -> bool:
        """Whether it speaks of ``finding``."""
        return (
            finding.code == self.code
            and self.unit in ("", finding.unit)
            and (not self.file or fnmatchcase(finding.file, self.file))
            and (not self.provision or _stands_in(finding, self.provision))
            and letters(self.words) in letters(f"{finding.footing.words} {finding.evidence.quote}")
        )

    @property
    def place(self) -> str:
        """Its place in words."""
        said = (self.unit, self.file, self.provision, f"«{self.words}»" if self.words else "")
        return ", ".join(part for part in said if part)


class Suppressing(msgspec.Struct, frozen=True, kw_only=True):
    """What suppressions did in one run.

    ``silenced`` gives for places of the findings the entry that silences each; ``expired`` have
    run out, ``idle`` match nothing.
    """

    silenced: dict[int, Suppression]
    expired: tuple[Suppression, ...] = ()
    idle: tuple[Suppression, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether there is any entry to tell of."""
        return bool(self.silenced or self.expired or self.idle)


def load_suppressions(corpus: Path) -> tuple[Suppression, ...]:
    """The entries of a corpus, in the order of the file; none where there is no file.

    Raises:
        BadRegister: an entry breaks the rules; the file, entry, line and field are named.
    """
    file = corpus / SUPPRESSIONS_FILE
    return tuple(_read(file)) if file.exists() else ()


def suppress(
    suppressions: Sequence[Suppression], findings: Sequence[Finding], as_of: date
) -> Suppressing:
    """Which findings are silenced on a day, and which entries do nothing any more."""
    silenced: dict[int, Suppression] = {}
    used: set[int] = set()
    by_code: dict[str, list[int]] = {}
    for place, finding in enumerate(findings):
        by_code.setdefault(finding.code, []).append(place)
    for number, entry in enumerate(suppressions):
        fitting = [place for place in by_code.get(entry.code, ()) if entry.fits(findings[place])]
        if fitting:
            used.add(number)
        if not entry.has_run_out(as_of):
            for place in fitting:
                silenced.setdefault(place, entry)
    return Suppressing(
        silenced=silenced,
        expired=tuple(entry for entry in suppressions if entry.has_run_out(as_of)),
        idle=tuple(
            entry
            for number, entry in enumerate(suppressions)
            if number not in used and not entry.has_run_out(as_of)
        ),
    )


def _stands_in(finding: Finding, provision: str) -> bool:
    eid = finding.evidence.eid
    if eid == provision or eid.startswith(f"{provision}__"):
        return True
    where = " ".join(finding.evidence.where.split(" (")[0].casefold().split())
    asked = " ".join(provision.casefold().split())
    return where == asked or where.endswith(f" {asked}")


def _read(file: Path) -> Iterator[Suppression]:
    try:
        source = file.read_text("utf-8")
        entries: Any = yaml.safe_load(source) or []
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        raise BadRegister(
            "Tệp không đọc được hoặc không đúng cú pháp YAML.",
            remedy=_REMEDY,
            file=file,
            place=f"dòng {mark.line + 1}" if mark else None,
        ) from error
    if not isinstance(entries, list):
        raise BadRegister("Tệp phải là một danh sách.", remedy=_REMEDY, file=file)
    codes = {rule.code for rule in all_rules()}
    for position, entry in enumerate(entries):
        line = node.value[position].start_mark.line + 1
        place = f"mục thứ {position + 1}, dòng {line}"
        try:
            read = msgspec.convert(entry, Suppression)
        except msgspec.ValidationError as error:
            raise BadRegister(
                f"Mục không hợp lệ ({error}).", remedy=_REMEDY, file=file, place=place
            ) from error
        if problem := _problem(read, codes):
            raise BadRegister(problem, remedy=_REMEDY, file=file, place=place)
        yield read


def _problem(entry: Suppression, codes: set[str]) -> str:
    if entry.code not in codes:
        return f"Không có quy tắc «{entry.code}» (trường code)."
    if not entry.reason.strip():
        return "Thiếu lý do (trường reason)."
    if not entry.place:
        return "Không nêu chỗ nào: cả quy tắc sẽ bị tắt."
    return ""
