"""What the window has to say about what happened: a column of bars, told in its language, never in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.speech import WindowSpeech
from aca_desktop.ui.theme import Dressed, Look

_MOST = 3

type Words = Callable[[Speech], str]


@dataclass(frozen=True, slots=True)
class Action:
    """What one can do about a message: its words, and what happens. The message goes when it is done."""

    words: Words
    do: Callable[[], None]
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, in which tone, what one can do about it. A later one with the same `key` takes its place."""

    words: Words
    tone: Tone = Tone.ATTENTION
    actions: tuple[Action, ...] = ()
    key: str = ""
    icon: str | None = None


class _Shown:
    """A message in its bar, said anew when the language changes."""

    def __init__(self, message: Message, speech: Speech, do: Callable[[Action], None]) -> None:
        self.message = message
        self.bar = MessageBar("", message.tone, icon=message.icon)
        self._buttons = [self._add(action, do) for action in message.actions]
        self._close = self.bar.add_close("")
        self.say(speech)

    def _add(self, action: Action, do: Callable[[Action], None]) -> Button:
        button = self.bar.add_action("", kind=Kind.PRIMARY if action.primary else Kind.SECONDARY)
        button.clicked.connect(lambda: do(action))
        return button

    def say(self, speech: Speech) -> None:
        """Say everything in this speech."""
        self.bar.tell(self.message.words(speech), self.message.tone, icon=self.message.icon)
        for action, button in zip(self.message.actions, self._buttons, strict=True):
            button.setText(action.words(speech))
        self._close.setText(speech.say("Close this message"))


class Messages(Dressed, QWidget):
    """The newest few messages, the newest on top. They stay until closed, answered or replaced."""

    def __init__(self, speech: WindowSpeech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._shown: list[_Shown] = []
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        speech.changed.connect(self.retranslate)

    def tell(self, message: Message) -> None:
        """Show a message."""
        if message.key:
            self.withdraw(message.key)
        while len(self._shown) >= _MOST:
            self._drop(self._shown[-1].message)
        shown = _Shown(message, self._speech.now, lambda action: self._do(message, action))
        shown.bar.closed.connect(lambda: self._drop(message))
        self._shown.insert(0, shown)
        self._column.insertWidget(0, shown.bar)
        self.show()
        shown.bar.show()
        shown.bar.announce()

    def withdraw(self, key: str) -> None:
        """Take back the message of that key, if it is shown."""
        for message in self.shown:
            if message.key == key:
                self._drop(message)

    @property
    def shown(self) -> list[Message]:
        """The messages that are shown, the newest first."""
        return [one.message for one in self._shown]

    def retranslate(self) -> None:
        """Say everything anew."""
        for one in self._shown:
            one.say(self._speech.now)

    def _do(self, message: Message, action: Action) -> None:
        self._drop(message)
        action.do()

    def _drop(self, message: Message) -> None:
        for one in self._shown:
            if one.message is message:
                self._shown.remove(one)
                self._column.removeWidget(one.bar)
                one.bar.hide()
                one.bar.deleteLater()
                break
        self.setVisible(bool(self._shown))

    @override
    def dress(self, look: Look) -> None:
        self._column.setContentsMargins(look.px(24), look.px(16), look.px(24), 0)
        self._column.setSpacing(look.px(8))
