"""A laptop that dies under a guest's hands has their draft, complete to the last stroke, for staff to take up."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.signing import drafts
from aca_desktop.services.signing.papers_due import due
from aca_desktop.services.signing.papers_folder import choose_folder, make_due
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.services.founding import only
from tests.ui.conftest import (  # noqa: F401
    app,
    context,
    garbage_is_collected_here_alone,
    no_thread_is_left,
    qt_says_nothing,
)
from tests.ui.desk import session_in, workspace_file
from tests.ui.table.tables import table_in

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")

STEPS = ("searching", "adding", "composing", "person", "declaration", "agreed", "typed", "signed-by-hand")


def killed(path: Path, home: Path, until: str, after: float = 0.0) -> list[dict[str, object]]:
    """Let a guest come to a step and kill the process so many seconds after it first told; return what it told."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.guest_process", str(path), str(home), until],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    rest, _nothing = process.communicate()
    assert process.returncode == -signal.SIGKILL
    return [json.loads(line) for line in (first + rest).splitlines() if line.endswith("}")]


@pytest.mark.parametrize("until", STEPS)
def test_killed_at_every_step(
    qtbot: QtBot,
    context: Context,  # noqa: F811 (the fixture)
    tmp_path: Path,
    until: str,
) -> None:
    path = workspace_file(tmp_path, 1)
    told = killed(path, context.home, until)[-1]
    with open_workspace(path, context, write=True) as workspace:
        assert checking.check(workspace) == []
        (left,) = drafts.waiting(workspace)
        assert not left.parked
        found = drafts.read_draft(workspace, left.id)
    form = told["form"]
    assert isinstance(form, dict)
    assert {name: value for name, value in form.items() if value is not None} == found.form
    assert [len(stroke) for ink in found.inks.values() for stroke in ink.strokes] == told["strokes"]
    with (
        session_in(qtbot, path, context) as session,
        table_in(qtbot, session, context, draft=left.id) as guest,
    ):
        qtbot.waitUntil(lambda: guest.window.form.step == form["step"] and guest.window.flow.isVisible())
        assert guest.window.form.name == form["name"]
        assert guest.step == form["step"]
        if until == "signed-by-hand":
            assert [len(stroke) for stroke in guest.pad.ink.strokes] == told["strokes"]
            guest.signs()


def test_killed_between_the_signature_and_its_paper(context: Context, tmp_path: Path) -> None:  # noqa: F811
    chance = random.Random(20261126)
    for turn in range(3):
        folder, papers = tmp_path / str(turn), tmp_path / f"papers-{turn}"
        path = workspace_file(folder, 1)
        papers.mkdir()
        own = Context(context.now, context.random, folder / "home")
        with open_workspace(path, own, write=True) as workspace:
            choose_folder(workspace, only(workspace), papers)
        told = killed(path, folder / "home", "signed", chance.uniform(0, 0.6))[-1]
        with open_workspace(path, own, write=True) as workspace:
            assert drafts.waiting(workspace) == ()
            is_due = due(workspace, only(workspace)) == (told["signed"],)
            assert is_due or len(list(papers.glob("*.pdf"))) == 1, (
                "either it is there or it is known to be missing"
            )
            make_due(workspace, only(workspace))
            assert len(list(papers.glob("*.pdf"))) == 1


def test_killed_while_drawing(context: Context, tmp_path: Path) -> None:  # noqa: F811 (the fixture)
    chance = random.Random(20261125)
    for turn in range(3):
        folder = tmp_path / str(turn)
        path = workspace_file(folder, 1)
        told = killed(path, folder / "home", "drawing", chance.uniform(0, 0.4))[-1]["strokes"]
        assert isinstance(told, list)
        with open_workspace(path, Context(context.now, context.random, folder / "home"), write=True) as workspace:
            (left,) = drafts.waiting(workspace)
            found = drafts.read_draft(workspace, left.id)
        strokes = [len(stroke) for ink in found.inks.values() for stroke in ink.strokes]
        assert strokes[: len(told)] == told, "every stroke that was told is there, and at most what came after"
