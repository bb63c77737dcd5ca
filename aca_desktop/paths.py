"""Where the program's resources and this installation's own folder lie, in a checkout, a wheel or frozen."""

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


def home() -> Path:
    """Return the installation's data folder: $ACA_DESKTOP_HOME, else the system's place for it."""
    named = os.environ.get("ACA_DESKTOP_HOME")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("aca-desktop", appauthor=False))
