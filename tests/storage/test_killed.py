"""A workspace whose writer is killed at any moment opens again, is sound, and has all that was reported."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from aca_desktop.storage.journal.checking import check
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER
from tests.long_runs import LongRun
from tests.storage.stories import founded, organisation, write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="nothing is killed so elsewhere")

ROOT = Path(__file__).parents[2]
WRITER = """
import itertools, sys
from pathlib import Path
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER
from tests.storage.stories import organisation, signature, write

with WorkspaceFile.open(Path(sys.argv[1]), CHECKER, passphrase=sys.argv[2] or None, write=True) as workspace:
    for number in itertools.count(int(sys.argv[3])):
        many = 300 if number % 5 == 0 else 1
        entries = write(workspace, [organisation(number), *(signature(number) for _ in range(many))])
        print(entries[-1].id, flush=True)
"""

OPENER = """
import os, signal, sys
from pathlib import Path
from aca_desktop.storage.workspace import connection

database = connection.connect(Path(sys.argv[1]), sys.argv[2] or None)
database.execute("PRAGMA cache_size=1")
database.execute("BEGIN")
database.execute("DELETE FROM header")
database.execute("UPDATE open_part SET bytes=zeroblob(9999)")
os.kill(os.getpid(), signal.SIGKILL)
"""


def sound_after(path: Path, passphrase: str | None, reported: list[str]) -> None:
    """See that a reader finds the file sound and complete as it was left, and a writer after it."""
    for write_ in (False, True):
        with WorkspaceFile.open(path, CHECKER, passphrase=passphrase, write=write_) as workspace:
            assert check(workspace, CHECKER) == []
            assert [id_ for id_ in reported if workspace.journal.entry(id_) is None] == []
    assert {file.name for file in path.parent.iterdir()} - {f".{path.name}.lock"} == {path.name}


def kill_again_and_again(folder: Path, passphrase: str | None, times: int, chance: Random) -> None:
    path = folder / "mesa.aca"
    founded(path, passphrase)
    reported: list[str] = []
    for number in range(times):
        arguments = [sys.executable, "-c", WRITER, str(path), passphrase or "", str(1 + number * 10_000)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 12)):
                reported.append(process.stdout.readline().strip())
            process.kill()
            reported += [line.strip() for line in process.stdout if line.endswith("\n")]
        assert process.returncode == -signal.SIGKILL
        assert all(len(id_) == 64 for id_ in reported)
        sound_after(path, passphrase, reported)


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_killed_while_writing(tmp_path: Path, passphrase: str | None) -> None:
    kill_again_and_again(tmp_path, passphrase, 3, Random(5))


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_killed_many_times_while_writing(tmp_path: Path, passphrase: str | None, long_run: LongRun) -> None:
    what = f"killed five times in many entries, {'locked' if passphrase else 'not locked'}"

    def survives(folder: Path) -> bool:
        folder.mkdir()
        kill_again_and_again(folder, passphrase, 5, chance)
        return True

    chance = long_run.chance(what)
    with long_run.tally("faults", what) as tally:
        for number in long_run.turns():  # a new file each time, since checking takes longer as it grows
            tally.timed(survives, tmp_path / str(number))


def test_killed_before_any_statement_of_a_transaction(tmp_path: Path) -> None:
    founded(tmp_path / "mesa.aca")
    command = [sys.executable, "-m", "tests.storage.dying", str(tmp_path / "mesa.aca")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


@pytest.mark.parametrize("passphrase", [None, "agua clara"])
def test_what_is_half_written_without_wal_is_taken_back_by_a_reader(
    tmp_path: Path, passphrase: str | None
) -> None:
    """As where a program dies while it opens or closes the file, outside of WAL mode."""
    path = tmp_path / "mesa.aca"
    founded(path, passphrase)
    with WorkspaceFile.open(path, CHECKER, passphrase=passphrase, write=True) as workspace:
        (last,) = write(workspace, [organisation(1)])
    done = subprocess.run([sys.executable, "-c", OPENER, str(path), passphrase or ""], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name(f"{path.name}-journal").stat().st_size
    sound_after(path, passphrase, [last.id])
