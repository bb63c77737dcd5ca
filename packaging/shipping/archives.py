"""Writes archives that are the same bytes each time: sorted names, one time, plain modes."""

import subprocess
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import zstandard

_LEVEL, _QUICK_LEVEL = 15, 1
_WINDOW = 27
"""128 MB, which every zstd unpacks without being asked to."""


def write_zip(folder: Path, target: Path, moment: int) -> None:
    """Pack a folder, itself included, as a zip."""
    when = datetime.fromtimestamp(moment, UTC)
    stamp = (when.year, when.month, when.day, when.hour, when.minute, when.second)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), stamp)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = (path.stat().st_mode & 0xFFFF) << 16
                archive.writestr(entry, path.read_bytes())


def write_tar_zst(folder: Path, target: Path, moment: int, *, quick: bool = False) -> None:
    """Pack a folder, itself included, as a tar compressed by zstd."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment
        return entry

    level = _QUICK_LEVEL if quick else _LEVEL
    parameters = zstandard.ZstdCompressionParameters.from_level(level, window_log=_WINDOW)
    packer = zstandard.ZstdCompressor(compression_params=parameters)
    with (
        target.open("wb") as file,
        packer.stream_writer(file) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in sorted([folder, *folder.rglob("*")]):
            archive.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=plain)


def moment_of(root: Path) -> int:
    """Return the time that files in packages bear: that of the last commit, or 1 January 2026 outside of git."""
    asked = subprocess.run(
        ["git", "-C", str(root), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
    )
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else _OUTSIDE


_OUTSIDE = 1_767_225_600
