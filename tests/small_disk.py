"""A disk of a few kilobytes, mounted for a test: it fills up as any other does. Linux, and who may mount, only."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

UNWRITABLE = Path("/sys/kernel")
"""A folder that is there and takes no file, not even of root."""


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Mount a disk of this size on a new folder; the test is skipped where nobody may."""
    if sys.platform != "linux":
        pytest.skip("disks are mounted on Linux only")
    folder.mkdir()
    size = ["-o", f"size={kilobytes}k"]
    if subprocess.run(
        ["mount", "-t", "tmpfs", *size, "tmpfs", folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("who runs the tests may not mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True, capture_output=True)


def fill(disk: Path) -> Path:
    """Fill a disk up to its last byte, and return the file that does."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return filler
    raise AssertionError("a disk has an end")
