"""Tests of the programs under packaging/, which are no package: their rooms are loaded from the folder."""

import importlib
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent.parent / "packaging"


def room(name: str) -> Any:
    """Load one of the modules that start under any Python, with its neighbours."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))


def executable(path: Path, script: str) -> Path:
    """Write a small program of the shell's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + script + "\n", encoding="utf-8")
    path.chmod(0o755)
    return path
