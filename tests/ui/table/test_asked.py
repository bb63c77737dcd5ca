"""What a table asks and offers as its settings say: witness, required fields, ways, copies, walk-ins."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition.fields import TABLE
from aca_desktop.domain.signing.signature_fields import read_signature
from aca_desktop.services.coalition.coalitions import change
from aca_desktop.services.papers.faces import signature as signature_of
from aca_desktop.services.signing import queue
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.services.founding import only
from tests.ui.desk import workspace_file
from tests.ui.hands import words
from tests.ui.table.tables import opened, settle


def asking(folder: Path, context: Context, **settings: object) -> Path:
    """Write a workspace whose table has these settings."""
    path = workspace_file(folder, 1)
    with open_workspace(path, context, write=True) as workspace:
        flags = {"witness": False, "identify": False, "minors": False}
        change(workspace, only(workspace), {TABLE: {**flags, **settings}})  # type: ignore[dict-item]
    return path


def test_a_witness_signs_too_and_the_signer_is_identified(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, asking(tmp_path, context, witness=True, identify=True), context) as guest:
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo")
        on = guest.window.flow.foot.on
        assert not on.isEnabled()
        guest.fills(witness="Ana Muestra")
        assert not on.isEnabled()
        guest.taps_on(guest.window.flow.person.identified.options["badge"])
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees()
        guest.draws()
        guest.says("Ana Muestra")
        guest.draws("pen")
        inks = guest.window.flow.signature.inks
        assert set(inks) == {"signer", "witness"}
        assert set(guest.is_kept().inks) == {"signer", "witness"}
        guest.says("Maria Ejemplo")
        read = signature_of(guest.session.reader, guest.signs()).read
        assert (read.witness, read.identified) == ("Ana Muestra", "badge")
        assert read.ink == inks["signer"]
        assert len(read.entry.header.blobs) == 2


def test_where_minors_may_sign_everybody_says_whether_they_are_of_age(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with opened(qtbot, asking(tmp_path, context, minors=True), context) as guest:
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo")
        assert "Indique si es mayor de edad." in words(guest.window)
        assert not guest.window.flow.foot.on.isEnabled()
        guest.says("No, soy menor de edad")
        assert guest.is_kept().form["of_age"] is False
        guest.goes_on()
        guest.reads()
        guest.goes_on()
        guest.agrees()
        guest.draws()
        entry = signature_of(guest.session.reader, guest.signs()).read.entry
        assert read_signature(entry).of_age is False
        assert read_signature(entry, erased=True).of_age is None, "it goes with what is personal"


def test_where_only_the_grown_up_sign_nobody_is_asked(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, asking(tmp_path, context), context) as guest:
        guest.comes_to_the_pad()
        assert "¿Es mayor de edad?" not in words(guest.window)
        guest.draws()
        assert signature_of(guest.session.reader, guest.signs()).read.of_age is None


def test_what_is_required_is_missed_and_what_is_not_asked_is_not_there(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = asking(tmp_path, context, asked={"title": "required", "email": "no"})
    with opened(qtbot, path, context) as guest:
        guest.finds("ejem")
        guest.fills(name="Maria Ejemplo")
        assert "Escriba su cargo." in words(guest.window)
        assert not guest.window.flow.person.fields["email"].isVisible()
        guest.fills(title="Rectora")
        assert guest.window.flow.foot.on.isEnabled()


def test_only_what_is_offered_is_there(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = asking(tmp_path, context, means=["hand", "typed"], copies=["paper"], languages=["es"])
    with opened(qtbot, path, context) as guest:
        assert not guest.window.flow.organisation.languages.isVisible()
        guest.comes_to_the_pad()
        ways = guest.window.flow.signature.ways
        assert [way for way, button in ways.items() if button.isVisible()] == ["typed"]
        guest.draws()
        guest.signs()
        settle()
        copies = guest.window.flow.copies
        assert [one.isVisible() for one in (copies.save, copies.print, copies.later)] == [False, True, False]


def test_a_walk_in_finds_the_name_that_staff_has_heard(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path, 1)
    with open_workspace(path, context, write=True) as workspace:
        here = queue.arrive(workspace, only(workspace), queue.coming("Cooperativa Nueva"))
    with opened(qtbot, path, context) as guest:
        about = guest.window._about
        guest.window.next_guest(DraftAbout(about.coalition, about.publication, "es", arrival=here.id))
        settle()
        assert guest.window.flow.organisation.new.name.text() == "Cooperativa Nueva"
        assert guest.window.form.new_country == "MX"
