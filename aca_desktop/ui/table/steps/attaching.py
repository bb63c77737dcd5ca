"""A button that attaches a file, and the name of what is attached. Where files come from it does not know."""

from PySide6.QtCore import Signal

from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.steps.controls import TableButton
from aca_desktop.ui.theme.type import SIGNING


class Attaching(Column):
    """`wanted`: a file is to be chosen. `removed`: what is attached is not wanted any more."""

    wanted = Signal()
    removed = Signal()

    def __init__(self, icon: str = "upload") -> None:
        super().__init__(gap=8)
        self._speech = Speech("en")
        self._note = ""
        self.file: Attachment | None = None
        self.choose = TableButton(icon=icon)
        self.remove = TableButton(icon="x")
        self.choose.clicked.connect(self.wanted)
        self.remove.clicked.connect(self.removed)
        self._said = Text("", SIGNING, "quiet", wraps=True)
        self.box.addWidget(Flow(self.choose, self.remove, gap=16))
        self.box.addWidget(self._said)
        self.show_file(None)

    def show_file(self, file: Attachment | None) -> None:
        """Show what is attached."""
        self.file = file
        self.remove.setVisible(file is not None)
        self._say()

    def _say(self) -> None:
        if self.file is None:
            self._said.setText(self._note)
        else:
            name = self.file.name or self._speech.say("a file")
            self._said.setText(self._speech.say("Attached: {name}", name=name))

    def retranslate(self, speech: Speech, words: str, note: str) -> None:
        """Say these words in the guest's language."""
        self._speech, self._note = speech, note
        self.choose.setText(words)
        self.remove.setText(speech.say("Remove it"))
        self._say()

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        self.choose.set_large(large)
        self.remove.set_large(large)
