"""The help: what it shows, how it is searched and left, and that it names only what the program has."""

import gettext
import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.i18n import LANGUAGES
from aca_desktop.paths import resources
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.contents import ENTRIES, WELCOME
from aca_desktop.ui.frame.help_panel import HelpPanel
from aca_desktop.ui.frame.help_topics import topics
from aca_desktop.ui.frame.reporting import ReportDialog
from aca_desktop.ui.parts.row_buttons import RowButton
from tests.ui.desk import workspace_file
from tests.ui.hands import button, click, press, words
from tests.ui.windows import said, window_in


def test_f1_shows_what_the_page_can_do_and_finds_the_rest(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, workspace_file(tmp_path)) as window:
        window.activateWindow()
        press("Ctrl+3", window)
        page = window.desk.frame.stack.currentWidget()
        qtbot.waitUntil(lambda: page is not None and page.isAncestorOf(window.focusWidget()))
        before = window.focusWidget()
        press("F1", window)
        (panel,) = window.findChildren(HelpPanel)
        assert panel.search.hasFocus()
        titles = [row.accessibleName() or row.text() for row in panel.findChildren(RowButton)]
        assert titles == [one.title for one in topics("en") if one.page == "organisations"]
        assert "Ctrl+N" in words(panel)
        assert "Ctrl+O" not in words(panel)
        click(button(panel, "All keys"))
        every = {"Ctrl+F", "F1", "Ctrl+O", *(f"Ctrl+{place}" for place in range(1, 9))}
        qtbot.waitUntil(lambda: every <= {*words(panel)})
        panel.search.setText("kit event")
        row = next(one for one in panel.findChildren(RowButton) if one.text() == "Create an event kit")
        click(row)
        qtbot.waitUntil(lambda: any("verification code" in one for one in words(panel)))
        press("Esc", panel)
        press("Esc", panel)
        qtbot.waitUntil(lambda: not window.findChildren(HelpPanel))
        assert window.focusWidget() is before
        press("F1", window)
        press("Ctrl+4", window)
        qtbot.waitUntil(lambda: not window.findChildren(HelpPanel))


@pytest.mark.parametrize("with_file", [False, True])
def test_a_report_is_looked_at_before_it_is_saved(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, with_file: bool
) -> None:
    saved = tmp_path / "report.txt"
    monkeypatch.setattr(choosing, "file_to_save", lambda *_asked: saved)
    with window_in(qtbot, context, workspace_file(tmp_path) if with_file else None) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        press("F1", window)
        (panel,) = window.findChildren(HelpPanel)
        click(button(panel, "Save…"))
        qtbot.waitUntil(lambda: bool(window.findChildren(ReportDialog)))
        (dialog,) = window.findChildren(ReportDialog)
        report = dialog.text.toPlainText()
        assert ("organisations:" in report) == with_file
        click(button(dialog, "Save…"))
        qtbot.waitUntil(lambda: "Saved as report.txt." in said(window))
        assert saved.read_text("utf-8") == report


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_has_topics_for_every_page_and_names_only_texts_of_the_program(language: str) -> None:
    found = topics(language)
    assert {one.page for one in found} == {entry.name for entry in (*ENTRIES, WELCOME)}
    assert [one.page for one in found] == [one.page for one in topics("en")]
    assert all(one.hint and one.paragraphs for one in found)
    with (
        (resources() / "locales" / ("es" if language == "en" else language))
        .joinpath("LC_MESSAGES", "aca-desktop.mo")
        .open("rb") as file
    ):
        catalogue: dict[object, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    said = {*catalogue} if language == "en" else {*catalogue.values()}
    bold = {name for one in found for name in re.findall(r"\*\*(.+?)\*\*", one.text)}
    assert len(bold) > 10
    assert bold <= said, bold - said
