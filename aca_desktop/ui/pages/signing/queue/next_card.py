"""Who is next at the table, and the button by which the laptop is handed over."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.signing.queue.queue_words import next_words
from aca_desktop.ui.parts.buttons import HERO_SIZE, Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY, PAGE_TITLE, QUIET

if TYPE_CHECKING:
    from aca_desktop.services.signing.queue import Arrival


_UPRIGHT, _ANY = 300, 16_777_215


class NextCard(Card):
    """`start_asked`: whoever is next signs; `other_asked`: somebody else, of whom nothing is known."""

    start_asked = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__(padding=24)
        self._caption = Text("", QUIET.strong, "quiet")
        self._name = Text("", PAGE_TITLE)
        self._below = Text("", BODY, "quiet", wraps=True)
        self.other = Button("", icon="user-plus")
        self.start = Button("", Kind.PRIMARY, HERO_SIZE, icon="pen-line", keys="Ctrl+Return")
        self.other.clicked.connect(self.other_asked)
        self.start.clicked.connect(self.start_asked)
        words = Column(self._caption, self._name, self._below, None, gap=2)
        self._row = Row(words, self.other, self.start, gap=24)
        self._row.box.setStretch(0, 1)
        self.set_upright(upright=False)
        self.body.addWidget(self._row)

    def set_upright(self, *, upright: bool) -> None:
        """Have the buttons below the words, for a narrow place at the side, or beside them."""
        way = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._row.box.setDirection(way)
        wide = self.start.sizeHint().width() + self.theme().px(50)
        self.setMinimumWidth(max(self.theme().px(_UPRIGHT), wide) if upright else 0)
        self.setMaximumWidth(self.minimumWidth() if upright else _ANY)
        for button in (self.other, self.start):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._row.box.setAlignment(button, Qt.AlignmentFlag(0) if upright else Qt.AlignmentFlag.AlignVCenter)

    def show_next(self, one: "Arrival | None", now: datetime, speech: Speech, *, may: bool) -> None:
        """Show who is next, None for nobody in particular."""
        self.other.setVisible(one is not None)
        self.start.setEnabled(may)
        self.other.setEnabled(may)
        if one is None:
            self._name.setText(speech.say("Whoever comes"))
            self._below.setText(speech.say("Nobody waits in the queue: the guest finds the organisation."))
        else:
            self._name.setText(one.name)
            self._below.setText(next_words(speech, one, now))
        if not may:
            self._below.setText(speech.say("This file can only be read here, so nobody can sign in it."))

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._caption.setText(speech.say("Next at the table").upper())
        self.other.setText(speech.say("Someone else"))
        self.start.setText(speech.say("Start signing"))
