"""Setting up by real events what people sign, where, and what the table asks of them."""

from collections.abc import Mapping
from pathlib import Path

from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.services.coalition import events
from aca_desktop.services.coalition.declarations import declarations
from aca_desktop.ui.pages.coalition.declarations import DeclarationsPart
from aca_desktop.ui.pages.coalition.events import EventsPart
from aca_desktop.ui.pages.coalition.page import TablePart
from aca_desktop.ui.pages.coalition.publishing import PublishDialog
from aca_desktop.ui.pages.signing import SigningPage
from tests.ui.coalition_views import mistake, of, page_in, pick, pick_suggestion, table, typed
from tests.ui.desk import workspace_file
from tests.ui.hands import button, click, words
from tests.ui.windows import message_button, said


def test_what_the_table_asks_and_offers_is_chosen(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "table") as (window, _page, part, session):
        assert isinstance(part, TablePart)
        pick(part.form, "witness", True)
        qtbot.waitUntil(lambda: table(session).witness)
        qtbot.waitUntil(lambda: "Saved." in said(window))
        click(message_button(window, "Undo"))
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
