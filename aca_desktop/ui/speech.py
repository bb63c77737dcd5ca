"""In which language a window speaks, and how it is told of another one. Knows no sentence."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from aca_desktop.i18n import LANGUAGES, Speech


class WindowSpeech(QObject):
    """One window's speech: `now` is the current one; `changed` tells to say everything anew.

    The language is the installation's, so that all windows speak it; the country, by which numbers and dates are
    written, is that of the coalition which the window shows.
    """

    changed = Signal()

    def __init__(self, language: str | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._country: str | None = None
        self.now = self._speech(language)
        let_qt_speak(self.now.language)

    def choose(self, language: str | None) -> None:
        """Speak another language from now on; None is the system's."""
        self._become(self._speech(language))

    def write_as_in(self, country: str | None) -> None:
        """Write numbers and dates as in that country; None is as the language usually does."""
        self._country = country
        self._become(self._speech(self.now.language))

    def _become(self, speech: Speech) -> None:
        if (speech.language, speech.country) != (self.now.language, self.now.country):
            self.now = speech
            let_qt_speak(speech.language)
            self.changed.emit()

    def _speech(self, language: str | None) -> Speech:
        spoken = language if language in LANGUAGES else system_language()
        return Speech(spoken, self._country or _system_country(spoken))


def let_qt_speak(language: str) -> None:
    """Let Qt's own words, those of its dialogs and of the menus of fields, be in a language that it knows."""
    app, name = QCoreApplication.instance(), f"qtbase_{language}"
    if app is None or app.findChild(QTranslator, name) is not None:
        return
    for former in app.findChildren(QTranslator):
        app.removeTranslator(former)
        former.setParent(None)
    translator = QTranslator(app)
    translator.setObjectName(name)
    if translator.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def system_language() -> str:
    """Return the first of the system's languages that the program speaks, else English."""
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in wanted if language in LANGUAGES), "en")


def _system_country(language: str) -> str | None:
    """Return the system's country if the language is the system's own."""
    own, _, country = QLocale.system().name().partition("_")
    return country if own == language and country else None
