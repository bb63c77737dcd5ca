"""Whether a workspace lies well where it lies, and where it would: this machine is asked, the domain judges."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from aca_desktop.domain.values.file_place import (
    Place,
    is_mounted_from_afar,
    is_named_on_another_machine,
    synced_by,
)
from aca_desktop.files import make_folder
from aca_desktop.paths import persons
from aca_desktop.windows import takes_name

_FOLDERS_OF = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Variables of Windows that name OneDrive's folders, whatever these are called."""

_MOUNTS = Path("/proc/self/mounts")
_PATIENCE = 2
"""Seconds for macOS to tell its mounts."""

_FROM_AFAR = 4
"""DRIVE_REMOTE, of Windows' GetDriveTypeW."""


def judge_place(path: Path, environment: Mapping[str, str] | None = None, mounts: Path = _MOUNTS) -> Place | None:
    """Return what is wrong with a place for a workspace, None if nothing is known against it.

    The file need not exist yet. A shortcut on the way is followed: what counts is where the file really lies.
    """
    if is_named_on_another_machine(str(path)):
        return "network"
    real = _real(path)
    if is_named_on_another_machine(str(real)):
        return "network"
    for folder in (path.absolute().parent, real.parent):
        found = synced_by(folder.parts) or _of_variable(folder, os.environ if environment is None else environment)
        if found is not None:
            return found
    if is_mounted_from_afar(str(real), _mounts(mounts)) or _is_network_drive(real):
        return "network"
    return None


def safe_folder(home: Path) -> Path:
    """Return a folder for workspaces that nobody copies: the person's own, else the program's; it is made."""
    own = persons() / "ACA Desktop"
    folder = own if judge_place(own / "x") is None else home / "workspaces"
    make_folder(folder)
    return folder


def free_name(folder: Path, name: str) -> Path:
    """Return where a file of this name can go in a folder, numbered if that is taken or no name on Windows."""
    stem, dot, ending = name.rpartition(".")
    number, path = 1, folder / name
    while os.path.lexists(path) or not takes_name(path.name):
        number += 1
        path = folder / f"{stem or name}-{number}{dot}{ending if stem else ''}"
    return path


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _of_variable(folder: Path, environment: Mapping[str, str]) -> Place | None:
    for name in _FOLDERS_OF:
        named = environment.get(name)
        if named and folder.is_relative_to(Path(named)):
            return "onedrive"
    return None


def mounts_told(told: str) -> Iterator[tuple[str, str]]:
    """Yield where each file system is mounted and its kind, from what macOS' `mount` tells of them."""
    for line in told.splitlines():
        found = re.fullmatch(r".+? on (/.*) \(([^,()]+)(?:,[^()]*)?\)", line)
        if found is not None:
            yield found[1], found[2]


def _mounts(table: Path) -> Iterator[tuple[str, str]]:
    """Yield where each file system is mounted and its kind; none where the system does not tell."""
    if sys.platform == "darwin":
        yield from mounts_told(_told_by_macos())
        return
    try:
        lines = table.read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in lines:
        fields = line.split(" ")
        if len(fields) >= 3:
            yield re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]), fields[2]


def _told_by_macos() -> str:
    try:
        asked = subprocess.run(
            ["/sbin/mount"], capture_output=True, text=True, errors="replace", timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):  # a server that is gone holds everybody up
        return ""
    return asked.stdout


def _is_network_drive(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _FROM_AFAR)
