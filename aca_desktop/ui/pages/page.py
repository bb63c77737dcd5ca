"""What every page of the window is, and what it finds there. It must not know the window or any other page.

A page is made when it is first visited. It is told which session to show (`show_session`), that something in it
has changed (`refresh`), and that the language is another (`retranslate`); it tells its wishes by signals.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, override

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from aca_desktop.context import Context
from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.speech import WindowSpeech
from aca_desktop.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from aca_desktop.ui.frame.messages import Message
    from aca_desktop.ui.session import Session


class Room(NamedTuple):
    """What a page finds in its window: how it speaks, who works beside it, how it looks, clock and data folder."""

    speech: WindowSpeech
    jobs: Jobs
    appearance: Appearance
    context: Context


class Page(QWidget):
    """A page. Subclasses build themselves in `__init__`, say their words in `retranslate`, and override the rest.

    `told`: a Message for the window to show; `withdrawn`: the key of one whose cause is gone. `page_asked`:
    another page by its name, with what it is to show (`show_this`). `file_asked`: a workspace to open (Path).
    `lock_asked`: the file is to be locked; `aside_asked`: it is to be worked on while it is closed (Aside), and
    opened again.
    `language_asked`, `theme_asked`, `zoom_asked`: the installation's are to be others ("" for the system's).
    `badge_asked`: how much waits here, and what is said of it. `files_dropped`: files to be judged by the window.
    `help_asked`: the help is to be shown. `search_asked`: the window's search field is wanted;
    `search_shown`: what it is to say.
    """

    told = Signal(object)
    withdrawn = Signal(str)
    page_asked = Signal(str, object)
    file_asked = Signal(object)
    lock_asked = Signal()
    aside_asked = Signal(object)
    language_asked = Signal(str)
    theme_asked = Signal(str)
    zoom_asked = Signal(int)
    badge_asked = Signal(int, str)
    files_dropped = Signal(object)
    help_asked = Signal()
    search_asked = Signal()
    search_shown = Signal(str)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.session: Session | None = None

    @property
    def speech(self) -> Speech:
        """The window's speech as it is now."""
        return self.room.speech.now

    def keys(self) -> Sequence[Keys]:
        """Return the page's shortcuts, for the sheet of all of them."""
        return ()

    def show_session(self, session: "Session | None") -> None:
        """Show this workspace, or none; called when the page is visited and the session is another than before."""
        self.session = session
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the session now; called when it has changed, at the latest when the page is visited."""

    def show_this(self, what: object) -> None:
        """Show something in particular, as another page or the search field has asked."""

    def go_home(self) -> None:
        """Show the page's list again; called when the page that is shown is chosen once more."""

    def retranslate(self) -> None:
        """Say everything in the language of now; called once after the page is made, and when it changes."""

    def notice(self, message: "Message", *, holds: bool) -> None:
        """Have a lasting message stand on this page while it holds."""
        if holds:
            self.told.emit(message)
        else:
            self.withdrawn.emit(message.key)

    def begin(self) -> None:
        """Give the keyboard to what is most likely wanted: the page is shown, and nothing on it has it yet."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin_unless_begun)

    def _begin_unless_begun(self) -> None:
        now = self.window().focusWidget()
        if now is None or now is self or not self.isAncestorOf(now):
            self.begin()

    def may_leave(self) -> bool:
        """Say whether the page can be left, the file closed, the window shut: False keeps what is half entered."""
        return True
