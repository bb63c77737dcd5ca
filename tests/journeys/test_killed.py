"""A laptop that dies at any moment has every signature that it told of, and its workspace is sound."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aca_desktop.sealing.chain import read_root
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.papers.verifying import verify_document
from aca_desktop.services.workspace import checking, workspaces
from aca_desktop.storage.queries.listing import signature_ids
from tests.journeys.signing_process import context_of, found


def kill_while_signing(path: Path, after: float, awaited: int) -> list[str]:
    """Let a process sign until it is killed so many seconds after it told the awaited number of signatures (none:
    after its start); return what it had told."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.signing_process", str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    first = "".join(process.stdout.readline() for _ in range(awaited))
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    rest, _nothing = process.communicate()
    assert process.returncode == -signal.SIGKILL
    return [line for line in (first + rest).splitlines() if len(line) == 64]


def look(path: Path) -> list[str]:
    """Check the workspace and return its signatures."""
    with workspaces.open_workspace(path, context_of(path.parent), write=True) as workspace:
        assert checking.check(workspace) == []
        return signature_ids(workspace.journal, coalitions.coalition(workspace).id)


def play(folder: Path, times: int) -> None:
    path = folder / "killed.aca"
    found(path)
    chance = random.Random(20261125)
    told: list[str] = []
    for turn in range(times):
        signs = turn % 4 != 0  # every fourth dies while it starts, opens and takes the lock
        told += kill_while_signing(
            path, chance.uniform(0, 0.3 if signs else 0.8), chance.randint(1, 5) if signs else 0
        )
        assert set(told) <= set(look(path))
    assert len(told) > times
    with workspaces.open_workspace(path, context_of(folder)) as workspace:
        root = read_root(coalitions.coalition(workspace).root)
    for paper in (folder / "out").glob("*.pdf"):
        assert verify_document(paper.read_bytes(), root=root).verdict == "valid"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_killed_20_times(tmp_path: Path) -> None:
    play(tmp_path, 20)
