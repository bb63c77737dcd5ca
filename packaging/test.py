"""Checks everything: form, types, layers, sentences and behaviour, by one command that is the same for everybody.

Runs under any Python from 3.8 on. All checks run even if one fails; the exit code is 0 only if all passed.
Arguments that are not its own go to pytest, whose closing line is the last one printed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from build import KINDS
from environment import HERE, TEST, told

CHECKS: Sequence[tuple[str, Sequence[str]]] = (
    ("form", ("-m", "ruff", "format", "--check")),
    ("lint", ("-m", "ruff", "check")),
    ("types", ("-m", "mypy")),
    ("layers", ("-c", "from importlinter.cli import lint_imports_command as check; check()")),
    ("sentences", ("packaging/catalogues.py", "--check")),
)


INSTALLED = {
    **{kind: f"only the package that build.py {kind} has made" for kind in KINDS},
    "wine": "only domain, sealing, storage and services, under wine with what build.py windows has made",
}
"""What is tried as it is shipped, by a test of its own, and what the help says of it."""

SPREAD = ("-n", "auto", "--dist", "loadfile")
"""A process for each core; the tests of one file stay together, and so do what they share."""


def main() -> int:
    """Prepare, run every check, sum up, and end with pytest."""
    parser = argparse.ArgumentParser(
        description="Run every check. Further arguments go to pytest.",
        epilog="Example: packaging/test.py tests/domain -x",
    )
    more = parser.add_mutually_exclusive_group()
    more.add_argument(
        "--long",
        action="store_true",
        help="also the long runs, with their tables: 40 minutes on two cores; less by --seconds",
    )
    more.add_argument("--bench", action="store_true", help="only the benchmarks, with their table of ratios")
    for kind, what in INSTALLED.items():
        more.add_argument(f"--{kind}", action="store_true", help=what)
    wanted, further = parser.parse_known_args()

    from making import prepare  # here, so that --help needs nothing

    prepare(HERE, TEST, tests=True)
    if wanted.bench:
        return call(["-m", "pytest", "-m", "benchmark", *further])
    for kind in INSTALLED:
        if getattr(wanted, kind):
            return call(["-m", "pytest", "-rs", "-m", "installed", f"tests/installed/test_{kind}.py", *further])
    passed = checks()
    marks = "not benchmark and not installed" + ("" if wanted.long else " and not long")
    covering = () if wanted.long else ("--cov", "--cov-report=term")  # what is bounded by time needs all of it
    code = call(["-m", "pytest", *SPREAD, *covering, "-m", marks, *further])
    return code or (0 if passed else 1)


def checks() -> bool:
    """Run the checks that are not pytest's, then print one line for each; tell whether all passed."""
    lines = []
    passed = True
    for name, arguments in CHECKS:
        print(f"── {name} ──", flush=True)
        began = time.monotonic()
        code = call(arguments)
        passed = passed and code == 0
        verdict = "passed" if code == 0 else "FAILED"
        lines.append(f"{name:10} {verdict} in {time.monotonic() - began:.1f} s")
    print("── summary ──", *lines, "── behaviour ──", sep="\n", flush=True)
    return passed


def call(arguments: Sequence[str]) -> int:
    """Run the environment's Python in the checkout and return its exit code."""
    with tempfile.TemporaryDirectory(prefix="aca-desktop-coverage-") as folder:
        own = {**os.environ, "COVERAGE_FILE": str(Path(folder, "coverage"))}
        own.setdefault("QT_QPA_PLATFORM", "offscreen")
        return subprocess.call([str(HERE.python), *arguments], cwd=str(HERE.root), env=own)


if __name__ == "__main__":
    sys.exit(told(main))
