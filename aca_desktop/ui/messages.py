"""What the window has to say about what happened: a column of bars, told in its language, never in the way."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.buttons import Kind
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


class Messages(Dressed, QWidget):
    """The newest few messages, the newest on top. They stay until closed, answered or replaced."""

    def __init__(self, speech: WindowSpeech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._shown: list[tuple[Message, MessageBar]] = []
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        speech.changed.connect(self.retranslate)

    def tell(self, message: Message) -> None:
        """Show a message."""
        if message.key:
            self.withdraw(message.key)
        while len(self._shown) >= _MOST:
            self._drop(self._shown[-1][0])
        bar = self._bar(message)
        self._shown.insert(0, (message, bar))
        self._column.insertWidget(0, bar)
        self.show()
        bar.announce()

    def withdraw(self, key: str) -> None:
        """Take back the message of that key, if it is shown."""
        for message, _bar in list(self._shown):
            if message.key == key:
                self._drop(message)

    @property
    def shown(self) -> list[Message]:
        """The messages that are shown, the newest first."""
        return [message for message, _bar in self._shown]

    def retranslate(self) -> None:
        """Say everything anew."""
        for place, (message, bar) in enumerate(self._shown):
            self._column.removeWidget(bar)
            bar.deleteLater()
            fresh = self._bar(message)
            self._column.insertWidget(place, fresh)
            self._shown[place] = (message, fresh)

    def _bar(self, message: Message) -> MessageBar:
        speech = self._speech.now
        bar = MessageBar(message.words(speech), message.tone, icon=message.icon)
        for action in message.actions:
            kind = Kind.PRIMARY if action.primary else Kind.SECONDARY
            button = bar.add_action(action.words(speech), kind=kind)
            button.clicked.connect(lambda _checked=False, action=action: self._do(message, action))
        bar.add_close(speech.say("Close this message"))
        bar.closed.connect(lambda: self._drop(message))
        return bar

    def _do(self, message: Message, action: Action) -> None:
        self._drop(message)
        action.do()

    def _drop(self, message: Message) -> None:
        for place, (shown, bar) in enumerate(self._shown):
            if shown is message:
                del self._shown[place]
                self._column.removeWidget(bar)
                bar.hide()
                bar.deleteLater()
                break
        self.setVisible(bool(self._shown))

    def dress(self, look: Look) -> None:
        """Keep the window's margins."""
        self._column.setContentsMargins(look.px(24), look.px(16), look.px(24), 0)
        self._column.setSpacing(look.px(8))
