"""The coalition's page in a window, and what hands do in its fields."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition.table_settings import TableSettings
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.coalition import CoalitionPage
from aca_desktop.ui.pages.coalition.table_form import TableForm
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.fields.suggesting import SuggestField
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.session import Session
from tests.ui.hands import press, write
from tests.ui.windows import window_in


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
