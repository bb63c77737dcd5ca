"""What comes of touching Sign: a signature on disk, or the words that say what keeps from it. Shows no page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.table.draft_writer import DraftWriter
from aca_desktop.ui.table.flow import Flow
from aca_desktop.ui.table.form import Asked, Form, record_of
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.signing.signing import Signed


class Signing(QObject):
    """`signed`: the form, what was written (services' Signed), and the signer's ink, None unless drawn by hand."""

    signed = Signal(object, object, object)

    def __init__(self, flow: Flow, asked: Asked, parent: QObject) -> None:
        super().__init__(parent)
        self._flow, self._asked = flow, asked
        self._speech = Speech("en")
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a signature is being written."""
        return self._is_busy

    def sign(self, draft_writer: DraftWriter, form: Form, files: Mapping[str, Attachment], name: str) -> None:
        """Sign with what is filled in; `name` is what the desk's strip says meanwhile."""
        inks = self._flow.signature.inks
        record = record_of(form, self._asked, inks, files)
        if isinstance(record, list):
            self._flow.tell_trouble(problem(self._speech, record[0]))
            return
        self._is_busy = True

        def done(signed: "Signed") -> None:
            self.signed.emit(form, signed, inks.get("signer") if form.way == "hand" else None)

        draft_writer.sign(record, name, done, self._on_failed, self._on_ended)

    def _on_failed(self, error: AcaError) -> None:
        self._flow.tell_trouble(self._why(error))

    def _why(self, error: AcaError) -> str:
        if error.code == "draft-gone":
            return self._speech.say("This has been signed already, or was put away. Ask the staff.")
        if isinstance(error, Refused):
            return problem(self._speech, error.problems[0])
        return sentence(self._speech, error)

    def _on_ended(self) -> None:
        self._is_busy = False
        self._flow.show_readiness()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._speech = speech
