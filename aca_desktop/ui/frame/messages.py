"""What the window has to say about what happened: a toast or a notice, so shown that nothing on a page moves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.frame.shortcuts import press
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.messages import ACTION_ROW, MessageBar, Toast
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.speech import WindowSpeech
from aca_desktop.ui.theme import Theme, ThemedWidget

_AWAY, _ABOVE = 24, 16
_ARRIVES = 700
"""For so many milliseconds after a visit a page is still filled, and a notice may take its line."""
_UNDO = "Ctrl+Z"

type Words = Callable[[Speech], str]


@dataclass(frozen=True, slots=True)
class Action:
    """What one can do about a message: its words, and what happens. The message goes, unless it is lasting."""

    words: Words
    do: Callable[[], None]
    primary: bool = False
    undoes: bool = False


def undo_action(do: Callable[[], None]) -> Action:
    """Return the Undo of what a message tells; Ctrl+Z does it too, until anything else is done."""
    return Action(lambda speech: speech.say("Undo"), do, undoes=True)


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, in which tone, what one can do about it. Its page's next of the same `key` takes its place.

    Good news pass after a moment, unless there is still something `to_do`; trouble stays until it is closed, the
    page is left, or something newer is told. What is `lasting` stays until its key is withdrawn.
    """

    words: Words
    tone: Tone = Tone.ATTENTION
    actions: tuple[Action, ...] = ()
    key: str = ""
    icon: str | None = None
    lasting: bool = False
    to_do: bool = False

    @property
    def passes(self) -> bool:
        """Whether it goes by itself."""
        return self.tone in (Tone.GOOD, Tone.NEUTRAL) and not self.lasting and not self.to_do


class NoticeLine(ThemedWidget, QWidget):
    """The line above a page in which a notice stands. Its height is reserved before, and kept after it."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._bar: MessageBar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def reserve(self, bar: MessageBar | None) -> None:
        """Take the room that this notice needs, or none."""
        self.setMinimumHeight(0 if bar is None else self._needed(bar))
        self.setVisible(bar is not None)
        self.put(bar)

    def has_room(self, bar: MessageBar) -> bool:
        """Say whether a notice can stand here without moving anything."""
        return not self.isHidden() and self._needed(bar) <= self.minimumHeight()

    def _needed(self, bar: MessageBar) -> int:
        theme, holder = self.theme(), self.parentWidget()
        bar.setParent(self)  # so that it measures in this window's look
        wide = holder.width() if self.isHidden() and holder is not None else self.width()
        return theme.px(16) + bar.heightForWidth(wide - 2 * theme.px(_AWAY))

    def put(self, bar: MessageBar | None) -> None:
        """Show a notice, or leave the line empty."""
        if self._bar is not None and self._bar is not bar:
            self._bar.hide()
            self._bar.deleteLater()
        self._bar = bar
        if bar is not None:
            self._column.addWidget(bar)
            bar.show()

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(_AWAY), theme.px(16), theme.px(_AWAY), 0)


class Messages(QObject):
    """One toast at a time over the page on which it arose, and one notice at a time in the line above the page.

    A notice that arises while somebody is on a page that has no line for it stands where toasts do, until the page
    is visited again. Trouble is told on the page that is seen, good news on the page that it is about.
    """

    def __init__(self, frame: QWidget, room: QWidget, speech: WindowSpeech) -> None:
        super().__init__(frame)
        self.line = NoticeLine()
        self._frame, self._room, self._speech = frame, room, speech
        self._jobs: Jobs | None = None
        self._page = ""
        self._told: dict[str, tuple[str, Message]] = {}  # by where it is shown, with whose it is
        self._lasting: list[tuple[str, Message]] = []
        self._closed: list[Message] = []
        self._heard: list[Message] = []
        self._corner: tuple[Message, MessageBar] | None = None
        self._standing: Message | None = None
        self._undo: Action | None = None
        self._since = QElapsedTimer()
        self._keys = press(frame, _UNDO, self._take_back)
        self._keys.setEnabled(False)
        frame.installEventFilter(self)
        speech.changed.connect(self.retranslate)

    def follow(self, jobs: Jobs) -> None:
        """Let no Undo be offered any more once somebody does something newer."""
        self._jobs = jobs
        jobs.writing.connect(self._on_writing)

    def enter(self, page: str) -> None:
        """Another page is shown: what was told on the one before is gone."""
        self._told.pop(self._page, None)
        self._page = page
        self._closed.clear()
        self._keep_undo(None)
        self._since.restart()
        self._show(anew=True)

    def forget(self) -> None:
        """Another file is shown, or none: nothing that was told applies any more."""
        self._told.clear()
        self._lasting.clear()
        self._keep_undo(None)
        self._show(anew=True)

    def tell(self, message: Message, page: str = "") -> None:
        """Show a message of a page, or of the window."""
        if message.lasting and self._stands(message, page):
            return
        if message.key:
            self._drop(message.key, page)
        if message.lasting:
            self._lasting.insert(0, (page, message))
        else:
            seen = not page or not message.passes
            self._told[self._page if seen else page] = page, message
            if seen or page == self._page:
                self._keep_undo(self._undo_of(message))
        self._show()

    def withdraw(self, key: str, page: str = "") -> None:
        """Take back the page's message of that key, or the window's: its cause is gone."""
        self._drop(key, page)
        self._show()

    @property
    def shown(self) -> list[Message]:
        """The messages that are shown, the newest first."""
        corner = [self._corner[0]] if self._corner is not None else []
        return corner + ([self._standing] if self._standing is not None else [])

    @property
    def toast(self) -> MessageBar | None:
        """What lies over the page now."""
        return None if self._corner is None else self._corner[1]

    def retranslate(self) -> None:
        """Retranslate what is shown; the line is measured again, since the whole page changes anyway."""
        self._close_corner()
        self._standing = None
        self._show(anew=True)

    def _drop(self, key: str, page: str) -> None:
        self._told = {at: (of, one) for at, (of, one) in self._told.items() if (of, one.key) != (page, key)}
        self._lasting = [(of, one) for of, one in self._lasting if (of, one.key) != (page, key)]

    def _stands(self, message: Message, page: str) -> bool:
        """Say whether the same is told already: then its buttons stay, and nobody hears it again."""
        now = self._speech.now

        def told(one: Message) -> tuple[object, ...]:
            return one.key, one.tone, one.words(now), [action.words(now) for action in one.actions]

        return any(of == page and told(one) == told(message) for of, one in self._lasting)

    def _gone(self, message: Message) -> None:
        """A message passed, was closed or answered."""
        self._told = {at: (of, one) for at, (of, one) in self._told.items() if one is not message}
        self._closed.append(message)
        self._show()

    # what can be undone

    def _undo_of(self, message: Message) -> Action | None:
        return next((one for one in message.actions if one.undoes), None) if not self._is_writing() else None

    def _is_writing(self) -> bool:
        return self._jobs is not None and any(job.name for job in self._jobs.writes)

    def _on_writing(self) -> None:
        """Somebody does something newer: an Undo of what was before it does not apply any more."""
        told = self._told_here()
        if told is not None and told.passes and any(one.undoes for one in told.actions):
            del self._told[self._page]
        self._keep_undo(None)
        self._show()

    def _keep_undo(self, action: Action | None) -> None:
        self._undo = action
        self._keys.setEnabled(action is not None)

    def _take_back(self) -> None:
        told, action = self._told_here(), self._undo
        if action is not None:
            self._keep_undo(None)
            if told is not None and action in told.actions:
                self._gone(told)
            action.do()

    # what is shown

    def _show(self, *, anew: bool = False) -> None:
        """Show what is to be shown now; `anew`: the page has just come, so that nothing on it can move yet."""
        notice = self._notice()
        arrives = anew or (self._since.isValid() and self._since.elapsed() < _ARRIVES)
        standing = self._stand(notice, arrives=arrives)
        told = self._told_here()
        if told is None and notice is not None and not standing and notice not in self._closed:
            told = notice
        if self._corner is not None and self._corner[0] is not told:
            self._close_corner()
        if told is not None and self._corner is None:
            bar = self._bar(told, closes=True)
            bar.setParent(self._frame)
            self._corner = told, bar
            self._place()
            bar.show()
            self._announce(told, bar)

    def _told_here(self) -> Message | None:
        _of, message = self._told.get(self._page, ("", None))
        return message

    def _notice(self) -> Message | None:
        here = [one for page, one in self._lasting if page in ("", self._page)]
        return next((one for one in here if one.tone is Tone.HARM), here[0] if here else None)

    def _stand(self, notice: Message | None, *, arrives: bool) -> bool:
        """Let the notice stand in its line, if it can; returns whether it does."""
        if notice is not None and notice is self._standing:
            return True
        bar = None if notice is None else self._bar(notice, closes=False)
        if bar is not None and self.line.has_room(bar):
            self.line.put(bar)
        elif bar is not None and arrives:
            self.line.reserve(bar)
        elif bar is not None:
            bar.deleteLater()
            self.line.put(None)
            self._standing = None
            return False
        elif arrives:
            self.line.reserve(None)
        else:
            self.line.put(None)
        self._standing = notice
        if notice is not None and bar is not None:
            self._announce(notice, bar)
        return bar is not None

    def _announce(self, message: Message, bar: MessageBar) -> None:
        """Have a message read out once, in whichever place and language it is shown later."""
        if message not in self._heard:
            self._heard = [*self._heard[-9:], message]
            bar.announce()

    def _bar(self, message: Message, *, closes: bool) -> MessageBar:
        speech = self._speech.now
        made = Toast if message.passes else MessageBar
        bar = made(message.words(speech), message.tone, icon=message.icon, parent=self._frame)
        for action in message.actions:
            if action.undoes and action is not self._undo:
                continue
            button = bar.add_action(
                action.words(speech),
                kind=Kind.PRIMARY if action.primary else Kind.SECONDARY,
                cap=_UNDO if action.undoes else None,
            )
            button.clicked.connect(self._take_back if action.undoes else lambda _on=False, a=action: self._do(a))
        if closes:
            bar.add_close(speech.say("Close this message"))
        bar.closed.connect(lambda: self._gone(message))
        return bar

    def _do(self, action: Action) -> None:
        message = next((one for one in self.shown if action in one.actions), None)
        if message is not None and not message.lasting:
            self._gone(message)
        action.do()

    def _close_corner(self) -> None:
        if self._corner is not None:
            self._corner[1].hide()
            self._corner[1].deleteLater()
            self._corner = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        if event.type() == QEvent.Type.Resize and self._notice() is not self._standing:
            self._show(anew=True)
        return False

    def _place(self) -> None:
        """Put the toast at the page's lower right, above the row of actions that it may have there."""
        bar = self.toast
        if bar is None:
            return
        theme = bar.theme()
        page = self._room.rect().translated(self._room.mapTo(self._frame, QPoint()))
        away = theme.px(_AWAY)
        wide = min(bar.sizeHint().width(), page.width() - 2 * away)
        high = bar.heightForWidth(wide)
        bottom = page.bottom() + 1 - away
        for row in self._room.findChildren(QWidget, ACTION_ROW):
            if row.isVisible():
                bottom = min(bottom, row.mapTo(self._frame, QPoint()).y() - theme.px(_ABOVE))
        bar.setGeometry(page.right() + 1 - away - wide, bottom - high, wide, high)
        bar.raise_()
