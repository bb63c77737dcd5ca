"""Writes new files outside of the folder that they are for: what shares that folder sees them only when whole.

A file is made elsewhere on the same disk and gets its name at the end. It must not know what files hold.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aca_desktop.files import make_folder, name_finally, new_file, require_new, sync, sync_folder, world_trouble

_FOLDER = "outgoing"
_HIDDEN = ".aca-desktop-outgoing"
_PART, _LOCK = ".part", ".lock"


@contextmanager
def outgoing_file(path: Path, home: Path) -> Iterator[Path]:
    """Yield a name elsewhere on `path`'s disk, in `home` if that is there too; at the end it becomes `path`.

    What a process that died has left there is removed. Raise AcaError `cannot-write`, `disk-full`, or
    what `require_new` raises; then, and after any error inside, nothing is left behind.
    """
    require_new(path)
    with world_trouble("cannot-write", path):
        folder = _folder(path.parent, home)
    if folder is None:
        with new_file(path) as temporary:
            yield temporary
        return
    make_folder(folder)
    try:
        with _named(folder, path) as temporary:
            yield temporary
            _move(temporary, path)
    finally:
        if folder.name == _HIDDEN:
            with suppress(OSError):
                folder.rmdir()


def _folder(target: Path, home: Path) -> Path | None:
    """Return where on the target's disk it is written, None if there is no other place than the target itself."""
    make_folder(home)
    disk = target.stat().st_dev
    if home.stat().st_dev == disk:
        return home / _FOLDER
    above = [one for one in target.resolve().parents if one.stat().st_dev == disk and os.access(one, os.W_OK)]
    return above[-1] / _HIDDEN if above else None


@contextmanager
def _named(folder: Path, path: Path) -> Iterator[Path]:
    """Yield a name in the folder that is locked while this process lives."""
    from filelock import FileLock, Timeout  # here: only who writes such files needs it, and its import takes time

    with world_trouble("cannot-write", path):
        for lock in folder.glob(f"*{_LOCK}"):
            with suppress(OSError, Timeout), FileLock(lock, timeout=0):
                lock.with_suffix(_PART).unlink(missing_ok=True)
                lock.unlink(missing_ok=True)
        temporary = folder / f"{os.urandom(8).hex()}{_PART}"
        own = FileLock(temporary.with_suffix(_LOCK), timeout=0)
        own.acquire()
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        own.release()
        with suppress(OSError):
            temporary.with_suffix(_LOCK).unlink(missing_ok=True)


def _move(temporary: Path, path: Path) -> None:
    """Give the file its name; where one disk is mounted in two places, it has to be copied."""
    with world_trouble("cannot-write", path):
        try:
            name_finally(temporary, path)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            with new_file(path) as beside:
                shutil.copyfile(temporary, beside)
                sync(beside)
        sync_folder(path.parent)
