"""Merging is all or nothing: killed at a random moment, on a full disk, twice at once."""

import random
import subprocess
import time
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.cli.laptop import Laptop
from tests.services.founding import signed
from tests.services.laptops import state, table


def two_laptops(folder: Path) -> tuple[Laptop, Path]:
    """Return a laptop with a coalition, and a file that brings it another laptop's forty signatures."""
    receiver = Laptop(folder / "receiver")
    with table(folder) as laptops:
        laptop = laptops.joined("mesa")
        for _ in range(40):
            signed(laptop)
        path = laptops.file(laptop)
    receiver.folder.mkdir()
    (folder / "coordination.aca").rename(receiver.file)
    (folder / "home-coordination").rename(receiver.home)
    return receiver, path


def _kill(receiver: Laptop, path: Path, times: int) -> None:
    chance = random.Random(5)
    before = receiver.digest()
    started = time.monotonic()
    assert receiver.run("sync", "import", receiver.file, path, "--dry-run", "--json").code == 0
    whole = time.monotonic() - started
    seen = set()
    for _ in range(times):
        process = subprocess.Popen(
            receiver.command("sync", "import", receiver.file, path, "--json"),
            env=receiver.environ(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(chance.uniform(0.3, 1.2) * whole)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        checked = receiver.run("check", receiver.file, "--json")
        assert checked.code == 0, checked
        seen.add(receiver.run("digest", receiver.file, "--json").out)
        if receiver.digest() != before:
            break
    receiver.ok("sync", "import", receiver.file, path)
    seen.add(receiver.run("digest", receiver.file, "--json").out)
    assert len(seen) <= 2


def test_a_merge_that_is_killed_has_happened_or_not(tmp_path: Path) -> None:
    receiver, path = two_laptops(tmp_path)
    _kill(receiver, path, 4)


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        for _ in range(40):
            signed(laptop)
        path = laptops.file(laptop)
        before = state(laptops.founder)
        database = laptops.founder.journal.database
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        for more in (0, 1, 5, 20):
            database.execute(f"PRAGMA max_page_count={pages + more}")
            with pytest.raises(AcaError, match="disk-full"):
                laptops.take(laptops.founder, path)
            assert state(laptops.founder) == before
        database.execute("PRAGMA max_page_count=1000000")
        (done,) = laptops.take(laptops.founder, path)
        assert done.merged is not None
        assert done.merged.new == 81


def test_a_second_import_at_once_is_told_who_holds_the_file(tmp_path: Path) -> None:
    receiver, path = two_laptops(tmp_path)
    machine = Context.of_this_machine()
    with open_workspace(receiver.file, Context(machine.now, machine.random, receiver.home), write=True):
        assert receiver.refused("sync", "import", receiver.file, path)["code"] == "held"
