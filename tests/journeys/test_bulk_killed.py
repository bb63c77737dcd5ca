"""All declarations into a folder, killed in the middle: what lies there is whole, and the rest is made once."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.sealing.chain import read_root
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.papers.verifying import verify_document
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.cli.laptop import Laptop
from tests.services.founding import founded, signed

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
SIGNATURES = 90
"""More than the few that one process makes by itself."""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    laptop = Laptop(tmp_path)
    with founded(tmp_path) as workspace:
        for _ in range(SIGNATURES):
            signed(workspace)
    shutil.move(tmp_path / "coordination.aca", laptop.file)
    return laptop


def papers(out: Path) -> list[Path]:
    return sorted(path for path in out.glob("*.pdf") if not path.name.startswith("."))


def killed_in_the_middle(laptop: Laptop, out: Path, *, everybody: bool) -> None:
    """Kill the command once some papers lie there: by itself, or with the processes that help it."""
    command = laptop.command("pdf", "declaration", laptop.file, "--all", "--out", out)
    process = subprocess.Popen(command, env=laptop.environ(), start_new_session=True)
    while len(papers(out)) < 10:
        assert process.poll() is None
        time.sleep(0.01)
    if everybody:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    assert process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("everybody", [True, False])
def test_killed_in_the_middle_the_rest_is_made_and_nothing_twice(laptop: Laptop, everybody: bool) -> None:
    out = laptop.folder / "out"
    killed_in_the_middle(laptop, out, everybody=everybody)
    told = laptop.ok("pdf", "declaration", laptop.file, "--all", "--out", out)
    assert told["failed"] == []
    assert len(told["paths"]) == SIGNATURES
    assert 0 < len(told["new"]) <= SIGNATURES - 10
    assert [str(path) for path in papers(out)] == told["paths"]
    with open_workspace(laptop.file, _context(laptop)) as workspace:
        root = read_root(coalitions.coalition(workspace).root)
    for path in papers(out):
        assert verify_document(path.read_bytes(), root=root).verdict == "valid"
    assert laptop.ok("pdf", "declaration", laptop.file, "--all", "--out", out)["new"] == []


def _context(laptop: Laptop) -> Context:
    real = Context.of_this_machine()
    return Context(real.now, real.random, laptop.home)
