"""A report for support: made beside the window, shown whole before it is saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop import paths
from aca_desktop.errors import AcaError
from aca_desktop.files import write_new
from aca_desktop.i18n import Speech
from aca_desktop.services.workspace.support_report import support_report
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.ui.session import Session


class ReportDialog(Dialog):
    """Shows the report; accepted to save it."""

    def __init__(self, speech: Speech, report: str, parent: QWidget) -> None:
        super().__init__(speech.say("Report for support"), parent, width=720)
        what = speech.say(
            "It has versions and counts, but no names, texts or figures. Read it before you send it."
        )
        self.body.addWidget(Text(what, BODY, "quiet", wraps=True))
        self.text = TextArea()
        self.text.setReadOnly(True)
        self.text.setPlainText(report)
        self.text.setAccessibleName(speech.say("Report for support"))
        self.text.setMinimumHeight(320)
        self.body.addWidget(self.text)
        self.add_answers(speech.say("Save…"), speech.say("Cancel"))


class Reporting(QObject):
    """Makes the report of a window. `told` has a Message for it."""

    told = Signal(object)

    def __init__(self, room: Room, window: QWidget) -> None:
        super().__init__(window)
        self._room, self._window = room, window

    def begin(self, session: "Session | None") -> None:
        """Make the report, of the session's file too if there is one, and show it."""
        context, language = self._room.context, self._room.speech.now.language
        if session is None:
            self._show(support_report(None, context, language))
        else:
            session.read(
                self,
                lambda workspace, _progress: support_report(workspace, context, language),
                self._show,
                self._fail,
            )

    def _show(self, report: str) -> None:
        dialog = ReportDialog(self._room.speech.now, report, self._window)
        dialog.accepted.connect(lambda: self._save(report))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, report: str) -> None:
        speech = self._room.speech.now
        proposed = paths.documents() / f"aca-desktop-report-{self._room.context.now():%Y-%m-%d}.txt"
        path = choosing.file_to_save(self._window, speech.say("Report for support"), "*.txt", proposed, ".txt")
        if path is not None:
            self._write(path, report)

    def _write(self, path: Path, report: str) -> None:
        try:
            write_new(path, report.encode("utf-8"))
        except AcaError as error:
            self._fail(error)
        else:
            said = Message(lambda speech: speech.say("Saved as {name}.", name=path.name), Tone.GOOD, key="report")
            self.told.emit(said)

    def _fail(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key="report"))
