"""Where the program's resources, this installation's own folder and a person's files lie.

The program runs in a checkout, from a wheel, or unpacked: a folder that holds the starters, and the interpreter in
its folder `python`. An unpacked one is portable if a file named `portable` lies in it.
"""

import os
import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder of fonts, icons, locales, samples and schemas."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def portable() -> Path | None:
    """Return the unpacked program's folder if it is portable, None if the program keeps things in this system."""
    unpacked = next((one.parent for one in Path(sys.executable).parents if one.name == "python"), None)
    return unpacked if unpacked is not None and (unpacked / "portable").is_file() else None


def persons() -> Path:
    """Return the folder in which a person's files are proposed to go: their own, or a portable program's."""
    return portable() or Path.home()


def home() -> Path:
    """Return the data folder: $ACA_DESKTOP_HOME, else `data` beside a portable program, else the system's."""
    named = os.environ.get("ACA_DESKTOP_HOME")
    if named:
        return Path(named)
    beside = portable()
    if beside is not None:
        return beside / "data"
    import platformdirs

    return Path(platformdirs.user_data_dir("aca-desktop", appauthor=False))


def documents() -> Path:
    """Return the user's Documents folder, which may not exist; a portable program's own folder."""
    beside = portable()
    if beside is not None:
        return beside
    import platformdirs

    return Path(platformdirs.user_documents_dir())
