"""Staff's side of the table by real events: the queue, handing over and taking back, what is owed at the end."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition.declaration_record import DeclarationRecord
from aca_desktop.domain.coalition.fields import TABLE
from aca_desktop.domain.organisations.record import Contact, OrganisationRecord
from aca_desktop.domain.signing.signature_record import Signer
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import declarations, events
from aca_desktop.services.coalition.coalitions import change
from aca_desktop.services.coalition.declarations import publications
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing import drafts, queue, staff
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.signing.handing_over import copies
from aca_desktop.services.signing.papers_folder import choose_folder
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.signing.table_day import chosen
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.settings import Settings
from aca_desktop.storage.workspace.workspace import LocalLaptop
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pad.pad import SigningPad
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.pages.signing.queue.queue_row import Grip, QueueRow
from aca_desktop.ui.pages.signing.trying import TryDialog
from aca_desktop.ui.parts.dialogs import Question
from aca_desktop.ui.session import Session
from aca_desktop.ui.table.window import TableWindow
from tests.services.founding import founded, only, signature
from tests.ui.hands import button, click, press, words, write
from tests.ui.table.tables import Guest
from tests.ui.test_pad import draw, draw_by_pen
from tests.ui.windows import is_handed_over, said, window_in


def until(qtbot: QtBot, look: Callable[[], object]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(lambda: bool(look()), timeout=30_000)


type Opened = tuple[MainWindow, SigningPage, Session]


def prepared(folder: Path, *, pin: bool = True, asked: bool = True) -> Path:
    """Write a workspace in which three are expected and two have arrived; with `asked` papers go in no folder."""
    with founded(folder) as workspace:
        which = only(workspace)
        for name in ("Museo", "Hospital", "Colegio"):
            people = {"spokesperson": Contact(f"Persona de {name}", "Directora")}
            record = OrganisationRecord({"es": name}, "business", "MX", contacts=people)
            organisations.add(workspace, which, record)
        for name in ("Universidad", "Cooperativa"):
            queue.arrive(workspace, which, queue.coming(name, person="Ana"))
        if pin:
            staff.set_pin(workspace, "2468")
        if asked:
            choose_folder(workspace, which, None)
    return folder / "coordination.aca"


@contextmanager
def desk_in(qtbot: QtBot, context: Context, path: Path) -> Iterator[Opened]:
    """Open a workspace at staff's page."""
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        window.desk.show_page("signing")
        session = window.desk.session
        assert session is not None
        page = cast("SigningPage", window.desk.frame.stack.currentWidget())
        until(qtbot, page.desk.isVisible)
        yield window, page, session


def keys(page: SigningPage) -> list[str]:
    """Return the names in the queue, from the top."""
    rows = sorted(page.desk.queue.rows.values(), key=lambda row: row.y())
    return [row.accessibleName() for row in rows]


def row_button(page: SigningPage, name: str, act: str) -> None:
    """Press a button in the row of that name."""
    (row,) = (one for one in page.desk.queue.rows.values() if one.accessibleName() == name)
    click(row.buttons[act])


def shows(qtbot: QtBot, page: SigningPage, *names: str) -> None:
    until(qtbot, lambda: keys(page) == list(names))


def arrived(session: Session) -> list[str]:
    assert session.coalition is not None
    return [one.name for one in queue.arrivals(session.reader, session.coalition) if not one.parked]


def test_an_empty_queue_says_how_it_fills(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path):
        pass
    with desk_in(qtbot, context, tmp_path / "coordination.aca") as (_window, page, _session):
        until(qtbot, lambda: any(one.startswith("Nobody is expected yet.") for one in words(page.desk.queue)))


def test_who_is_expected_arrives_and_is_next(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (_window, page, session):
        shows(qtbot, page, "Universidad", "Cooperativa", "Colegio", "Hospital", "Museo")
        assert "Universidad" in words(page.desk.next)
        row_button(page, "Hospital", "arrive")
        shows(qtbot, page, "Universidad", "Cooperativa", "Hospital", "Colegio", "Museo")
        assert arrived(session) == ["Universidad", "Cooperativa", "Hospital"]
        assert page.day is not None
        (came,) = (one for one in page.day.arrivals if one.name == "Hospital")
        assert (came.person, came.organisation is not None) == ("Persona de Hospital · Directora", True)


def test_the_queue_is_searched_and_takes_who_is_not_expected(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (_window, page, session):
        page.desk.next.start.setFocus()
        press("/")
        assert QApplication.focusWidget() is page.desk.queue.search
        write("mu")
        shows(qtbot, page, "Museo", "mu")
        press("Ctrl+A")
        write("Circo")
        shows(qtbot, page, "Circo")
        row_button(page, "Circo", "walk-in")
        until(qtbot, lambda: arrived(session) == ["Universidad", "Cooperativa", "Circo"])
        assert page.desk.queue.search.text() == ""


def test_order_by_keys_and_by_mouse(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (_window, page, session):
        row_button(page, "Museo", "arrive")
        until(qtbot, lambda: len(arrived(session)) == 3)
        until(qtbot, lambda: keys(page)[2] == "Museo")
        grip = grip_of(page, "Museo")
        grip.setFocus()
        QTest.keyClick(grip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        until(qtbot, lambda: arrived(session) == ["Universidad", "Museo", "Cooperativa"])
        until(qtbot, lambda: keys(page)[:3] == ["Universidad", "Museo", "Cooperativa"])
        assert QApplication.focusWidget() is grip_of(page, "Museo")
        until(qtbot, lambda: row_of(page, "Universidad").y() > 0)  # below its band, once it has its place
        grip = grip_of(page, "Universidad")
        QTest.mousePress(grip, Qt.MouseButton.LeftButton)
        QTest.mouseMove(grip, QPoint(14, 70))
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(14, 70))
        until(qtbot, lambda: arrived(session)[0] == "Museo")


def test_a_row_in_somebodys_hand_stays_there_while_others_arrive(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (_window, page, session):
        until(qtbot, lambda: keys(page)[:2] == ["Universidad", "Cooperativa"])
        until(qtbot, lambda: row_of(page, "Universidad").y() > 0)  # below its band, once it has its place
        grip = grip_of(page, "Universidad")
        QTest.mousePress(grip, Qt.MouseButton.LeftButton)
        page.desk.queue.asked.emit("arrive", row_of(page, "Museo").key)
        until(qtbot, lambda: len(arrived(session)) == 3)
        until(qtbot, lambda: page.day is not None and len(page.day.arrivals) == 3)
        assert grip_of(page, "Universidad") is grip
        QTest.mouseMove(grip, QPoint(14, 70))
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(14, 70))
        until(qtbot, lambda: arrived(session) == ["Cooperativa", "Universidad", "Museo"])
        shows(qtbot, page, "Cooperativa", "Universidad", "Museo", "Colegio", "Hospital")


def row_of(page: SigningPage, name: str) -> QueueRow:
    """Return the row of that name."""
    (row,) = (one for one in page.desk.queue.rows.values() if one.accessibleName() == name)
    return row


def grip_of(page: SigningPage, name: str) -> Grip:
    """Return what the row of that name is moved by."""
    (row,) = (one for one in page.desk.queue.rows.values() if one.accessibleName() == name)
    assert row.grip is not None
    return row.grip


def test_parked_and_called_back(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (_window, page, session):
        row_button(page, "Universidad", "park")
        until(qtbot, lambda: arrived(session) == ["Cooperativa"])
        shows(qtbot, page, "Cooperativa", "Universidad", "Colegio", "Hospital", "Museo")
        row_button(page, "Universidad", "leave")
        shows(qtbot, page, "Cooperativa", "Colegio", "Hospital", "Museo")


def table_of(page: SigningPage) -> TableWindow:
    table = page.handing.table
    assert table is not None
    return table


def take_back(qtbot: QtBot, page: SigningPage, pin: str = "2468") -> None:
    """Take the laptop back as staff does."""
    table = table_of(page)
    table.close()
    until(qtbot, table.covers.pin.isVisible)
    write(pin, table.covers.pin.pin)
    press("Return", table.covers.pin.pin)
    until(qtbot, lambda: page.handing.table is None)


def test_a_pin_that_is_set_leaves_the_keyboard_on_start(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path, pin=False)) as (window, page, session):
        card = page.desk.before
        until(qtbot, card.isVisible)
        card.first.setFocus()
        write("1234", card.first)
        card.second.setFocus()
        write("1234", card.second)
        press("Return", card.second)
        until(qtbot, lambda: staff.pin_is_set(session.reader))
        until(qtbot, lambda: window.focusWidget() is page.desk.next.start)


def test_the_pen_may_be_skipped_by_keyboard(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path, pin=False)) as (window, page, _session):
        card = page.desk.before
        until(qtbot, card.isVisible)
        assert any("You can skip this step." in one for one in words(card))
        before = next(one for one in words(card) if "of 3 done" in one)
        card.first.setFocus()
        for _ in range(6):
            press("Tab", window.focusWidget() or window)
            if window.focusWidget() is card.skip:
                break
        press("Space", card.skip)
        assert not card.skip.isEnabled()
        assert before not in words(card)


def test_the_laptop_is_handed_to_whoever_is_next_and_taken_back(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (window, page, session):
        row_button(page, "Museo", "arrive")
        shows(qtbot, page, "Universidad", "Cooperativa", "Museo", "Colegio", "Hospital")
        row_button(page, "Museo", "start")
        until(qtbot, lambda: is_handed_over(page))
        table = table_of(page)
        until(qtbot, lambda: table.form.shown == "Museo")
        table.draft_writer.keep({"name": "Ana"})
        until(qtbot, lambda: table.draft_writer.is_idle)
        take_back(qtbot, page)
        assert window.focusWidget() is page.desk.next.start
        until(qtbot, lambda: [one.parked for one in drafts.waiting(session.reader)] == [True])
        until(qtbot, lambda: arrived(session) == ["Universidad", "Cooperativa"])
        until(qtbot, lambda: "Museo" in keys(page) and "draft kept" in words(page.desk.queue))


def test_without_a_pin_staff_is_asked_for_one_first(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path, pin=False)) as (window, page, session):
        card = page.desk.before
        until(qtbot, card.isVisible)
        click(page.desk.next.start)
        assert window.focusWidget() is card.first
        write("12", card.first)
        click(page.desk.next.start)
        assert "A PIN has 4 to 12 digits" in card.first.accessibleDescription()
        write("34", card.first)
        write("1235", card.second)
        click(page.desk.next.start)
        assert "don’t match" in card.second.accessibleDescription()
        press("Backspace", card.second)
        write("4", card.second)
        click(page.desk.next.start)
        until(qtbot, lambda: is_handed_over(page))
        assert staff.pin_is_set(session.reader)
        table = table_of(page)
        table.close()
        until(qtbot, table.covers.pin.isVisible)
        write("1234", table.covers.pin.pin)
        press("Return", table.covers.pin.pin)
        until(qtbot, lambda: page.handing.table is None)
        # nothing was filled in, so nothing is left behind
        until(qtbot, lambda: drafts.waiting(session.reader) == ())


def test_a_signature_is_taken_at_the_desk_without_a_pin(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with founded_again(path, context) as workspace:
        change(workspace, only(workspace), {TABLE: {"asked": {"place": "required", "reading": "required"}}})
    with desk_in(qtbot, context, path) as (window, page, session):
        click(page.desk.sign_here)
        until(qtbot, lambda: is_handed_over(page))
        table = table_of(page)
        assert table.geometry() == window.geometry()
        guest = Guest(qtbot, session, table)
        guest.looks_for("Panaderia")
        guest.taps_on(table.flow.organisation.add)
        new = table.flow.organisation.new
        for field, letters in ((new.sector, "Compan"), (new.place, "Jal")):
            write(letters, field)
            field.activated.emit(field.currentIndex())
        guest.goes_on()
        guest.fills(name="Maria Ejemplo", reading="Maria")
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees()
        guest.draws()
        guest.signs()
        looks: list[bool] = []
        table.left.connect(lambda: looks.append(table.flow.copies._again.isActive()))
        guest.goes_on()
        until(qtbot, lambda: page.handing.table is None)
        assert looks == [False], "sticks are not looked for any more"
        until(qtbot, lambda: any("Panaderia" in row.text() for row in page.desk.signed.rows))


def test_who_leaves_at_the_desk_finds_the_draft_again(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (_window, page, session):
        click(page.desk.sign_here)
        until(qtbot, lambda: is_handed_over(page))
        table = table_of(page)
        table.draft_writer.keep({"name": "Ana"})
        until(qtbot, lambda: table.draft_writer.is_idle)
        table.close()
        until(qtbot, lambda: page.handing.table is None)
        until(qtbot, lambda: [one.parked for one in drafts.waiting(session.reader)] == [True])


def test_a_draft_that_a_crash_left_stands_on_top(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with founded_again(path, context) as workspace:
        (publication,) = publications(workspace, only(workspace))
        id_ = drafts.open_draft(workspace, DraftAbout("aca-gdl", publication.id, "es"))
        drafts.keep(workspace, id_, {"new": True, "new_name": "Panadería", "name": "Ana", "language": "es"})
    with desk_in(qtbot, context, path) as (window, page, session):
        until(qtbot, lambda: keys(page)[0] == "Panadería")
        assert "LEFT UNFINISHED" in words(page.desk.queue)
        row_button(page, "Panadería", "resume")
        until(qtbot, lambda: is_handed_over(page))
        until(qtbot, lambda: table_of(page).form.name == "Ana")
        take_back(qtbot, page)
        until(qtbot, lambda: "PARKED" in words(page.desk.queue))
        row_button(page, "Panadería", "delete")
        (question,) = window.findChildren(Question)
        assert any("Delete the draft of “" in one for one in words(question))
        assert len(drafts.waiting(session.reader)) == 1
        click(question.take)
        until(qtbot, lambda: drafts.waiting(session.reader) == ())
        until(qtbot, lambda: "Panadería" not in keys(page))
        assert window.focusWidget() is page.desk.queue.search, "the keyboard stays with the queue"


@contextmanager
def founded_again(path: Path, context: Context) -> Iterator[Workspace]:
    from aca_desktop.services.workspace.workspaces import open_workspace

    with open_workspace(path, context, write=True) as workspace:
        yield workspace


def test_a_day_on_which_nobody_signed_is_not_checked_off(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (_window, page, _session):
        click(page.desk.close_table)
        until(qtbot, lambda: "signed here today" in words(page.closing))
        assert "Nobody has signed here today yet." in " ".join(words(page.closing))
        assert page.closing.signed.number.state == "to-do"


def test_event_and_declaration_stay_chosen(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with founded_again(path, context) as workspace:
        event = events.add(workspace, only(workspace), {"names.es": "Lanzamiento"})
    with desk_in(qtbot, context, path) as (_window, page, session):
        combo = page.desk.event_
        until(qtbot, lambda: combo.count() == 2)
        combo.setFocus()
        write("Lanz", combo)
        combo.activated.emit(combo.currentIndex())
        coalition = session.coalition
        assert coalition is not None
        until(qtbot, lambda: chosen(session.reader, coalition).event == event.id)
    with desk_in(qtbot, context, path) as (_window, page, _session):
        until(qtbot, lambda: page.desk.event_.currentData() == event.id)
        assert page.day is not None
        page.start_next()
        assert table_of(page).table.event == event.id
        take_back(qtbot, page)


def test_closing_says_what_is_owed_and_writes_the_e_mails(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with founded_again(path, context) as workspace:
        signed = sign(workspace, dataclasses.replace(signature(), signer=Signer("Eva", None, "eva@ejemplo.mx")))
    with desk_in(qtbot, context, path) as (_window, page, session):
        until(qtbot, lambda: len(page.desk.signed.rows) == 1)
        assert "Eva" in page.desk.signed.rows[0].text()
        assert "1 copy is still to be sent" in " ".join(words(page.desk.signed))
        click(page.desk.close_table)
        until(qtbot, lambda: page.closing.closing is not None and page.closing.signed.send.isVisible())
        assert "Do not erase this laptop yet" in words(page.closing)
        assert "Still in the queue: Universidad and Cooperativa." in " ".join(words(page.closing))
        page.closing.write_copies("email", tmp_path / "gone")
        until(qtbot, lambda: any("is no longer there" in one for one in said(_window)))
        folder = tmp_path / "mail"
        folder.mkdir()
        page.closing.write_copies("email", folder)
        until(qtbot, lambda: len(list(folder.glob("*.eml"))) == 1)
        until(qtbot, lambda: "Everybody who signed today has a copy." in " ".join(words(page.closing)))
        coalition = session.coalition
        assert coalition is not None
        assert copies(session.reader, coalition, signed.organisation) == {signed.signature: ("email",)}
        click(page.closing.back)
        until(qtbot, page.desk.isVisible)


@pytest.mark.parametrize("hours", [-3, 24 * 400])
def test_a_wrong_clock_is_told_and_signing_goes_on(
    qtbot: QtBot, context: Context, tmp_path: Path, hours: int
) -> None:
    path = prepared(tmp_path)
    context.now.wait(hours=hours)  # type: ignore[attr-defined]  # the clock of tests
    with desk_in(qtbot, context, path) as (window, page, _session):
        until(qtbot, lambda: any("clock" in one for one in said(window)))
        assert page.desk.next.start.isEnabled()


def test_a_laptop_that_is_not_enrolled_is_told_what_to_do_on_each_visit(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = prepared(tmp_path)
    with open_workspace(path, context, write=True) as workspace:
        installation = Settings.load(context.home).installation
        key = LaptopKey.generate().to_pkcs8()
        workspace.file.keep_laptop(LocalLaptop(workspace.name, key, installation))
    with desk_in(qtbot, context, path) as (window, _page, _session):
        until(qtbot, lambda: any("isn’t enrolled yet" in one for one in said(window)))
        window.desk.show_page("laptops")
        until(qtbot, lambda: said(window) and not any("isn’t enrolled yet" in one for one in said(window)))
        window.desk.show_page("signing")
        assert any("isn’t enrolled yet" in one for one in said(window))


def test_practising_is_handed_over_like_the_table_and_leaves_nothing(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (window, page, session):
        until(qtbot, lambda: page.day is not None)
        before = tables()
        click(page.desk.practise)
        until(qtbot, lambda: len(tables()) > len(before))
        (table,) = (one for one in tables() if one not in before)
        assert table.table.which.sample
        assert len(list(context.home.glob("practice-*"))) == 1
        table.close()
        until(qtbot, table.covers.pin.isVisible)
        write("2468", table.covers.pin.pin)
        press("Return", table.covers.pin.pin)
        until(qtbot, lambda: any("counts nowhere" in one or "count nowhere" in one for one in said(window)))
        until(qtbot, lambda: list(context.home.glob("practice-*")) == [])
        assert session.coalition is not None
        assert not session.coalition.sample
        click(page.desk.next.start)  # and the real table opens as before
        take_back(qtbot, page)


def tables() -> list[TableWindow]:
    """Return the windows that guests have."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, TableWindow) and one.isVisible()]


def test_pen_finger_and_mouse_are_tried_before_the_first_guest(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (window, page, session):
        until(qtbot, lambda: page.day is not None)
        before = signatures(session)
        click(page.desk.try_out)
        until(qtbot, lambda: bool(window.findChildren(TryDialog)))
        (dialog,) = window.findChildren(TryDialog)
        until(qtbot, dialog.pad.isVisible)
        for what in ("Pen: not seen yet", "Finger: not seen yet", "Mouse: not seen yet"):
            assert what in words(dialog)
        draw(dialog.pad, [QPoint(60 + 5 * n, 60 + n % 9) for n in range(30)])
        assert "Mouse: seen" in words(dialog)
        assert "Finger: not seen yet" in words(dialog)
        touch(dialog.pad)
        assert "Finger: seen" in words(dialog)
        draw_by_pen(dialog.pad, [QPoint(60 + 5 * n, 60 + n % 9) for n in range(30)])
        assert any(one.startswith("Pen: with pressure") for one in words(dialog))
        assert not dialog.seen.palm
        touch(dialog.pad)
        draw_by_pen(dialog.pad, [QPoint(60 + 5 * n, 90 + n % 9) for n in range(30)])
        assert any("the resting hand is ignored" in one for one in words(dialog))
        assert any(one.startswith("Disk: ") for one in words(dialog))
        assert any(one.startswith("Clock: June 5, 2026") for one in words(dialog))
        dialog.accept()
        assert signatures(session) == before


def touch(pad: SigningPad) -> None:
    """Draw with a finger."""
    device = QTest.createTouchDevice()
    event = QTest.touchEvent(pad, device)
    event.press(0, QPoint(50, 50), pad)
    event.commit()
    for n in range(1, 20):
        event.move(0, QPoint(50 + 6 * n, 50 + n % 7), pad)
        event.commit()
    event.release(0, QPoint(170, 50), pad)
    event.commit()


def signatures(session: Session) -> int:
    assert session.coalition is not None
    return sum(len(row.signatures) for row in organisations.listing(session.reader, session.coalition).rows)


def test_a_signature_is_corrected_from_its_organisation(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with founded_again(path, context) as workspace:
        signed = sign(workspace, signature())
    with desk_in(qtbot, context, path) as (window, page, session):
        until(qtbot, lambda: len(page.desk.signed.rows) == 1)
        click(page.desk.signed.rows[0])
        organisations_page = cast("OrganisationsPage", window.desk.frame.stack.currentWidget())
        panel = organisations_page.panel
        until(qtbot, panel.isVisible)
        panel.tabs.setCurrentIndex(1)
        until(qtbot, lambda: bool(panel.signatures.cards))
        (card,) = panel.signatures.cards
        assert "renew" not in card.buttons
        click(card.buttons["correct"])
        until(qtbot, lambda: is_handed_over(page))
        table = table_of(page)
        until(qtbot, lambda: table.form.name == "María Zúñiga")
        assert (table.form.shown, dict(table.form.consents)) == ("Universidad de Guadalajara", {})
        (begun,) = drafts.waiting(session.reader)
        assert begun.about.over == (signed.signature,)
        take_back(qtbot, page)
        until(qtbot, lambda: "Universidad de Guadalajara" in keys(page))


def test_a_new_version_is_offered_where_an_old_one_was_signed(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = prepared(tmp_path)
    with founded_again(path, context) as workspace:
        sign(workspace, signature())
        which = only(workspace)
        (written,) = declarations.declarations(workspace, which)
        words_ = DeclarationRecord("2", written.titles, {"es": "Actuamos ya.", "en": "We act now."})
        changed = declarations.add(workspace, which, words_, written.id)
        second = declarations.publish(workspace, which, changed, "2")
    with desk_in(qtbot, context, path) as (window, page, _session):
        until(qtbot, lambda: len(page.desk.signed.rows) == 1)
        click(page.desk.signed.rows[0])
        panel = cast("OrganisationsPage", window.desk.frame.stack.currentWidget()).panel
        until(qtbot, panel.isVisible)
        panel.tabs.setCurrentIndex(1)
        until(qtbot, lambda: bool(panel.signatures.cards))
        click(button(panel.signatures, "Sign version 2…"))
        until(qtbot, lambda: is_handed_over(page))
        assert table_of(page).table.publication.id == second.id
        take_back(qtbot, page)


def test_what_is_settled_first_goes_only_when_nobody_looks(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path, pin=False)) as (window, page, _session):
        card, start = page.desk.before, page.desk.next.start
        until(qtbot, lambda: card.isVisible() and window.isActiveWindow())
        place = start.mapTo(window, QPoint())
        for field in (card.first, card.second):
            field.setFocus()
            write("1234", field)
        click(card.set)
        until(qtbot, lambda: page.day is not None and page.day.has_pin)
        QTest.qWait(50)
        assert card.isVisible()
        assert start.mapTo(window, QPoint()) == place
        window.desk.show_page("documents")
        window.desk.show_page("signing")
        until(qtbot, lambda: page.isVisible())
        until(qtbot, card.isHidden)
