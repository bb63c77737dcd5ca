"""A way to run the program: from this checkout, or as it was installed somewhere; it knows no story."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parent.parent.parent
DIST = CHECKOUT / "dist"
PICTURES = CHECKOUT / "build" / "pictures"


def same(path: Path) -> str:
    """Return a path as a program of this system reads it."""
    return str(path)


@dataclass(frozen=True, slots=True)
class Program:
    """How a command is begun, in which environment, and how a path is called where it runs."""

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    called: Callable[[Path], str] = same

    def run(self, *arguments: str | Path) -> Any:
        """Run a command that has to succeed, and return its JSON."""
        code, out, err = self.tried(*arguments)
        assert code == 0, f"{arguments[0]} ended with {code}\n{out}\n{err}"
        return json.loads(out)

    def tried(self, *arguments: str | Path) -> tuple[int, str, str]:
        """Run a command; return its exit code, what it answered and what it complained of."""
        named = [self.called(one) if isinstance(one, Path) else one for one in arguments]
        done = subprocess.run(
            [*self.command, *named, "--json"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**self.environment},
            timeout=600,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def checkout(home: Path) -> Program:
    """Return the program of this checkout, as another laptop with a data folder of its own."""
    keep = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME", "TMPDIR")}
    environment = {**keep, "ACA_DESKTOP_HOME": str(home), "PYTHONPATH": str(CHECKOUT)}
    return Program([sys.executable, "-P", "-m", "aca_desktop"], environment)
