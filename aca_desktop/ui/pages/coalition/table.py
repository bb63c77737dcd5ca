"""What the signing table asks for, unless an event says otherwise."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.coalition_fields import TABLE
from aca_desktop.i18n import mark
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.checks import CheckBox
from aca_desktop.ui.parts.text import quiet, section_title

if TYPE_CHECKING:
    from aca_desktop.services.coalitions import Coalition
    from aca_desktop.services.workspaces import Workspace

SETTINGS = (
    ("witness", mark("A witness is named"), mark("Somebody who saw the hand sign.")),
    (
        "identify",
        mark("Staff note how the signer was identified"),
        mark("Known, badge, or a document seen: the kind only."),
    ),
    (
        "minors",
        mark("Minors may sign"),
        mark("For school and youth groups. Ask whoever knows the law before you allow it."),
    ),
)


class TablePart(Part):
    """A tick saves at once."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._why = section_title(""), quiet("", wraps=True)
        self._checks = {name: CheckBox("") for name, _words, _note in SETTINGS}
        self._notes = {name: quiet("", wraps=True) for name, _words, _note in SETTINGS}
        card = Card(padding=24)
        card.body.addWidget(self._title)
        card.body.addWidget(self._why)
        for name, check in self._checks.items():
            check.clicked.connect(lambda _on: self._save())
            card.body.addWidget(check)
            card.body.addWidget(self._notes[name])
        self.box.addWidget(card)

    @override
    def refresh(self) -> None:
        which = self.coalition
        self.setEnabled(self.can_write)
        if which is None:
            return
        for name, check in self._checks.items():
            with QSignalBlocker(check):
                check.setChecked(bool(getattr(which.record.table, name)))

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("What the table asks for"))
        self._why.setText(speech.say("An event can ask otherwise."))
        for name, words, note in SETTINGS:
            self._checks[name].setText(speech.say(words))
            self._notes[name].setText(speech.say(note))

    def _save(self) -> None:
        value: dict[str, Json] = {name: check.isChecked() for name, check in self._checks.items()}

        def writing(workspace: "Workspace", which: "Coalition") -> str | None:
            from aca_desktop.services.coalitions import change

            entry = change(workspace, which, {TABLE: value})
            return entry.id if entry else None

        self.save(writing)
