"""USB sticks that are plugged in now, and the pictures and PDFs on them. Looked for in the worker, never here."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QStorageInfo

_WHERE = ("/media", "/run/media", "/Volumes")
_ENDINGS = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
_MOST = 60


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick's name, as its owner gave it, and the folder that it is."""

    name: str
    folder: Path


def sticks() -> list[Stick]:
    """Return the sticks that can be written on."""
    found = []
    for one in QStorageInfo.mountedVolumes():
        if one.isValid() and one.isReady() and not one.isReadOnly() and _is_stick(one):
            found.append(Stick(one.displayName(), Path(one.rootPath())))
    return sorted(found, key=lambda stick: stick.name)


def files_on(stick: Stick) -> list[Path]:
    """Return the pictures and PDFs on a stick and in its folders, the newest first, sixty at most."""
    found = sorted(islice(_files(stick.folder), 2_000), key=_when, reverse=True)
    return found[:_MOST]


def _files(folder: Path) -> Iterator[Path]:
    for pattern in ("*", "*/*"):
        for path in folder.glob(pattern):
            if path.suffix.lower() in _ENDINGS and not path.name.startswith(".") and path.is_file():
                yield path


def _when(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_stick(one: QStorageInfo) -> bool:
    """Say whether a volume is one that somebody plugged in: where systems put these, or a drive by its letter."""
    path = one.rootPath()
    if len(path) == 3 and path[1] == ":":
        return path[0].upper() not in ("A", "B", "C")
    return any(PurePosixPath(where) in PurePosixPath(path).parents for where in _WHERE)
