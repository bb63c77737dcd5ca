"""Which tokens windows have: the system's choice, followed as it changes, or one that was set."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from aca_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens


class ThemeChoice(Enum):
    """What can be set; the values are written into the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Appearance(QObject):
    """The choice of theme and what it comes to; `changed` tells of both, without a restart."""

    changed = Signal()

    def __init__(self, theme: ThemeChoice = ThemeChoice.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @property
    def theme(self) -> ThemeChoice:
        """Return what was set."""
        return self._theme

    def set_theme(self, theme: ThemeChoice) -> None:
        """Set a theme, or follow the system from now on."""
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit()

    @property
    def tokens(self) -> Tokens:
        """Return the desk's colours."""
        theme = self._theme
        if theme is ThemeChoice.SYSTEM:
            theme = self._of_system()
        return {ThemeChoice.LIGHT: LIGHT, ThemeChoice.DARK: DARK, ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST}[theme]

    @property
    def signing_tokens(self) -> Tokens:
        """Return the signing table's colours, which is never dark."""
        return HIGH_CONTRAST if self.tokens is HIGH_CONTRAST else LIGHT

    def _of_system(self) -> ThemeChoice:
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return ThemeChoice.HIGH_CONTRAST
        return ThemeChoice.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else ThemeChoice.LIGHT

    def _system_changed(self, _now: object) -> None:
        if self._theme is ThemeChoice.SYSTEM:
            self.changed.emit()
