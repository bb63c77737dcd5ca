"""Troubles of the world while a laptop signs: disks, folders, clocks. Not a test itself."""

import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.laptops import sync_export
from aca_desktop.services.workspace import backups, checking
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace, open_workspace
from aca_desktop.storage.queries.listing import signature_ids
from tests.fuzzing.killing import Fault
from tests.services.founding import Clock, found, founded, signed
from tests.small_disk import UNWRITABLE, fill, small_disk

DISK = 1500
"""Kilobytes: enough for a coalition, and soon full."""


def has_all(path: Path, told: list[str], context: Context) -> bool:
    """Tell whether a workspace is sound and has all signatures that were reported."""
    with open_workspace(path, context, write=True) as workspace:
        assert checking.check(workspace) == []
        return set(told) <= set(signature_ids(workspace.journal, coalitions.coalition(workspace).id))


def signs_until_refused(workspace: Workspace, told: list[str], most: int) -> str | None:
    """Sign until it is refused, and return the refusal's code."""
    for _ in range(most):
        try:
            told.append(signed(workspace).signature)
        except AcaError as error:
            return error.code
    return None


@contextmanager
def full_disk(folder: Path, chance: Random) -> Iterator[Fault]:
    """The disk fills up while it signs: the last signature is refused, those before are there, and it goes on."""
    with small_disk(folder / "disk", DISK) as disk:

        def once() -> bool:
            for one in disk.iterdir():
                one.unlink()
            told: list[str] = []
            context = Context(Clock(), secrets.token_bytes, folder / "home")
            with founded_on(disk, context) as workspace:
                signs_until_refused(workspace, told, chance.randrange(1, 4))
                filler = fill(disk)
                with filler.open("r+b") as file:
                    file.truncate(max(0, filler.stat().st_size - chance.randrange(200_000)))
                assert signs_until_refused(workspace, told, 500) == "disk-full"
                if chance.random() < 0.5:
                    filler.unlink()
                    assert signs_until_refused(workspace, told, 1) is None
                filler.unlink(missing_ok=True)
            return has_all(disk / "coordination.aca", told, context)

        yield once


@contextmanager
def founded_on(folder: Path, context: Context) -> Iterator[Workspace]:
    """Yield a new workspace there, its data folder elsewhere."""
    with create_workspace(folder / "coordination.aca", context, "Mesa 1") as workspace:
        found(workspace)
    with open_workspace(folder / "coordination.aca", context, write=True) as workspace:
        yield workspace


@contextmanager
def read_only_folder(folder: Path, chance: Random) -> Iterator[Fault]:
    """The workspace's disk takes nothing: it is read and stays as it was; nor do files go to such a place."""
    with small_disk(folder / "disk", 10 * DISK) as disk:
        context = Context(Clock(), secrets.token_bytes, folder / "home")
        told: list[str] = []
        with founded_on(disk, context) as workspace:
            signs_until_refused(workspace, told, 3)
        path = disk / "coordination.aca"

        def once() -> bool:
            before = path.read_bytes()
            _remount(disk, "ro")
            try:
                assert refused(lambda: signing_in(path, context)) in {"read-only", "cannot-write", "not-writable"}
                assert path.read_bytes() == before
                with open_workspace(path, context) as workspace:
                    coalition, target = coalitions.coalition(workspace), UNWRITABLE / "out.acasync"
                    where = chance.choice((target, disk / "out.acasync"))
                    assert refused(lambda: sync_export.export(workspace, coalition, where))
                    assert refused(lambda: backups.back_up(workspace, "manual", where))
            finally:
                _remount(disk, "rw")
            with open_workspace(path, context, write=True) as workspace:
                signs_until_refused(workspace, told, 1)
            return has_all(path, told, context)

        yield once


def signing_in(path: Path, context: Context) -> None:
    """Open a workspace and sign."""
    with open_workspace(path, context, write=True) as workspace:
        signed(workspace)


def refused(act: Callable[[], object]) -> str:
    """Do something that must be refused, and return the code."""
    try:
        act()
    except AcaError as error:
        return error.code
    raise AssertionError("it was not refused")


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True, capture_output=True)


@contextmanager
def vanished_folder(folder: Path, chance: Random) -> Iterator[Fault]:
    """The folder is away while it signs, as a stick is that was pulled out, and comes back."""
    number = 0

    def once() -> bool:
        nonlocal number
        number += 1
        there, away, told = folder / f"there-{number}", folder / f"away-{number}", list[str]()
        there.mkdir()
        context = Context(Clock(), secrets.token_bytes, folder / "home")
        with suppress(AcaError), founded_on(there, context) as workspace:
            signs_until_refused(workspace, told, chance.randrange(3))
            there.rename(away)
            signs_until_refused(workspace, told, chance.randrange(1, 4))
            with suppress(AcaError):
                backups.back_up(workspace, "manual")
            if chance.random() < 0.5:
                away.rename(there)
                signs_until_refused(workspace, told, 1)
        if away.exists():
            away.rename(there)
        return has_all(there / "coordination.aca", told, context)

    yield once


@contextmanager
def clock_jumps(folder: Path, chance: Random) -> Iterator[Fault]:
    """The clock goes back and forth by seconds and by centuries while it signs."""
    clock, told = Clock(), list[str]()
    jumps = (timedelta(seconds=1), timedelta(hours=1), timedelta(days=400), timedelta(days=40_000))
    zones = ("+00:00", "-12:00", "+14:00", "+05:45")
    with founded(folder, clock) as workspace:
        path, context = folder / "coordination.aca", workspace.context

    def once() -> bool:
        if len(told) > 150:
            told.clear()
        with open_workspace(path, context, write=True) as workspace:
            for _ in range(5):
                if chance.random() < 0.2:
                    first = f"{chance.choice((1970, 1980, 2000, 2038, 9998))}-01-01T00:00:00{chance.choice(zones)}"
                    clock.moment = datetime.fromisoformat(first)
                else:
                    with suppress(OverflowError):
                        clock.moment += chance.choice(jumps) * chance.choice((-1, 1))
                clock.moment = max(clock.moment, datetime.fromisoformat("1970-01-02T00:00:00+00:00"))
                signs_until_refused(workspace, told, 1)
        return has_all(path, told, context)

    yield once


TROUBLES = {
    "full disk": full_disk,
    "read-only folder": read_only_folder,
    "vanished folder": vanished_folder,
    "clock jumps": clock_jumps,
}
