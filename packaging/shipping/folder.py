"""Lays out what is shipped: the trimmed wheels and our own as one folder of plain files, compiled ahead."""

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from environment import HERE
from shipping import trimming

RESOURCES = Path("aca_desktop", "resources")


def unpack(wheels: Iterable[Path], into: Path) -> None:
    """Unpack wheels beside each other, without what trimming leaves out."""
    into.mkdir(parents=True, exist_ok=True)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.infolist():
                name = _installed(member.filename)
                if not member.is_dir() and trimming.is_kept(name):
                    place = into / name
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(archive.read(member))
                    place.chmod(0o644)


def _installed(name: str) -> str:
    """Return where a wheel's file lies when it is installed: its data folders for Python lie beside the rest."""
    first, _, rest = name.partition("/")
    folder, _, inner = rest.partition("/")
    return inner if first.endswith(".data") and folder in ("purelib", "platlib") else name


def compile_ahead(folder: Path) -> None:
    """Compile every module, so that nothing is written beside the program when it runs.

    The compiled file is believed without a look at its source: the files are replaced together or not at all. A
    fresh interpreter does it, since what a process has imported shows in what it compiles. Templates that only
    look like modules are left as they are.
    """
    compiler = [sys.executable, "-m", "compileall", "-qq", "-f", "--invalidation-mode", "unchecked-hash"]
    seeded = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run([*compiler, "-s", folder, folder], env=seeded, stdin=subprocess.DEVNULL, check=False)


def settle(folder: Path, moment: int) -> None:
    """Give every file one time and its plain mode, so that the same content gives the same archive."""

    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or bool(path.stat().st_mode & stat.S_IXUSR)
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment))


def size(folder: Path) -> int:
    """Return how many bytes lie in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def fresh(folder: Path) -> Path:
    """Return a folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def version() -> str:
    """Return the program's version, from the one place where it stands."""
    for line in (HERE.root / "aca_desktop" / "__init__.py").read_text("utf-8").splitlines():
        if line.startswith("__version__"):
            return line.partition('"')[2].rstrip('"')
    raise AssertionError("aca_desktop has a version")


def add_papers(root: Path, bill: bytes) -> None:
    """Lay beside the program what people look for there: licence, changes, bill of materials."""
    licences = root / "licences"
    shutil.copytree(HERE.root / "resources" / "licences", licences, dirs_exist_ok=True)
    shutil.copy(HERE.root / "LICENSE", licences / "ACA-Desktop.txt")
    shutil.copy(HERE.root / "CHANGELOG.md", root)
    (root / "sbom.cdx.json").write_bytes(bill)
