"""The window by real events: its pages, keys, bars, messages, files dropped on it, and how it is left."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace import backups
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace, open_workspace
from aca_desktop.settings import Settings, WindowState
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.contents import ENTRIES
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.frame.passphrase import PassphraseDialog
from aca_desktop.ui.frame.window import fitting
from aca_desktop.ui.last_resort import LastResort
from aca_desktop.ui.painting.key_cap import key_words
from aca_desktop.ui.program import Program
from tests.services.founding import only
from tests.ui.desk import add_one, drafts, workspace_file
from tests.ui.gate import Gate
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.windows import message_button, program_in, said, wait_for_session, window_in

RIGHT = "correct horse"


def test_without_a_file_there_is_only_a_welcome(qtbot: QtBot, context: Context) -> None:
    with window_in(qtbot, context) as window:
        assert not window.desk.frame.has_bars
        assert window.windowTitle() == "ACA Desktop"


def test_a_file_fills_the_bars(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        assert "coordination.aca" in words(window.desk.frame.bars.strip)
        assert "Coordinación 1" in words(window.desk.frame.bars.strip)
        assert "Passphrase off" in words(window.desk.frame.bars.strip)
        assert "Alliance of Guadalajara" in words(window.desk.frame.bars.top)
        recent = Settings.load(context.home).recents[0]
        assert recent.path == str(tmp_path / "coordination.aca")
        assert (recent.laptop, recent.coalition) == ("Coordinación 1", "Alliance of Guadalajara")


def test_every_page_is_reached_by_its_number_and_by_the_mouse(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        items = window.desk.frame.bars.side.findChildren(QPushButton)
        for place, entry in reversed(list(enumerate(ENTRIES, 1))):
            press(f"Ctrl+{place}", window)
            assert [item.text() for item in items if item.isChecked()] == [entry.title]
            by_number = window.desk.frame.stack.currentWidget()
            press("Ctrl+1" if place != 1 else "Ctrl+2", window)
            click(items[place - 1])
            assert window.desk.frame.stack.currentWidget() is by_number, "a page is made once"


def test_pages_are_made_when_they_are_visited(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        before = window.desk.frame.stack.count()
        press("Ctrl+4", window)
        assert window.desk.frame.stack.count() == before + 1
        assert before < len(ENTRIES)


def test_large_text_asks_for_no_more_than_a_small_screen_has(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        window.set_zoom(200)
        window.desk.show_page("organisations")
        stack, room = window.desk.frame.stack, window.desk.frame.room
        qtbot.waitUntil(lambda: stack.minimumSizeHint().height() > 736)
        assert window.minimumSizeHint().height() <= 736
        window.resize(1366, 736)
        qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() > 0)
        assert window.size() == QSize(1366, 736)


def test_the_language_changes_everywhere_at_once(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with program_in(qtbot, context) as program:
        first = program.open_window(workspace_file(tmp_path))
        wait_for_session(qtbot, first)
        second = program.open_window(None)
        first.desk.tell(Message(lambda speech: speech.say("Passphrase off")))
        program.set_language("ja")
        assert "パスフレーズなし" in words(first.desk.frame.bars.strip)
        assert said(first) == ["パスフレーズなし"]
        assert "パスフレーズなし" in words(first.desk.frame)
        assert "Alianza para la Acción Climática de Guadalajara" in words(first.desk.frame.bars.top), (
            "has no Japanese name"
        )
        assert second.desk.speech.now.language == "ja"
        assert Settings.load(context.home).language == "ja"
        program.set_language("es")
        assert "Mesa de firma" in words(first.desk.frame.bars.side)


@pytest.mark.parametrize(("language", "cancel"), [("en", "Cancel"), ("es", "Cancelar"), ("ja", "キャンセル")])
def test_qts_own_dialogs_speak_the_windows_language(
    qtbot: QtBot, context: Context, language: str, cancel: str
) -> None:
    with program_in(qtbot, context) as program:
        program.open_window(None)
        for before in ("ja", "en", language):
            program.set_language(before)
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == cancel
        assert [key_words(keys) for keys in ("Ctrl+Return", "F1", "Esc")] == ["Ctrl+Enter", "F1", "Esc"]
        assert len(QApplication.instance().findChildren(QTranslator)) == 1  # type: ignore[union-attr]


def test_numbers_are_written_as_in_the_coalitions_country(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    Settings.change(context.home, language="es")
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        assert window.desk.speech.now.number(5_268_642) == "5,268,642"
        window.desk.opening.close()
        assert window.desk.speech.now.country != "MX"


def test_searching_leads_to_the_organisations(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        window.activateWindow()
        press("Ctrl+F", window)
        assert window.desk.frame.bars.top.search.hasFocus()
        write("uni", window.desk.frame.bars.top.search)
        items = window.desk.frame.bars.side.findChildren(QPushButton)
        assert [item.text() for item in items if item.isChecked()] == ["Organisations"]


def test_f6_goes_round_the_parts(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    with create_workspace(path, context, "Mesa 1"):
        pass
    with window_in(qtbot, context, path) as window:
        window.desk.show_page("coalition")  # of which there is none: nothing there takes the focus
        window.activateWindow()
        begun_at = window.focusWidget()
        if begun_at is not None:
            begun_at.clearFocus()
        press("F6", window)
        assert window.desk.frame.bars.side.isAncestorOf(window.focusWidget())
        press("F6", window)
        assert window.desk.frame.bars.top.isAncestorOf(window.focusWidget())
        press("F6", window)
        assert window.desk.frame.bars.side.isAncestorOf(window.focusWidget()), "an empty page has nothing to go to"


def test_what_another_window_writes_is_seen_when_one_comes_back(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = workspace_file(tmp_path)
    with program_in(qtbot, context) as program:
        first = program.open_window(path)
        writing = wait_for_session(qtbot, first)
        second = program.open_window(path)
        reading = wait_for_session(qtbot, second)
        assert not reading.writable
        assert "Another window or program writes in this file" in said(second)[0]
        assert "Read only" in words(second.desk.frame.bars.strip)
        with qtbot.waitSignal(writing.changed):
            writing.write(writing, "Adding", add_one)
        with qtbot.waitSignal(reading.changed):
            first.activateWindow()
            second.activateWindow()


def test_try_again_takes_over_when_the_other_window_is_gone(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = workspace_file(tmp_path)
    with program_in(qtbot, context) as program:
        first = program.open_window(path)
        wait_for_session(qtbot, first)
        second = program.open_window(path)
        session = wait_for_session(qtbot, second)
        with qtbot.waitSignal(first.closed):
            first.close()
        click(message_button(second, "Try again"))
        qtbot.waitUntil(lambda: session.writable)
        assert said(second) == ["You can write here now."]
        assert "Read only" not in words(second.desk.frame.bars.strip)


def test_a_locked_file_asks_until_it_opens(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "locked.aca"
    with create_workspace(path, context, "Mesa 1", passphrase=RIGHT):
        pass
    with window_in(qtbot, context) as window:
        window.desk.open(path)
        qtbot.waitUntil(lambda: bool(window.findChildren(PassphraseDialog)))
        (dialog,) = window.findChildren(PassphraseDialog)
        assert "locked.aca is locked" in words(dialog)
        write("wrong", dialog.focusWidget())
        press("Return", dialog)
        qtbot.waitUntil(lambda: [one for one in window.findChildren(PassphraseDialog) if one is not dialog] != [])
        (again,) = [one for one in window.findChildren(PassphraseDialog) if one.isVisible()]
        assert any("This does not open it" in one for one in words(again))
        write(RIGHT, again.focusWidget())
        press("Return", again)
        session = wait_for_session(qtbot, window)
        assert session.laptop == "Mesa 1"
        assert "Passphrase on" in words(window.desk.frame.bars.strip)


def test_whoever_does_not_know_the_passphrase_is_back_at_the_welcome(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "locked.aca"
    with create_workspace(path, context, "Mesa 1", passphrase=RIGHT):
        pass
    with window_in(qtbot, context) as window:
        window.desk.open(path)
        qtbot.waitUntil(lambda: bool(window.findChildren(PassphraseDialog)))
        (dialog,) = window.findChildren(PassphraseDialog)
        press("Esc", dialog)
        qtbot.waitUntil(lambda: not window.findChildren(PassphraseDialog))
        assert not window.desk.opening.is_busy
        assert not said(window)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.pdf", b"\x89PNG\r\n\x1a\n\0\0\0", "nothing that this program reads"),
        ("x.aca", b"", "is empty"),
        ("y.aca", b"SQLite format 3\0" + bytes(84), "a database of another program"),
        ("gone.aca", None, "is not there"),
    ],
)
def test_a_foreign_file_that_is_dropped_says_what_it_is(
    qtbot: QtBot, context: Context, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with window_in(qtbot, context) as window:
        drop(window, path)
        qtbot.waitUntil(lambda: bool(said(window)))
        assert name in said(window)[0]
        assert sentence in said(window)[0]


@pytest.mark.parametrize(("how", "sentence"), [("newer", "newer program"), ("damaged", "damaged")])
def test_a_workspace_that_cannot_be_read_is_dropped_and_left_as_it_was(
    qtbot: QtBot, context: Context, tmp_path: Path, how: str, sentence: str
) -> None:
    path = workspace_file(tmp_path)
    if how == "newer":
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('aca-desktop', 'later')"
            )
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    before = path.read_bytes()
    with window_in(qtbot, context) as window:
        drop(window, path)
        qtbot.waitUntil(lambda: bool(said(window)), timeout=20_000)
        assert path.name in said(window)[0]
        assert sentence in said(window)[0]
        assert window.desk.session is None
    assert path.read_bytes() == before


def test_a_damaged_file_is_recovered_into_a_new_one_and_opened(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = workspace_file(tmp_path), tmp_path / "new.aca"
    data = path.read_bytes()
    path.write_bytes(data[:-4096])
    monkeypatch.setattr(choosing, "workspace_to_save", lambda *_arguments: new)
    with window_in(qtbot, context) as window:
        drop(window, path)
        qtbot.waitUntil(lambda: bool(said(window)), timeout=20_000)
        click(message_button(window, "Recover into a new file…"))
        qtbot.waitUntil(lambda: window.desk.session is not None and window.desk.session.path == new)
        assert wait_for_session(qtbot, window).writable
        assert "Entries recovered:" in said(window)[0]
    assert path.read_bytes() == data[:-4096]


def test_a_damage_that_shows_only_while_a_file_is_open_is_told_with_what_to_do(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = workspace_file(tmp_path), tmp_path / "new.aca"
    data = path.read_bytes()
    pages = range(4096, len(data), 4096)
    first = next(at for at in pages if data[at : at + 4096].count(b'{"at":"') > 3)
    path.write_bytes(data[:first] + bytes(4096) + data[first + 4096 :])
    monkeypatch.setattr(choosing, "workspace_to_save", lambda *_arguments: new)
    with window_in(qtbot, context) as window:
        drop(window, path)
        qtbot.waitUntil(lambda: any("is damaged" in one for one in said(window)), timeout=20_000)
        click(message_button(window, "Recover into a new file…"))
        qtbot.waitUntil(lambda: window.desk.session is not None and window.desk.session.path == new)
        assert wait_for_session(qtbot, window).writable


@pytest.mark.parametrize(
    ("content", "page"),
    [(b"%PDF-1.7\n", "Documents"), (b"name,sector\na,b\n", "Organisations"), (b"ACASYNC\x01P", "Laptops")],
)
def test_a_drop_leads_to_the_page_for_it_whatever_its_name(
    qtbot: QtBot, context: Context, tmp_path: Path, content: bytes, page: str
) -> None:
    (tmp_path / "dropped.dat").write_bytes(content)
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        drop(window, tmp_path / "dropped.dat")
        items = window.desk.frame.bars.side.findChildren(QPushButton)
        qtbot.waitUntil(lambda: [item.text() for item in items if item.isChecked()] == [page])


def test_a_dropped_workspace_opens_here_or_in_a_window_of_its_own(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    one, other = workspace_file(tmp_path / "1"), workspace_file(tmp_path / "2")
    with program_in(qtbot, context) as program:
        window = program.open_window(None)
        drop(window, one.rename(tmp_path / "without an ending"))
        wait_for_session(qtbot, window)
        drop(window, other)
        qtbot.waitUntil(lambda: len(program.windows) == 2)
        assert wait_for_session(qtbot, program.windows[1]).path == other


def test_a_vanished_file_is_told_and_saved_anew(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, saved = workspace_file(tmp_path), tmp_path / "anew.aca"
    monkeypatch.setattr(choosing, "workspace_to_save", lambda *_arguments: saved)
    with window_in(qtbot, context, path) as window:
        path.unlink()
        qtbot.waitUntil(lambda: any("no longer where it was" in one for one in said(window)))
        click(message_button(window, "Save anew…"))
        qtbot.waitUntil(lambda: window.desk.session is not None and window.desk.session.path == saved)
        assert wait_for_session(qtbot, window).writable
        assert "anew.aca" in words(window.desk.frame.bars.strip)


def test_the_last_backup_is_told(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        session = wait_for_session(qtbot, window)
        strip = window.desk.frame.bars.strip
        assert "No backup yet" in words(strip)
        session.write(session, "Backing up", lambda workspace, _progress: backups.back_up(workspace, "by-hand"))
        qtbot.waitUntil(lambda: "Backup of Jun 5, 2026" in words(strip))


def test_running_work_is_shown_and_cancelled(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        session = wait_for_session(qtbot, window)
        gate = Gate()
        kept: list[object] = []

        def slow(workspace: Workspace, progress: Progress) -> None:
            progress(3, 12)
            gate.pass_through()
            workspace.write(only(workspace).id, drafts(workspace, 1000), progress)

        session.write(session, "Importing", slow, kept.append)
        qtbot.waitUntil(lambda: "Importing: 3 of 12" in words(window.desk.frame.bars.strip))
        click(button(window.desk.frame.bars.strip, "Cancel"))
        gate.opened.set()
        qtbot.waitUntil(lambda: "Importing: 3 of 12" not in words(window.desk.frame.bars.strip))
        assert not kept


def test_closing_waits_for_what_is_being_written(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with program_in(qtbot, context) as program:
        window = program.open_window(path)
        session = wait_for_session(qtbot, window)
        gate = Gate()

        def slow(workspace: Workspace, progress: Progress) -> str:
            gate.pass_through()
            return add_one(workspace, progress)

        session.write(session, "Importing", slow)
        assert gate.reached.wait(20)
        window.close()
        assert window.isVisible()
        assert said(window) == ["Importing is not finished. The window closes when it is."]
        with qtbot.waitSignal(window.closed):
            gate.opened.set()
    with open_workspace(path, context) as workspace:
        assert organisations.listing(workspace, None).total == 1


def test_a_window_is_left_and_found_again(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with window_in(qtbot, context, path) as window:
        window.setGeometry(40, 50, 1300, 720)
        press("Ctrl+5", window)
    with window_in(qtbot, context, path) as window:
        assert window.geometry().getRect() == (40, 50, 1300, 720)
        items = window.desk.frame.bars.side.findChildren(QPushButton)
        assert [item.text() for item in items if item.isChecked()] == ["Documents"]


def test_a_window_left_on_a_screen_that_is_gone_is_seen(qtbot: QtBot, context: Context) -> None:
    Settings.change(context.home, window=WindowState((9000, 9000, 800, 600)))
    with window_in(qtbot, context) as window:
        assert window.screen().geometry().intersects(window.geometry())


def test_a_narrow_window_shows_icons_alone(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        wide = window.desk.frame.bars.side.width()
        window.resize(1100, 700)
        qtbot.waitUntil(lambda: window.desk.frame.bars.side.width() < wide // 2)
        assert button(window.desk.frame.bars.side, "Overview").toolTip() == "Overview"


def test_a_mistake_of_ours_is_kept_and_told_and_the_window_lives(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with program_in(qtbot, context) as program:
        resort = LastResort(context)
        resort.happened.connect(program._tell_mistake)
        window = program.open_window(workspace_file(tmp_path))
        session = wait_for_session(qtbot, window)
        resort.install()
        try:

            def wrong(_workspace: Workspace, _progress: Progress) -> None:
                raise KeyError("ours")

            for _ in range(3):
                session.read(window, wrong, lambda _nothing: None)
            qtbot.waitUntil(lambda: bool(said(window)))
        finally:
            resort.uninstall()
        assert len(said(window)) == 1
        assert "(KeyError)" in said(window)[0]
        assert "What was saved before is safe" in said(window)[0]
        (log,) = (context.home / "log").iterdir()
        assert str(log) in said(window)[0]
        text = log.read_text(encoding="utf-8")
        assert text.count("KeyError: 'ours'") == 1, "one that repeats itself is kept once"
        assert "in wrong" in text
        with qtbot.waitSignal(session.changed):
            session.write(session, "Adding", add_one)


def test_a_refused_write_that_nobody_handles_is_told(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        session = wait_for_session(qtbot, window)

        def not_mine(workspace: Workspace, _progress: Progress) -> None:
            coalition = only(workspace)
            workspace.write(
                coalition.id, [Draft("founding", coalition.subject, {"code": "x", "day": "2026-06-05"})]
            )

        session.write(session, "Founding", not_mine)
        qtbot.waitUntil(lambda: bool(said(window)))
        assert "This laptop may not do that here" in said(window)[0]


@pytest.mark.parametrize(
    ("room", "fits"),
    [
        ((1920, 1040), (1280, 800)),
        ((1366, 738), (1280, 706)),
        ((1280, 800), (1280, 768)),
        ((800, 800), (1280, 800)),
    ],
)
def test_a_new_window_fits_its_screen(room: tuple[int, int], fits: tuple[int, int]) -> None:
    assert fitting(QSize(1280, 800), QSize(*room)) == QSize(*fits)


def test_a_program_that_ends_without_closing_lets_its_files_go(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = workspace_file(tmp_path)
    program = Program(context, LastResort(context))
    window = program.open_window(path)
    session = wait_for_session(qtbot, window)
    session.write(session, "Adding", add_one)
    program.end()
    with open_workspace(path, context, write=True) as workspace:
        assert organisations.listing(workspace, None).total == 1
    window.deleteLater()
    program.deleteLater()
