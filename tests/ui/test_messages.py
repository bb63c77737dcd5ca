"""Toasts and notices: where they stand, how long, what can be undone, and that they stay with their page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.frame.messages import Action, Message, undo_action
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.page import Page
from aca_desktop.ui.parts import messages as parts
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.tone import Tone
from tests.ui.desk import workspace_file
from tests.ui.hands import click, press
from tests.ui.windows import message_button, program_in, said, wait_for_session, window_in


def done(words: str, *actions: Action, key: str = "") -> Message:
    return Message(lambda _speech: words, Tone.GOOD, actions, key)


def trouble(words: str, *, key: str = "", lasting: bool = False) -> Message:
    return Message(lambda _speech: words, key=key, lasting=lasting)


def page_of(window: MainWindow) -> Page:
    page = window.desk.frame.stack.currentWidget()
    assert isinstance(page, Page)
    return page


def toast(window: MainWindow) -> MessageBar:
    bar = window.desk.frame.messages.toast
    assert bar is not None
    return bar


def at_rest(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the page has been there for a while: from now on nothing on it may move."""
    since = window.desk.frame.messages._since
    qtbot.waitUntil(lambda: since.elapsed() > 700)


def test_a_toast_is_52_high_and_24_from_the_pages_right_and_bottom(qtbot: QtBot, context: Context) -> None:
    with window_in(qtbot, context) as window:
        window.desk.tell(done("4 signatures approved"))
        bar, room = toast(window), window.desk.frame.room
        corner = room.mapTo(window.desk.frame, QPoint(room.width(), room.height()))
        box = bar.geometry()
        assert (box.right() + 1, box.bottom() + 1, box.height()) == (corner.x() - 24, corner.y() - 24, 52)


def test_one_toast_at_a_time_and_it_goes_by_itself_unless_it_is_held(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_STAYS", 400)
    with window_in(qtbot, context) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.desk.tell(done("one"))
        window.desk.tell(done("two", Action(lambda _speech: "Open file", lambda: None)))
        assert said(window) == ["two"]
        message_button(window, "Open file").setFocus()
        QTest.qWait(900)
        assert said(window) == ["two"], "it has the focus"
        page_of(window).setFocus()
        window.desk.frame.setFocus()
        qtbot.waitUntil(lambda: said(window) == [])


def test_trouble_stays_until_it_is_closed(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_STAYS", 200)
    with window_in(qtbot, context) as window:
        window.desk.tell(trouble("The disk is full."))
        QTest.qWait(600)
        assert said(window) == ["The disk is full."]
        click(next(one for one in toast(window).findChildren(Button) if one.words() == "Close this message"))
        assert said(window) == []


def test_what_is_told_is_read_out_once(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    with program_in(qtbot, context) as program:
        window = program.open_window(workspace_file(tmp_path))
        wait_for_session(qtbot, window)
        monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
        window.desk.tell(done("4 signatures approved"))
        window.desk.tell(trouble("No backup for 8 days.", key="backup", lasting=True))
        window.desk.show_page("figures")
        program.set_language("es")
        assert heard == ["4 signatures approved", "No backup for 8 days."]


def test_a_toast_stays_on_its_page_and_trouble_is_told_where_one_is(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        window.desk.show_page("laptops")
        laptops = page_of(window)
        laptops.told.emit(done("written"))
        assert said(window) == ["written"]
        window.desk.show_page("figures")
        assert said(window) == []
        laptops.told.emit(done("merged"))
        assert said(window) == []
        laptops.told.emit(trouble("not merged"))
        assert said(window) == ["not merged"]
        window.desk.show_page("laptops")
        assert said(window) == ["merged"]


def test_a_notice_stands_in_its_line_as_long_as_its_cause_does(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        frame = window.desk.frame
        at_rest(qtbot, window)
        top = frame.room.y()
        window.desk.tell(trouble("No backup for 8 days.", key="backup", lasting=True))
        assert (frame.room.y(), toast(window).isVisible()) == (top, True), "the page was not prepared for it"
        window.desk.show_page("figures")
        qtbot.waitUntil(lambda: frame.room.y() == top + 60)
        assert said(window) == ["No backup for 8 days."]
        assert frame.messages.toast is None
        at_rest(qtbot, window)
        frame.messages.withdraw("backup")
        window.desk.tell(trouble("Another", key="place", lasting=True))
        frame.messages.withdraw("place")
        QTest.qWait(50)
        assert (said(window), frame.room.y()) == ([], top + 60)
        window.desk.show_page("laptops")
        qtbot.waitUntil(lambda: frame.room.y() == top)


def test_a_notice_stays_in_its_line_in_another_language_and_size(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        frame = window.desk.frame
        window.resize(1366, 768)
        at_rest(qtbot, window)
        long = {"es": "Falta el aviso. " * 30}
        notice = Message(lambda speech: long.get(speech.language, "No notice."), key="privacy", lasting=True)
        window.desk.tell(notice)
        window.desk.show_page("figures")
        at_rest(qtbot, window)
        window.desk.tell(trouble("Joined."), "figures")
        for language, size in (("es", (1366, 768)), ("es", (960, 540)), ("en", (1280, 800))):
            window.desk.speech.choose(language)
            window.resize(*size)
            qtbot.waitUntil(
                lambda: sorted(said(window)) == sorted(["Joined.", notice.words(window.desk.speech.now)])
            )
            assert frame.messages.line.isVisible()


def test_no_page_takes_away_what_another_or_the_window_tells(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        pages = {}
        for name in ("figures", "laptops"):
            window.desk.show_page(name)
            pages[name] = page_of(window)
        window.desk.tell(trouble("No backup for 8 days.", key="folder", lasting=True))
        pages["laptops"].told.emit(trouble("No folder for laptops.", key="folder", lasting=True))
        pages["figures"].told.emit(trouble("No folder for figures.", key="folder", lasting=True))
        assert said(window) == ["No folder for laptops."]
        pages["figures"].withdrawn.emit("folder")
        assert said(window) == ["No folder for laptops."]
        pages["laptops"].withdrawn.emit("folder")
        assert said(window) == ["No backup for 8 days."]
        pages["figures"].told.emit(trouble("Not saved.", key="saved"))
        pages["laptops"].withdrawn.emit("saved")
        assert "Not saved." in said(window)
        pages["figures"].withdrawn.emit("saved")
        assert "Not saved." not in said(window)


def test_ctrl_z_undoes_what_the_toast_told_after_it_has_gone_and_nothing_older(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_STAYS", 200)
    undone: list[str] = []

    def undoing(what: str) -> Callable[[], None]:
        return lambda: undone.append(what)

    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        session = window.desk.session
        assert session is not None
        window.desk.tell(done("first", undo_action(undoing("first"))))
        qtbot.waitUntil(lambda: said(window) == [])
        press("Ctrl+Z", window)
        assert undone == ["first"]
        press("Ctrl+Z", window)
        assert undone == ["first"]
        window.desk.tell(done("second", undo_action(undoing("second"))))
        ended: list[None] = []
        session.write(window, "Saving", lambda _workspace, _progress: None, ended.append)
        press("Ctrl+Z", window)
        assert (said(window), undone) == ([], ["first"]), "something newer is on its way"
        window.desk.tell(done("second, late", undo_action(undoing("second"))))
        press("Ctrl+Z", window)
        assert "Undo" not in [one.words() for one in toast(window).findChildren(Button)]
        qtbot.waitUntil(lambda: bool(ended))
        press("Ctrl+Z", window)
        assert undone == ["first"]
