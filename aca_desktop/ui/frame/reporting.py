"""A report for support: made beside the window, shown whole before it is saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

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


def report(room: Room, window: QWidget, session: "Session | None", tell: Callable[[Message], None]) -> None:
    """Make the report, of the session's file too if there is one, show it, and save it if that is wanted."""
    context, language = room.context, room.speech.now.language

    def show(text: str) -> None:
        dialog = ReportDialog(room.speech.now, text, window)
        dialog.accepted.connect(lambda: save(text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(text: str) -> None:
        proposed = paths.documents() / f"aca-desktop-report-{context.now():%Y-%m-%d}.txt"
        title = room.speech.now.say("Report for support")
        path = choosing.file_to_save(window, title, "*.txt", proposed, ".txt")
        if path is None:
            return
        try:
            write_new(path, text.encode("utf-8"))
        except AcaError as error:
            fail(error)
        else:
            name = path.name
            tell(Message(lambda speech: speech.say("Saved as {name}.", name=name), Tone.GOOD, key="report"))

    def fail(error: AcaError) -> None:
        tell(Message(told(error), key="report"))

    if session is None:
        show(support_report(None, context, language))
        return
    session.read(window, lambda workspace, _progress: support_report(workspace, context, language), show, fail)
