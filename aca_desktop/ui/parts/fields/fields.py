"""Fields to type one line in: any, passphrases, search; with label and hint above, what is wrong below."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QInputMethodEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.ui.painting.key_cap import cap_width, draw_cap, key_words
from aca_desktop.ui.painting.paragraph import marked, plain
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Size, icon_button
from aca_desktop.ui.parts.fields.field_frame import draw_frame, see_through
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET, SIGNING, SMALL, Style, font

_DOTS = 0.64
"""How large a hidden letter's dot is beside letters: Japanese fonts have it as large as an ideograph."""

PAUSE = 600
"""How long a hand must rest before a mistake is said, in milliseconds."""


@dataclass(frozen=True, slots=True)
class FieldSize:
    """Lengths of a field in pixels of the design."""

    height: int
    padding: int
    style: Style
    icon: int = 16
    edge: int = 1


USUAL_FIELD = FieldSize(36, 12, BODY)
TABLE_FIELD = FieldSize(32, 8, SMALL)
SIGNING_FIELD = FieldSize(64, 20, SIGNING, 28, 2)
SIGNING_SEARCH = FieldSize(72, 20, SIGNING, 28, 2)


class Field(ThemedWidget, QLineEdit):
    """One line to type in, with an icon before it, or a key cap at its end while it is empty."""

    composed = Signal(str)
    """What is typed so far, text still being composed by an input method included."""

    def __init__(
        self,
        placeholder: str = "",
        size: FieldSize = USUAL_FIELD,
        *,
        icon: str | None = None,
        cap: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._icon, self._cap = size, icon, cap
        self._mistaken = self._sound = False
        self._trailing: Button | None = None
        self.setFrame(False)
        see_through(self)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.composed)

    @override
    def use_theme(self, theme: Theme) -> None:
        self.setFont(font(self._size.style, theme))
        self._make_room(theme)

    def _make_room(self, theme: Theme) -> None:
        left = theme.px(self._size.padding + self._size.edge) - 2
        if self._icon is not None:
            left = theme.px(self._size.padding + self._size.icon + 8) - 3
        right = theme.px(self._size.padding) - 2
        if self._trailing is not None:
            right = self._trailing.sizeHint().width() + theme.px(8)
        elif self._sound:
            right += theme.px(self._size.icon + 8)
        elif self._cap is not None:
            right = cap_width(key_words(self._cap), theme) + theme.px(12)
        self.setTextMargins(QMargins(left, 0, right, 0))

    def set_size(self, size: FieldSize) -> None:
        """Be as high as this from now on."""
        if size is not self._size:
            self._size = size
            self.use_theme(self.theme())
            self.updateGeometry()
            self.update()

    def set_trailing(self, button: Button | None) -> None:
        """Put a small button at the end of the field."""
        self._trailing = button
        if button is not None:
            button.setParent(self)
            button.setCursor(Qt.CursorShape.ArrowCursor)
        self._make_room(self.theme())
        self._place_trailing()

    def set_mistaken(self, mistaken: bool) -> None:
        """Show that something is wrong with what is typed."""
        if mistaken != self._mistaken:
            self._mistaken = mistaken
            self.update()

    def set_sound(self, sound: bool) -> None:
        """Show by a check that what is typed can be taken."""
        if sound != self._sound:
            self._sound = sound
            self._make_room(self.theme())
            self.update()

    @property
    def is_mistaken(self) -> bool:
        """Whether something is shown to be wrong."""
        return self._mistaken

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(220), theme.px(self._size.height))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(88), theme.px(self._size.height))

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        place = self.cursorPosition()
        text = self.text()
        self.composed.emit(text[:place] + event.preeditString() + text[place:])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_trailing()

    def _place_trailing(self) -> None:
        if self._trailing is not None:
            hint = self._trailing.sizeHint()
            edge = (self.height() - hint.height()) // 2
            self._trailing.setGeometry(self.width() - hint.width() - edge, edge, hint.width(), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            draw_frame(
                painter, box, theme, self._size.edge,
                focused=self.hasFocus(), mistaken=self._mistaken, on=self.isEnabled(),
            )  # fmt: skip
            if self._icon is not None:
                square = theme.px(self._size.icon)
                colour = theme.tokens.text if self.text() and self.isEnabled() else theme.tokens.quiet
                draw_icon(
                    painter,
                    self._icon,
                    theme.px(self._size.padding) - 1,
                    (self.height() - square) / 2,
                    square,
                    colour,
                )
            if self._sound and self._trailing is None:
                square = theme.px(self._size.icon)
                x = self.width() - theme.px(self._size.padding) - square
                draw_icon(painter, "check", x, (self.height() - square) / 2, square, theme.tokens.primary)
            elif self._cap is not None and self._trailing is None and not self.text():
                tokens = theme.tokens
                draw_cap(
                    painter, self.width() - theme.px(7), self.height() / 2, key_words(self._cap), theme,
                    tokens.quiet, tokens.line, tokens.window,
                )  # fmt: skip
        super().paintEvent(event)


class SearchField(Field):
    """A field with a magnifying glass, emptied by its cross or Escape."""

    def __init__(
        self, placeholder: str, said: str, clear: str, *, cap: str | None = None, size: FieldSize = USUAL_FIELD,
        clear_size: Size = SMALL_SIZE,
    ) -> None:  # fmt: skip
        super().__init__(placeholder, size, icon="search", cap=cap)
        self.setAccessibleName(said)
        self._clear = icon_button("x", clear, clear_size)
        self._clear.hide()
        self._clear.clicked.connect(self._empty)
        self.textChanged.connect(self._show_clear)

    def set_clear_words(self, words: str) -> None:
        """Name the cross anew."""
        self._clear.setText(words)

    @override
    def setText(self, text: str | None, /) -> None:
        super().setText(text or "")
        self._show_clear(text or "")  # where signals are blocked too

    def _empty(self) -> None:
        self.setFocus()  # before the cross is hidden, which would hand the keyboard on
        self.clear()

    def _show_clear(self, text: str) -> None:
        self.set_trailing(self._clear if text else None)
        self._clear.setVisible(bool(text))


class PassphraseField(Field):
    """A passphrase, hidden until the eye is pressed. Its words are given for both states of the eye."""

    def __init__(self, show: str, hide: str, *, size: FieldSize = USUAL_FIELD) -> None:
        super().__init__("", size)
        self._words = (show, hide)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = icon_button("eye", show, SMALL_SIZE)
        self._eye.clicked.connect(self._turn)
        self.set_trailing(self._eye)

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        if self.echoMode() == QLineEdit.EchoMode.Password:
            dots = font(self._size.style, theme)
            dots.setPixelSize(round(dots.pixelSize() * _DOTS))
            dots.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2 * theme.zoom)
            self.setFont(dots)

    def _turn(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-off" if hidden else "eye")
        self._eye.setText(self._words[hidden])
        self.use_theme(self.theme())


class Labelled(ThemedWidget, QWidget):
    """A control with its label above it, a hint at the right, and below it a note or what is wrong.

    `lines` are reserved for that, so that nothing moves; with 0, what is wrong is shown in words elsewhere.
    `judge_by` lets what is typed be judged after a pause or on leaving; what is said vanishes with the next key.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        note: str = "",
        style: Style = SMALL,
        below: Style = QUIET,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._note, self._style = note, style
        self._judge: Callable[[str], str | None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._judge_now)
        self._build_label(label, hint)
        self._below = Sentence(below, lines)
        self._column.addWidget(self._below)
        self.say_mistake(None)

    def _build_label(self, label: str, hint: str) -> None:
        self._label = Text(label, self._style.strong)
        self._label.setBuddy(self.control)
        self._hint = Text(hint, self._style, "quiet", fixed=True)
        self._hint.setVisible(bool(hint))
        self._above = QHBoxLayout()
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.addWidget(self._label, 1)
        self._above.addWidget(self._hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._above)
        self._column.addWidget(self.control)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setSpacing(theme.px(4))
        self._above.setSpacing(theme.px(12))

    def set_label(self, label: str, *, hint: str = "", note: str = "") -> None:
        """Say another label, hint and note."""
        self._label.setText(label)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._note = note
        self.say_mistake(None)

    def say_mistake(self, words: str | None, *, lasting: bool = False) -> None:
        """Say what is wrong, or with None that nothing is; **strong** words may be in it.

        `lasting`: it was so before somebody typed, as a conflict is, and gets all the lines that it needs.
        """
        if isinstance(self.control, Field | TextArea):
            self.control.set_mistaken(words is not None)
        self.control.setAccessibleDescription(plain(marked(words or self._note)))
        self._below.tell(self._note, words, lasting=lasting)

    def judge_by(self, judge: Callable[[str], str | None]) -> None:
        """Judge what is typed by a function that returns what is wrong with a text, or None."""
        self._judge = judge
        if isinstance(self.control, Field):
            self.control.textEdited.connect(self._wait)
            self.control.editingFinished.connect(self._judge_now)

    def _wait(self) -> None:
        self.say_mistake(None)
        self._pause.start()

    def _judge_now(self) -> None:
        self._pause.stop()
        if self._judge is not None and isinstance(self.control, Field):
            self.say_mistake(self._judge(self.control.text()))


class Sentence(ThemedWidget, QWidget):
    """Stands below a control: a quiet note, or in its place a mistake with its icon in sun ink.

    The mistake gets the note's lines, and at least `lines`; what is longer is whole in a tooltip, unless it is
    lasting.
    """

    def __init__(self, style: Style = QUIET, lines: int = 1) -> None:
        super().__init__()
        self._style, self._lines, self._lasts = style, lines, False
        self._note = Text("", style, "quiet", wraps=True, parent=self)
        self._mistake = Text("", style, "sun_ink", wraps=True, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, note: str, mistake: str | None = None, *, lasting: bool = False) -> None:
        """Show a note, or what is wrong in its place."""
        wrong = (mistake or "") if self._lines else ""
        self._lasts = lasting and bool(wrong)
        self._note.set_marked(note)
        self._mistake.set_marked(wrong)
        self._note.setVisible(bool(note) and not wrong)
        self._mistake.setVisible(bool(wrong))
        self.setVisible(bool(note or self._lines))
        self._fit()
        self.updateGeometry()
        self.update()

    def _fit(self) -> None:
        """End what is wrong after as many lines as there is room for."""
        lines = max(1, self.height() // self.theme().px(self._style.line))
        self._mistake.set_lines(None if self._lasts else lines)

    @override
    def sizeHint(self) -> QSize:
        wide = self._note.sizeHint().width()
        if self._lasts:
            wide = max(wide, self._mistake.sizeHint().width() + self._indent())
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._note.minimumSizeHint().width(), self.theme().px(self._lines * self._style.line))

    @override
    def heightForWidth(self, width: int) -> int:
        high = self.minimumSizeHint().height()
        if self._note.text():
            high = max(high, self._note.heightForWidth(width))
        if self._lasts:
            high = max(high, self._mistake.heightForWidth(width - self._indent()))
        return high

    def _indent(self) -> int:
        return self.theme().px(self._style.line + 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setGeometry(self.rect())
        self._mistake.setGeometry(self.rect().adjusted(self._indent(), 0, 0, 0))
        self._fit()

    @override
    def use_theme(self, theme: Theme) -> None:
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._mistake.text():
            return
        theme = self.theme()
        with QPainter(self) as painter:
            square = theme.px(self._style.size + 2)
            top = (theme.px(self._style.line) - square) / 2
            draw_icon(painter, "circle-alert", 0, top, square, theme.tokens.sun_ink)
