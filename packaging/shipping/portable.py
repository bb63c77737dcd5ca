"""Makes the folder that runs from a stick under Linux, with Debian's Python in it."""

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from environment import Trouble
from shipping import archives, debian_files, folder, linux, smoke, tools
from shipping.sbom import Part

NAME = "ACA-Desktop"
PACKAGES = ("python3.13-minimal", "libpython3.13-minimal", "libpython3.13-stdlib")
LIBRARIES = ("libssl3t64", "libexpat1", "libffi8", "zlib1g", "libbz2-1.0", "liblzma5", "libuuid1", "libsqlite3-0")
"""Debian's packages of Python, and of the libraries that its modules need and other systems have otherwise."""

_BESIDE = '__file__.rpartition("/")[0] + "/lib"'

UNUSED = ("_curses", "_curses_panel", "_dbm", "_testcapi", "readline", "_tkinter")
"""Compiled modules of Python that need further libraries and that nothing imports."""

START = """#!/bin/sh
# Starts ACA Desktop with the Python beside it, wherever this folder lies.
here="${0%/*}"
if [ -L "$0" ]; then here="$(dirname "$(readlink -f "$0")")"; fi
here="$(CDPATH='' cd -- "$here" && pwd -P)" || exit 1
exec "$here/python/bin/python3.13" -I "$here/start.py" "$@"
"""


def make(dist: Path, work: Path, wheel: Path, moment: int, *, quick: bool = False) -> Path:
    """Make the folder for Linux as a tar, and return its path."""
    tools.need(tools.PORTABLE)
    root = lay_out(work, wheel, moment)
    smoke.play("Portable folder", [root / "aca-desktop"])
    target = dist / f"ACA-Desktop-{folder.version()}-linux-x86_64.tar.zst"
    archives.write_tar_zst(root, target, moment, quick=quick)
    return target


def lay_out(work: Path, wheel: Path, moment: int) -> Path:
    """Lay out the folder that is shipped, and return it."""
    root = folder.fresh(work / NAME)
    packages = debian_files.fetch([*PACKAGES, *LIBRARIES], work / "packages")
    parts = [
        Part(
            one.name,
            one.version,
            f"pkg:deb/debian/{one.name}@{one.version}?arch=amd64",
            sha256(one.path.read_bytes()).hexdigest(),
            "Python-2.0.1" if "python" in one.name else "LicenseRef-Debian",
        )
        for one in packages
    ]
    _python(packages, root / "python", root / "licences" / "Debian", work)
    bill = linux.lay_out("portable", root / "lib", work, wheel, parts, moment)
    folder.add_papers(root, bill)
    (root / "start.py").write_text(
        linux.START.format(interpreter="#!/usr/bin/env python3", library='__file__.rpartition("/")[0] + "/lib"'),
        "utf-8",
    )
    starter = root / "aca-desktop"
    starter.write_text(START, "utf-8")
    starter.chmod(0o755)
    folder.compile_ahead(root / "lib")
    folder.compile_ahead(root / "python" / "lib" / "python3.13")
    folder.settle(root, moment)
    return root


def _python(packages: list[debian_files.Package], python: Path, licences: Path, work: Path) -> None:
    """Lay out Debian's Python so that it finds its library and the system's libraries beside it."""
    for package in packages:
        tools.call(["dpkg-deb", "-x", package.path, work / "unpacked"])
    usr = work / "unpacked" / "usr"
    (python / "bin").mkdir(parents=True)
    shutil.copy(usr / "bin" / "python3.13", python / "bin")
    shutil.copytree(usr / "lib" / "python3.13", python / "lib" / "python3.13", ignore=_ignored, symlinks=False)
    (python / "system").mkdir()
    for library in _libraries(usr / "lib" / "x86_64-linux-gnu"):
        shutil.copy(library, python / "system" / library.name)
    # the one change to Debian's binaries: where the interpreter, and with it every module, finds libraries first
    tools.call(["patchelf", "--force-rpath", "--set-rpath", "$ORIGIN/../system", python / "bin" / "python3.13"])
    for package in packages:
        notice = usr / "share" / "doc" / package.name / "copyright"
        if notice.is_file():
            licences.mkdir(parents=True, exist_ok=True)
            shutil.copy(notice, licences / f"{package.name}.txt")


def _ignored(_folder: str, names: list[str]) -> set[str]:
    return {
        name
        for name in names
        if name.partition(".")[0] in UNUSED or name in ("__pycache__", "ensurepip", "venv", "sitecustomize.py")
    }


def _libraries(installed: Path) -> Iterator[Path]:
    """Yield the libraries under the names by which they are asked for."""
    found = [
        path for path in sorted(installed.glob("lib*.so.*")) if path.name.count(".") == 2 or "bz2" in path.name
    ]
    if not any(path.name == "libssl.so.3" for path in found):
        raise Trouble("Debian's libraries are not laid out as they were.")
    yield from (path for path in found if path.exists())
