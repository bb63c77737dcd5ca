"""Asks for a laptop's join file and the check code that its people tell; for a coordinator's, for root's key."""

from dataclasses import dataclass
from pathlib import Path
from typing import override

from PySide6.QtWidgets import QWidget

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.laptops.laptop_requests import read_request
from aca_desktop.ui.pages.ask import Ask, file_field, file_is_missing
from aca_desktop.ui.pages.laptops.dialogs.recovery import RecoveryAsked, RecoveryFields
from aca_desktop.ui.parts.fields.checks import Radio
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.troubles import sentence


@dataclass(frozen=True, slots=True)
class EnrolAsked:
    """A laptop to be enrolled by its join file; `recovery` makes it a coordinator's."""

    request: Path
    code: str
    recovery: RecoveryAsked | None


class EnrolDialog(Ask):
    """The check code is typed as it was told: the file's own is not shown, so that it cannot be copied."""

    def __init__(
        self, speech: Speech, parent: QWidget, *, coordinator: bool = False, path: Path | None = None
    ) -> None:
        super().__init__(
            speech, speech.say("Enrol a laptop by its join file"), speech.say("Enrol"), parent, icon="user-check"
        )
        self.file = file_field(speech, speech.say("Its join file"), "*.acajoin", self._look)
        self._name = Text("", wraps=True)
        self._name.hide()
        self.code = Field()
        self.code_label = Labelled(
            speech.say("Its check code, as its people tell you"),
            self.code,
            note=speech.say("By telephone or side by side: it stands on their page “Laptops”."),
        )
        self.code.textEdited.connect(lambda _text: self.code_label.say_mistake(None))
        self.for_events = Radio(speech.say("For events: it signs and adds organisations"))
        self.coordinator = Radio(speech.say("A second coordinator: with the recovery file"))
        self.recovery = RecoveryFields(speech)
        self.coordinator.toggled.connect(self.recovery.setVisible)
        self.build(
            self.file, self._name, self.code_label, Column(self.for_events, self.coordinator, gap=8), self.recovery
        )
        (self.coordinator if coordinator else self.for_events).setChecked(True)
        self.recovery.setVisible(coordinator)
        if path is not None:
            self.file.show_path(path)
        (self.file.field if path is None else self.code).setFocus()

    def _look(self) -> None:
        """Say whose join file it is."""
        path = self.file.path
        self._name.hide()
        if path is None or not path.is_file():
            return
        try:
            request = read_request(path)
        except AcaError as error:
            self.file.say_mistake(sentence(self.speech, error))
            return
        self._name.setText(self.speech.say("The laptop “{laptop}” asks to be enrolled.", laptop=request.name))
        self._name.show()

    @override
    def answer(self) -> EnrolAsked:
        recovery = self.recovery.answer() if self.coordinator.isChecked() else None
        return EnrolAsked(self.file.path or Path(), self.code.text(), recovery)

    @override
    def problems_shown(self) -> bool:
        wrong = file_is_missing(self.file, self.speech)
        if not self.code.text().strip():
            self.code_label.say_mistake(self.speech.say("Ask its people for it."))
            wrong = True
        return (self.coordinator.isChecked() and self.recovery.problems_shown()) or wrong
