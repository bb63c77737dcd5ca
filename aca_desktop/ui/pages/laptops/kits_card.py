"""The kits that were made: for how many laptops each is, how many have joined by it, and its revocation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.laptops.words import moment_words
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aca_desktop.ui.pages.laptops.reading import Kit


class KitsCard(Card):
    """`revoke_asked` has the kit's invitation and what the kit is called."""

    revoke_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._title = section_title("")
        self._rows = Column(gap=4)
        self.body.addWidget(self._title)
        self.body.addWidget(self._rows)

    def show_kits(self, kits: "Sequence[Kit]", speech: Speech, *, may_revoke: bool) -> None:
        """Show these, the newest first; nothing where there are none."""
        self._title.setText(speech.say("Kits"))
        box = self._rows.box
        empty(box)
        for kit in sorted(kits, key=lambda one: one.at, reverse=True):
            box.addWidget(self._row(kit, speech, may_revoke=may_revoke))
        self.setVisible(bool(kits))

    def _row(self, kit: "Kit", speech: Speech, *, may_revoke: bool) -> Row:
        row = kit.invitation
        called = speech.say("Kit of {moment}", moment=moment_words(kit.at, speech))
        joined = speech.say(
            "{joined} of {meant} laptops have joined",
            joined=speech.number(len(row.joined)), meant=speech.number(row.laptops),
        )  # fmt: skip
        parts: list[QWidget | None] = [Symbol("package", 18), Text(called), Text(joined, tone="quiet"), None]
        if row.is_revoked:
            parts.append(Chip(speech.say("Revoked"), Tone.HARM))
        else:
            if row.is_overdrawn:
                parts.append(Chip(speech.say("More than it was meant for"), Tone.ATTENTION, icon="triangle-alert"))
            if may_revoke:
                button = Button(speech.say("Revoke…"), Kind.HARM, SMALL_SIZE)
                button.setAccessibleName(speech.say("Revoke: {what}", what=called))
                button.clicked.connect(lambda: self.revoke_asked.emit(row.entry, called))
                parts.append(button)
        return Row(*parts)
