"""Setting up a coalition by real events: fields save with Undo, mistakes at the field, versions, a preview."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.draft import Draft
from aca_desktop.domain.table_settings import TableSettings
from aca_desktop.services import events
from aca_desktop.services.declarations import declarations
from aca_desktop.ui.pages.coalition import CoalitionPage
from aca_desktop.ui.pages.coalition.consents import ConsentsPart
from aca_desktop.ui.pages.coalition.declarations import DeclarationsPart
from aca_desktop.ui.pages.coalition.events import EventsPart
from aca_desktop.ui.pages.coalition.names import NamesPart
from aca_desktop.ui.pages.coalition.notice import NoticePart
from aca_desktop.ui.pages.coalition.publishing import PublishDialog
from aca_desktop.ui.pages.coalition.sectors import SectorsPart
from aca_desktop.ui.pages.coalition.table import TablePart
from aca_desktop.ui.pages.coalition.table_form import TableForm
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.parts.fields import Field, Labelled
from aca_desktop.ui.parts.suggesting import SuggestField
from aca_desktop.ui.parts.text_area import TextArea
from aca_desktop.ui.session import Session
from aca_desktop.ui.window import MainWindow
from tests.services.founding import OtherLaptop, founded, only
from tests.ui.desk import workspace_file
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.windows import said, window_in

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect x="20" y="20" width="160" height="60" '
    'fill="#0b6e4f"/></svg>'
)


@contextmanager
def page_in(
    qtbot: QtBot, context: Context, path: Path, part: str = "names"
) -> Iterator[tuple[MainWindow, CoalitionPage, Part, Session]]:
    """Open a workspace at a part of the coalition's page."""
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        window.desk.show_page("coalition", part)
        page = cast("CoalitionPage", window.desk.frame.stack.currentWidget())
        session = window.desk.session
        assert session is not None
        yield window, page, page._parts[part], session
        page._parts[part].put_back()


def typed(field: Field | TextArea, text: str) -> None:
    """Put text in place of what a field holds, and leave it."""
    field.setFocus()
    field.selectAll()
    if text:
        write(text, field)
    else:
        press("Delete", field)
    press("Tab", field)


def of(part: QWidget, name: str, tag: str) -> Field | TextArea:
    (found,) = [one for one in part.findChildren(WordsField) if one.name == name]
    return found.field(tag)


def mistake(field: QWidget) -> str:
    return field.accessibleDescription()


def record(session: Session) -> object:
    assert session.coalition is not None
    return session.coalition.record


def test_a_name_saves_when_it_is_left_and_undo_takes_it_back(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path)) as (window, _page, part, session):
        typed(of(part, "short_names", "es"), "ACA GDL")
        qtbot.waitUntil(lambda: said(window)[:1] == ["Saved."])
        assert session.coalition is not None
        assert session.coalition.record.short_names["es"] == "ACA GDL"
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(button(window.desk.frame.messages, "Undo"))
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
        click(button(window.desk.frame.messages, "Put back what was there"))
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
        assert words(page._parts["declarations"]).count("not translated") == 2, "title and text in Japanese"


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
        assert "Company" not in words(part), "a finer preset goes with its own"


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
        click(button(window.desk.frame.messages, "Undo"))
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
    with page_in(qtbot, context, workspace_file(tmp_path), "notice") as (window, _page, part, session):
        assert isinstance(part, NoticePart)
        assert part._laws.currentText() == "Mexico: aviso de privacidad", "the coalition is Mexico's"
        click(button(part, "Begin with it"))
        area = cast("TextArea", of(part, "notice.words", "es"))
        assert area.toPlainText().startswith("Aviso de privacidad\n[")
        assert any(one.startswith("Template to adapt:") for one in words(part))
        click(button(part, "Save as version 1"))
        qtbot.waitUntil(lambda: "seems to be left to fill in" in mistake(area))
        for tag in ("es", "en"):
            typed(of(part, "notice.words", tag), "We keep names only.")
        click(button(part, "Save as version 1"))
        qtbot.waitUntil(lambda: session.coalition is not None and session.coalition.record.notice is not None)
        assert "Version 1" in words(part)
        assert not any(one.startswith("Template to adapt:") for one in words(part))
        typed(of(part, "notice.words", "en"), "We keep names, and nothing else.")
        click(button(part, "Save as version 2"))
        qtbot.waitUntil(lambda: "Version 2" in words(part))
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(button(window.desk.frame.messages, "Undo"))
        qtbot.waitUntil(lambda: "Version 3" in words(part))
        assert of(part, "notice.words", "en").toPlainText() == "We keep names only."  # type: ignore[union-attr]


def test_what_the_table_asks_and_offers_is_chosen(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "table") as (window, _page, part, session):
        assert isinstance(part, TablePart)
        pick(part.form, "witness", True)
        qtbot.waitUntil(lambda: table(session).witness)
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(button(window.desk.frame.messages, "Undo"))
        qtbot.waitUntil(lambda: not table(session).witness)
        assert part.form.combos["witness"].currentData() is False
        pick(part.form, "email", "required")
        qtbot.waitUntil(lambda: table(session).asks("email") == "required")
        pick(part.form, "idle_seconds", 300)
        qtbot.waitUntil(lambda: table(session).idle_seconds == 300)
        click(part.form.copies.boxes["paper"])
        qtbot.waitUntil(lambda: table(session).copies == ("file", "email"))
        click(part.form.means.boxes["seal"])
        qtbot.waitUntil(lambda: table(session).means == ("hand", "typed", "paper"))
        assert table(session).asks("email") == "required", "what was chosen before stays"
        first, *others = part.form.languages.boxes.values()
        for box in (*others, first):
            click(box)
        assert first.isChecked(), "in some language it is read"
        qtbot.waitUntil(lambda: len(table(session).languages) == 1)


def test_an_event_asks_otherwise_or_as_usual(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "events") as (_window, page, part, session):
        assert isinstance(part, EventsPart)
        typed(of(part, "names", "es"), "Foro")
        qtbot.waitUntil(part.table.isVisible)

        def settings() -> Mapping[str, Json]:
            assert session.coalition is not None
            return events.events(session.reader, session.coalition)[0].settings

        assert not part.table.copies.boxes["file"].isEnabled(), "as usual"
        pick(part.table, "title", "required")
        qtbot.waitUntil(lambda: settings() == {"asked": {"title": "required"}})
        click(part.table.means.usual)
        click(part.table.means.boxes["typed"])
        qtbot.waitUntil(lambda: settings().get("means") == ["hand", "paper", "seal"])
        click(part.table.copies.usual)
        qtbot.waitUntil(lambda: "copies" in settings())
        click(part.table.copies.boxes["email"])
        qtbot.waitUntil(lambda: settings().get("copies") == ["file", "paper"])
        pick(part.table, "title", None)
        click(part.table.copies.usual)
        qtbot.waitUntil(lambda: settings() == {"means": ["hand", "paper", "seal"]})
        click(part.table.means.usual)
        qtbot.waitUntil(lambda: settings() == {})
        page.choose("table")
        usual = page._parts["table"]
        assert isinstance(usual, TablePart)
        pick(usual.form, "minors", True)
        qtbot.waitUntil(lambda: table(session).minors)
        page.choose("events")
        assert part.table.combos["minors"].currentText() == "As usual: Yes"


def pick_suggestion(field: SuggestField, text: str, suggestion: str) -> None:
    """Type a part of a name and take the one suggestion with the keyboard."""
    field.setFocus()
    field.selectAll()
    write(text, field)
    assert field.suggestions == [suggestion]
    press("Down", field)
    press("Return", field)
    assert field.text() == suggestion
    assert field.suggestions == []


def table(session: Session) -> TableSettings:
    """Return what the coalition's table asks."""
    assert session.coalition is not None
    return session.coalition.record.table


def pick(form: TableForm, name: str, value: object) -> None:
    """Choose with the arrow keys, as somebody would."""
    combo = form.combos[name]
    combo.setFocus()
    place = combo.findData(value)
    assert place >= 0
    while combo.currentIndex() != place:
        press("Down" if combo.currentIndex() < place else "Up", combo)


def test_an_event_from_its_name_to_its_hours(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "events") as (_window, _page, part, session):
        assert isinstance(part, EventsPart)
        typed(of(part, "names", "es"), "Foro")

        def found() -> list[events.Event]:
            assert session.coalition is not None
            return events.events(session.reader, session.coalition)

        qtbot.waitUntil(lambda: len(found()) == 1)
        qtbot.waitUntil(part._starts.isVisible)
        typed(part._starts, "2026-06-05 10:00")
        qtbot.waitUntil(lambda: found()[0].starts == "2026-06-05T10:00:00-06:00")
        typed(part._ends, "2026-06-05 09:00")
        qtbot.waitUntil(lambda: "before the beginning" in mistake(part._ends))
        typed(part._ends, "2026-06-05 14:00")
        qtbot.waitUntil(lambda: found()[0].ends == "2026-06-05T14:00:00-06:00")
        typed(part._place, "nowhere")
        qtbot.waitUntil(lambda: "is no place" in mistake(part._place))
        typed(part._place, "queretaro")
        qtbot.waitUntil(lambda: found()[0].place == "iso3166-2:MX-QUE")
        qtbot.waitUntil(lambda: part._place.text() == "Querétaro")
        pick_suggestion(part._place, "lisc", "Jalisco")
        qtbot.waitUntil(lambda: found()[0].place == "iso3166-2:MX-JAL")
        typed(part._place, "iso3166-2:MX-NLE")
        qtbot.waitUntil(lambda: found()[0].place == "iso3166-2:MX-NLE")
        typed(of(part, "order", "es"), "10:00 Registro")
        qtbot.waitUntil(lambda: found()[0].order == {"es": "10:00 Registro"})
        pick(part.table, "witness", True)
        qtbot.waitUntil(lambda: found()[0].settings.get("witness") is True)


def test_a_declaration_from_nothing_to_a_published_version(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "declarations") as (window, _page, part, session):
        assert isinstance(part, DeclarationsPart)

        def newest() -> object:
            assert session.coalition is not None
            return declarations(session.reader, session.coalition)[-1]

        click(button(part, "New declaration"))
        typed(of(part, "titles", "es"), "Por el agua")
        qtbot.waitUntil(lambda: getattr(newest(), "titles")["es"] == "Por el agua")  # noqa: B009
        typed(of(part, "texts", "es"), "Cuidamos el agua.")
        qtbot.waitUntil(lambda: getattr(newest(), "texts").get("es") == "Cuidamos el agua.")  # noqa: B009
        qtbot.waitUntil(lambda: part._tabs.isTabEnabled(2))
        part._tabs.setCurrentIndex(2)
        qtbot.waitUntil(
            lambda: any("Text, English" in one and "missing" in one for one in words(part._publishing))
        )
        assert not button(part, "Publish…").isEnabled()
        part._tabs.setCurrentIndex(0)
        typed(of(part, "titles", "en"), "For the water")
        typed(of(part, "texts", "en"), "# We [organisation] care")
        qtbot.waitUntil(lambda: "en" in getattr(newest(), "texts"))  # noqa: B009
        part._tabs.setCurrentIndex(2)
        qtbot.waitUntil(lambda: any("heading" in one for one in words(part._publishing)))
        assert any("[organisation]" in one for one in words(part._publishing))
        part._tabs.setCurrentIndex(0)
        typed(of(part, "texts", "en"), "We care for the water.")
        qtbot.waitUntil(lambda: getattr(newest(), "texts")["en"].startswith("We care"))  # noqa: B009
        part._tabs.setCurrentIndex(1)
        qtbot.waitUntil(lambda: part._pages.count == 1, timeout=20_000)
        assert "Cuidamos el agua." in part._pages.words()
        part._tabs.setCurrentIndex(2)
        qtbot.waitUntil(button(part, "Publish…").isEnabled)
        click(button(part, "Publish…"))
        (dialog,) = window.findChildren(PublishDialog)
        click(button(dialog, "Publish"))
        qtbot.waitUntil(lambda: len(getattr(newest(), "publications")) == 1)  # noqa: B009
        qtbot.waitUntil(lambda: "Published" in words(part._publishing))
        qtbot.waitUntil(lambda: any("has just these words" in one for one in words(part._publishing)))
        assert not button(part, "Publish…").isEnabled(), "nothing is published twice"
        assert part._publishing.label == "2", "what the next version may be called"
        published = "Version 1 is published. People can sign it now."
        qtbot.waitUntil(lambda: published in said(window))
        click(button(window, "Open the signing table"))
        assert isinstance(window.desk.frame.stack.currentWidget(), SigningPage)
        assert published not in said(window)


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
            from aca_desktop.services.coalitions import change
            from aca_desktop.services.workspaces import Workspace

            assert isinstance(workspace, Workspace)
            change(workspace, only(workspace), {"short_names.en": "Alliance", "short_names.es": "Alianza"})

        with qtbot.waitSignal(session.changed):
            session.write(session, "x", elsewhere)
        assert field.text() == "ACA"
        assert cast("QLineEdit", of(part, "short_names", "en")).text() == "Alliance"


@pytest.mark.parametrize("part", ["names", "declarations", "events", "sectors", "consents", "notice", "table"])
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

        from aca_desktop.domain.kinds import Rank

        session.coalitions = [dataclasses.replace(one, rank=Rank.EVENT) for one in session.coalitions]
        page.refresh()
        assert not part.isEnabled()
        assert any("Only a coordinator’s laptop changes" in one for one in words(page)) or page.findChildren(
            Labelled
        )
