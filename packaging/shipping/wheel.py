"""Makes our own wheel, which pip and pipx install, and from which every other package is laid out."""

import os
import sys
from pathlib import Path

from environment import HERE
from making import run
from shipping import folder


def make(dist: Path, moment: int) -> Path:
    """Make the wheel and return its path."""
    os.environ["SOURCE_DATE_EPOCH"] = str(moment)  # hatchling gives the files in it this time
    hatch = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(dist)]
    before = Path.cwd()
    os.chdir(HERE.root)
    try:
        run(hatch, "The wheel could not be made.")
    finally:
        os.chdir(before)
    return dist / f"aca_desktop-{folder.version()}-py3-none-any.whl"
