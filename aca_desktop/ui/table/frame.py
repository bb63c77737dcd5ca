"""The table's head and foot: whose declaration, which step, how to get help; back, what is lacking, on."""

from typing import override

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.fields.fields import Sentence
from aca_desktop.ui.parts.progress import Steps
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.symbols import Sign
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.steps.controls import CHOICE, FOOT, TableButton
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import SIGNING

STEPS = 5


class Head(ThemedWidget, QWidget):
    """`help_asked`: somebody wants help. `language_asked`: another language is wanted.

    `later_asked`: the signer is called away.
    """

    help_asked = Signal()
    language_asked = Signal()
    later_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._large = False
        self._later_words = ("", "")
        self._sign = Sign(48)
        self._name = Text("", SIGNING.strong)
        self._count = Text("", SIGNING, "quiet", fixed=True)
        self.language = TableButton(size=CHOICE, icon="languages")
        self.later = TableButton(size=CHOICE, icon="clock")
        self.help = TableButton(size=CHOICE, icon="hand")
        self.steps = Steps("", STEPS)
        self.language.clicked.connect(self.language_asked)
        self.later.clicked.connect(self.later_asked)
        self.help.clicked.connect(self.help_asked)
        self._left = Row(self._sign, self._name, gap=16)
        self._left.box.setStretch(1, 1)
        self._right = Row(None, self.language, self.later, self.help, gap=16)
        self._row = QHBoxLayout()
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._count)
        self._row.addWidget(self._right, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row, 1)
        self._column.addWidget(self.steps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, place: int, speech: Speech, *, language: bool, later: bool) -> None:
        """Show the step, from 0, and whether the language can be changed or the form put aside at it."""
        self.steps.setValue(place + 1)
        words = speech.say("Step {step} of {steps}", step=place + 1, steps=STEPS)
        if words != self._count.text() and self.isVisible():
            _read_out(self, words)
        self._count.setText(words)
        self.steps.setAccessibleName(words)
        self.language.setVisible(language)
        self.later.setVisible(later)

    def show_name(self, name: str) -> None:
        """Show whose declaration it is."""
        self._name.setText(name)

    def retranslate(self, speech: Speech, language: str) -> None:
        """Say everything in the guest's language."""
        self.help.setText(speech.say("Ask for help"))
        self._later_words = speech.say("Sign later"), speech.say("Later")
        self._show_later()
        self.language.setText(language)
        self.language.setAccessibleName(speech.say("Language: {language}", language=language))

    def set_large(self, large: bool) -> None:
        """Leave the step count away, say less and be flatter where the text is large."""
        self._large = large
        self._show_later()
        self._count.setVisible(not large)
        self._sign.setVisible(not large)
        for button in (self.language, self.later, self.help):
            button.set_large(large)
        self.use_theme(self.theme())

    def _show_later(self) -> None:
        whole, short = self._later_words
        self.later.setText(short if self._large else whole)
        self.later.setAccessibleName(whole)

    @override
    def use_theme(self, theme: Theme) -> None:
        side, above = (24, 6) if self._large else (48, 12)
        self._column.setContentsMargins(theme.px(side), theme.px(above), theme.px(side), 0)
        self._column.setSpacing(theme.px(above))
        self._row.setSpacing(theme.px(16))


class Foot(ThemedWidget, QWidget):
    """`back_asked` and `on_asked`: the step before, the next one. `middle` has room for what a step needs."""

    back_asked = Signal()
    on_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._large = False
        self._words = ""
        self.back = TableButton(size=FOOT, icon="arrow-left")
        self.reason = Sentence(SIGNING)
        self.on = TableButton(kind=Kind.PRIMARY, size=FOOT, icon="arrow-right", icon_after=True)
        self.back.clicked.connect(self.back_asked)
        self.on.clicked.connect(self.on_asked)
        self.middle = QHBoxLayout()
        self._row = QHBoxLayout()
        self._above = Row(gap=0)
        self._above.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._above)
        self._column.addLayout(self._row)
        self._said = Row(None, self.reason, None, gap=0)
        self._said.box.setAlignment(self.reason, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.back)
        self._row.addLayout(self.middle)
        self._row.addWidget(self._said)
        self._row.addWidget(self.on)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)  # large words take two lines

    def say(self, words: str, mistake: bool, *, silent: bool, keeps: bool) -> None:
        """Say what is lacking, or what is wrong.

        `silent`: the step never says anything, so that all room is for what it has of its own in the foot;
        `keeps`: where the text is large, the line for what may be said is reserved.
        """
        if mistake and words != self._words and self.isVisible():
            _read_out(self, words)
        self._words = words
        self.reason.tell("" if mistake else words, words if mistake else None, lasting=True)
        self._above.setVisible((keeps or bool(words)) and self._large)
        self._said.setHidden(silent)
        self._row.setStretch(1, 1 if silent else 0)
        self._row.setStretch(2, 0 if silent else 1)
        at_the_end = self.on.isHidden()
        self._said.box.setStretch(2, 0 if at_the_end else 1)

    def set_large(self, large: bool) -> None:
        """Be flatter where the text is large, with what is said on a line of its own."""
        if large != self._large:
            self._large = large
            if large:
                self._above.box.insertWidget(0, self.reason, 1)
            else:
                self._said.box.insertWidget(1, self.reason)
                self._said.box.setAlignment(self.reason, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.back, self.on):
            button.set_large(large)
        self.use_theme(self.theme())

    @override
    def use_theme(self, theme: Theme) -> None:
        side, above = (24, 6) if self._large else (48, 16)
        self._column.setContentsMargins(theme.px(side), theme.px(above) + 1, theme.px(side), theme.px(above))
        self._column.setSpacing(theme.px(4))
        self._row.setSpacing(theme.px(16 if self._large else 24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme().tokens
        with QPainter(self) as painter:
            painter.fillRect(QRectF(self.rect()), tokens.card)
            line(painter, 0, 0, self.width(), 0, tokens.line)


def _read_out(widget: QWidget, words: str) -> None:
    """Have words read out by whoever listens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
