"""Lays out what both packages for Linux share: our package and its libraries, stripped, and their bill."""

from collections.abc import Sequence
from pathlib import Path

from shipping import fetching, folder, sbom, tools
from shipping.sbom import Part

START = """{interpreter}
\"\"\"Starts ACA Desktop.\"\"\"

import sys

sys.path.insert(0, {library})

from aca_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
"""
"""The program's beginning: its own folder comes before any other package of this machine."""


def lay_out(package: str, into: Path, work: Path, wheel: Path, parts: Sequence[Part], moment: int) -> bytes:
    """Unpack libraries and our package into a folder, and return the bill of materials, which lies there too."""
    wheels = fetching.wheels(fetching.LINUX, work / "wheels")
    folder.unpack([*wheels, wheel], into)
    strip(into)
    bill = sbom.bill(folder.version(), package, wheels, parts, moment)
    (into / folder.RESOURCES / "sbom.cdx.json").write_bytes(bill)
    return bill


def strip(root: Path) -> None:
    """Take debuggers' symbols off all shared libraries: a quarter of their size, and no use without sources."""
    for path in sorted(root.rglob("*.so*")):
        if path.is_file() and path.read_bytes()[:4] == b"\x7fELF":
            tools.call(["strip", "--strip-unneeded", path])
