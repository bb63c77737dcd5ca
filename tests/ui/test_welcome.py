"""The first page by real events: recent files, samples, papers checked, a coalition founded from nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.organisations import organisations
from aca_desktop.services.papers.faces import signature
from aca_desktop.services.papers.papers import Papers
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.settings import Recent, Settings
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.checked_papers import CheckedPapers
from aca_desktop.ui.pages.founding import Founding
from aca_desktop.ui.pages.founding_steps import CoalitionStep
from aca_desktop.ui.pages.recents import RecentRow, when
from aca_desktop.ui.pages.welcome import WelcomePage
from aca_desktop.ui.theme.type import QUIET
from tests.services.founding import founded, only, signed
from tests.ui.desk import workspace_file
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.windows import message_button, program_in, said, wait_for_session, window_in

RIGHT = "ocho mesas junto al lago"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder of the test's own, where safe places are made."""
    home = tmp_path / "ana"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


def page_of(window: MainWindow) -> QWidget:
    page = window.desk.frame.stack.currentWidget()
    assert page is not None
    return page


def field(within: QWidget, name: str) -> QLineEdit:
    """Return the field of that label or name, as a screen reader tells it."""
    from PySide6.QtGui import QAccessible

    every = [one for one in within.findChildren(QLineEdit) if one.isVisible()]
    told = [
        (one, QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).replace("&", ""))
        for one in every
    ]
    (found,) = [one for one, said_ in told if said_ == name] or pytest.fail(
        f"{name}: {[said_ for _, said_ in told]}"
    )
    return found


def test_a_recent_file_is_opened_by_enter_and_a_missing_one_is_located(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace_file(tmp_path)
    recents = (
        Recent(str(tmp_path / "gone.aca"), "Gone", "Table 3", "2026-06-04T10:00:00-06:00"),
        Recent(str(path), "Alliance", "Coordinación 1", "2026-06-05T09:12:00-06:00"),
    )
    Settings.change(context.home, recents=recents)
    with window_in(qtbot, context) as window:
        window.activateWindow()
        page = page_of(window)
        first, second = page.findChildren(RecentRow)
        qtbot.waitUntil(lambda: "gone.aca is not where it was" in first.accessibleDescription())
        assert "Locate…" in first.accessibleDescription()
        assert (
            second.accessibleDescription()
            == f"coordination.aca  ·  Laptop “Coordinación 1”  ·  {tmp_path.name}. Today 9:12\u202fAM"
        )
        qtbot.waitUntil(first.hasFocus)
        asked: list[object] = []
        monkeypatch.setattr(choosing, "workspace_to_open", lambda *args: asked.append(args[-1]))
        press("Return", first)
        assert asked == [tmp_path]
        press("Down", first)
        qtbot.waitUntil(second.hasFocus)
        press("Return", second)
        wait_for_session(qtbot, window)


def test_days_are_told_as_people_say_them() -> None:
    from datetime import date

    from aca_desktop.i18n import Speech

    speech, today = Speech("en"), date(2026, 6, 5)
    assert when(speech, "2026-06-05T09:12:00-06:00", today) == "Today 9:12\u202fAM"
    assert when(speech, "2026-06-04T23:12:00-06:00", today) == "Yesterday"
    assert when(speech, "2026-05-04T23:12:00-06:00", today) == "May 4, 2026"
    assert when(speech, "", today) == ""


def test_every_sample_is_offered(qtbot: QtBot, context: Context) -> None:
    with window_in(qtbot, context) as window:
        offered = words(page_of(window))
        for name in ("ACA Guadalajara", "Japan Climate Initiative", "We Are Still In", "The network of all three"):
            assert any(name in one for one in offered)


def test_a_sample_is_made_once_and_opened_again(qtbot: QtBot, context: Context) -> None:
    with program_in(qtbot, context) as program:
        window = program.open_window(None)
        qtbot.waitExposed(window)
        click(button(page_of(window), "ACA Guadalajara"))
        qtbot.waitUntil(lambda: window.desk.session is not None, timeout=60_000)
        path = context.home / "samples" / "aca-gdl.aca"
        assert window.desk.session is not None
        assert window.desk.session.path == path
        made = path.stat().st_ino
        window.desk.opening.close()
        qtbot.waitUntil(lambda: window.desk.session is None)
        click(button(page_of(window), "ACA Guadalajara"))
        wait_for_session(qtbot, window)
        assert path.stat().st_ino == made
        assert "This is the sample that you tried before, as you left it." in said(window)


def test_making_a_sample_is_shown_and_can_be_cancelled(qtbot: QtBot, context: Context) -> None:
    with program_in(qtbot, context) as program:
        window = program.open_window(None)
        qtbot.waitExposed(window)
        click(button(page_of(window), "We Are Still In"))
        strip = window.desk.frame.bars.strip
        qtbot.waitUntil(lambda: any(one.startswith("Making the sample") for one in words(strip)), timeout=10_000)
        click(button(strip, "Cancel"))
        qtbot.waitUntil(lambda: window.desk.jobs.is_idle, timeout=60_000)
        assert window.desk.session is None
        assert not list((context.home / "samples").glob("wasi*"))
        assert button(page_of(window), "ACA Guadalajara").isEnabled()


def test_the_language_is_switched_at_once(qtbot: QtBot, context: Context) -> None:
    with window_in(qtbot, context) as window:
        switch = button(page_of(window), "Language: English")
        assert isinstance(switch, QAbstractButton)
        menu = switch.menu()  # type: ignore[attr-defined]
        spanish = next(one for one in menu.actions() if one.text() == "Español")
        spanish.trigger()
        assert "Nueva coalición" in words(page_of(window))
        assert Settings.load(context.home).language == "es"


def test_papers_are_checked_without_a_file(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with founded(tmp_path) as workspace:
        made = signed(workspace)
        with Papers(workspace) as papers:
            paper = papers.declaration(signature(workspace, made.signature, only(workspace)))
        root = only(workspace).root
    (tmp_path / "good.pdf").write_bytes(paper.data)
    (tmp_path / "bad.pdf").write_bytes(paper.data.replace(b"%%EOF", b"%%EOX"))
    with window_in(qtbot, context) as window:
        drop(window, tmp_path / "good.pdf", tmp_path / "bad.pdf")
        qtbot.waitUntil(lambda: len(window.findChildren(CheckedPapers)) == 1)
        (view,) = window.findChildren(CheckedPapers)
        qtbot.waitUntil(lambda: "Not genuine" in words(view), timeout=20_000)
        told = words(view)
        assert "Unchanged, to be confirmed" in told
        assert "Do not rely on this paper. Ask the coalition that it names." in told
        assert "Coordinación 1" in told
        assert any("ROOT.pem" in one for one in told)
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding

        pem = tmp_path / "ROOT.pem"
        pem.write_bytes(x509.load_der_x509_certificate(root).public_bytes(Encoding.PEM))
        monkeypatch.setattr(choosing, "file_to_open", lambda *_: pem)
        click(button(view, "Compare with ROOT.pem…"))
        qtbot.waitUntil(lambda: "Genuine" in words(view), timeout=20_000)
        assert any("Not compared. This needs the coalition file." in one for one in words(view))
        click(button(view, "Back"))
        assert "New coalition" in words(page_of(window))


def test_a_paper_of_the_open_file_says_what_has_changed_since(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with founded(tmp_path) as workspace:
        made = signed(workspace)
        with Papers(workspace) as papers:
            paper = papers.declaration(signature(workspace, made.signature, only(workspace)))
        organisations.edit(workspace, only(workspace), made.organisation, {"names.es": "Universidad Nueva"})
    path = tmp_path / "coordination.aca"
    (tmp_path / "before.pdf").write_bytes(paper.data)
    with window_in(qtbot, context, path) as window:
        drop(window, tmp_path / "before.pdf")
        qtbot.waitUntil(lambda: len(window.findChildren(CheckedPapers)) == 1)
        (view,) = window.findChildren(CheckedPapers)
        qtbot.waitUntil(lambda: "Unchanged, to be confirmed" in words(view), timeout=20_000)
        told = words(view)
        assert "Coalition file: The journal has changed since this document was made." in told
        assert (
            "Organisation: the document says “Universidad de Guadalajara”. "
            "The journal now says “Universidad Nueva”." in told
        )


def test_a_table_dropped_without_a_file_says_what_to_do(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("name,sector\nUdG,higher-education\n")
    with window_in(qtbot, context) as window:
        drop(window, table)
        qtbot.waitUntil(lambda: "Open your coalition’s file first, then drop this into it." in said(window))


def test_a_coalition_is_founded_from_nothing_by_keyboard(
    qtbot: QtBot, context: Context, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window_in(qtbot, context) as window:
        window.activateWindow()
        qtbot.waitUntil(lambda: button(page_of(window), "New coalition").isVisible() and window.isActiveWindow())
        press("Ctrl+N", window)
        qtbot.waitUntil(lambda: bool(window.findChildren(Founding)))
        (assistant,) = window.findChildren(Founding)
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        write("Guadalajara Alliance")
        for name in ("Spanish", "Japanese"):
            click(button(assistant, name))
        qtbot.waitUntil(lambda: "Name in Japanese" in words(assistant))
        click(button(assistant, "Continue"))
        lacking = "Write what the coalition is called."
        assert words(assistant).count(lacking) == 2, "both new names are missing"
        assert field(assistant, "Name in Spanish").hasFocus(), "the first that is to be mended"
        assert "Choose a country." in words(assistant)
        write("Alianza de Guadalajara", field(assistant, "Name in Spanish"))
        assert words(assistant).count(lacking) == 1, "what is being mended is not said any more"
        field(assistant, "Name in Japanese").setText("グアダラハラ同盟")
        code = field(assistant, "Short code")
        assert code.text() == "guadalajara-alliance", "proposed by the name"
        code.selectAll()
        write("aca-gdl", code)
        write("!", field(assistant, "Name in Spanish"))
        assert code.text() == "aca-gdl", "what somebody typed stays"
        press("Backspace", field(assistant, "Name in Spanish"))
        country = assistant._coalition._country
        country.setFocus()
        write("Mexic", country)
        assert country.currentData() == "MX"
        assert "Choose a country." not in words(assistant)
        click(button(assistant, "Continue"))
        assert "This laptop" in words(assistant)
        file = field(assistant, "File")
        assert file.text() == str(own_home / "ACA Desktop" / "aca-gdl.aca")
        (own_home / "Dropbox").mkdir()
        file.setText(str(own_home / "Dropbox" / "aca-gdl.aca"))
        assert any("Dropbox copies this folder" in one for one in words(assistant))
        click(button(assistant, "Use a safe place"))
        assert not any("Dropbox copies this folder" in one for one in words(assistant))
        click(button(assistant, "Continue"))
        write(RIGHT, field(assistant, "Its passphrase"))
        write("something else here", field(assistant, "The same again"))
        field(assistant, "Where the recovery file lies").setText(str(own_home / "r.pem"))
        click(button(assistant, "Found the coalition"))
        assert "The two are not the same." in words(assistant)
        assert not (own_home / "r.pem").exists()
        again = field(assistant, "The same again")
        again.clear()
        write(RIGHT, again)
        click(button(assistant, "Found the coalition"))
        qtbot.waitUntil(lambda: "Your coalition is founded" in words(assistant), timeout=60_000)
        qtbot.waitUntil(lambda: "Save the sheet…" in words(assistant))
        sheet = tmp_path / "sheet.pdf"
        monkeypatch.setattr(choosing, "file_to_save", lambda *_: sheet)
        click(button(assistant, "Save the sheet…"))
        qtbot.waitUntil(lambda: "The sheet is saved as sheet.pdf. Print it now." in said(window))
        assert sheet.read_bytes().startswith(b"%PDF")
        click(button(assistant, "Set up the coalition"))
        session = wait_for_session(qtbot, window)
        assert session.path == own_home / "ACA Desktop" / "aca-gdl.aca"
        qtbot.waitUntil(lambda: "Name and look" in words(page_of(window)))
        assert session.coalition is not None
        assert dict(session.coalition.record.names) == {
            "en": "Guadalajara Alliance",
            "es": "Alianza de Guadalajara",
            "ja": "グアダラハラ同盟",
        }
        assert not window.findChildren(Founding), "no passphrase stays"


def test_what_was_typed_stays_while_one_goes_back(qtbot: QtBot, context: Context) -> None:
    with window_in(qtbot, context) as window:
        click(button(page_of(window), "New coalition"))
        (assistant,) = window.findChildren(Founding)
        write("Alliance", field(assistant, "Name in English"))
        click(button(assistant, "Back"))
        assert "Try a sample" in words(page_of(window))
        click(button(page_of(window), "New coalition"))
        assert field(assistant, "Name in English").text() == "Alliance"


def test_a_file_in_a_folder_that_copies_is_noticed_and_goes_on_elsewhere(
    qtbot: QtBot, context: Context, tmp_path: Path, own_home: Path
) -> None:
    path = workspace_file(tmp_path / "Dropbox")
    with window_in(qtbot, context, path) as window:
        qtbot.waitUntil(lambda: any("Dropbox copies this folder" in one for one in said(window)))
        click(message_button(window, "Go on with a copy in a safe place"))
        safe = own_home / "ACA Desktop" / "coordination.aca"
        qtbot.waitUntil(
            lambda: window.desk.session is not None and window.desk.session.path == safe, timeout=20_000
        )
        assert path.exists(), "nothing is taken away"
        assert any(str(safe) in one for one in said(window))
    with open_workspace(safe, context) as workspace:
        assert coalitions.coalition(workspace).code == "aca-gdl"


def test_a_file_in_a_good_place_says_nothing(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        done: list[int] = []
        window.desk.jobs.run(window.desk, lambda _progress: 1, done.append)
        qtbot.waitUntil(lambda: done == [1])
        assert said(window) == []


def test_nothing_on_the_first_page_is_without_a_name(qtbot: QtBot, context: Context) -> None:
    from PySide6.QtGui import QAccessible

    with window_in(qtbot, context) as window:
        for one in page_of(window).findChildren(QAbstractButton):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name), one


def test_it_asks_no_more_room_than_a_small_screen_has(qtbot: QtBot, context: Context) -> None:
    with window_in(qtbot, context) as window:
        least = page_of(window).minimumSizeHint()
        assert least.height() < 400
        assert least.width() < 1000
        window.resize(1180, 520)
        qtbot.waitUntil(lambda: window.height() == 520)
        click(button(page_of(window), "New coalition"))
        (assistant,) = window.findChildren(Founding)
        assert assistant.minimumSizeHint().height() < 500


@pytest.mark.parametrize("language", ["en", "es", "ja"])
def test_the_short_codes_hint_takes_one_line(qtbot: QtBot, context: Context, language: str) -> None:
    with window_in(qtbot, context) as window:
        window.resize(1280, 800)
        window.desk.speech.choose(language)
        page = window.desk.frame.stack.currentWidget()
        assert isinstance(page, WelcomePage)
        page._begin_founding()
        (step,) = page.findChildren(CoalitionStep)
        below = step._code._below
        qtbot.waitUntil(below.isVisible)
        assert below.height() == below.theme().px(QUIET.line)
