"""How long a click keeps the window from answering, by the clock: the main acts, the shortest of some rounds.

Each round is a process of its own, so that what is done for the first time counts. The longest are told.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.conftest import Report
from tests.services.founding import founded, only, signed
from tests.ui.desk import drafts

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
ALLOWED = 0.050
ORGANISATIONS, SIGNATURES, ROUNDS, TOLD = 5_000, 200, 3, 12
_ROUNDS = Path(__file__).with_name("answering_rounds.py")


def test_no_click_at_the_desk_blocks_the_window(tmp_path: Path, report: Report) -> None:
    with founded(tmp_path) as workspace:
        workspace.write(only(workspace).id, drafts(workspace, ORGANISATIONS))
        for _ in range(SIGNATURES):
            signed(workspace)
    tell(shortest("round_at_the_desk", tmp_path), report)


def test_nothing_blocks_the_window_from_nothing_to_a_signed_paper(tmp_path: Path, report: Report) -> None:
    tell(shortest("round_from_nothing", tmp_path), report)


def shortest(which: str, folder: Path) -> dict[str, float]:
    """Return each act's longest block, in seconds, in the round in which the machine did the least beside it."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for act, block in played(which, folder).items():
            best[act] = min(block, best.get(act, block))
    return best


def played(which: str, folder: Path) -> dict[str, float]:
    """Play a round in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-m", "benchmark", "-o", f"python_functions={which}"]
    environment = {**os.environ, "ACA_ROUND": str(folder)}
    done = subprocess.run([*command, str(_ROUNDS)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    blocks = json.loads((folder / "blocks.json").read_text(encoding="utf-8"))
    return {str(act): float(block) for act, block in blocks.items()}


def tell(blocks: dict[str, float], report: Report) -> None:
    """Report the longest."""
    for act, block in sorted(blocks.items(), key=lambda one: -one[1])[:TOLD]:
        report(f"no answer: {act}", block / ALLOWED, 1, block, ALLOWED)
