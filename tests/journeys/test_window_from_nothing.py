"""The main job in the window: from nothing to a declaration published in three languages, an event, a signature.

Once by mouse, once everything but the ink by keyboard alone; a control is found by what a screen reader calls it.
"""

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.coalitions import coalition
from aca_desktop.services.declarations import declarations
from aca_desktop.services.events import events
from aca_desktop.services.workspaces import open_workspace
from aca_desktop.ui.pad import SigningPad
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.window import MainWindow
from tests.ui.conftest import (  # noqa: F401
    app,
    context,
    garbage_is_collected_here_alone,
    no_thread_is_left,
    qt_says_nothing,
)
from tests.ui.hands import button, click, press, words, write
from tests.ui.windows import wait_for_session, window_in

WORDS = "ocho mesas junto al lago"
NAMES = {"English": "Lake Alliance", "Spanish": "Alianza del Lago", "Japanese": "湖の同盟"}
TITLES = {"English": "For the lake", "Spanish": "Por el lago", "Japanese": "湖のために"}
TEXTS = {
    "English": "We halve what we emit by 2030.",
    "Spanish": "Reducimos a la mitad lo que emitimos antes de 2030.",
    "Japanese": "私たちは2030年までに排出量を半分にします。",
}
EVENT = {"English": "Day of the lake", "Spanish": "Dia del Lago", "Japanese": "湖の日"}


class Person:
    """Works in one window, with the mouse or with the keyboard alone."""

    def __init__(self, qtbot: QtBot, window: MainWindow, *, by_keyboard: bool) -> None:
        self._qtbot, self._window, self._by_keyboard = qtbot, window, by_keyboard

    def sees(self, told: str) -> None:
        """Wait until some words are to be read."""
        try:
            self._qtbot.waitUntil(lambda: any(told in one for one in words(self._top())), timeout=30_000)
        except self._qtbot.TimeoutError:
            pytest.fail(f"{told!r} is not to be read, but {words(self._top())}")

    def finds[W: QWidget](self, kind: type[W], name: str) -> W:
        """Wait for a control of that name that can be used, and return it."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [
                one
                for one in self._top().findChildren(kind)
                if one.isVisible() and one.isEnabled() and called(one) == name
            ]
            return len(found) == 1

        try:
            self._qtbot.waitUntil(look, timeout=20_000)
        except self._qtbot.TimeoutError:
            every = [called(one) for one in self._top().findChildren(kind) if one.isVisible()]
            pytest.fail(f"{name!r} is not there, but {every}")
        return found[0]

    def chooses(self, name: str) -> None:
        """Press a button, take a row, tick a box."""
        self.takes(self.finds(QAbstractButton, name))

    def takes(self, found: QAbstractButton) -> None:
        """Press a button that was found."""
        if not self._by_keyboard:
            click(found, QPoint(12, found.height() // 2))
            return
        self._goes_to(found)
        press("Space", found)

    def types(self, name: str, text: str) -> None:
        """Type into the field of that name, in place of what it has, and leave it."""
        field = self._field(name)
        self._goes_to(field)
        press("Ctrl+A", field)
        if text.isascii():
            write(text, field)
        else:
            self._composes(field, text)
        press("Tab", field)

    def picks(self, name: str, text: str) -> None:
        """Choose in a list by the first letters of an entry."""
        combo = self.finds(QComboBox, name)
        self._goes_to(combo)
        write(text, combo)
        assert combo.currentText().startswith(text)
        press("Tab", combo)

    def turns_to(self, tabs: str, place: int) -> None:
        """Turn to a tab."""
        bar = self.finds(QTabBar, tabs)
        if not self._by_keyboard:
            click(bar, bar.tabRect(place).center() - QPoint(8, 0))
        else:
            self._goes_to(bar)
            while bar.currentIndex() != place:
                press("Right" if bar.currentIndex() < place else "Left", bar)
        assert bar.currentIndex() == place

    def opens(self, place: int, page: str) -> None:
        """Open a page from the side bar, or by its number."""
        if self._by_keyboard:
            press(f"Ctrl+{place}", self._window)
        else:
            click(button(self._window.desk.frame.bars.side, page))

    def signs(self) -> None:
        """Draw a hand with the mouse."""
        (pad,) = self._window.findChildren(SigningPad)
        wide, high = pad.width(), pad.height()
        way = [
            QPoint(wide // 5 + wide * n // 80, round(high / 2 + high / 5 * math.sin(n / 2.5))) for n in range(40)
        ]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, way[0])
        for one in way[1:]:
            QTest.mouseMove(pad, one)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, way[-1])

    def _top(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window

    def _field(self, name: str) -> QLineEdit | QPlainTextEdit:
        areas = [
            one for one in self._top().findChildren(QPlainTextEdit) if one.isVisible() and called(one) == name
        ]
        return areas[0] if areas else self.finds(QLineEdit, name)

    def _goes_to(self, widget: QWidget) -> None:
        """Put the keyboard on a control: by a click, or by Tab, and by arrows among radio buttons."""
        top = self._top()
        top.activateWindow()
        self._qtbot.waitUntil(top.isActiveWindow)
        if not self._by_keyboard and not isinstance(widget, QComboBox):
            click(widget.viewport() if isinstance(widget, QPlainTextEdit) else widget)
            return
        for _ in range(150):
            now = QApplication.focusWidget()
            if now is widget:
                return
            if isinstance(now, QAbstractButton) and now.autoExclusive() and now.parent() is widget.parent():
                press("Down", now)
                continue
            press("Tab", now or top)
        pytest.fail(f"Tab does not come to {called(widget)!r}")

    def _composes(self, field: QWidget, text: str) -> None:
        """Type what no key of this keyboard has, as an input method gives it."""
        from PySide6.QtGui import QInputMethodEvent

        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(field, event)


def called(widget: QWidget) -> str:
    """Return a control's name as a screen reader tells it; of tabs and lists Qt tells on Linux what is chosen."""
    if isinstance(widget, QTabBar | QComboBox) and widget.accessibleName():
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).replace("&", "")


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder of the test's own."""
    home = tmp_path / "ana"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])
def test_from_nothing_to_a_signed_paper(
    qtbot: QtBot,
    context: Context,  # noqa: F811
    own_home: Path,
    *,
    by_keyboard: bool,
) -> None:
    with window_in(qtbot, context) as window:
        window.activateWindow()
        ana = Person(qtbot, window, by_keyboard=by_keyboard)
        found(ana, own_home)
        session = wait_for_session(qtbot, window)
        write_declaration(ana, until(qtbot, session.path, context))
        add_event(ana)
        sign(ana)
        (pane,) = (one for one in window.findChildren(PaperPane) if one.isVisible())
        qtbot.waitUntil(lambda: "Panaderia Ejemplo" in pane.words, timeout=60_000)
        assert "Reducimos a la mitad lo que emitimos" in pane.words
        assert "Maria Ejemplo" in pane.words
    with open_workspace(own_home / "ACA Desktop" / "lago.aca", context) as workspace:
        which = coalition(workspace)
        (declaration,) = declarations(workspace, which)
        (publication,) = declaration.publications
        assert dict(publication.texts) == {"en": TEXTS["English"], "es": TEXTS["Spanish"], "ja": TEXTS["Japanese"]}
        assert [dict(one.names)["es"] for one in events(workspace, which)] == ["Dia del Lago"]


def until(qtbot: QtBot, path: Path, context: Context) -> Callable[[str, str], None]:  # noqa: F811
    """Return a wait for a text of the newest declaration to be on disk, as another program reads it."""

    def wait(tag: str, text: str) -> None:
        def is_kept() -> bool:
            with open_workspace(path, context, write=False) as workspace:
                every = declarations(workspace, coalition(workspace))
                return bool(every) and every[-1].texts.get(tag) == text

        qtbot.waitUntil(is_kept, timeout=20_000)

    return wait


def found(ana: Person, home: Path) -> None:
    """Found a coalition of three languages."""
    ana.chooses("New coalition")
    ana.sees("Your coalition")
    ana.chooses("Spanish")
    ana.chooses("Japanese")
    for language, name in NAMES.items():
        ana.types(f"Name in {language}", name)
    ana.types("Short code", "lago")
    ana.picks("Country", "Mexico")
    ana.chooses("Continue")
    ana.sees("This laptop")
    ana.chooses("Continue")
    ana.types("Its passphrase", WORDS)
    ana.types("The same again", WORDS)
    ana.types("Where the recovery file lies", str(home / "recovery.pem"))
    ana.chooses("Found the coalition")
    ana.sees("Your coalition is founded")
    ana.chooses("Set up the coalition")
    ana.sees("Name and look")


def write_declaration(ana: Person, kept: Callable[[str, str], None]) -> None:
    """Write a declaration in three languages, look at it as a PDF, publish it."""
    ana.chooses("Declarations")
    ana.chooses("New declaration")
    for language, tag in (("English", "en"), ("Spanish", "es"), ("Japanese", "ja")):
        ana.types(f"Title in {language}", TITLES[language])
        ana.types(f"Text in {language}", TEXTS[language])
        kept(tag, TEXTS[language])
    ana.turns_to("Write, look, publish", 2)
    ana.chooses("Publish…")
    ana.sees("Its words never change again")
    ana.chooses("Publish")
    ana.sees("Published")


def add_event(ana: Person) -> None:
    """Add an event."""
    ana.chooses("Events")
    ana.chooses("New event")
    for language, name in EVENT.items():
        ana.types(f"Name of the event in {language}", name)
    ana.sees("Running order")


def sign(ana: Person) -> None:
    """Let somebody of a new organisation sign in Spanish."""
    ana.opens(2, "Signing table")
    ana.picks("Language that is read", "Spanish")
    ana.chooses("It is not there…")
    ana.types("Name of the organisation", "Panaderia Ejemplo")
    ana.picks("Sector", "Business")
    ana.types("Full name", "Maria Ejemplo")
    ana.chooses("By my office")
    ana.chooses("La coalición puede publicar que nuestra organización firmó.")
    ana.signs()
    ana.chooses("Sign")
    ana.sees("Signed and kept")
