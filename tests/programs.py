"""Other programs as a second opinion: without one a test fails, on Windows, where few are, it is skipped."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def output(*command: str | Path, folder: Path | None = None) -> bytes:
    """Return what a program writes, which must succeed."""
    if sys.platform == "win32" and shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not on this machine")
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout
