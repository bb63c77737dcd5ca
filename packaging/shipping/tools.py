"""Finds the system's programs that packages are made with; installs them where it may, else says what to type."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import debian
from environment import Trouble, say

WINDOWS: Mapping[str, str] = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "makensis": "nsis",
}
DEBIAN: Mapping[str, str] = {
    "dpkg-deb": "dpkg",
    "strip": "binutils",
    "lintian": "lintian",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
}
PORTABLE: Mapping[str, str] = {"dpkg-deb": "dpkg", "patchelf": "patchelf", "strip": "binutils"}
SIGNING: Mapping[str, str] = {"osslsigncode": "osslsigncode"}


def need(programs: Mapping[str, str]) -> None:
    """Make sure that programs are there, each named with its package of Debian; raise Trouble if they can't be."""
    missing = sorted({package for program, package in programs.items() if shutil.which(program) is None})
    if missing and not (debian.may_install() and debian.install(missing, say)):
        raise Trouble(f"To make this package, programs are missing. Type:\n  {debian.line(missing)}")


def call(
    command: Sequence[str | Path],
    folder: Path | None = None,
    *,
    judges: bool = False,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program and return what it printed.

    Raises:
        Trouble: if it fails, with the end of its words. One that `judges` may fail: its words are read instead.
    """
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    words = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode and not judges:
        last = "\n".join(words.splitlines()[-12:])
        raise Trouble(f"{Path(command[0]).name} failed with exit code {done.returncode}. It said:\n{last}")
    return words
