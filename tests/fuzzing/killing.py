"""Commands and processes killed at any moment: what each of them must leave behind. Not a test itself."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import sqlcipher3

from aca_desktop.sealing.chain import read_root
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.papers.verifying import verify_document
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.cli.laptop import Laptop
from tests.journeys.signing_process import context_of, found
from tests.journeys.test_killed import kill_while_signing, look
from tests.journeys.test_merge_killed import two_laptops
from tests.services.founding import founded, signed

type Fault = Callable[[], bool]
"""Does it once: whether nothing was lost."""

SIGNATURES = 40


def killed(laptop: Laptop, after: float, *arguments: object) -> None:
    """Start a command and kill it, with the processes that help it, after so many seconds."""
    process = subprocess.Popen(
        laptop.command(*arguments),
        env=laptop.environ(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


def duration(laptop: Laptop, *arguments: object) -> float:
    """Return how long a command takes that is not killed."""
    began = time.monotonic()
    done = laptop.run(*arguments)
    assert done.code == 0, done
    return time.monotonic() - began


def laptop_with_signatures(folder: Path, number: int = SIGNATURES) -> Laptop:
    """Return a laptop whose coalition has so many signatures."""
    laptop = Laptop(folder)
    with founded(folder) as workspace:
        for _ in range(number):
            signed(workspace)
    shutil.move(folder / "coordination.aca", laptop.file)
    return laptop


def is_sound(laptop: Laptop, digest: object) -> bool:
    """Tell whether the workspace is sound and says what it said."""
    with open_workspace(laptop.file, context_of(laptop.folder)) as workspace:
        return checking.check(workspace) == [] and laptop.digest() == digest


@contextmanager
def signing(folder: Path, chance: Random) -> Iterator[Fault]:
    """Every signature that was reported is there, and the file is sound."""
    path = folder / "killed.aca"
    told: list[str] = []

    def once() -> bool:
        if len(told) > 150 or not path.exists():  # a new one now and then, since checking takes longer as it grows
            for one in (path, folder / "recovery.pem"):
                one.unlink(missing_ok=True)
            told.clear()
            found(path)
        signs = chance.random() < 0.75  # the others die while they start, open and take the lock
        told.extend(
            kill_while_signing(
                path, chance.uniform(0, 0.3 if signs else 0.8), chance.randint(1, 5) if signs else 0
            )
        )
        return set(told) <= set(look(path))

    yield once


@contextmanager
def importing(folder: Path, chance: Random) -> Iterator[Fault]:
    """The merge has happened or not."""
    receiver, path = two_laptops(folder)
    whole = duration(receiver, "sync", "import", receiver.file, path, "--dry-run")
    before, fresh = receiver.digest(), folder / "fresh.aca"
    shutil.copy(receiver.file, fresh)
    receiver.ok("sync", "import", receiver.file, path)
    after = receiver.digest()

    def once() -> bool:
        shutil.copy(fresh, receiver.file)
        killed(receiver, chance.uniform(0.3, 1.2) * whole, "sync", "import", receiver.file, path)
        return is_sound(receiver, before) or is_sound(receiver, after)

    yield once


@contextmanager
def exporting(folder: Path, chance: Random) -> Iterator[Fault]:
    """A file of that name is whole or not there, and nothing else lies beside it."""
    laptop = laptop_with_signatures(folder)
    out = folder / "out"
    out.mkdir()
    path, digest = out / "out.acasync", laptop.digest()
    whole = duration(laptop, "sync", "export", laptop.file, path)

    def once() -> bool:
        path.unlink(missing_ok=True)
        killed(laptop, chance.uniform(0.3, 1.1) * whole, "sync", "export", laptop.file, path)
        left = {one.name for one in out.iterdir()}
        assert left <= {path.name}, left
        if path.exists():
            laptop.ok("verify", path, "--workspace", laptop.file)
        return is_sound(laptop, digest)

    yield once


@contextmanager
def backing_up(folder: Path, chance: Random) -> Iterator[Fault]:
    """A backup of that name is whole or not there."""
    laptop = laptop_with_signatures(folder)
    path, digest = folder / "backup.aca", laptop.digest()
    whole = duration(laptop, "backup", laptop.file, "--out", path)

    def once() -> bool:
        path.unlink(missing_ok=True)
        killed(laptop, chance.uniform(0.3, 1.1) * whole, "backup", laptop.file, "--out", path)
        if path.exists():
            with open_workspace(path, context_of(folder)) as workspace:
                assert checking.check(workspace) == []
        return is_sound(laptop, digest)

    yield once


@contextmanager
def bulk(folder: Path, chance: Random) -> Iterator[Fault]:
    """Each declaration that lies there is whole, and the rest is made by the next run."""
    laptop = laptop_with_signatures(folder)
    digest, out = laptop.digest(), folder / "out"
    command = ("pdf", "declaration", laptop.file, "--all", "--out", out)
    whole = duration(laptop, *command)
    with open_workspace(laptop.file, context_of(folder)) as workspace:
        root = read_root(coalitions.coalition(workspace).root)

    def once() -> bool:
        shutil.rmtree(out, ignore_errors=True)
        killed(laptop, chance.uniform(0.3, 1.0) * whole, *command)
        papers = [one for one in out.glob("*.pdf") if not one.name.startswith(".")]
        assert all(verify_document(one.read_bytes(), root=root).verdict == "valid" for one in papers)
        assert len(laptop.ok(*command)["paths"]) == SIGNATURES
        return is_sound(laptop, digest)

    yield once


MIGRATOR = """
import sys
from pathlib import Path
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER
with WorkspaceFile.open(Path(sys.argv[1]), CHECKER, write=True):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def migrating(folder: Path, chance: Random) -> Iterator[Fault]:
    """A file of an older program is brought up to date by who opens it next."""
    laptop = laptop_with_signatures(folder, 300)
    digest, older = laptop.digest(), folder / "older.aca"
    shutil.copy(laptop.file, older)
    with closing(sqlcipher3.connect(str(older))) as database, database:
        database.execute("DROP INDEX value_few_say")
        database.execute("ALTER TABLE signature DROP COLUMN day")
        database.execute("ALTER TABLE organisation DROP COLUMN represents")
        database.execute("DELETE FROM _sqlite_migrations WHERE name = 'counted'")

    def opened(after: float | None) -> None:
        command = [sys.executable, "-c", MIGRATOR, str(laptop.file)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            if after is None:
                assert process.stdout.readline() == b"open\n"
            else:
                time.sleep(after)
            process.kill()

    began = time.monotonic()
    shutil.copy(older, laptop.file)
    opened(None)
    whole = time.monotonic() - began

    def once() -> bool:
        for one in folder.glob("mesa.aca-*"):
            one.unlink()
        shutil.copy(older, laptop.file)
        opened(chance.uniform(0.5, 1.1) * whole)
        with open_workspace(laptop.file, context_of(folder), write=True):
            pass
        return is_sound(laptop, digest)

    yield once


KILLED = {
    "killed while signing": signing,
    "killed while importing": importing,
    "killed while exporting": exporting,
    "killed while backing up": backing_up,
    "killed in bulk": bulk,
    "killed in migration": migrating,
}
