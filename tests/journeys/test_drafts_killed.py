"""A laptop that dies at any step of a signing has the draft, complete to what was kept last; or the signature."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aca_desktop.services.coalition import coalitions
from aca_desktop.services.signing import drafts
from aca_desktop.services.workspace import checking, workspaces
from aca_desktop.storage.queries.listing import signature_ids
from tests.journeys.drafting_process import SIZE, STEPS, STROKES, stroke
from tests.journeys.signing_process import context_of, found

ALL = 1 + len(STEPS) + STROKES + 1
"""So many things the process tells before it signs: the draft, its steps, its strokes, a file."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


def killed_after(path: Path, awaited: int, *, signs: bool = False) -> dict[str, list[object]]:
    """Let a process fill in a draft until it is killed at once after so many things that it told; return these."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.drafting_process", str(path), "sign" if signs else "fill"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(awaited)]
    process.send_signal(signal.SIGKILL)
    rest, _nothing = process.communicate()
    told: dict[str, list[object]] = {}
    for line in [*lines, *(line for line in rest.splitlines() if line.endswith("}"))]:
        for name, value in json.loads(line).items():
            told.setdefault(name, []).append(value)
    return told


def test_killed_at_every_step(tmp_path: Path) -> None:
    path = tmp_path / "killed.aca"
    found(path)
    for awaited in (1, 2, 3, 4, 5, 6, 12, ALL):
        told = killed_after(path, awaited)
        with workspaces.open_workspace(path, context_of(tmp_path), write=True) as workspace:
            assert checking.check(workspace) == []
            (waiting,) = drafts.waiting(workspace)
            assert [waiting.id] == told["draft"]
            assert not waiting.parked  # staff is offered it as what was left
            kept = drafts.read_draft(workspace, waiting.id)
            said = {name: value for step in STEPS[: len(told.get("step", []))] for name, value in step.items()}
            assert {name: kept.form[name] for name in said if name != "step"} == {
                name: value for name, value in said.items() if name != "step"
            }
            strokes = len(told.get("stroke", []))
            ink = kept.inks.get("signer")
            assert (ink.strokes[:strokes] if ink else ()) == tuple(stroke(number) for number in range(strokes))
            assert ink is None or (ink.width, ink.height) == SIZE
            assert set(told.get("file", [])) <= kept.files.keys()
            drafts.discard(workspace, waiting.id)


def test_killed_while_it_signs(tmp_path: Path) -> None:
    path = tmp_path / "killed.aca"
    found(path)
    before: set[object] = set()
    for awaited in (ALL, ALL, ALL + 1):
        told = killed_after(path, awaited, signs=True)
        with workspaces.open_workspace(path, context_of(tmp_path), write=True) as workspace:
            assert checking.check(workspace) == []
            here = set(signature_ids(workspace.journal, coalitions.coalition(workspace).id))
            assert before | set(told.get("signed", [])) <= here
            left = drafts.waiting(workspace)
            assert len(left) + len(here - before) == 1, "the draft or its signature, never both or neither"
            before = set(here)
            for one in left:
                drafts.discard(workspace, one.id)
    assert before, "the last one told its signature"
