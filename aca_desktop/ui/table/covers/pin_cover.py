"""The staff's PIN, typed on large keys or the keyboard. It is tried elsewhere; here it is typed and answered."""

from dataclasses import replace
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.table.covers.quiet_covers import Cover
from aca_desktop.ui.table.steps.controls import INSIDE, TableButton
from aca_desktop.ui.table.steps.typed_field import TypedField, labelled
from aca_desktop.ui.theme.theme import Theme, ThemedWidget

_LONGEST = 12
_COLUMNS = 3
_KEY = replace(INSIDE, padding=40)


class PinCover(Cover):
    """`tried`: a PIN is to be tried. `back_asked`: nobody of the staff is here."""

    tried = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__("lock")
        self.pin = TypedField()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(_LONGEST)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.pin.returnPressed.connect(self._try)
        self._label = labelled(self.pin, lines=2)
        self._wait = QTimer(self, interval=1_000)
        self._wait.timeout.connect(self.tick)
        self._seconds = 0
        self.keys = _Keys()
        self.keys.digit.connect(self.pin.insert)
        self.keys.rubbed_out.connect(self.pin.backspace)
        self.open = self.add_button("lock-open", Kind.PRIMARY)
        self.back = self.add_button("arrow-left")
        typed = Column(self._label, self.open, self.back, None, gap=20)
        row = Row(typed, self.keys, gap=40)
        row.box.setStretch(0, 1)
        row.box.setAlignment(self.keys, Qt.AlignmentFlag.AlignTop)
        self.inside.box.addWidget(row)
        self.open.clicked.connect(self._try)
        self.back.clicked.connect(self.back_asked)

    @override
    def begin(self) -> None:
        self.pin.clear()
        self._say(None)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        if self.pin.text() and not self._seconds:
            self.open.setEnabled(False)
            self.tried.emit(self.pin.text())

    def answer(self, *, wait: int, left: int) -> None:
        """Say that it was not the PIN: how many seconds to wait, and how many tries cost no wait."""
        self.pin.clear()
        self._seconds = wait
        if wait:
            self._wait.start()
            self._say_wait()
            return
        self.open.setEnabled(True)
        self._say(
            self.speech.say_count(
                "Incorrect PIN. {count} attempt left before a pause.",
                "Incorrect PIN. {count} attempts left before a pause.",
                left,
            )
        )
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def fail(self, words: str) -> None:
        """Say why it could not be tried."""
        self.open.setEnabled(True)
        self._say(words)

    def tick(self) -> None:
        """Let a second pass."""
        self._seconds -= 1
        if self._seconds > 0:
            self._say_wait()
            return
        self._wait.stop()
        self._seconds = 0
        self._say(None)

    def _say_wait(self) -> None:
        self.open.setEnabled(False)
        self._label.say_mistake(
            self.speech.say_count(
                "Too many tries. Wait {count} second.", "Too many tries. Wait {count} seconds.", self._seconds
            )
        )

    def _say(self, words: str | None) -> None:
        if not self._seconds:
            self.open.setEnabled(True)
            self._label.say_mistake(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the guest."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.title.setText(speech.say("For the staff"))
        self.words.setText(
            speech.say("With the PIN the laptop goes back to the desk. What was filled in is kept.")
        )
        self._label.set_label(speech.say("PIN"))
        self.open.setText(speech.say("Open"))
        self.back.setText(speech.say("Back to signing"))
        self.keys.retranslate(speech)

    @override
    def set_large(self, large: bool) -> None:
        super().set_large(large)
        self.keys.set_large(large)
        self.words.setVisible(not large)


class _Keys(ThemedWidget, QWidget):
    """Ten digits as on a telephone and a key that takes one back. `digit`, `rubbed_out`."""

    digit = Signal(str)
    rubbed_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._all: list[TableButton] = []
        for place, digit in enumerate("123456789"):
            self._add(digit, place // _COLUMNS, place % _COLUMNS)
        self._add("0", _COLUMNS, 1)
        self.rub = TableButton(size=_KEY, icon="arrow-left", shown=False, fills=True)
        self.rub.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rub.clicked.connect(self.rubbed_out)
        self._grid.addWidget(self.rub, _COLUMNS, 2)

    def _add(self, digit: str, row: int, column: int) -> None:
        key = TableButton(digit, size=_KEY, fills=True)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.clicked.connect(lambda _on=False: self.digit.emit(digit))
        self._grid.addWidget(key, row, column)
        self._all.append(key)

    def set_large(self, large: bool) -> None:
        """Be flatter where the text is large."""
        for key in (*self._all, self.rub):
            key.set_large(large)

    def retranslate(self, speech: Speech) -> None:
        """Name the key without words."""
        self.rub.setText(speech.say("Delete the last digit"))

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setSpacing(theme.px(12))
