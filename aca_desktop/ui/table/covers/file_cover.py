"""Which file is attached: pictures and PDFs on the sticks that are plugged in, nothing of the laptop's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal

from aca_desktop.domain.signing.attachments import MAX_BYTES, Attachment, attachment_of, attachment_problem
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.rows import empty
from aca_desktop.ui.table.covers.quiet_covers import Cover
from aca_desktop.ui.table.covers.sticks import files_on, sticks
from aca_desktop.ui.table.steps.controls import TableButton
from aca_desktop.ui.table.steps.organisation_rows import OrganisationRow
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.domain.signing.attachments import MediaType
    from aca_desktop.ui.background import Jobs, Progress

_LOOK_AGAIN = 1_500


class FileCover(Cover):
    """`chosen` has the file. `staff_asked`: one of this laptop is wanted. `back_asked`: none."""

    chosen = Signal(object)
    staff_asked = Signal()
    back_asked = Signal()

    def __init__(self, jobs: "Jobs") -> None:
        super().__init__("usb")
        self._jobs = jobs
        self._allowed: Sequence[MediaType] = ()
        self._found: list[Path] = []
        self._list = Card(padding=0, gap=0)
        self._list.hide()
        self.inside.box.addWidget(self._list)
        self.back = self.add_button("arrow-left")
        self.staff: TableButton = self.add_button("lock")
        self.back.clicked.connect(self.back_asked)
        self.staff.clicked.connect(self.staff_asked)
        self._again = QTimer(self, interval=_LOOK_AGAIN)
        self._again.timeout.connect(self.look_for_files)

    def ask(self, allowed: "Sequence[MediaType]") -> None:
        """Ask for a file of one of these kinds."""
        self._allowed = allowed
        self._show(())
        self.look_for_files()
        self._again.start()

    def rest(self) -> None:
        """Look no more."""
        self._again.stop()

    def look_for_files(self) -> None:
        """See what lies on the sticks."""

        def work(_progress: "Progress") -> list[Path]:
            return [path for stick in sticks() for path in files_on(stick)]

        self._jobs.run(self, work, self._show)

    @override
    def begin(self) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Sequence[Path]) -> None:
        if list(found) == self._found and found:
            return
        self._found = list(found)
        box = self._list.body
        empty(box)
        for place, path in enumerate(found):
            row = OrganisationRow(path.name, path.parent.name, "", signed=False, lined=place > 0)
            row.clicked.connect(lambda _on=False, path=path: self.take(path))
            box.addWidget(row)
        self._list.setVisible(bool(found))
        self._say()

    def take(self, path: Path) -> None:
        """Take a file, if it is one that is allowed."""

        def work(_progress: "Progress") -> Attachment:
            try:
                with path.open("rb") as file:
                    return attachment_of(file.read(MAX_BYTES + 1), path.name)
            except OSError as error:
                raise AcaError("cannot-read", path=str(path), reason=error.strerror or "") from None

        def done(file: Attachment) -> None:
            wrong = attachment_problem("file", file, self._allowed)
            if wrong is None:
                self.chosen.emit(file)
            else:
                self.words.setText(problem(self.speech, wrong))

        def failed(error: AcaError) -> None:
            self.words.setText(sentence(self.speech, error))

        self._jobs.run(self, work, done, failed)

    def _say(self) -> None:
        if self._found:
            self.words.setText(self.speech.say("Touch the file."))
        else:
            self.words.setText(self.speech.say("Plug in the USB stick that has the photo, the scan or the PDF."))

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("Which file?"))
        self.back.setText(speech.say("Without a file"))
        self.staff.setText(speech.say("The staff chooses one of this laptop"))
        self._say()
