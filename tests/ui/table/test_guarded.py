"""What keeps a guest's window safe: the PIN, keys that do not leave, what is hidden, what is put away in time."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.services.signing import drafts
from aca_desktop.services.signing.staff import FREE_TRIES, set_pin
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.ui.table.form import SIGNATURE
from aca_desktop.ui.theme.tokens import HIGH_CONTRAST, LIGHT
from tests.ui.desk import workspace_file
from tests.ui.hands import press, words, write
from tests.ui.table.tables import Guest, opened, settle


@pytest.fixture
def path(tmp_path: Path, context: Context) -> Path:
    """A workspace whose staff has a PIN."""
    made = workspace_file(tmp_path, 1)
    with open_workspace(made, context, write=True) as workspace:
        set_pin(workspace, "2468")
    return made


def lets_go(guest: Guest) -> bool:
    """Say whether the window has been closed."""
    return not guest.window.isVisible()


def test_only_the_pin_leaves(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo")
        window = guest.window
        press("Esc", window)
        assert guest.step == 1
        assert window.flow.isVisible()
        window.close()  # as Alt+F4 asks
        assert not lets_go(guest)
        assert window.covers.pin.isVisible()
        assert "Maria" not in " ".join(words(window))
        write("1111", window.covers.pin.pin)
        press("Return", window.covers.pin.pin)
        qtbot.waitUntil(lambda: any("PIN incorrecto" in one for one in words(window)))
        assert not lets_go(guest)
        press("Esc", window.covers.pin.pin)
        assert window.flow.isVisible()
        assert window.flow.person.fields["name"].text() == "Maria Ejemplo"
        guest.says("Pedir ayuda")
        guest.says("Para el personal")
        settle()
        for digit in "2468":
            guest.says(digit)
        with qtbot.waitSignal(window.left):
            guest.says("Abrir")
        assert lets_go(guest)
        qtbot.waitUntil(lambda: [one.parked for one in drafts.waiting(guest.session.reader)] == [True])
        (waiting,) = drafts.waiting(guest.session.reader)
        assert waiting.organisation == "Ejemplo 1"


def test_too_many_wrong_pins_have_to_wait(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        guest.window.close()
        pin = guest.window.covers.pin
        for tried in range(FREE_TRIES):
            qtbot.waitUntil(pin.open.isEnabled)
            write(f"000{tried}", pin.pin)
            press("Return", pin.pin)
            qtbot.waitUntil(lambda: pin.pin.text() == "")
        assert any("Espere 30 segundos" in one for one in words(guest.window))
        assert not pin.open.isEnabled()
        write("2468", pin.pin)
        press("Return", pin.pin)
        for _ in range(30):
            assert not pin.open.isEnabled()
            pin.tick()
        assert pin.open.isEnabled()
        assert not lets_go(guest)
        context.now.wait(seconds=31)  # type: ignore[attr-defined]
        with qtbot.waitSignal(guest.window.left):
            press("Return", pin.pin)


def test_a_pin_is_never_shown(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        guest.window.close()
        field = guest.window.covers.pin.pin
        write("2468", field)
        assert field.echoMode() == QLineEdit.EchoMode.Password
        heard = QAccessible.queryAccessibleInterface(field)
        assert "2468" not in heard.text(QAccessible.Text.Value)


def test_what_is_personal_is_hidden_while_another_window_has_the_keyboard(
    qtbot: QtBot, context: Context, path: Path
) -> None:
    with opened(qtbot, path, context) as guest:
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo")
        field = guest.window.flow.person.fields["title"]
        field.setFocus()
        other = QMainWindow()
        other.show()
        other.activateWindow()
        qtbot.waitUntil(guest.window.covers.hidden.isVisible)
        seen = " ".join([*words(guest.window), *(one.text() for one in shown_fields(guest))])
        assert "Maria" not in seen
        assert "Ejemplo" not in seen
        guest.window.activateWindow()
        qtbot.waitUntil(guest.window.flow.isVisible)
        assert guest.window.flow.person.fields["name"].text() == "Maria Ejemplo"
        assert field.hasFocus()
        other.close()
        other.deleteLater()


def shown_fields(guest: Guest) -> list[QLineEdit]:
    return [field for field in guest.window.findChildren(QLineEdit) if field.isVisible()]


def test_who_goes_away_is_warned_and_their_draft_is_kept(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        guest.comes_to_the_pad()
        guest.draws()
        kept = guest.is_kept()
        guest.window.idle.warn()
        assert guest.window.covers.warning.isVisible()
        assert any("Sus respuestas quedan guardadas" in one for one in words(guest.window))
        guest.window.idle.end()
        assert guest.window.covers.rest.isVisible()
        assert "Maria" not in " ".join(words(guest.window))
        qtbot.waitUntil(lambda: [one.parked for one in drafts.waiting(guest.session.reader)] == [True])
        found = drafts.read_draft(guest.session.reader, kept.id)
        assert found.form == kept.form
        assert found.inks == kept.inks
        guest.says("Empezar")
        assert guest.pad.ink.strokes == ()
        guest.window.take_up(kept.id)
        qtbot.waitUntil(lambda: guest.window.form.name == "Maria Ejemplo")
        assert guest.pad.ink == kept.inks["signer"]
        guest.signs()


def test_who_is_called_away_signs_later_and_loses_nothing(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        later = guest.window.flow.head.later
        assert later.isVisible()
        guest.comes_to_the_pad()
        guest.draws()
        kept = guest.is_kept()
        guest.says("Firmar después")
        guest.says("Seguir")
        assert guest.step == SIGNATURE, "asked first, so that a touch by mistake costs nothing"
        guest.taps_on(later)
        guest.taps_on(guest.window.covers.later.later)
        assert guest.window.covers.rest.isVisible()
        assert "Maria" not in " ".join(words(guest.window))
        qtbot.waitUntil(lambda: [one.parked for one in drafts.waiting(guest.session.reader)] == [True])
        found = drafts.read_draft(guest.session.reader, kept.id)
        assert (found.form, found.inks) == (kept.form, kept.inks)
        guest.says("Empezar")
        assert later.isVisible()
        assert guest.pad.ink.strokes == ()


def test_a_touch_keeps_it_open(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        guest.finds("ejem")
        guest.window.idle.warn()
        assert guest.window.covers.warning.isVisible()
        press("Tab", guest.window)
        assert guest.window.flow.isVisible()
        assert not guest.window.idle.is_warning
        guest.window.idle.warn()
        guest.says("Continuar")
        assert guest.window.flow.isVisible()


def test_a_full_disk_loses_nothing(
    qtbot: QtBot, context: Context, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, path, context) as guest:
        guest.finds("ejem")
        guest.is_kept()
        keep = drafts.keep

        def full(*_given: object) -> None:
            raise AcaError("disk-full")

        monkeypatch.setattr(drafts, "keep", full)
        write("Maria ", guest.window.flow.person.fields["name"])
        qtbot.waitUntil(guest.window.flow.trouble.isVisible)
        monkeypatch.setattr(drafts, "keep", keep)
        write("Ejemplo", guest.window.flow.person.fields["name"])
        assert guest.is_kept().form["name"] == "Maria Ejemplo"


def test_the_table_is_light_or_of_high_contrast_and_grows(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        window = guest.window
        assert window.flow.theme().tokens is LIGHT
        guest.says("Pedir ayuda")
        guest.says("200%")
        guest.taps_on(window.covers.help.contrast)
        assert window.flow.theme().tokens is HIGH_CONTRAST
        assert window.flow.theme().zoom == 2.0
        guest.says("Seguir")
        assert (window.width(), window.height()) == (1280, 800), "it never outgrows the screen"
        window.wipe()
        assert window.flow.theme().zoom == 1.0
        assert window.flow.theme().tokens is LIGHT


def test_nothing_lies_over_it_and_it_has_no_frame(qtbot: QtBot, context: Context, path: Path) -> None:
    with opened(qtbot, path, context) as guest:
        assert guest.window.windowFlags() & Qt.WindowType.FramelessWindowHint
        guest.window.show_table()
        qtbot.waitUntil(guest.window.isFullScreen)


def test_a_signature_refused_is_told_where_it_was_given(
    qtbot: QtBot, context: Context, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, path, context) as guest:
        guest.comes_to_the_pad()
        guest.draws()

        def full(*_given: object) -> None:
            raise AcaError("disk-full")

        signing = drafts.sign_draft
        monkeypatch.setattr(drafts, "sign_draft", full)
        guest.goes_on()
        qtbot.waitUntil(guest.window.flow.trouble.isVisible)
        assert guest.session.coalition is not None
        assert [len(row.signatures) for row in listing(guest.session.reader, guest.session.coalition).rows] == [0]
        monkeypatch.setattr(drafts, "sign_draft", signing)
        qtbot.waitUntil(guest.window.flow.foot.on.isEnabled)
        guest.signs()
