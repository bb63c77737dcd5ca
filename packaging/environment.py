"""Knows the checkout's virtual environment: whether it is ready, and how a program is started in it.

Runs under any Python from 3.8 on and imports nothing but the standard library, and little of that, since every
start passes through here. What it says goes to standard error, in sentences; making.py does the slow work.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

RUN = "lock.txt"
TEST = "lock-test.txt"  # holds everything that lock.txt holds, in the same versions


class Trouble(Exception):
    """Something outside these programs keeps them from going on; its text is what a person is told."""


def say(sentence: str) -> None:
    """Tell a person something, on standard error."""
    print(sentence, file=sys.stderr, flush=True)


class Stamp(NamedTuple):
    """From what an environment was made: its Python's real path, and the SHA-256 of each lock it holds."""

    python: str
    locks: dict[str, str]


class Checkout(NamedTuple):
    """The folder that holds the program's source, and what is made inside it."""

    root: Path

    @property
    def environment(self) -> Path:
        """Return the virtual environment's folder."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Return the virtual environment's interpreter."""
        return self.environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """Return the file that says from what the environment was made; it is written last."""
        return self.environment / "made-from.json"

    def lock(self, name: str) -> Path:
        """Return the path of a lock file."""
        return self.root / "packaging" / name

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a lock file."""
        return hashlib.sha256(self.lock(name).read_bytes()).hexdigest()


HERE = Checkout(Path(__file__).resolve().parent.parent)


def read_stamp(checkout: Checkout) -> Stamp | None:
    """Return the environment's stamp, or None if it has none that can be read."""
    try:
        told = json.loads(checkout.stamp.read_text(encoding="utf-8"))
        return Stamp(str(told["python"]), dict(told["locks"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_ready(checkout: Checkout, lock: str) -> bool:
    """Say whether the environment holds what the lock asks for, and still has the Python it was made with."""
    stamp = read_stamp(checkout)
    if stamp is None or stamp.locks.get(lock) != checkout.digest(lock) or not checkout.python.exists():
        return False
    return Path(stamp.python).is_file() and (os.name == "nt" or os.path.realpath(checkout.python) == stamp.python)


def start(checkout: Checkout, arguments: Sequence[str]) -> NoReturn:
    """Become the environment's Python with these arguments; the current folder stays and is not imported from.

    Where a process cannot become another one, wait for it and end with its exit code.
    """
    command = [str(checkout.python), "-P", *arguments]
    sys.stdout.flush()
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606 (no shell, on purpose)


def told(action: Callable[[], int]) -> int:
    """Do something and return its exit code; what goes wrong outside is told in a sentence, and the code is 1."""
    try:
        return action()
    except Trouble as trouble:
        say(str(trouble))
    except OSError as trouble:
        where = f" ({trouble.filename})" if trouble.filename else ""
        say(f"This machine did not allow it: {trouble.strerror}{where}.")
    except KeyboardInterrupt:
        say("Interrupted. What was half made is made anew by the next run.")
        return 130
    return 1
