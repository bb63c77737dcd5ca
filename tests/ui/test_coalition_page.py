"""Setting up a coalition by real events: fields save with Undo, mistakes at the field, versions, a preview."""

import struct
import zlib
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition.network import bodies_of, members_of
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import events
from aca_desktop.services.coalition.declarations import declarations
from aca_desktop.ui.pages.coalition.consents import ConsentsPart
from aca_desktop.ui.pages.coalition.names import NamesPart
from aca_desktop.ui.pages.coalition.network import NetworkPart
from aca_desktop.ui.pages.coalition.notice import NoticePart
from aca_desktop.ui.pages.coalition.publishing import PublishDialog
from aca_desktop.ui.pages.coalition.sectors import SectorsPart
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.fields.text_area import TextArea
from tests.services.founding import OtherLaptop, found, founded, only
from tests.ui.coalition_views import mistake, of, page_in, typed
from tests.ui.desk import workspace_file
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.windows import message_button, said

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect x="20" y="20" width="160" height="60" '
    'fill="#0b6e4f"/></svg>'
)


def test_a_name_saves_when_it_is_left_and_undo_takes_it_back(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (window, _page, part, session):
        typed(of(part, "short_names", "es"), "ACA GDL")
        qtbot.waitUntil(lambda: said(window)[:1] == ["Saved."])
        assert session.coalition is not None
        assert session.coalition.record.short_names["es"] == "ACA GDL"
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: said(window)[:1] == ["It is as it was before."])
        assert "es" not in session.coalition.record.short_names
        assert cast("QLineEdit", of(part, "short_names", "es")).text() == ""


def test_a_mistake_is_said_at_its_field_and_nothing_is_saved(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (_window, _page, part, session):
        field = of(part, "names", "es")
        typed(field, "")
        qtbot.waitUntil(lambda: "missing" in mistake(field))
        assert cast("Field", field).is_mistaken
        assert session.coalition is not None
        assert session.coalition.record.names["es"] == "Alianza para la Acción Climática de Guadalajara"
        write("Alianza", field)
        assert not cast("Field", field).is_mistaken, "it goes while it is being mended"


def test_control_characters_pasted_are_refused_at_the_field(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (window, page, part, _session):
        field = cast("Field", of(part, "subtitle", "es"))
        field.setFocus()
        field.setText("Por el \u202eclima")
        press("Tab", field)
        qtbot.waitUntil(lambda: "reading direction" in mistake(field))
        window.desk.show_page("settings")
        assert window.desk.frame.stack.currentWidget() is page, "what was typed is not lost without a word"
        click(message_button(window, "Put back what was there"))
        assert field.text() == ""
        window.desk.show_page("settings")
        assert window.desk.frame.stack.currentWidget() is not page


def test_a_conflict_is_shown_and_enter_settles_it(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        event = events.add(workspace, which, {"names.es": "Foro"})
        OtherLaptop(workspace).write(Draft("event", event.id, {"names.es": "Foro climático"}))
    with page_in(qtbot, context, tmp_path / "coordination.aca", "events") as (_window, _page, part, session):
        field = of(part, "names", "es")
        assert "“Foro” (Coordinación 1)" in mistake(field)
        assert "“Foro climático” (Mesa 2)" in mistake(field)
        field.setFocus()
        press("Return", field)
        qtbot.waitUntil(lambda: "Laptops say" not in mistake(field))
        state = session.reader.journal.state(which.id, event.id)
        assert state.conflicts() == []


def test_a_language_is_added_and_everything_lacking_is_marked(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (_window, page, part, session):
        assert isinstance(part, NamesPart)
        write("ja", part._new_tag)
        part._new_name.setText("グアダラハラ同盟")
        click(button(part, "Add"))
        qtbot.waitUntil(lambda: session.coalition is not None and "ja" in session.coalition.record.languages)
        qtbot.waitUntil(lambda: "Japanese" in words(part))
        page.choose("declarations")
        written = page._parts["declarations"]
        assert words(written).count("not translated") == 2, "title and text in Japanese"
        (title,) = [one for one in written.findChildren(Field) if one.accessibleName() == "Title in Japanese"]
        write("Sengen", title)
        assert words(written).count("not translated") == 1, "before the field is left"


def test_an_empty_day_looks_empty(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "declarations") as (window, _page, part, _session):
        assert "For example 2026-06-05" in words(part)
        assert "2026-06-05" not in words(part), "an example that says so is not taken for what stands there"
        today = date(2026, 6, 5)
        dialog = PublishDialog(window.desk.speech.now, "1", today, used=False, noticed=True, parent=window)
        assert dialog.since.placeholderText() == ""


def test_the_mark_is_chosen(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (_window, _page, part, session):
        assert isinstance(part, NamesPart)
        part.mark.lobes.setFocus()
        before = part.mark.lobes.currentIndex()
        press("Down" if before < part.mark.lobes.count() - 1 else "Up", part.mark.lobes)
        qtbot.waitUntil(lambda: session.coalition is not None and "mark" in session.coalition.fields)
        assert session.coalition is not None
        assert session.coalition.lobes == part.mark.lobes.currentData()


def test_a_logo_is_dropped_undone_and_removed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    with page_in(qtbot, context, workspace_file(tmp_path)) as (window, _page, part, session):
        assert isinstance(part, NamesPart)
        drop(part.mark.zone, tmp_path / "logo.svg")
        qtbot.waitUntil(lambda: part.mark.picture.is_shown, timeout=20_000)
        assert session.coalition is not None
        assert (session.coalition.logo or b"").startswith(b"\x89PNG")
        assert not part.mark.lobes.isVisible(), "the logo stands in place of the rings"
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(button(window, "Undo"))
        qtbot.waitUntil(part.mark.lobes.isVisible)
        drop(part.mark.zone, tmp_path / "logo.svg")
        qtbot.waitUntil(lambda: part.mark.picture.isVisible(), timeout=20_000)
        click(button(part, "Remove the logo"))
        qtbot.waitUntil(part.mark.lobes.isVisible)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (
            "scripts.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>x</script></svg>",
            "Nothing can be seen",
        ),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "damaged"),
        ("words.txt", b"no picture at all", "no PNG, JPEG or SVG"),
        ("huge.png", bytes([137, 80, 78, 71, 13, 10, 26, 10]) + bytes(21 * 2**20), "20"),
        ("pixels.png", None, "pixels"),
    ],
)
def test_a_bad_picture_is_told_and_changes_nothing(
    qtbot: QtBot, context: Context, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(png_that_claims(25_000, 20_000) if data is None else data)
    with page_in(qtbot, context, workspace_file(tmp_path)) as (window, _page, part, session):
        assert isinstance(part, NamesPart)
        drop(part.mark.zone, path)
        qtbot.waitUntil(lambda: bool(said(window)), timeout=20_000)
        assert words in said(window)[0]
        assert session.coalition is not None
        assert session.coalition.logo is None


def test_a_picture_that_is_gone_is_told(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (window, _page, part, _session):
        assert isinstance(part, NamesPart)
        drop(part.mark.zone, tmp_path / "gone.png")
        qtbot.waitUntil(lambda: bool(said(window)), timeout=20_000)
        assert "gone.png" in said(window)[0]


def png_that_claims(wide: int, high: int) -> bytes:
    """Return a small file whose head speaks of so many pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0)
    body = b"IDAT" + zlib.compress(bytes(1000))
    chunks = b"".join(
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (head, body, b"IEND")
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def test_the_first_sector_taken_away_writes_down_the_others(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "sectors") as (_window, _page, part, session):
        box = cast("QCheckBox", button(part, "Faith group"))
        assert box.isChecked()
        click(box)
        qtbot.waitUntil(lambda: session.coalition is not None and bool(session.coalition.record.sectors))
        assert session.coalition is not None
        codes = {one.code for one in session.coalition.record.sectors}
        assert "faith-group" not in codes
        assert {"business", "company", "health", "other"} <= codes
        qtbot.waitUntil(lambda: not box.isChecked())
        assert cast("QCheckBox", button(part, "Health")).isChecked()
        assert "Non-financial company" not in words(part), "a finer preset goes with its own"


def test_an_organisation_behind_a_network_is_added_changed_and_removed(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "network") as (_window, _page, part, session):
        assert isinstance(part, NetworkPart)

        def bodies() -> list[tuple[str, str, str | None]]:
            assert session.coalition is not None
            found = bodies_of(session.coalition.fields)
            return [(one.names.get("en", ""), one.role, one.country) for one in found]

        assert any("There is no other coalition" in one for one in words(part))
        click(button(part, "Add the organisation"))
        qtbot.waitUntil(lambda: "missing" in mistake(of(part, "body.names", part.tags[0])))
        write("Nature Fund", of(part, "body.names", "en"))
        write("no address", part._website)
        click(button(part, "Add the organisation"))
        qtbot.waitUntil(lambda: mistake(part._website) != "")
        part._website.clear()
        click(button(part, "Add the organisation"))
        qtbot.waitUntil(lambda: bodies() == [("Nature Fund", "advancing-organisation", None)])
        qtbot.waitUntil(lambda: "Nature Fund" in words(part))
        click(button(part, "Change Nature Fund"))
        part._role.setCurrentIndex(part._role.findData("national-coordinator"))
        part._country.setCurrentIndex(part._country.findData("MX"))
        click(button(part, "Save the organisation"))
        qtbot.waitUntil(lambda: bodies() == [("Nature Fund", "national-coordinator", "MX")])
        qtbot.waitUntil(lambda: "National coordinator · Mexico" in words(part))
        click(button(part, "Remove Nature Fund"))
        qtbot.waitUntil(lambda: bodies() == [])


def test_a_tick_makes_another_coalition_a_member(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        other = found(workspace, "zzz", LaptopKey.from_seed(b"s" * 32)).id
    with page_in(qtbot, context, tmp_path / "coordination.aca", "network") as (_window, _page, part, session):
        assert session.coalition is not None
        assert session.coalition.id != other
        (box,) = part.findChildren(QCheckBox)
        click(box)
        qtbot.waitUntil(lambda: session.coalition is not None and members_of(session.coalition.fields) == {other})


def test_a_sector_of_ones_own_is_added_and_taken_away(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "sectors") as (_window, _page, part, session):
        assert isinstance(part, SectorsPart)
        code = cast("Field", part._code.control)
        write("Water Council", code)
        click(button(part, "Add the sector"))
        assert "small letters" in mistake(code)
        code.clear()
        write("water-council", code)
        write("Consejo del agua", of(part, "new.names", "es"))
        click(button(part, "Add the sector"))
        qtbot.waitUntil(lambda: "missing" in mistake(of(part, "new.names", "en")))
        write("Water council", of(part, "new.names", "en"))
        click(button(part, "Add the sector"))
        qtbot.waitUntil(lambda: "Water council" in words(part))
        assert code.text() == ""
        click(button(part, "Take away Water council"))
        qtbot.waitUntil(
            lambda: (
                session.coalition is not None
                and "water-council" not in {one.code for one in session.coalition.record.sectors}
            )
        )


def test_a_changed_consent_becomes_the_next_version(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "consents") as (window, _page, part, session):
        assert isinstance(part, ConsentsPart)
        area = cast("TextArea", of(part, "consents.contact.words", "es"))
        area.setFocus()
        area.selectAll()
        write("Pueden escribirme.", area)
        click(button(part, "Save as version 2"))

        def version() -> str:
            assert session.coalition is not None
            return next(one for one in session.coalition.record.consents if one.key == "contact").version

        qtbot.waitUntil(lambda: version() == "2")
        assert "Version 2" in words(part)
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: version() == "3")  # no version is taken away: the words before are the next one
        assert area.toPlainText().startswith("La coalición"), area.toPlainText()
        qtbot.waitUntil(lambda: "Quote the signer" in words(part))
        click(button(part, "Quote the signer"))
        qtbot.waitUntil(
            lambda: session.coalition is not None and session.coalition.record.consents[-1].key == "quoted"
        )


def test_a_template_is_not_saved_before_its_blanks_are_filled(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "notice") as (window, page, part, session):
        assert isinstance(part, NoticePart)
        assert part._laws.currentText() == "Mexico: aviso de privacidad", "the coalition is Mexico's"
        click(button(part, "Begin with it"))
        area = cast("TextArea", of(part, "notice.words", "es"))
        assert area.toPlainText().startswith("Aviso de privacidad\nAlianza"), "its name is filled in"
        qtbot.waitUntil(lambda: any("[domicilio]" in one for one in words(part)))
        click(button(page, "Next blank"))
        assert area.hasFocus()
        assert area.textCursor().selectedText() == "[domicilio]"
        area.insertPlainText("Av. Juárez 1 🌱")  # which Qt counts as one letter more
        click(button(page, "Next blank"))
        assert area.textCursor().selectedText().startswith("[coaliciones o redes")
        qtbot.waitUntil(lambda: not any("[domicilio]" in one for one in words(part)))
        assert any(one.startswith("Template to adapt:") for one in words(part))
        click(button(page, "Save as version 1"))
        qtbot.waitUntil(lambda: "seems to be left to fill in" in mistake(area))
        for tag in ("es", "en"):
            typed(of(part, "notice.words", tag), "We keep names only.")
        click(button(page, "Save as version 1"))
        qtbot.waitUntil(lambda: session.coalition is not None and session.coalition.record.notice is not None)
        assert "Version 1" in words(part)
        assert not any(one.startswith("Template to adapt:") for one in words(part))
        typed(of(part, "notice.words", "en"), "We keep names, and nothing else.")
        click(button(page, "Save as version 2"))
        qtbot.waitUntil(lambda: "Version 2" in words(part))
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: "Version 3" in words(part))
        assert of(part, "notice.words", "en").toPlainText() == "We keep names only."  # type: ignore[union-attr]


def test_what_is_saved_is_told_on_its_page_alone(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "names") as (window, _page, part, _session):
        typed(of(part, "names", "en"), "Alliance of the Water")
        qtbot.waitUntil(lambda: "Saved." in said(window))
        press("Ctrl+1", window)
        assert "Saved." not in said(window), "here nobody could tell what Undo would undo"


def test_what_is_being_written_is_kept_when_one_goes_elsewhere(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "declarations") as (window, _page, part, session):
        area = cast("TextArea", of(part, "texts", "es"))
        area.setFocus()
        area.selectAll()
        write("Otra cosa.", area)
        window.desk.show_page("settings")

        def text() -> str:
            assert session.coalition is not None
            return declarations(session.reader, session.coalition)[-1].texts["es"]

        qtbot.waitUntil(lambda: text() == "Otra cosa.")


def test_what_another_window_writes_does_not_disturb_who_is_typing(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (_window, _page, part, session):
        field = cast("QLineEdit", of(part, "short_names", "es"))
        field.setFocus()
        write("ACA", field)

        def elsewhere(workspace: object, _progress: object) -> None:
            from aca_desktop.services.coalition.coalitions import change
            from aca_desktop.services.workspace.workspaces import Workspace

            assert isinstance(workspace, Workspace)
            change(workspace, only(workspace), {"short_names.en": "Alliance", "short_names.es": "Alianza"})

        with qtbot.waitSignal(session.changed):
            session.write(session, "x", elsewhere)
        assert field.text() == "ACA"
        assert cast("QLineEdit", of(part, "short_names", "en")).text() == "Alliance"


@pytest.mark.parametrize(
    "part", ["names", "declarations", "events", "sectors", "network", "consents", "notice", "table"]
)
def test_every_control_has_a_name_and_can_be_reached(
    qtbot: QtBot, context: Context, tmp_path: Path, part: str
) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit

    with page_in(qtbot, context, workspace_file(tmp_path), part) as (_window, page, _part, _session):
        for kind in (QAbstractButton, QComboBox, QPlainTextEdit, QLineEdit):
            for one in page.findChildren(kind):
                if one.isVisible():
                    name = QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
                    assert name, f"{part}: {one} in {one.parent()}"


def test_a_laptop_that_may_not_change_it_says_so(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = workspace_file(tmp_path)
    with page_in(qtbot, context, path) as (_window, page, part, session):
        assert part.isEnabled()
        import dataclasses

        from aca_desktop.domain.journal.kinds import Rank

        session.coalitions = [dataclasses.replace(one, rank=Rank.EVENT) for one in session.coalitions]
        page.refresh()
        assert not part.isEnabled()
        assert any("Only a coordinator’s laptop changes" in one for one in words(page)) or page.findChildren(
            Labelled
        )
