"""Staff's side of the signing table in all its states, for whoever walks through every page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from aca_desktop.errors import AcaError
from aca_desktop.services.signing import drafts, papers_due, queue
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.signing.papers_folder import FolderState
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.pages.signing.folder_dialog import FolderDialog
from aca_desktop.ui.pages.signing.trying import TryDialog
from tests.services.founding import signature

ARRIVALS = ("Cooperativa Ejemplo 12", "N" * 200, "Red 🌱 Verde")

_PATH = Path("/media/staff/KINGSTON/Declaraciones firmadas")
FOLDERS = (
    FolderState(_PATH, 12 * 2**30),
    FolderState(_PATH, 0, AcaError("folder-gone", path=str(_PATH))),
    FolderState(_PATH, 2**20, AcaError("disk-full", path=str(_PATH))),
)


def fill_queue(workspace: Workspace, coalition: str) -> None:
    """Let some arrive, one be parked with a draft, and one draft be left unfinished; once."""
    from aca_desktop.services.coalition.coalitions import coalition as of_id
    from aca_desktop.services.coalition.declarations import publications

    which = of_id(workspace, coalition)
    if queue.arrivals(workspace, which):
        return
    publication = publications(workspace, which)[-1]
    about = DraftAbout(which.code, publication.id, "es")
    for name in ARRIVALS:
        queue.arrive(workspace, which, queue.coming(name, person="María Ejemplo · directora", language="es"))
    museum = queue.arrive(workspace, which, replace(queue.coming("Museo Ejemplo 03"), note="back after the panel"))
    parked = drafts.open_draft(workspace, replace(about, arrival=museum.id))
    drafts.keep(workspace, parked, {"name": "Luis"})
    drafts.park(workspace, parked)
    left = drafts.open_draft(workspace, about)
    drafts.keep(workspace, left, {"new": True, "new_name": "Panadería Ejemplo", "name": "Ana"})
    papers_due.sign_at_table(workspace, replace(signature(), declaration=publication.id))


def signing_views(
    window: MainWindow, page: SigningPage, settle: Callable[[], None]
) -> Iterator[tuple[str, QWidget]]:
    """Go through the queue, the closing, and the dialogs before the first guest."""
    page.write(fill_queue)
    settle()
    yield "signing-queue", window
    page.desk.queue.search.setText("mu")
    QTest.qWait(200)  # it is looked for after a pause
    settle()
    yield "signing-found", window
    page.desk.queue.search.setText("")
    page.close_table()
    settle()
    yield "signing-closing", window
    page.show_desk()
    settle()
    page.handing.try_out()
    yield from _dialog("signing-try", window, TryDialog)
    speech = window.desk.speech.now
    for state in (None, *FOLDERS):
        folder = state.folder if state is not None else Path("/home/ana/Documents/Coalition")
        asking = FolderDialog(speech, window, speech.say("Done"), folder, encrypted=True)
        if state is not None:
            asking.show_state(state)
        asking.show()
        yield from _dialog("signing-folder", window, FolderDialog)
    for state in (None, *FOLDERS):
        page.desk.before.show()
        page.desk.before.show_state(has_folder=state is None, has_pin=state is None)
        page.desk.before.show_folder(state)
        page.desk._stand()
        settle()
        yield "signing-before", window
    page.desk.before.pin()
    yield "signing-before-pin", window
    page.refresh()
    settle()


def _dialog(name: str, window: MainWindow, kind: type[QDialog]) -> Iterator[tuple[str, QWidget]]:
    (dialog,) = (one for one in window.findChildren(kind) if one.isVisible())
    yield name, dialog
    dialog.reject()
    dialog.deleteLater()
