"""A guest signs at the table by real events: found or added, filled in, read, agreed, drawn, thanked."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.services.papers.faces import signature as signature_of
from aca_desktop.services.papers.verifying import verify
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.table.form import SIGNATURE
from tests.services.founding import only
from tests.ui.desk import session_in, workspace_file
from tests.ui.hands import press, words, write
from tests.ui.table.tables import Guest, compose, opened, settle, table_in
from tests.ui.test_pad import draw

MOST_TAPS = 5


def values_of(guest: Guest, signed: str) -> Mapping[str, object]:
    """Return all that a signature's entry says."""
    entry = guest.session.reader.journal.entry(signed)
    assert entry is not None
    return read_contents(entry).values


def statuses(guest: Guest) -> list[str]:
    assert guest.session.coalition is not None
    return [row.status for row in listing(guest.session.reader, guest.session.coalition).rows]


def test_an_expected_signer_signs_with_five_taps_besides_reading_and_agreeing(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        guest.draws()
        signed = guest.signs()
        assert guest.taps <= MOST_TAPS
        assert statuses(guest) == ["signed"]
        assert "Gracias, Maria Ejemplo" in words(guest.window)
        found = signature_of(guest.session.reader, signed)
        assert found.read.signer is not None
        assert found.read.signer.name == "Maria Ejemplo"
        qtbot.waitUntil(lambda: guest.window.flow.copies.paper is not None, timeout=20_000)
        paper = guest.window.flow.copies.paper
        assert paper is not None
        out = tmp_path / "paper.pdf"
        out.write_bytes(paper.data)
        (checked,) = verify([out])
        assert checked.verification.sealed_by is not None


def test_the_next_guest_begins_at_the_top_of_each_step(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 2), context) as guest:
        flow = guest.window.flow
        guest.window.resize(960, 540)
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo", title="Rectora", email="maria@ejemplo.mx")
        person = flow._holders[1]
        assert isinstance(person, ScrollArea)
        person.verticalScrollBar().setValue(person.verticalScrollBar().maximum())
        guest.goes_on()
        read = flow.declaration.area.verticalScrollBar()
        flow.declaration._page.setMinimumHeight(2_000)  # as a long text has
        guest.waits_for(lambda: read.maximum() > 0)
        read.setValue(read.maximum())
        assert min(read.value(), person.verticalScrollBar().value()) > 0
        guest.window.wipe()
        guest.window.covers.rest.next.click()
        guest.finds("ejem")
        QTest.qWait(50)
        assert person.verticalScrollBar().value() == 0
        guest.fills(name="Luis Muestra", title="Director", email="luis@ejemplo.mx")
        guest.goes_on()
        guest.waits_for(flow.declaration.isVisible)
        QTest.qWait(50)
        assert read.value() == 0


def test_nobody_can_browse_the_list(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 12), context) as guest:
        search = guest.window.flow.organisation.search
        write("ej", search)
        qtbot.wait(200)
        assert guest.rows() == []
        assert len(guest.looks_for("ejemplo")) == 5
        assert "Hay más que coinciden: escriba más del nombre." in words(guest.window)


def test_who_has_signed_is_told_kindly_and_a_second_person_may_sign(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        guest.draws()
        guest.signs()
        guest.goes_on()
        guest.says("Empezar")
        (row,) = guest.looks_for("ejem", 1)
        assert "Ya firmó" in row.accessibleDescription()
        guest.taps_on(row)
        assert guest.step == 0
        assert any("ya firmó. ¡Gracias!" in one for one in words(guest.window))
        guest.says("No encuentro mi organización")
        assert not guest.window.flow.organisation._has_signed.isVisible(), "it takes the card's place"
        assert guest.window.flow.organisation.new.name.hasFocus()
        guest.taps_on(guest.window.flow.organisation.back_to_search)
        guest.taps_on(guest.looks_for("ejem", 1)[0])
        guest.says("Elegir otra organización")
        guest.taps_on(guest.looks_for("ejem", 1)[0])
        guest.says("Firmo como segunda persona")
        assert guest.step == 1
        assert guest.window.form.again


def test_a_place_is_named_in_the_guests_language(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path, 0)
    with open_workspace(path, context, write=True) as workspace:
        named = {"names.es": "Estado de Jalisco", "codes.iso3166-2": "MX-JAL"}
        town = {"names.es": "Zapopan", "codes.inegi": "14120", "within": "iso3166-2:MX-JAL"}
        group = {"names.es": "Área Metropolitana", "codes.set": "AMG", "members": ["inegi:14120"]}
        described: dict[str, Mapping[str, Json]] = {
            "iso3166-2:MX-JAL": named,
            "inegi:14120": town,
            "set:AMG": group,
        }
        written = [Draft("place", named_subject(code), fields) for code, fields in described.items()]
        workspace.write(only(workspace).id, written)
    with opened(qtbot, path, context) as guest:
        guest.looks_for("Cooperativa Nueva")
        guest.taps_on(guest.window.flow.organisation.add)
        place = guest.window.flow.organisation.new.place
        assert place.itemText(place.findData("iso3166-2:MX-JAL")) == "Estado de Jalisco"
        assert place.findText("Oaxaca") > 0, "no one described it"
        assert place.itemText(place.findData("inegi:14120")) == "Zapopan", (
            "a town is known if the coalition has it"
        )
        assert place.count() == 33, "each once, and no group"


def test_an_organisation_that_is_not_there_is_added(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 0), context) as guest:
        guest.looks_for("Cooperativa Nueva")
        guest.says("No encuentro mi organización")
        new = guest.window.flow.organisation.new
        assert new.name.text() == "Cooperativa Nueva"
        assert not guest.window.flow.foot.on.isEnabled()
        write("Coop", new.sector)
        new.sector.activated.emit(new.sector.currentIndex())
        assert guest.window.form.new_sector == "cooperative"
        assert guest.window.form.new_country == "MX"
        write("Jal", new.place)
        new.place.activated.emit(new.place.currentIndex())
        guest.goes_on()
        assert "Usted firma por Cooperativa Nueva" in words(guest.window)
        guest.fills(name="Maria Ejemplo")
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees()
        guest.draws()
        guest.signs()
        assert guest.session.coalition is not None
        (row,) = listing(guest.session.reader, guest.session.coalition).rows
        assert row.fields["names.es"] == "Cooperativa Nueva"
        assert row.fields["place"] == "iso3166-2:MX-JAL"


def test_a_mistake_keeps_from_going_on_until_it_is_mended(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo", email="maria@ejemplo")
        on, fields = guest.window.flow.foot.on, guest.window.flow.person.fields
        assert not on.isEnabled()
        assert "Revise su correo electrónico." in words(guest.window)
        write(".mx", fields["email"])
        assert on.isEnabled()


@pytest.mark.parametrize(
    "name", ["x" * 200, "María 🌱 Ejemplo", "مريم مثال", "Maria\nEjemplo"], ids=["long", "emoji", "rtl", "pasted"]
)
def test_names_of_any_kind_are_signed_with(qtbot: QtBot, context: Context, tmp_path: Path, name: str) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.finds("ejem")
        guest.fills()
        field = guest.window.flow.person.fields["name"]
        field.setFocus()
        QApplication.clipboard().setText(name)
        press("Ctrl+V", field)
        assert guest.window.form.name.replace("\n", " ") == name.replace("\n", " ")
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees()
        guest.draws()
        signed = guest.signs()
        signer = signature_of(guest.session.reader, signed).read.signer
        assert signer is not None
        assert signer.name == name.replace("\n", " ")
        QApplication.clipboard().clear()


@pytest.mark.parametrize("hand", ["mouse", "pen", "touch"])
def test_signs_with_whatever_the_hand_has(qtbot: QtBot, context: Context, tmp_path: Path, hand: str) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        guest.draws(hand)
        ink = guest.pad.ink
        assert guest.is_kept().inks == {"signer": ink}
        read = signature_of(guest.session.reader, guest.signs()).read
        assert read.method == hand
        assert read.ink == ink
        device = values_of(guest, read.entry.id)["device"]
        assert isinstance(device, dict)
        assert device.get("pressure", False) == (hand == "pen")


def test_a_dot_is_no_signature(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        on = guest.window.flow.foot.on
        assert not on.isEnabled()
        draw(guest.pad, [QPoint(100, 100), QPoint(101, 101)])
        assert not on.isEnabled()
        assert any("Firme con su nombre completo" in one for one in words(guest.window))
        guest.says("Borrar")
        guest.draws()
        assert on.isEnabled()
        guest.says("Deshacer trazo")
        assert not on.isEnabled()


def test_strokes_undone_and_cleared_are_so_on_disk(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        guest.draws()
        guest.draws("touch")
        both = guest.pad.ink
        assert guest.is_kept().inks["signer"] == both
        guest.says("Borrar")
        assert guest.is_kept().inks == {}
        press("Ctrl+Z", guest.pad)
        assert guest.is_kept().inks["signer"].strokes == both.strokes
        guest.says("Deshacer trazo")
        assert guest.is_kept().inks["signer"].strokes == both.strokes[:1]


def test_a_resting_hand_leaves_nothing_in_the_draft(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        settle()
        device = QTest.createTouchDevice()
        touch = QTest.touchEvent(guest.pad, device)
        touch.press(1, QPoint(250, 60), guest.pad)
        touch.commit()
        touch.move(1, QPoint(255, 65), guest.pad)
        touch.commit()
        guest.pad._tell_unfinished()
        assert len(guest.is_kept().inks["signer"].strokes) == 1, "an unfinished stroke is kept too"
        guest.draws("pen")
        touch.release(1, QPoint(255, 65), guest.pad)
        touch.commit()
        assert guest.is_kept().inks["signer"] == guest.pad.ink
        assert len(guest.pad.ink.strokes) == 1


def test_the_name_may_be_typed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        guest.says("Escribir mi nombre")
        signature, on = guest.window.flow.signature, guest.window.flow.foot.on
        assert signature.typed.name.text() == "", "nobody has typed it yet"
        assert not on.isEnabled()
        write("Maria EjemploMaria Ejemplo", signature.typed.name)
        assert not on.isEnabled()
        assert any("como se dio: Maria Ejemplo" in one for one in words(guest.window))
        signature.typed.name.clear()
        write("maria  ejemplo", signature.typed.name)
        read = signature_of(guest.session.reader, guest.signs()).read
        assert (read.method, read.typed, read.ink) == ("typed", "maria  ejemplo", None)


def test_a_row_of_paper_is_named_by_its_four_signs(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        guest.says("Firmar en papel")
        on = guest.window.flow.foot.on
        write("k7q", guest.window.flow.signature.paper.code)
        assert not on.isEnabled()
        write("3", guest.window.flow.signature.paper.code)
        read = signature_of(guest.session.reader, guest.signs()).read
        assert (read.method, read.row_code) == ("paper", "GDL-K7Q3")


def test_two_persons_sign_for_one_organisation(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo")
        guest.says("Agregar otra persona")
        person = guest.window.flow.person
        assert not guest.window.flow.foot.on.isEnabled()
        write("Luis Prueba", person.others[0][0])
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees()
        guest.draws()
        assert guest.window.flow.foot.on.words() == "Continuar"
        guest.goes_on()
        guest.draws("pen")
        inks = guest.window.flow.signature.inks
        read = signature_of(guest.session.reader, guest.signs()).read
        assert read.ink == inks["signer"]
        assert "Luis Prueba" in str(values_of(guest, read.entry.id))
        assert len(read.entry.header.blobs) == 2


def test_what_is_filled_in_stays_when_going_back_and_in_another_language(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad()
        guest.draws()
        ink = guest.pad.ink
        guest.says("Español")
        guest.says("English")
        assert guest.window.flow.foot.back.words() == "Back"
        assert guest.pad.ink == ink
        assert guest.window.flow.signature.agreed
        for step in (2, 1, 0):
            press("Alt+Left", guest.window)
            assert guest.step == step
        guest.goes_on()
        assert guest.window.flow.person.fields["name"].text() == "Maria Ejemplo"
        guest.goes_on()
        guest.goes_on()
        assert guest.step == SIGNATURE
        assert guest.pad.ink == ink
        read = signature_of(guest.session.reader, guest.signs()).read
        assert read.language == "en"


def test_what_an_input_method_composes_survives_a_step(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.finds("ejem")
        field = guest.window.flow.person.fields["name"]
        field.setFocus()
        compose(field, "見本花子", commit=False)
        assert guest.is_kept().form["name"] == "見本花子", "it is in the draft while it is composed"
        press("Alt+Left", guest.window)
        assert guest.step == 0
        assert guest.window.form.name == "見本花子"
        guest.goes_on()
        assert field.text() == "見本花子"


def test_one_draft_opened_twice_gives_one_signature(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with session_in(qtbot, workspace_file(tmp_path, 1), context) as session:
        with table_in(qtbot, session, context) as first:
            first.comes_to_the_pad()
            first.draws()
            kept = first.is_kept()
            with table_in(qtbot, session, context, draft=kept.id) as second:
                qtbot.waitUntil(lambda: second.window._guest == "signing")
                assert second.step == SIGNATURE
                assert second.pad.ink == first.pad.ink
                second.signs()
            first.window.activateWindow()
            qtbot.waitUntil(first.window.flow.isVisible)
            first.goes_on()
            qtbot.waitUntil(first.window.flow.trouble.isVisible)
            assert "ya se firmó" in first.window.flow.trouble.accessibleName()
        assert session.coalition is not None
        (row,) = listing(session.reader, session.coalition).rows
        assert len(row.signatures) == 1


def test_the_next_guest_sees_nothing_of_the_one_before(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 1), context) as guest:
        guest.comes_to_the_pad(name="Maria Ejemplo", email="maria@ejemplo.mx")
        guest.draws()
        guest.signs()
        flow = guest.window.flow
        for _ in range(30):
            flow.thanks.tick()
        assert guest.window.covers.rest.isVisible()
        assert flow.copies.paper is None
        assert all(not field.text() for field in flow.person.fields.values()), "nothing is left behind the cover"
        assert guest.pad.ink.strokes == ()
        guest.says("Empezar")
        assert "Maria" not in " ".join(words(guest.window))
        assert all(not field.text() for field in flow.person.fields.values())
        assert guest.pad.ink.strokes == ()
        assert not guest.pad.can_undo
        assert not any(flow.signature.consents.given.values())
        press("Ctrl+Z", flow.person.fields["name"])
        assert flow.person.fields["name"].text() == ""
