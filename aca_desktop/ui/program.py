"""All windows of one process, and what is common to them: language, theme, size, and how mistakes are told."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.settings import Settings
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.last_resort import LastResort
from aca_desktop.ui.receiving import Receiving
from aca_desktop.ui.theme.appearance import Appearance, ThemeChoice

if TYPE_CHECKING:
    from aca_desktop.i18n import Speech


class Program(QObject):
    """All windows of this process, and what is common to them: language, theme, size."""

    def __init__(self, context: Context, resort: LastResort) -> None:
        super().__init__()
        self._context = context
        settings = Settings.kept_in(context.home)
        self.appearance = Appearance(_theme(settings.theme), self)
        self.windows: list[MainWindow] = []
        self.receiving = Receiving(self, context.home)
        resort.happened.connect(self._tell_mistake, Qt.ConnectionType.QueuedConnection)

    def open_window(self, path: Path | None) -> MainWindow:
        """Open one more window, with a file or with none."""
        window = MainWindow(self._context, self.appearance, Settings.kept_in(self._context.home), path)
        self.windows.append(window)
        window.window_asked.connect(lambda: self.open_window(None))
        window.file_asked.connect(lambda path: self.receiving.show_file(path, window))
        window.received.connect(lambda path: self.receiving.look_where_it_belongs(path, window))
        window.language_asked.connect(self.set_language)
        window.theme_asked.connect(self.set_theme)
        window.zoom_asked.connect(self.set_zoom)
        window.closed.connect(lambda: self._on_closed(window))
        window.show()
        return window

    def set_language(self, language: str) -> None:
        """Speak another language in all windows; "" is the system's."""
        self._keep(language=language or None)
        for window in self.windows:
            window.desk.speech.choose(language or None)

    def set_theme(self, theme: str) -> None:
        """Give all windows another theme; "" is the system's."""
        self._keep(theme=theme or None)
        self.appearance.set_theme(_theme(theme))

    def set_zoom(self, percent: int) -> None:
        """Show everything in all windows in another size."""
        self._keep(zoom=percent)
        for window in self.windows:
            window.set_zoom(percent)

    def end(self) -> None:
        """Let go what windows still hold where nobody could close them: the display is gone, the session ended."""
        for window in self.windows:
            window.end()
        self.windows.clear()

    def _keep(self, **changes: object) -> None:
        try:
            Settings.change(self._context.home, **changes)
        except AcaError as error:
            from aca_desktop.ui.frame.messages import Message
            from aca_desktop.ui.troubles import told

            for window in self.windows[-1:]:
                window.desk.tell(Message(told(error), key="settings"))

    def _on_closed(self, window: MainWindow) -> None:
        self.windows.remove(window)
        self._keep(window=window.state())

    def _tell_mistake(self, kind: str, log: str) -> None:
        """Say that the program has made a mistake, where the person is looking."""
        from aca_desktop.ui.frame.messages import Message
        from aca_desktop.ui.parts.tone import Tone

        def words(speech: "Speech") -> str:
            if not log:
                return speech.say(
                    "The program made a mistake ({kind}). What was saved before is safe, and what you typed is "
                    "still here. Its details could not be written.",
                    kind=kind,
                )
            return speech.say(
                "The program made a mistake ({kind}). What was saved before is safe, and what you typed is still "
                "here. The details are in {log}.",
                kind=kind,
                log=log,
            )

        active = next((one for one in self.windows if one.isActiveWindow()), None)
        for window in [active] if active else self.windows[-1:]:
            window.desk.tell(Message(words, Tone.HARM, key="mistake"))


def _theme(named: str | None) -> ThemeChoice:
    return ThemeChoice(named) if named in {theme.value for theme in ThemeChoice} else ThemeChoice.SYSTEM
