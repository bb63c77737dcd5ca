"""Opens the window with a sample to try things in, as somebody's first look at the program.

Run by .venv's Python through run.py. The sample is built into ./demo, or into the data folder where that cannot be
written, and opened again the next time. It knows the command line only, nothing of what lies behind.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

SAMPLE = "aca-gdl"
PROGRAM = (sys.executable, "-P", "-m", "aca_desktop")


def main() -> int:
    """Build the sample if it is not there, and become the window; 1 if it could be built nowhere."""
    for folder in folders():
        workspace = folder / f"{SAMPLE}.aca"
        if workspace.exists() or built(workspace):
            become([*PROGRAM, str(workspace)])
    return 1


def folders() -> Iterator[Path]:
    """Yield where the sample may lie: ./demo, else the program's data folder."""
    yield Path("demo")
    from aca_desktop.paths import home

    yield home() / "demo"


def built(workspace: Path) -> bool:
    """Build the sample, and tell whether it is there now; what refused has said why."""
    print(f"Building the sample {SAMPLE} into {workspace}.", file=sys.stderr, flush=True)
    try:
        workspace.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        print(f"{workspace.parent} cannot be made: {trouble.strerror}.", file=sys.stderr)
        return False
    done = subprocess.run([*PROGRAM, "sample", SAMPLE, str(workspace)], stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def become(command: Sequence[str]) -> NoReturn:
    """Become another program; where a process cannot, wait for it and end with its exit code."""
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], list(command))  # noqa: S606 (no shell, on purpose)


if __name__ == "__main__":
    sys.exit(main())
