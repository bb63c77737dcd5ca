"""Fetches Debian's own packages, as this machine's apt vouches for them by its archive's signature."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from environment import Trouble
from shipping import tools


@dataclass(frozen=True, slots=True)
class Package:
    """A package of Debian: its name, its version, where its file lies."""

    name: str
    version: str
    path: Path


def fetch(names: Sequence[str], into: Path) -> list[Package]:
    """Fetch packages in the newest version, and return them in this order."""
    if shutil.which("apt-get") is None:
        raise Trouble("The portable folder for Linux is made of Debian's Python, so it is made on Debian 13.")
    into.mkdir(parents=True)
    tools.call(["apt-get", "download", *names], into)
    found = []
    for name in names:
        path = next(into.glob(f"{name}_*.deb"))
        found.append(Package(name, tools.call(["dpkg-deb", "-f", path, "Version"]), path))
    return found
