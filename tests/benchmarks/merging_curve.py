"""How merging grows with its entries: `python -m tests.benchmarks.merging_curve 10000 100000 1000000`.

A line for each number, plain and under a passphrase: seconds of merging and of the bare INSERT … SELECT, memory of
all processes of the merge, and what an import does besides: the preview and the backup.
It asks Linux for the memory.
"""

import multiprocessing
import os
import secrets
import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aca_desktop.context import Context
from aca_desktop.services.workspace import backups
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.storage.sync.sync_merging import rolled_back
from aca_desktop.storage.workspace.replacing import recrypted
from tests.benchmarks.test_merging import PASSPHRASE, copy_rows, merge, prepared
from tests.services.founding import Clock

HEAD = ("entries", "", "merged", "bare", "ratio", "a second", "MB", "preview", "backup", "again")


@dataclass(frozen=True, slots=True)
class Run:
    """Where a merge takes place: the workspace, another one for the bare work, the file that comes."""

    merged: Path
    copied: Path
    file: Path
    home: Path
    passphrase: str | None


def measured(run: Run) -> tuple[float, ...]:
    """Return entries, seconds of merging, megabytes, and seconds of the bare work, preview, backup, once more."""
    helpers = [0.0]

    def look(_done: int, _all: int) -> None:
        helpers.append(sum(_most_memory(one.pid or 0) for one in multiprocessing.active_children()))

    context = Context(Clock(), secrets.token_bytes, run.home)
    with open_workspace(run.merged, context, write=True, passphrase=run.passphrase) as workspace:
        start = time.perf_counter()
        new = merge(workspace, run.file, look)
        ours = time.perf_counter() - start
        memory = _most_memory(os.getpid()) + max(helpers)
        start = time.perf_counter()
        merge(workspace, run.file)
        again = time.perf_counter() - start
    with open_workspace(run.copied, context, write=True, passphrase=run.passphrase) as workspace:
        start = time.perf_counter()
        backups.back_up(workspace, "import")
        backup = time.perf_counter() - start
        start = time.perf_counter()
        with rolled_back(workspace.journal):
            merge(workspace, run.file)
        preview = time.perf_counter() - start
        bare = copy_rows(workspace, run.merged)
    return new, ours, memory, bare, preview, backup, again


def _most_memory(process: int) -> float:
    """Return the most megabytes that a process has had in memory so far, as Linux tells them."""
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def line(folder: Path, before: Path, file: Path, home: Path, passphrase: str | None) -> str:
    """Return a line of the table, measured in a process of its own."""
    run = Run(folder / "merged.aca", folder / "copied.aca", file, home, passphrase)
    for one in (run.merged, run.copied):
        shutil.copyfile(before, one)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        new, ours, memory, bare, preview, backup, again = pool.submit(measured, run).result()
    figures = (f"{new:,.0f}", "plain" if passphrase is None else "encrypted", f"{ours:.2f} s", f"{bare:.2f} s")
    more = (f"{preview:.1f} s", f"{backup:.1f} s", f"{again / ours:.3f}")
    return " | ".join((*figures, f"{ours / bare:.2f}", f"{new / ours:,.0f}", f"{memory:.0f}", *more))


def main() -> None:
    """Print the table for the numbers of entries that were asked for."""
    say = sys.stdout.write
    say(" | ".join(HEAD) + "\n")
    for entries in map(int, sys.argv[1:]):
        with TemporaryDirectory() as name, prepared(Path(name), entries) as (before, file, laptops):
            locked = Path(name, "locked.aca")
            recrypted(before, None, PASSPHRASE, locked)
            home = laptops.founder.context.home
            say(line(Path(name), before, file, home, None) + "\n")
            say(line(Path(name), locked, file, home, PASSPHRASE) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
