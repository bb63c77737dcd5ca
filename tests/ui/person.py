"""A person who works in the window, with the mouse or with the keyboard alone.

A control is found by what a screen reader calls it.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import TypeGuard

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
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

from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pad.pad import SigningPad
from tests.ui.hands import button, click, press, words, write

type Act = Callable[[str, Callable[[], object]], None]


def at_once(_name: str, do: Callable[[], object]) -> None:
    """Do it."""
    do()


class Person:
    """Works in one window, with the mouse or with the keyboard alone.

    `act` does each single thing that reaches the window: a click, a key; whoever watches can give another one.
    """

    def __init__(self, qtbot: QtBot, window: MainWindow, *, by_keyboard: bool, act: Act = at_once) -> None:
        self._qtbot, self._window, self._by_keyboard, self._act = qtbot, window, by_keyboard, act

    def sees(self, told: str) -> None:
        """Wait until some words are to be read."""
        try:
            self._qtbot.waitUntil(lambda: any(told in one for one in words(self.top)), timeout=30_000)
        except self._qtbot.TimeoutError:
            pytest.fail(f"{told!r} is not to be read, but {words(self.top)}")

    def finds[W: QWidget](self, kind: type[W], name: str) -> W:
        """Wait for a control of that name that can be used, and return it."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [
                one
                for one in self.top.findChildren(kind)
                if one.isVisible() and one.isEnabled() and called(one) == name
            ]
            return len(found) == 1

        try:
            self._qtbot.waitUntil(look, timeout=20_000)
        except self._qtbot.TimeoutError:
            every = [called(one) for one in self.top.findChildren(kind) if one.isVisible()]
            pytest.fail(f"{name!r} is not there, but {every}")
        return found[0]

    def chooses(self, name: str) -> None:
        """Press a button, take a row, tick a box."""
        self.takes(self.finds(QAbstractButton, name))

    def takes(self, found: QAbstractButton) -> None:
        """Press a button that was found."""
        if not self._by_keyboard:
            self._act(f"click {called(found)}", lambda: click(found, QPoint(12, found.height() // 2)))
            return
        self._goes_to(found)
        self._act(f"press {called(found)}", lambda: press("Space", found))

    def types(self, name: str, text: str) -> None:
        """Type into the field of that name, in place of what it has, and leave it."""
        field = self._field(name)
        self._goes_to(field)
        press("Ctrl+A", field)
        self._act(f"type {name}", lambda: write(text, field) if text.isascii() else composes(field, text))
        self._act(f"leave {name}", lambda: press("Tab", field))

    def picks(self, name: str, text: str) -> None:
        """Choose in a list by the first letters of an entry."""
        combo = self.finds(QComboBox, name)
        self._goes_to(combo)
        self._act(f"pick {name}", lambda: write(text, combo))
        assert combo.currentText().startswith(text)
        press("Tab", combo)

    def turns_to(self, tabs: str, place: int) -> None:
        """Turn to a tab."""
        bar = self.finds(QTabBar, tabs)
        if not self._by_keyboard:
            tab = bar.tabRect(place).center() - QPoint(8, 0)
            self._act(f"turn to tab {place} of {tabs}", lambda: click(bar, tab))
        else:
            self._goes_to(bar)
            while bar.currentIndex() != place:
                press("Right" if bar.currentIndex() < place else "Left", bar)
        assert bar.currentIndex() == place

    def opens(self, place: int, page: str) -> None:
        """Open a page from the side bar, or by its number."""
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow)
        if self._by_keyboard:
            self._act(f"open {page}", lambda: press(f"Ctrl+{place}", self._window))
        else:
            entry = button(self._window.desk.frame.bars.side, page)
            self._act(f"open {page}", lambda: click(entry))

    def signs(self) -> None:
        """Draw a hand with the mouse."""
        (pad,) = (one for one in self.top.findChildren(SigningPad) if one.isVisible())
        wide, high = pad.width(), pad.height()
        way = [
            QPoint(wide // 5 + wide * n // 80, round(high / 2 + high / 5 * math.sin(n / 2.5))) for n in range(40)
        ]
        how = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        self._act("touch the pad", lambda: QTest.mousePress(pad, *how, way[0]))
        for one in way[1:]:
            self._act("draw", partial(QTest.mouseMove, pad, one))
        self._act("lift the hand", lambda: QTest.mouseRelease(pad, *how, way[-1]))

    @property
    def top(self) -> QWidget:
        """What takes the keys now: the window, or what lies over it."""
        return QApplication.activeModalWidget() or self._window

    def _field(self, name: str) -> QLineEdit | QPlainTextEdit:
        areas = [one for one in self.top.findChildren(QPlainTextEdit) if one.isVisible() and called(one) == name]
        return areas[0] if areas else self.finds(QLineEdit, name)

    def _goes_to(self, widget: QWidget) -> None:
        """Put the keyboard on a control: by a click, or by Tab, and by arrows among radio buttons."""
        top = self.top
        top.activateWindow()
        self._qtbot.waitUntil(top.isActiveWindow)
        if not self._by_keyboard and not isinstance(widget, QComboBox):
            click(widget.viewport() if isinstance(widget, QPlainTextEdit) else widget)
            return
        for _ in range(150):
            now = QApplication.focusWidget()
            if now is widget:
                return
            if is_radio(now) and is_radio(widget) and now.parent() is widget.parent():
                beside = now.y() < widget.geometry().bottom() and widget.y() < now.geometry().bottom()
                press("Right" if beside else "Down", now)
                continue
            press("Tab", now or top)
        pytest.fail(f"Tab does not come to {called(widget)!r}")


def is_radio(widget: QWidget | None) -> TypeGuard[QAbstractButton]:
    """Say whether a control is one of several that exclude each other."""
    return isinstance(widget, QAbstractButton) and widget.autoExclusive()


def composes(field: QWidget, text: str) -> None:
    """Type what no key of this keyboard has, as an input method gives it."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def called(widget: QWidget) -> str:
    """Return a control's name as a screen reader tells it; of tabs and lists Qt tells on Linux what is chosen."""
    if isinstance(widget, QTabBar | QComboBox) and widget.accessibleName():
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).replace("&", "")
