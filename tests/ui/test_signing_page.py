"""Signing by real events: found or added, mistakes at their fields, ink, the sealed paper, the next signer."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition_fields import TABLE
from aca_desktop.domain.finding import enough_to_find
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services import papers
from aca_desktop.services.coalitions import change
from aca_desktop.services.faces import signature as signature_of
from aca_desktop.services.organisations import listing
from aca_desktop.services.papers_due import due
from aca_desktop.services.verifying import verify
from aca_desktop.services.workspaces import open_workspace
from aca_desktop.settings import Settings
from aca_desktop.storage.workspace import LocalLaptop
from aca_desktop.ui.pages.paper_pane import show_folder
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.pages.signing.reading import Reading
from aca_desktop.ui.pages.signing.simple import SimplePage
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.session import Session
from aca_desktop.ui.window import MainWindow
from tests.services.founding import founded, only
from tests.ui.desk import drafts, workspace_file
from tests.ui.hands import button, click, press, words, write
from tests.ui.test_pad import draw
from tests.ui.windows import said, window_in

LONGEST = 0.05
"""So many seconds may the window be deaf to a click."""


@contextmanager
def page_in(qtbot: QtBot, context: Context, path: Path) -> Iterator[tuple[MainWindow, SimplePage, Session]]:
    """Open a workspace at the form of the signing page."""
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        window.desk.show_page("signing")
        session = window.desk.session
        assert session is not None
        signing = cast("SigningPage", window.desk.frame.stack.currentWidget())
        qtbot.waitUntil(signing.desk.simple.isVisible)
        click(signing.desk.simple)
        page = signing.simple
        qtbot.waitUntil(lambda: all(box.isVisible() and box.height() for box in page.form.agreement.boxes))
        yield window, page, session


def installed(tmp_path: Path, organisations: int = 1) -> Path:
    """Write a workspace of the test's own installation."""
    return workspace_file(tmp_path, organisations)


@contextmanager
def watched() -> Iterator[list[float]]:
    """Yield how long the thread of the window works in each turn of its loop, in seconds."""
    turns: list[float] = []
    last = time.thread_time()

    def turn() -> None:
        nonlocal last
        now = time.thread_time()
        turns.append(now - last)
        last = now

    timer = QTimer(interval=0)
    timer.timeout.connect(turn)
    timer.start()
    yield turns
    timer.stop()


def rows(page: SimplePage) -> list[RowButton]:
    return [row for row in page.form.finder.findChildren(RowButton) if row.isVisible()]


def scribble(page: SimplePage) -> None:
    """Sign with the mouse."""
    middle = page.form.hand.pad.height() // 2
    draw(page.form.hand.pad, [QPoint(60 + 7 * n, round(middle + 50 * math.sin(n / 3))) for n in range(50)])


def fill(qtbot: QtBot, page: SimplePage) -> None:
    """Fill in all that is needed, but ink."""
    form = page.form
    write("ejem", form.finder.search)
    qtbot.waitUntil(lambda: len(rows(page)) == 1)
    press("Return", form.finder.search)
    qtbot.waitUntil(form.person.name.isVisible)
    write("Maria Ejemplo", form.person.name)
    click(form.person.bases["office-holder"])
    click(form.agreement.boxes[0])


def signatures(session: Session) -> int:
    assert session.coalition is not None
    return sum(len(row.signatures) for row in listing(session.reader, session.coalition).rows)


def mistake(field: QWidget) -> str:
    return field.accessibleDescription()


def test_signs_by_mouse_and_shows_the_sealed_paper(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (_window, page, session):
        fill(qtbot, page)
        scribble(page)
        click(page.form.sign)
        qtbot.waitUntil(lambda: page.receipt.pane.paper is not None, timeout=20_000)
        assert signatures(session) == 1
        qtbot.waitUntil(lambda: "Maria Ejemplo" in page.receipt.pane.words)
        assert "Signed and kept for Ejemplo 1." in words(page)
        paper = page.receipt.pane.paper
        assert paper is not None
        out = tmp_path / "paper.pdf"
        page.receipt.pane.save_to(out)
        qtbot.waitUntil(out.exists)
        (checked,) = verify([out])
        assert checked.verification.sealed_by is not None


def test_a_laptop_that_is_not_enrolled_shows_its_paper_and_what_to_do(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = installed(tmp_path)
    with open_workspace(path, context, write=True) as workspace:
        installation = Settings.load(context.home).installation
        key = LaptopKey.generate().to_pkcs8()
        workspace.file.keep_laptop(LocalLaptop(workspace.name, key, installation))
    with page_in(qtbot, context, path) as (window, page, session):
        fill(qtbot, page)
        scribble(page)
        click(page.form.sign)
        qtbot.waitUntil(lambda: page.receipt.pane.paper is not None, timeout=20_000)
        told = " ".join(words(page))
        assert told.count("isn’t enrolled yet") == 1
        assert "could not be made" not in told
        assert signatures(session) == 0
        assert any("isn’t enrolled yet" in one for one in said(window))


def test_all_but_the_ink_goes_by_keyboard(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (_window, page, session):
        qtbot.waitUntil(page.form.finder.search.hasFocus)
        write("ejem")
        qtbot.waitUntil(lambda: len(rows(page)) == 1)
        press("Down")
        press("Return")
        qtbot.waitUntil(page.form.person.name.hasFocus)
        write("Maria Ejemplo")
        for _ in range(3):
            press("Tab")
        press("Space")
        assert page.form.person.bases["office-holder"].isChecked()
        press("Tab")
        press("Tab")
        press("Space")
        assert page.form.agreement.is_sufficient
        scribble(page)
        press("Ctrl+Return")
        qtbot.waitUntil(lambda: signatures(session) == 1)
        qtbot.waitUntil(page.receipt.next.hasFocus)
        press("Ctrl+Return")
        qtbot.waitUntil(page.form.finder.search.hasFocus)


def test_sign_wakes_with_the_necessary_consent_and_ink_that_is_a_signature(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (_window, page, _session):
        form = page.form
        assert not any(box.isChecked() for box in form.agreement.boxes)
        assert "What is necessary is not agreed to yet." in words(page)
        click(form.agreement.boxes[1])
        assert "What is necessary is not agreed to yet." in words(page)
        click(form.agreement.boxes[0], QPoint(form.agreement.boxes[0].width() - 2, 3))
        assert "The signature on the pad is missing." in words(page)
        draw(form.hand.pad, [QPoint(50 + 5 * n, 100) for n in range(40)])
        assert not form.sign.isEnabled()
        assert any(one.startswith("The full signature is missing") for one in words(page))
        scribble(page)
        assert form.sign.isEnabled()
        click(button(page, "Clear"))
        assert not form.sign.isEnabled()
        click(button(page, "Undo stroke"))
        assert form.sign.isEnabled()


def test_mistakes_stand_at_their_fields_and_nothing_is_signed(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (_window, page, session):
        form = page.form
        click(form.agreement.boxes[0])
        scribble(page)
        write("maria@ejemplo", form.person.email)
        click(form.sign)
        assert "Choose the organisation" in mistake(form.finder.search)
        assert mistake(form.person.name) == "It is missing."
        assert "to which nobody can write" in mistake(form.person.email)
        assert form.person.email.is_mistaken
        assert form.finder.search.hasFocus()
        assert signatures(session) == 0
        write(".mx", form.person.email)
        assert not form.person.email.is_mistaken


def test_an_organisation_that_is_not_there_is_added_with_the_signature(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, installed(tmp_path, 0)) as (_window, page, session):
        form = page.form
        write("Nueva", form.finder.search)
        qtbot.waitUntil(lambda: any(one.startswith("Nothing fits") for one in words(page)))
        click(button(page, "It is not there…"))
        assert form.finder.name.text() == "Nueva"
        assert form.finder.country.currentData() == "MX"
        write("Maria Ejemplo", form.person.name)
        click(form.person.bases["proxy"])
        click(form.agreement.boxes[0])
        scribble(page)
        click(form.sign)
        assert mistake(form.finder.sector) == "It is missing."
        form.finder.sector.setFocus()
        press("Down")
        click(form.sign)
        qtbot.waitUntil(lambda: signatures(session) == 1)


def test_the_next_signer_finds_nothing_of_the_one_before(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (_window, page, _session):
        fill(qtbot, page)
        write("maria@ejemplo.mx", page.form.person.email)
        scribble(page)
        click(page.form.sign)
        qtbot.waitUntil(lambda: page.receipt.pane.paper is not None, timeout=20_000)
        click(page.receipt.next)
        form = page.form
        for field in page.findChildren(QLineEdit):
            assert field.text() == ""
            field.undo()
            assert field.text() == "", "nothing is taken back either"
        assert form.hand.pad.nothing == "blank-ink"
        assert not form.hand.pad.can_undo
        assert not any(radio.isChecked() for radio in form.person.bases.values())
        assert not any(form.agreement.given.values())
        assert page.receipt.pane.paper is None
        assert page.receipt.pane.words == ""
        assert not any("Maria" in one or "Ejemplo" in one for one in words(page))


def test_the_table_wants_a_witness_and_whether_the_signer_is_of_age(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with founded(tmp_path) as workspace:
        workspace.write(only(workspace).id, drafts(workspace))
        change(workspace, only(workspace), {TABLE: {"witness": True, "identify": True, "minors": True}})
    with page_in(qtbot, context, tmp_path / "coordination.aca") as (_window, page, session):
        fill(qtbot, page)
        scribble(page)
        click(page.form.sign)
        assert mistake(page.form.person.witness) == "It is missing."
        write("Ana Muestra", page.form.person.witness)
        click(page.form.sign)
        qtbot.waitUntil(lambda: "how the signer was identified" in mistake(page.form.person.identified))
        assert mistake(page.form.person.of_age) == "It is missing."
        page.form.person.identified.setFocus()
        press("Down")
        page.form.person.of_age.setFocus()
        press("Down")
        press("Down")
        click(page.form.sign)
        qtbot.waitUntil(lambda: signatures(session) == 1)
        assert session.coalition is not None
        (row,) = listing(session.reader, session.coalition).rows
        assert signature_of(session.reader, row.signatures[0].id).read.of_age is False


def test_the_declaration_is_read_before(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (window, page, _session):
        click(button(page, "Read the declaration"))
        (dialog,) = window.findChildren(Reading)
        assert "Actuamos por el clima." in words(dialog)
        click(button(dialog, "Back to signing"))
        page.form.what.language.setFocus()
        press("Down")
        click(button(page, "Read the declaration"))
        qtbot.waitUntil(
            lambda: any("We act for the climate." in words(one) for one in window.findChildren(Reading))
        )
        for one in window.findChildren(Reading):
            one.reject()


def test_a_failed_paper_is_made_again_without_the_signature(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise AcaError("disk-full")

    with page_in(qtbot, context, installed(tmp_path)) as (_window, page, session):
        with monkeypatch.context() as patch:
            patch.setattr(papers, "declaration_pdf", fails)
            fill(qtbot, page)
            scribble(page)
            click(page.form.sign)
            qtbot.waitUntil(lambda: any(one.startswith("The signature is safe") for one in words(page)))
        assert session.coalition is not None
        which = session.coalition
        assert len(due(session.reader, which)) == 1
        click(button(page, "Make it again"))
        qtbot.waitUntil(lambda: page.receipt.pane.paper is not None, timeout=20_000)
        assert signatures(session) == 1
        qtbot.waitUntil(lambda: due(session.reader, which) == ())


def test_the_paper_is_printed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (window, page, _session):
        fill(qtbot, page)
        scribble(page)
        click(page.form.sign)
        qtbot.waitUntil(lambda: page.receipt.pane.paper is not None, timeout=20_000)
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        page.receipt.pane.print_on(printer)
        qtbot.waitUntil(lambda: any("went to the printer" in one for one in said(window)), timeout=20_000)
        assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_nothing_is_saved_over_another_file(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, installed(tmp_path)) as (window, page, _session):
        fill(qtbot, page)
        scribble(page)
        click(page.form.sign)
        qtbot.waitUntil(lambda: page.receipt.pane.paper is not None, timeout=20_000)
        out = tmp_path / "there.pdf"
        out.write_bytes(b"mine")
        page.receipt.pane.save_to(out)
        qtbot.waitUntil(lambda: any("exists already" in one for one in said(window)))
        assert out.read_bytes() == b"mine"


def test_signing_never_stops_the_window(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    """What the window's own thread works in one go is measured: what others do on the machine is not its fault."""
    with page_in(qtbot, context, installed(tmp_path)) as (_window, page, _session):
        fill(qtbot, page)
        scribble(page)
        with watched() as turns:
            click(page.form.sign)
            qtbot.waitUntil(lambda: bool(page.receipt.pane.words), timeout=20_000)
            click(page.receipt.next)
            qtbot.waitUntil(page.form.finder.search.hasFocus)
        assert turns, "it was watched"
        assert max(turns) < LONGEST, f"{max(turns):.3f} s"


def test_letters_that_suffice() -> None:
    assert not enough_to_find("un ")
    assert enough_to_find("uni")
    assert not enough_to_find("大")
    assert enough_to_find("大学")


def test_a_folder_is_shown(tmp_path: Path) -> None:
    shown: list[str] = []
    show_folder(tmp_path / "a.pdf", lambda url: shown.append(url.toLocalFile()))
    assert shown == [str(tmp_path)]
    assert QApplication.instance() is not None or shown
