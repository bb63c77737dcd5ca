"""The states of the page of laptops and its dialogs, one after the other, for whoever looks at all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.services.journal.conflicts import Conflict, ConflictValue
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.joining import JoinDialog
from aca_desktop.ui.pages.laptops import LaptopsPage
from aca_desktop.ui.pages.laptops.dialogs.enrol_dialog import EnrolDialog
from aca_desktop.ui.pages.laptops.dialogs.export_dialog import ExportDialog
from aca_desktop.ui.pages.laptops.dialogs.kit_dialog import KitDialog, PassphraseShown
from aca_desktop.ui.pages.laptops.dialogs.recovery import RecoverDialog
from aca_desktop.ui.pages.laptops.dialogs.revoke_dialog import Revocable, RevokeDialog
from aca_desktop.ui.pages.laptops.importing.late_dialog import Late, LateDialog
from aca_desktop.ui.pages.settings.backups import RestoreDialog
from aca_desktop.ui.pages.settings.passphrase import RemoveDialog
from aca_desktop.ui.parts.dialogs import Dialog, Question

type Settle = Callable[[], None]

_HERE = "2026-06-05T11:26:00-06:00"


def laptop_views(
    qtbot: QtBot, window: MainWindow, page: LaptopsPage, files: list[Path], settle: Settle
) -> Iterator[tuple[str, QWidget]]:
    """Go through files on their way in, conflicts, and all dialogs about laptops."""
    page.bring(files)
    qtbot.waitUntil(lambda: page.bringing._job is None, timeout=30_000)
    settle()
    yield "laptops-files", window
    page.bringing.leave()
    settle()
    yield "laptops-waiting", window
    page._stack.setCurrentWidget(page.settling)
    page.settling.show_found(_conflicts())
    settle()
    page.settling._choose_by_key(2)
    settle()
    yield "laptops-conflict", window
    page.settling.select(1)
    settle()
    yield "laptops-conflict-2", window
    page.settling.show_found([])
    settle()
    yield "laptops-no-conflict", window
    page.show_list()
    for name, dialog in _dialogs(window):
        dialog.show()
        qtbot.waitExposed(dialog)
        yield name, dialog
        dialog.reject()
        dialog.deleteLater()


def _conflicts() -> list[Conflict]:
    first = ConflictValue("Cooperativa Ejemplo 12 S.C. de R.L.", "a" * 64, "b" * 64, "Coordinación 1", _HERE)
    second = ConflictValue(
        "Cooperativa Ejemplo 12 S.C.L. de R.L.", "c" * 64, "d" * 64, "Mesa 3", _HERE, "event", "Coop. Ejemplo 12"
    )
    third = ConflictValue("Cooperativa 12", "e" * 64, "f" * 64, None, _HERE)
    long = "Reducimos a la mitad lo que emitimos antes de 2030. " * 12
    return [
        Conflict("0" * 32, "organisation", "names.es", (first, second), {"es": "Cooperativa Ejemplo 12"}),
        Conflict(
            "1" * 32,
            "declaration",
            "texts.es",
            tuple(
                ConflictValue(long + one.entry[0], one.entry, one.replica, one.laptop, one.at)
                for one in (first, second, third)
            ),
            {"es": "Por el lago"},
        ),
    ]


def _dialogs(window: MainWindow) -> Iterator[tuple[str, Dialog]]:
    speech, folder = window.desk.speech.now, Path("/media/ana/ACA-SAFE")
    target = Revocable(
        "a" * 64, "Mesa 3", "coordinator", 12, 412, [("e", "Lanzamiento, Guadalajara", 3)], "b" * 64
    )
    export = ExportDialog(speech, folder, window)
    export.rest.setChecked(True)
    revoke = RevokeDialog(speech, target, window)
    revoke.at_event.setChecked(True)
    kit = KitDialog(
        speech, folder, lambda: "kopifo rukita pevabu soruzi", [("e", "Lanzamiento")], window, noticed=False
    )
    refused = RecoverDialog(speech, window)
    refused.accept()
    refused.refuse(speech.say("This is not the passphrase. Nothing was changed. Try again."))
    yield "laptops-kit", kit
    yield "laptops-export", export
    yield "laptops-enrol", EnrolDialog(speech, window, coordinator=True)
    yield "laptops-recover", refused
    yield "laptops-revoke", revoke
    shown = PassphraseShown(
        speech, speech.say("The kit is made"), "kopifo rukita pevabu soruzi", folder / "a.acasync", window
    )
    yield "laptops-kit-made", shown
    persons = ("María Ejemplo", "Luis Ejemplo")
    late = [Late("c", "o", "Cooperativa Ejemplo 12", persons, ("e",)), Late("c", "p", "N" * 60, (), ("e", "f"))]
    yield "laptops-late", LateDialog(speech, late, window)
    words = ("Delete this draft?", "Its answers will be deleted.", ("Delete draft", "Cancel"))
    yield "question", Question(*words, window)
    yield "join", JoinDialog(speech, folder, window)
    yield "passphrase-remove", RemoveDialog(speech, window)
    yield "restore", RestoreDialog(speech, "5 jun 2026, 11:42", 12, window)
