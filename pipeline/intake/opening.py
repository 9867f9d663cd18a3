"""Files that hold files: archives and e-mails, opened until nothing is left to open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.errors import UnreadableFile
from pipeline.intake.converting import OldFile
from pipeline.intake.looks import Unkept, unread
from pipeline.model.run import Source
from pipeline.progress import Progress
from pipeline.read.sniff import Format, sniff
from pipeline.sources import Barrier, FoundFile
from pipeline.store import Content, Parcel, Store, Unread
from pipeline.workers import Lost, Workers

DEEPEST = 3  # an archive in an e-mail in an archive; nobody hands in a document deeper down
_MOST_INSIDE = 20_000  # files inside others at one level of a batch
_SECONDS = 120.0


class OpenTask(NamedTuple):
    """A file, and a folder (not there yet) for what it holds."""

    path: Path
    folder: Path


class Look(NamedTuple):
    """What a file is (None: nothing that is read), and what it holds, lying where the paths say."""

    format: Format | None
    parcel: Parcel | None = None
    paths: tuple[Path, ...] = ()


@dataclass(slots=True)
class OpenedFiles:
    """All files of a batch with those inside others.

    ``waiting`` are the files to read, by key (each content once), ``old`` those of them in old
    formats; ``closed`` are files that could not be opened; ``hashed`` are the keys that are
    hashes, under which a result can be kept.
    """

    files: tuple[FoundFile, ...] = ()
    waiting: dict[str, Path] = field(default_factory=dict)
    old: dict[str, OldFile] = field(default_factory=dict)
    closed: dict[str, Unkept] = field(default_factory=dict)
    hashed: set[str] = field(default_factory=set)


def look(task: OpenTask) -> Look:
    """Tell what a file is, and open it if it holds others.

    A file that cannot be told or opened is told as it is: reading it will say what is wrong.
    """
    try:
        kind = sniff(task.path)
        if not kind.is_parcel or _is_secret_letter(kind, task.path):
            return Look(kind)
        from pipeline.unpack import unpack

        unpacked = unpack(task.path, task.folder)
    except (UnreadableFile, OSError):
        return Look(None)
    contents = tuple(_content(member.name, member.path) for member in unpacked.members)
    refused = tuple(
        (refusal.name, Unread(problem=refusal.problem, remedy=refusal.remedy))
        for refusal in unpacked.refused
    )
    paths = tuple(member.path for member in unpacked.members)
    return Look(kind, Parcel(contents=contents, refused=refused), paths)


def open_up(
    files: Sequence[FoundFile], store: Store, workers: Workers, private: Path, progress: Progress
) -> OpenedFiles:
    """Find out what the store does not know: what each file is, and what lies inside it."""
    opened = OpenedFiles()
    everything = [file for file in files if file.barrier]
    opened.closed = {
        file.source.key: _BARRED[file.barrier] for file in files if file.barrier is not None
    }
    level: Sequence[FoundFile] = [file for file in files if not file.barrier]
    for depth in range(DEEPEST + 1):
        everything += level
        unknown = {
            file.source.key: file for file in level if not _is_complete(file.source.sha256, store)
        }
        folder = private / f"opened-{depth}"
        looks = dict(_looks(list(unknown.values()), folder, workers, progress))
        for key, file in unknown.items():
            _sort_in(file, looks[key], opened, store)
        level = [
            member
            for file in level
            for member in _members(file, looks.get(file.source.key), store, opened)
        ]
        for file in level[_MOST_INSIDE:]:
            everything.append(file)
            opened.closed[file.source.key] = _TOO_MANY
        level = level[:_MOST_INSIDE]
    for file in level:
        everything.append(file)
        opened.closed[file.source.key] = _TOO_DEEP
    everything += opened.files
    opened.files = tuple(sorted(everything, key=lambda file: file.source.path))
    opened.hashed = {file.source.sha256 for file in everything if file.source.sha256}
    return opened


_BARRED = {
    Barrier.LINK: Unkept(
        Unread(
            problem="Đây là liên kết dẫn tới nơi khác, không phải tệp.",
            remedy="Chép chính tệp văn bản vào thư mục của đơn vị thay cho liên kết.",
        )
    ),
    Barrier.SPECIAL: Unkept(
        Unread(
            problem="Đây không phải tệp thường (ống dẫn, ổ nối hay thiết bị của hệ thống).",
            remedy="Xóa khỏi thư mục của đơn vị; nếu là văn bản, lưu lại thành tệp thường.",
        )
    ),
    Barrier.CLOSED_FOLDER: Unkept(
        Unread(
            problem="Không mở được thư mục này, nên chưa biết trong đó có những văn bản nào.",
            remedy="Cấp quyền đọc thư mục rồi chạy lại.",
        )
    ),
}


_TOO_DEEP = Unkept(
    Unread(
        problem="Tệp nằm quá sâu trong nhiều lớp tệp nén.",
        remedy="Giải nén rồi đặt thẳng vào thư mục của đơn vị.",
    )
)


_TOO_MANY = Unkept(
    Unread(
        problem="Các tệp nén của đợt này chứa quá nhiều tệp.",
        remedy="Giải nén, chỉ đặt các văn bản cần rà soát vào thư mục của đơn vị.",
    )
)


def _looks(
    files: Sequence[FoundFile], folder: Path, workers: Workers, progress: Progress
) -> Iterator[tuple[str, Look | Unkept]]:
    if not files:
        return
    progress.begin("Nhận dạng tệp", len(files))
    keys = {
        OpenTask(file.path, folder / str(place)): file.source.key
        for place, file in enumerate(files)
    }
    for task, answer in workers.run(look, list(keys), _SECONDS):
        progress.step()
        yield keys[task], unread(answer) if isinstance(answer, Lost) else answer


def _sort_in(file: FoundFile, seen: Look | Unkept, opened: OpenedFiles, store: Store) -> None:
    if isinstance(seen, Unkept):
        opened.closed[file.source.key] = seen
        return
    opened.waiting[file.source.key] = file.path
    if seen.format is not None and seen.format.needs_office:
        opened.old[file.source.key] = OldFile(file.path, seen.format)
    if seen.parcel is not None and file.source.sha256:
        store.put_parcel(file.source.sha256, seen.parcel)


def _members(
    holder: FoundFile, seen: Look | Unkept | None, store: Store, opened: OpenedFiles
) -> Iterator[FoundFile]:
    """What a file holds, as files of its unit below its own path; the closed ones as such."""
    if isinstance(seen, Look):
        parcel, paths = seen.parcel, seen.paths
    else:
        parcel, paths = store.parcel(holder.source.sha256), ()
    if parcel is None:
        return
    taken: set[str] = set()
    for place, content in enumerate(parcel.contents):
        source = _source(holder, content, taken)
        yield FoundFile(source, paths[place] if paths else Path())
    for name, why in parcel.refused:
        file = FoundFile(_source(holder, Content(name=name, sha256="", size=0), taken), Path())
        opened.closed[file.source.key] = Unkept(why)
        opened.files += (file,)


def _is_complete(sha256: str, store: Store) -> bool:
    """Whether the store knows the file and all it holds."""
    if not store.has(sha256):
        return False
    parcel = store.parcel(sha256)
    return parcel is None or all(_is_complete(each.sha256, store) for each in parcel.contents)


def _is_secret_letter(kind: Format, path: Path) -> bool:
    """Whether a letter bears a mark of secrecy: then what is attached to it stays closed too."""
    if kind is Format.ZIP:
        return False
    from pipeline.read import read_file
    from pipeline.read.secrecy import is_marked

    return is_marked(read_file(path))


def _content(name: str, path: Path) -> Content:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Content(name=name, sha256=digest, size=path.stat().st_size)


def _source(holder: FoundFile, content: Content, taken: set[str]) -> Source:
    name, count = content.name, 1
    while name in taken:
        count += 1
        name = f"{content.name} ({count})"
    taken.add(name)
    return msgspec.structs.replace(
        holder.source,
        path=f"{holder.source.path}/{name}",
        sha256=content.sha256,
        size=content.size,
    )
