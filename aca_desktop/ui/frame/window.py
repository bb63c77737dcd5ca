"""The window itself: its place, its theme, how it closes. All that is in it is the desk's.

It shows itself before the desk is there, so that whoever opens the program sees it at once: the bars' surfaces
first, and in the next moment what is on them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow

from aca_desktop.context import Context
from aca_desktop.settings import Settings, WindowState
from aca_desktop.ui.frame.measures import LEAST, SIDE_BAR, STRIP, TITLE, TOP_BAR
from aca_desktop.ui.parts.by_keyboard import ByKeyboard
from aca_desktop.ui.theme import Theme, apply_theme
from aca_desktop.ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from aca_desktop.ui.frame.desk import Desk

_USUAL = QSize(1280, 800)


class MainWindow(ByKeyboard, QMainWindow):
    """A window with a file to open (`path`), or none.

    `window_asked` asks for another window; `file_asked` for a workspace (Path) in this one or wherever it is open;
    `received` tells of a file from outside that is no workspace; `language_asked`, `theme_asked` and
    `zoom_asked` for another language, theme and size of all windows; `closed` tells that it is gone.
    """

    window_asked = Signal()
    file_asked = Signal(object)
    received = Signal(object)
    language_asked = Signal(str)
    theme_asked = Signal(str)
    zoom_asked = Signal(int)
    closed = Signal()

    def __init__(
        self, context: Context, appearance: Appearance, settings: Settings, path: Path | None = None
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle("ACA Desktop")
        self.context = context
        self.appearance = appearance
        self._settings = settings
        self._path = path
        self._zoom = settings.zoom
        self._desk: Desk | None = None
        self._was_painted = False
        self._place(settings.window)
        appearance.changed.connect(self.use_theme)
        self.use_theme()

    @property
    def desk(self) -> "Desk":
        """What is in the window, made now if it was not."""
        if self._desk is None:
            from aca_desktop.ui.frame.desk import Desk
            from aca_desktop.ui.theme.fonts import load_fonts

            load_fonts()
            self._desk = Desk(self, self._settings)
            self.use_theme()
            self._desk.begin(self._path)
        return self._desk

    @property
    def opened_path(self) -> Path | None:
        """The file that is open here or on its way, None if there is none."""
        return self._path if self._desk is None else self._desk.opening.path

    def set_zoom(self, percent: int) -> None:
        """Show everything larger or smaller."""
        self._zoom = percent
        self.use_theme()

    @property
    def width_of_design(self) -> float:
        """The window's width in pixels of the design."""
        return self.width() * 100 / self._zoom

    def use_theme(self) -> None:
        """Apply the current theme and zoom, with letters of the desk's language first."""
        language = self._desk.speech.now.language if self._desk is not None else "en"
        apply_theme(self, Theme(self.appearance.tokens, self._zoom / 100, language))
        if self._desk is not None:
            self._desk.fit()

    def state(self) -> WindowState:
        """Return how the window is left."""
        box = self.normalGeometry()
        return WindowState(
            (box.x(), box.y(), box.width(), box.height()) if box.isValid() else None,
            self.isMaximized(),
            self._desk.last_page if self._desk is not None else self._settings.window.page,
        )

    def _place(self, state: WindowState) -> None:
        """Stand where the window was left, as far as screens allow."""
        self.resize(fitting(_USUAL, self.screen().availableSize()))
        screens = QGuiApplication.screens()
        if state.box is not None and any(one.availableGeometry().intersects(QRect(*state.box)) for one in screens):
            box = QRect(*state.box)
            screen = QGuiApplication.screenAt(box.center()) or self.screen()
            self.setGeometry(inside(box, screen.availableGeometry()))
        if state.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the bars' surfaces until the desk is there."""
        super().paintEvent(event)
        if self._desk is not None:
            return
        if self._path is not None:
            tokens, zoom = self.appearance.tokens, self._zoom / 100
            box = self.rect()
            strip = round(STRIP * zoom)
            with QPainter(self) as painter:
                painter.fillRect(QRect(0, 0, round(SIDE_BAR * zoom), box.height() - strip), tokens.card)
                painter.fillRect(QRect(0, 0, box.width(), round(TOP_BAR * zoom)), tokens.card)
                painter.fillRect(QRect(0, box.height() - strip, box.width(), strip), tokens.card)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, lambda: self.desk)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._desk is not None:
            self._desk.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._desk is not None:
            self._desk.notice()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.desk.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def end(self) -> None:
        """Keep what is still to be kept, and let the file go; nobody is asked."""
        if self._desk is not None:
            self._desk.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._desk is not None:
            if not self._desk.may_close():
                event.ignore()
                return
            self.hide()
            self._desk.close()
        self.closed.emit()
        super().closeEvent(event)


def inside(box: QRect, room: QRect) -> QRect:
    """Return where a window stands that was left at a box, on a screen with so much room: all of it to be seen."""
    if room.contains(box) or not _is_for_desks(room.size()):
        return box
    size = fitting(box.size(), room.size())
    left = max(room.left(), min(box.left(), room.right() + 1 - size.width()))
    top = max(room.top() + TITLE, min(box.top(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)


def fitting(wanted: QSize, room: QSize) -> QSize:
    """Return the size that a window gets on a screen with so much room, its title bar counted.

    A screen that is smaller than any desk's (Qt's own without a display is) bounds nothing.
    """
    if not _is_for_desks(room):
        return wanted
    return wanted.boundedTo(QSize(room.width(), room.height() - TITLE))


def _is_for_desks(room: QSize) -> bool:
    return room.width() >= LEAST.width() and room.height() >= LEAST.height()
