"""Makes the kinds of packages that are named, tries each, and prints their sizes and SHA-256."""

import argparse
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from environment import HERE, say, told
from shipping import archives, deb, folder, pins, portable, smoke, wheel, windows

LARGEST = {"-setup.exe": 60, "-windows-x64.zip": 125, ".tar.zst": 125, ".deb": 90, ".whl": 30}
"""Megabytes that a package may have."""


def main() -> int:
    """Make, try and list what is named; 1 if a package is too large."""
    parser = argparse.ArgumentParser(prog="packaging/build.py")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("kinds", nargs="*")
    wanted = parser.parse_args()
    kinds = wanted.kinds or ["windows", "deb", "portable", "wheel"]
    dist = HERE.root / "dist"
    dist.mkdir(exist_ok=True)
    work = folder.fresh(HERE.root / "build" / "shipping")
    moment = archives.moment_of(HERE.root)
    own = wheel.make(dist, moment)
    made = [own]
    if "wheel" in kinds:
        folder.unpack([own], work / "wheel")
        smoke.library("Wheel", work / "wheel")
    if "windows" in kinds:
        if warning := pins.age_warning(datetime.now(UTC).date()):
            say(warning)
        made += windows.make(dist, work / "windows", own, moment, quick=wanted.quick)
    if "deb" in kinds:
        made.append(deb.make(dist, work / "deb", own, moment, quick=wanted.quick))
    if "portable" in kinds:
        made.append(portable.make(dist, work / "portable", own, moment, quick=wanted.quick))
    too_large = [path for path in made if not listed(path, quick=wanted.quick)]
    return 1 if too_large else 0


def listed(path: Path, *, quick: bool) -> bool:
    """Print a package's size and SHA-256; return whether it is small enough."""
    size = path.stat().st_size / 1_000_000
    most = next(most for ending, most in LARGEST.items() if path.name.endswith(ending))
    print(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}  {size:.1f} MB", flush=True)
    if size > most and not quick:
        say(f"{path.name} is larger than {most} MB.")
        return False
    return True


if __name__ == "__main__":
    sys.exit(told(main))
