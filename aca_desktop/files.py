"""Writes new files whole: a temporary name, fsync, then the real name; never over another file.

Opens files from outside with care. It must not know what the files hold.
"""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from aca_desktop import windows
from aca_desktop.errors import AcaError

_TRIES = 40
_PAUSE = 0.05
"""Seconds between tries to replace a file: virus scanners and indexers keep one open for a moment."""

_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT") if hasattr(errno, name))


def write_new(path: Path, content: bytes, *, private: bool = False, alone: bool = True) -> None:
    """Write a file that must not exist yet; it is on disk when this returns. `private`: for its owner only.

    Not `alone`: it is one of many, whose names are on disk once `keep_names` was called for their folder.
    Raise AcaError `file-exists` or `cannot-write`; then nothing is left behind.
    """
    with (
        new_file(path, alone=alone) as temporary,
        filled(temporary, path, 0o600 if private else 0o666) as file,
    ):
        if private:
            windows.keep_to_owner(temporary)
        file.write(content)


@contextmanager
def filled(path: Path, named: Path, mode: int) -> Iterator[BinaryIO]:
    """Yield an empty new file to write; its content is on disk at the end.

    Raise AcaError `cannot-write` or `disk-full` of `named`, the file that was asked for.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with world_trouble("cannot-write", named), os.fdopen(os.open(path, flags, mode), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def new_file(path: Path, *, alone: bool = True) -> Iterator[Path]:
    """Yield a temporary name beside `path`; what was written there gets the real name at the end.

    That name is on disk then, or, not `alone`, with those of all that were written there.
    Raise AcaError `file-exists`, `cannot-write`, on Windows `name-not-taken` and `path-too-long`; then, and after
    any error inside, nothing is left behind.
    """
    require_new(path)
    temporary = temporary_name(path)
    try:
        yield temporary
        with world_trouble("cannot-write", path):
            name_finally(temporary, path)
            if alone:
                sync_folder(path.parent)
    finally:
        with world_trouble("cannot-write", path):
            temporary.unlink(missing_ok=True)


def temporary_name(path: Path) -> Path:
    """Return a hidden, unused name beside a file; `storage/workspace/replacing` recognises such names."""
    return path.with_name(f".{path.name[:200]}.{os.urandom(4).hex()}")


def open_ordinary(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a file from outside to be read: never a pipe or a device, whose end might be waited for.

    Raise AcaError `not-found`, `not-a-file` (a folder too, and without `follow` a link), `cannot-read`.
    """
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_BINARY", "O_CLOEXEC", *(() if follow else ("O_NOFOLLOW",))):
        flags |= getattr(os, name, 0)
    try:
        if not stat.S_ISREG(path.stat(follow_symlinks=follow).st_mode):
            raise AcaError("not-a-file", path=str(path))
        descriptor = os.open(path, flags)
    except FileNotFoundError as error:
        raise AcaError("not-found", path=str(path)) from error
    except OSError as error:
        raise AcaError("cannot-read", path=str(path), reason=error.strerror or str(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # it was put in its place meanwhile
        os.close(descriptor)
        raise AcaError("not-a-file", path=str(path))
    return os.fdopen(descriptor, "rb")


def make_private(path: Path, named: Path) -> None:
    """Make an empty new file for its owner only, to be filled by others, where the system knows such rights.

    Raise AcaError `cannot-write` or `disk-full` of `named`, the file that was asked for.
    """
    with world_trouble("cannot-write", named):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        windows.keep_to_owner(path)


def replace(temporary: Path, path: Path) -> None:
    """Give a file that was written the name of an older one, which it replaces.

    Windows refuses that as long as any program has the older one open: raise AcaError `busy` after two seconds.
    """
    for _ in range(_TRIES):
        try:
            os.replace(temporary, path)  # noqa: PTH105 (over the older one, on every system)
        except PermissionError as error:
            if _replaces_open_files():
                raise
            refused = error
            time.sleep(_PAUSE)
        else:
            return
    raise AcaError("busy", path=str(path), reason=refused.strerror) from refused


def _replaces_open_files() -> bool:
    return os.name == "posix"


def sync(path: Path) -> None:
    """Put a file's content on disk; raise AcaError `cannot-write` or `disk-full`."""
    with world_trouble("cannot-write", path):
        descriptor = os.open(path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless it is there; raise AcaError `cannot-write`."""
    with world_trouble("cannot-write", path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def world_trouble(code: str, path: Path) -> Iterator[None]:
    """Turn the system's refusals inside into an AcaError of this code; a full disk is `disk-full`."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise AcaError(
            "disk-full" if full else code, path=str(path), reason=error.strerror or str(error)
        ) from error


def require_new(path: Path) -> None:
    """Refuse a name that a file has, and one under which Windows would make no file, or another one.

    Raise AcaError `file-exists`, on Windows `name-not-taken` and `path-too-long`.
    """
    if windows.refuses_name(path):
        raise AcaError("name-not-taken", path=str(path))
    if windows.is_too_long(path):
        raise AcaError("path-too-long", path=str(path))
    if os.path.lexists(path):
        raise AcaError("file-exists", path=str(path))


def name_finally(temporary: Path, path: Path) -> None:
    """Give the file its name unless that is taken; a second name (link) does so without a gap, where it can."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError as error:
        raise AcaError("file-exists", path=str(path)) from error
    except (OSError, NotImplementedError):
        if os.path.lexists(path):
            raise AcaError("file-exists", path=str(path)) from None
        temporary.rename(path)


def keep_names(folder: Path) -> None:
    """Put the names of many new files on disk; raise AcaError `cannot-write` or `disk-full`."""
    with world_trouble("cannot-write", folder):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Put the new name on disk too, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
