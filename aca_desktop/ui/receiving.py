"""Leads a file that comes from outside to its window: by a double click, by a second start, by another window.

A file has one window. While guests have the laptop nothing comes before them.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from aca_desktop.settings import Recent, Settings
from aca_desktop.ui.choosing import ENDING
from aca_desktop.ui.frame.window import MainWindow

if TYPE_CHECKING:
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.program import Program
    from aca_desktop.ui.session import Session


class Receiving(QObject):
    """Knows the program's windows, and opens one more where none will do."""

    def __init__(self, program: "Program", home: Path) -> None:
        super().__init__(program)
        self._program = program
        self._home = home

    def receive(self, path: Path | None) -> None:
        """Show a file from outside, or a window without one."""
        table = _window_of_guests()
        if table is not None:
            come_forward(table)
        elif path is None:
            come_forward(self._program.open_window(None))
        elif path.suffix == ENDING:
            self.show_file(path)
        else:
            self.look_where_it_belongs(path)

    def show_file(self, path: Path, near: MainWindow | None = None) -> MainWindow:
        """Show a workspace in the window that has it open, else in one that has none (`near` first), else anew."""
        window = self._window_with(path)
        if window is None:
            window = self._window_without_file(near)
            if window is None:
                window = self._program.open_window(path)
            else:
                window.desk.opening.open(path)
        come_forward(window)
        return window

    def look_where_it_belongs(self, path: Path, near: MainWindow | None = None) -> None:
        """Take a sync file to the workspace that holds its coalition, all else to a window without a file."""
        window = near or self._active() or self._program.open_window(None)
        recents = [*self._opened(), *Settings.kept_in(self._home).recents]

        def work(_progress: "Progress") -> Path | None:
            from aca_desktop.services.laptops.belonging import workspace_for

            return workspace_for(path, recents)

        window.desk.jobs.run(window.desk, work, lambda workspace: self._lead(path, workspace, near))

    def _lead(self, path: Path, workspace: Path | None, near: MainWindow | None) -> None:
        if workspace is None:
            window = self._window_without_file(near) or self._program.open_window(None)
            come_forward(window)
            window.desk.take([path])
            return
        window = self.show_file(workspace, near)
        opening = window.desk.opening
        if opening.session is not None:
            window.desk.take([path])
            return

        def on_shown(session: "Session | None") -> None:
            if session is not None:
                opening.shown.disconnect(on_shown)
                if is_same(session.path, workspace):
                    window.desk.take([path])

        opening.shown.connect(on_shown)

    def _window_with(self, path: Path) -> MainWindow | None:
        def has(window: MainWindow) -> bool:
            opened = window.opened_path
            return opened is not None and is_same(opened, path)

        return next(filter(has, self._program.windows), None)

    def _window_without_file(self, near: MainWindow | None) -> MainWindow | None:
        windows = [*([near] if near is not None else []), *self._program.windows]
        return next((one for one in windows if one.opened_path is None), None)

    def _active(self) -> MainWindow | None:
        windows = self._program.windows
        return next((one for one in windows if one.isActiveWindow()), windows[-1] if windows else None)

    def _opened(self) -> list[Recent]:
        """Return the workspaces that are open, the one that is looked at first."""
        active = self._active()
        windows = sorted(self._program.windows, key=lambda one: one is not active)
        sessions = [session for one in windows if (session := one.desk.session) is not None]
        return [Recent(str(one.path), coalitions=tuple(c.id for c in one.coalitions)) for one in sessions]


def come_forward(window: QWidget) -> None:
    """Bring a window before all others, out of the task bar too."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    if QApplication.platformName() == "cocoa":
        window.raise_()  # elsewhere the system does so with what is active
    window.activateWindow()


def is_same(one: Path, other: Path) -> bool:
    """Return whether two paths are of one file."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def _window_of_guests() -> QWidget | None:
    """Return the window in which guests sign, if it is open: it fills the screen."""
    return next(
        (
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one.isFullScreen() and not isinstance(one, MainWindow)
        ),
        None,
    )
