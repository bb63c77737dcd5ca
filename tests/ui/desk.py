"""A workspace on disk, and a session in it, for tests of the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.background import Jobs, Progress
from aca_desktop.ui.session import Session
from tests.services.founding import founded, only


def workspace_file(folder: Path, organisations: int = 0) -> Path:
    """Write a workspace with a founded coalition, and close it."""
    folder.mkdir(parents=True, exist_ok=True)
    with founded(folder) as workspace:
        if organisations:
            workspace.write(only(workspace).id, drafts(workspace, organisations))
    return folder / "coordination.aca"


def drafts(workspace: Workspace, count: int = 1) -> list[Draft]:
    """Return organisations that are new: Ejemplo 1, Ejemplo 2, …"""
    return [
        Draft(
            "organisation",
            workspace.context.new_id(),
            {"names.es": f"Ejemplo {number}", "sector": "business", "country": "MX"},
        )
        for number in range(1, count + 1)
    ]


def add_one(workspace: Workspace, _progress: Progress) -> str:
    """Write one organisation, as the work of a session; return its id."""
    return workspace.write(only(workspace).id, drafts(workspace))[0].header.subject


@contextmanager
def session_in(qtbot: QtBot, path: Path, context: Context, passphrase: str | None = None) -> Iterator[Session]:
    """Open a session with jobs of its own, and close both."""
    jobs = Jobs()
    session = Session(jobs, path, context, passphrase)
    try:
        with qtbot.waitSignal(session.opened):
            session.open()
        yield session
    finally:
        session.close()
        jobs.close()
