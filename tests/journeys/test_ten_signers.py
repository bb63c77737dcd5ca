"""Ten signers at one table, by real events, in one window; then the workspace and their papers are read.

One by pen, one by finger, one by mouse, one by keys alone, one through a Japanese input method, one who goes away,
one whose draft is opened twice, one on paper, one provisional, one whose screen is turned in mid-signature.
"""

import dataclasses
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition.consent_presets import worded_in
from aca_desktop.domain.coalition.declaration_record import DeclarationRecord
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.signing.signature_fields import SignatureRead
from aca_desktop.sealing.certificates import Authority, root_certificate
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.services.papers.faces import signature
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.services.papers.verifying import verify
from aca_desktop.services.signing import drafts
from aca_desktop.services.signing.staff import set_pin
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import create_workspace
from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.table.form import SIGNATURE
from aca_desktop.ui.table.window import TableWindow
from tests.services.founding import RECORD, ROOT
from tests.ui.conftest import (  # noqa: F401
    app,
    context,
    garbage_is_collected_here_alone,
    no_thread_is_left,
    qt_says_nothing,
)
from tests.ui.desk import drafts as organisations
from tests.ui.desk import session_in
from tests.ui.hands import press, words, write
from tests.ui.table.tables import Guest, about_of, compose, room_of, settle, table_in
from tests.ui.test_pad import draw

LANGUAGES = ("es", "en", "ja")
TEXTS = {
    "es": "\n\n".join(f"Párrafo {n}: medimos, fijamos una meta y contamos cuánto avanzamos." for n in range(10)),
    "en": "\n\n".join(f"Paragraph {n}: we measure, set a target and tell how far we are." for n in range(10)),
    "ja": "\n\n".join(f"第{n}段落：私たちは測り、目標を定め、進み具合を伝えます。" for n in range(10)),
}


@pytest.fixture
def path(tmp_path: Path, context: Context) -> Path:  # noqa: F811 (the fixture)
    """A workspace with a declaration in three languages, ten organisations and a PIN."""
    made = tmp_path / "mesa.aca"
    with create_workspace(made, context, "Mesa 1") as workspace:
        names = {**RECORD.names, "ja": "グアダラハラ気候行動同盟"}
        consents = worded_in(LANGUAGES)
        record = dataclasses.replace(RECORD, names=names, languages=LANGUAGES, consents=consents)
        authority = Authority(ROOT, root_certificate(ROOT, coalition="aca-gdl"))
        coalition = coalitions.found_under(workspace, record, authority)
        titles = {"es": "Por el clima", "en": "For the climate", "ja": "気候のために"}
        added = declarations.add(workspace, coalition, DeclarationRecord("1", titles, TEXTS))
        declarations.publish(workspace, coalition, added, "1")
        workspace.write(coalition.id, organisations(workspace, 10))
        set_pin(workspace, "2468")
    return made


class Story:
    """What happens at the table, and what is to be found afterwards: signatures, their signers, their ink."""

    def __init__(self, guest: Guest) -> None:
        self.guest = guest
        self.signed: dict[str, tuple[str, str]] = {}
        self.inks: dict[str, Ink] = {}

    def begins(self) -> None:
        """Let the next guest begin, of whom before nothing is to be seen."""
        if self.guest.window.covers.rest.isVisible():
            self.guest.says("Empezar")
        settle()
        assert self.guest.step == 0
        assert "Prueba" not in " ".join(words(self.guest.window))

    def comes_to_the_pad(self, number: int, **fields: str) -> str:
        """Do everything up to the signature for one of the organisations; return its name."""
        name = f"Ejemplo {number}"
        self.guest.looks_for(name)
        row = next(one for one in self.guest.rows() if one.text() == name)
        self.guest.taps_on(row)
        self.guest.fills(**fields)
        self.guest.goes_on()
        self.guest.reads()
        self.guest.goes_on()
        self.guest.agrees("publish-organisation", "publish-signer")
        return name

    def is_thanked(self, organisation: str, person: str) -> None:
        """Sign, be thanked, finish."""
        inks = self.guest.window.flow.signature.inks
        id_ = self.guest.signs()
        if "signer" in inks:
            self.inks[organisation] = inks["signer"]
        self.signed[organisation] = (id_, person)
        assert any(person in one for one in words(self.guest.window))
        self.guest.goes_on()
        self.guest.qtbot.waitUntil(self.guest.window.covers.rest.isVisible)

    def by(self, hand: str, number: int, person: str) -> None:
        """Sign with what the hand has."""
        self.begins()
        organisation = self.comes_to_the_pad(number, name=person, title="Prueba")
        self.guest.draws(hand)
        self.is_thanked(organisation, person)

    def by_keys(self, number: int, person: str) -> None:
        """Sign without touching anything: keys alone, and the name typed."""
        self.begins()
        guest, flow = self.guest, self.guest.window.flow
        organisation = f"Ejemplo {number}"
        guest.qtbot.waitUntil(flow.organisation.search.hasFocus)
        flow.organisation._found_now = None
        write(organisation)
        guest.qtbot.waitUntil(lambda: len(guest.rows()) > 0 and flow.organisation._found_now is not None)
        for _ in range(5):
            press("Down")
            focus = QApplication.focusWidget()
            if focus in guest.rows() and focus.text() == organisation:
                break
        press("Return")
        guest.qtbot.waitUntil(flow.person.fields["name"].hasFocus)
        write(person)
        tab_to(flow.person.bases.options["office-holder"])
        press("Space")
        tab_to(flow.foot.on)
        press("Space")
        for _ in range(100):
            settle()
            if guest.step == SIGNATURE:
                break
            tab_to(flow.foot.on)
            press("Space")
        for key in ("publish-organisation", "publish-signer"):
            tab_to(flow.signature.consents.boxes[key])
            press("Space")
        tab_to(flow.signature.ways["typed"])
        press("Space")
        assert flow.signature.typed.name.hasFocus()
        write(person)
        tab_to(flow.foot.on)
        with guest.qtbot.waitSignal(guest.window.signed, timeout=20_000) as told:
            press("Space")
        assert told.args is not None
        self.signed[organisation] = (str(told.args[0]), person)
        settle()
        tab_to(flow.foot.on)
        press("Space")
        guest.qtbot.waitUntil(guest.window.covers.rest.isVisible)

    def through_an_input_method(self, number: int) -> None:
        """Read in Japanese, and go on while a name is still being composed."""
        self.begins()
        guest, flow = self.guest, self.guest.window.flow
        guest.says("日本語")
        guest.looks_for(f"Ejemplo {number}")
        row = next(one for one in guest.rows() if one.text() == f"Ejemplo {number}")
        guest.taps_on(row)
        person = flow.person
        for name, text in (("family", "見本"), ("reading", "みほん はなこ")):
            person.fields[name].setFocus()
            compose(person.fields[name], text)
        guest.taps_on(person.bases.options["office-holder"])
        person.fields["given"].setFocus()
        compose(person.fields["given"], "花子", commit=False)
        assert person.fields["given"].text() == "", "it is not committed yet"
        settle()
        guest.goes_on()
        assert guest.window.form.given == "花子"
        guest.reads()
        guest.goes_on()
        guest.agrees("publish-organisation", "publish-signer")
        guest.draws("pen")
        self.is_thanked(f"Ejemplo {number}", "見本 花子")

    def goes_away(self, number: int) -> None:
        """Draw, and leave the table without a word."""
        self.begins()
        self.comes_to_the_pad(number, name="Ausente Prueba")
        self.guest.draws()
        self.guest.is_kept()
        self.guest.window.idle.warn()
        self.guest.window.idle.end()
        assert self.guest.window.covers.rest.isVisible()

    def opens_it_twice(self, number: int) -> None:
        """Let one draft be at two windows, and sign at both."""
        self.begins()
        organisation = self.comes_to_the_pad(number, name="Doble Prueba")
        guest = self.guest
        guest.draws()
        kept = guest.is_kept()
        room = room_of(guest.session._jobs, guest.window._room.context)
        second = TableWindow(room, guest.session, about_of(guest.session), kept.id)
        second.show()
        second.activateWindow()
        guest.qtbot.waitUntil(lambda: second.form.name == "Doble Prueba")
        with guest.qtbot.waitSignal(second.signed):
            second.sign()
        second._leave()
        guest.window.activateWindow()
        guest.qtbot.waitUntil(guest.window.flow.isVisible)
        guest.goes_on()
        guest.qtbot.waitUntil(guest.window.flow.trouble.isVisible)
        assert guest.session.coalition is not None
        rows = listing(guest.session.reader, guest.session.coalition, search=organisation).rows
        (row,) = (one for one in rows if one.fields["names.es"] == organisation)
        (one,) = row.signatures
        self.signed[organisation] = (one.id, "Doble Prueba")
        self.inks[organisation] = guest.pad.ink
        guest.window.wipe()

    def on_paper(self, number: int, person: str) -> None:
        """Sign on a row of the sheet."""
        self.begins()
        organisation = self.comes_to_the_pad(number, name=person)
        self.guest.says("Firmar en papel")
        write("K7Q3", self.guest.window.flow.signature.paper.code)
        self.is_thanked(organisation, person)

    def provisionally(self, number: int, person: str) -> None:
        """Sign before the body has ratified it."""
        self.begins()
        guest = self.guest
        guest.looks_for(f"Ejemplo {number}")
        guest.taps_on(next(one for one in guest.rows() if one.text() == f"Ejemplo {number}"))
        guest.fills(basis="delegated", name=person)
        guest.window.flow.person.provisional.click()
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees("publish-organisation", "publish-signer")
        guest.draws("touch")
        self.is_thanked(f"Ejemplo {number}", person)

    def on_a_turned_screen(self, number: int, person: str) -> None:
        """Draw half a signature, turn the screen, draw the other half."""
        self.begins()
        guest = self.guest
        organisation = self.comes_to_the_pad(number, name=person)
        guest.draws("mouse")
        before = guest.pad.ink
        guest.window.resize(800, 1280)
        guest.qtbot.waitUntil(lambda: guest.pad.width() < 500)
        settle()
        assert guest.pad.ink.strokes == before.strokes, "ink is in millimetres, whatever the screen"
        draw(guest.pad, [QPoint(20 + 5 * n, 40 + n % 7 * 9) for n in range(30)])
        assert guest.pad.ink.strokes[:1] == before.strokes
        guest.window.resize(1280, 800)
        settle()
        assert len(guest.pad.ink.strokes) == 2
        self.is_thanked(organisation, person)


def tab_to(wanted: QWidget) -> None:
    """Press Tab until something has the keyboard."""
    for _ in range(60):
        if wanted.hasFocus():
            return
        press("Tab")
    pytest.fail(f"Tab does not come to {wanted.accessibleName() or wanted}")


@pytest.fixture
def story(qtbot: QtBot, path: Path, context: Context) -> Iterator[Story]:  # noqa: F811 (the fixture)
    """The table, from the first guest to the last."""
    tell_paintings()
    with session_in(qtbot, path, context) as session, table_in(qtbot, session, context) as guest:
        told = Story(guest)
        told.by("pen", 1, "Pluma Prueba")
        told.by("touch", 2, "Dedo Prueba")
        told.by("mouse", 3, "Raton Prueba")
        told.by_keys(4, "Tecla Prueba")
        told.through_an_input_method(5)
        told.goes_away(6)
        told.opens_it_twice(7)
        told.on_paper(8, "Papel Prueba")
        told.provisionally(9, "Provisional Prueba")
        told.on_a_turned_screen(10, "Girada Prueba")
        yield told


def test_ten_signers(story: Story, tmp_path: Path) -> None:
    session = story.guest.session
    assert session.coalition is not None
    rows = {str(row.fields["names.es"]): row for row in listing(session.reader, session.coalition).rows}
    statuses = {name: row.status for name, row in rows.items()}
    assert statuses == {
        **{f"Ejemplo {number}": "signed" for number in (1, 2, 3, 4, 5, 7, 8, 10)},
        "Ejemplo 6": "expected",
        "Ejemplo 9": "provisional",
    }
    assert {name: [one.id for one in row.signatures] for name, row in rows.items() if row.signatures} == {
        name: [id_] for name, (id_, _person) in story.signed.items()
    }
    read = {name: signature(session.reader, id_).read for name, (id_, _person) in story.signed.items()}
    assert {name: one.method for name, one in read.items()} == {
        "Ejemplo 1": "pen",
        "Ejemplo 2": "touch",
        "Ejemplo 3": "mouse",
        "Ejemplo 4": "typed",
        "Ejemplo 5": "pen",
        "Ejemplo 7": "mouse",
        "Ejemplo 8": "paper",
        "Ejemplo 9": "touch",
        "Ejemplo 10": "mouse",
    }
    for name, one in read.items():
        assert one.signer is not None
        assert one.signer.name == story.signed[name][1]
        assert (one.ink.strokes if one.ink else None) == (story.inks[name].strokes if name in story.inks else None)
    look_at_papers(story, read, tmp_path)
    assert checking.check(session.reader) == []
    (left,) = drafts.waiting(session.reader)
    assert (left.organisation, left.parked) == ("Ejemplo 6", True)
    kept = drafts.read_draft(session.reader, left.id)
    assert kept.form["name"] == "Ausente Prueba"
    assert len(kept.inks["signer"].strokes) == 1


def look_at_papers(story: Story, read: dict[str, SignatureRead], folder: Path) -> None:
    """Make every paper, check its seal, read who signed it for whom, in the language that was read."""
    paths = []
    for name, (id_, person) in story.signed.items():
        paper = declaration_pdf(story.guest.session.reader, id_)
        paths.append(folder / paper.name)
        paths[-1].write_bytes(paper.data)
        text = "".join("".join(page.extract_text() for page in PdfReader(BytesIO(paper.data)).pages).split())
        assert "".join(person.split()) in text, f"{person} is not on the paper of {name}"
        assert "".join(name.split()) in text
        last = {"es": "Párrafo9", "en": "Paragraph9", "ja": "第9段落"}[read[name].language]
        assert last in text
        if name == "Ejemplo 8":
            assert "GDL-K7Q3" in text
    for checked in verify(paths):
        assert checked.verification.sealed_by is not None, checked
