"""The copy: on a stick, printed, later; a stick that is gone, a printer that hangs; files that guests bring."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.services.papers.faces import signature as signature_of
from aca_desktop.services.papers.verifying import verify
from aca_desktop.services.signing.handing_over import copies
from aca_desktop.ui import printing
from aca_desktop.ui.table.covers import file_cover
from aca_desktop.ui.table.covers.sticks import Stick
from aca_desktop.ui.table.steps import copies as copying
from aca_desktop.ui.table.steps.organisation_rows import OrganisationRow
from tests.ui.desk import workspace_file
from tests.ui.gate import Gate
from tests.ui.hands import click, words
from tests.ui.table.tables import Guest, opened, settle

PDF = b"%PDF-1.7\n%mandate"


def plug_in(monkeypatch: pytest.MonkeyPatch, *sticks: Stick) -> None:
    """Let these sticks be plugged in."""
    monkeypatch.setattr(copying, "sticks", lambda: list(sticks))
    monkeypatch.setattr(file_cover, "sticks", lambda: list(sticks))


def stick(folder: Path, name: str = "KINGSTON") -> Stick:
    folder.mkdir()
    return Stick(name, folder)


def signs(guest: Guest, **fields: str) -> str:
    """Sign, and wait for the paper."""
    guest.comes_to_the_pad(**{"name": "Maria Ejemplo", **fields})
    guest.draws()
    id_ = guest.signs()
    guest.qtbot.waitUntil(lambda: guest.window.flow.copies.paper is not None, timeout=20_000)
    return id_


def ways(guest: Guest, signed: str) -> tuple[str, ...]:
    assert guest.session.coalition is not None
    organisation = signature_of(guest.session.reader, signed).organisation
    return copies(guest.session.reader, guest.session.coalition, organisation).get(signed, ())


def test_is_saved_on_the_stick_that_is_plugged_in(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        plug_in(monkeypatch)
        signed = signs(guest)
        save = guest.window.flow.copies.save
        assert save.words() == "Conecte una memoria"
        assert not save.isEnabled()
        own = stick(tmp_path / "stick")
        plug_in(monkeypatch, own)
        guest.window.flow.copies.look_for_sticks()
        qtbot.waitUntil(save.isEnabled)
        guest.says("Guardar en USB")
        qtbot.waitUntil(lambda: save.words() == "Guardado")
        (paper,) = own.folder.glob("*.pdf")
        (checked,) = verify([paper])
        assert checked.verification.sealed_by is not None
        qtbot.waitUntil(lambda: ways(guest, signed) == ("file",))


def test_a_stick_that_is_gone_is_told_and_asked_for_again(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        own = stick(tmp_path / "stick")
        plug_in(monkeypatch, own)
        signed = signs(guest)
        save = guest.window.flow.copies.save
        qtbot.waitUntil(save.isEnabled)
        own.folder.rmdir()
        guest.says("Guardar en USB")
        qtbot.waitUntil(lambda: guest.window.flow.copies._trouble is not None)
        assert ways(guest, signed) == ()
        own.folder.mkdir()
        guest.says("Guardar en USB")
        qtbot.waitUntil(lambda: save.words() == "Guardado")


def test_of_several_sticks_one_is_chosen(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        first, second = stick(tmp_path / "a", "ROJA"), stick(tmp_path / "b", "AZUL")
        plug_in(monkeypatch, first, second)
        signs(guest)
        qtbot.waitUntil(guest.window.flow.copies.save.isEnabled)
        guest.says("Guardar en USB")
        settle()
        click(next(row for row in guest.window.findChildren(OrganisationRow) if row.text() == "AZUL"))
        qtbot.waitUntil(lambda: list(second.folder.glob("*.pdf")) != [])
        assert list(first.folder.glob("*")) == []
        assert guest.window.flow.isVisible()


def test_is_printed_after_a_look(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        signed = signs(guest)
        guest.says("Imprimir")
        assert guest.window.covers.paper.isVisible()
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        guest.window.flow.copies.print_on(printer)
        qtbot.waitUntil(lambda: guest.window.flow.copies.print.words() == "Impreso", timeout=20_000)
        assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
        qtbot.waitUntil(lambda: ways(guest, signed) == ("paper",))


def test_the_next_guest_begins_while_a_printer_hangs(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()

    def hang(*_given: object) -> int:
        gate.pass_through()
        return 1

    monkeypatch.setattr(printing, "draw", hang)
    with opened(qtbot, workspace_file(tmp_path, 2), context) as guest:
        signs(guest)
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        guest.window.flow.copies.print_on(printer)
        qtbot.waitUntil(gate.reached.is_set)
        guest.goes_on()
        guest.says("Empezar")
        guest.comes_to_the_pad(search="Ejemplo 2", name="Luis Prueba")
        guest.draws()
        guest.signs()
        gate.opened.set()


def test_is_sent_later_to_who_gave_an_address(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 2), context) as guest:
        signs(guest, email="maria@ejemplo.mx")
        guest.says("Recibirla después")
        assert "Se enviará a maria@ejemplo.mx." in words(guest.window)
        guest.goes_on()
        guest.says("Empezar")
        guest.comes_to_the_pad(search="Ejemplo 2", name="Luis Prueba")
        guest.draws()
        guest.signs()
        assert not guest.window.flow.copies.later.isEnabled()
        assert "No dio un correo, así que no se puede enviar después." in words(guest.window)


def test_any_touch_keeps_the_thanks(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        signs(guest)
        thanks = guest.window.flow.thanks
        for _ in range(20):
            thanks.tick()
        assert thanks._left == 10
        click(thanks)
        assert thanks._left == 30


def test_a_mandate_comes_from_the_guests_stick(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        own = stick(tmp_path / "stick")
        (own.folder / "carta poder.pdf").write_bytes(PDF)
        (own.folder / "notas.txt").write_bytes(b"nada")
        (own.folder / "falso.png").write_bytes(b"nada")
        plug_in(monkeypatch, own)
        guest.finds("ejem")
        guest.fills(basis="proxy", name="Maria Ejemplo")
        guest.says("Adjuntar el poder")
        qtbot.waitUntil(lambda: len(guest.rows()) == 2)
        click(next(row for row in guest.rows() if row.text() == "falso.png"))
        qtbot.waitUntil(lambda: guest.window.covers.files.words.text() != "Toque el archivo.")
        assert guest.window.covers.files.isVisible()
        click(next(row for row in guest.rows() if row.text() == "carta poder.pdf"))
        qtbot.waitUntil(guest.window.flow.isVisible)
        assert "Adjunto: carta poder.pdf" in words(guest.window)
        assert guest.is_kept().files["mandate"].data == PDF
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees()
        guest.draws()
        read = signature_of(guest.session.reader, guest.signs()).read
        assert read.basis == "proxy"
        assert "carta poder.pdf" in str(read_contents(read.entry).values)


def test_a_clock_set_back_is_told_to_staff(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        context.now.wait(days=-3)  # type: ignore[attr-defined]
        signs(guest)
        told = "El reloj de esta laptop"
        assert not any(told in one for one in words(guest.window)), "it is nothing for the guest"
        guest.goes_on()
        settle()
        assert any(told in one for one in words(guest.window))
