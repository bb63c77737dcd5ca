"""What is opened from pages and is no page itself: a table to import, dialogs, checked papers."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.services.organisations.duplicates import Other, Twin
from aca_desktop.services.organisations.organisation_list import Filter, matching, order, rows
from aca_desktop.services.organisations.reviewing import ToReview
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.ui.frame.dropping import Dropped
from aca_desktop.ui.frame.reporting import ReportDialog
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.coalition.publishing import PublishDialog
from aca_desktop.ui.pages.figures.snapshots import SnapshotDialog
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.organisations.panel.documents import PaperDialog
from aca_desktop.ui.pages.organisations.reviewing.reason import ReasonDialog
from aca_desktop.ui.pages.welcome import WelcomePage
from tests.ui.hands import button, click

type Settle = Callable[[], None]

_TABLE = """Organización,Giro,País,Municipio,Contacto
Empresa Ejemplo 21,Empresas,México,Jalisco,jorge.modelo@ejemplo.mx
Fábrica Ejemplo 03,Industria,MX,Jalisco,compras@ejemplo.mx
Empresa Ejemplo 01,Empresas,MX,Colima,hola@ejemplo.mx
Clínica Ejemplo 05,Salud,Mex.,Tonalá,clinica@ejemplo.mx
"""


def import_views(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, settle: Settle
) -> Iterator[tuple[str, QWidget]]:
    """Show a table before it is imported, and what is wrong with one of its rows."""
    session = window.desk.session
    assert session is not None
    path = session.path.with_name("asistentes.csv")
    path.write_text(_TABLE, encoding="utf-8")
    page.show_import(path)
    view = page.asides.importing
    assert view is not None
    qtbot.waitUntil(lambda: view.preview is not None, timeout=20_000)
    settle()
    yield "import", window
    view.show_kind("mend")
    assert view.mend.isVisible()
    yield "import-mend", window
    click(button(view, window.desk.speech.now.say("Organisations")))
    assert page.table.isVisible()


def review_views(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, settle: Settle
) -> Iterator[tuple[str, QWidget]]:
    """Show the review, of nobody and of somebody whose name another has."""
    session = window.desk.session
    assert session is not None
    assert session.coalition is not None
    coalition, reader = session.coalition, session.reader
    places = matching(reader, coalition, order(reader, coalition), Filter(statuses=frozenset({"approved"})))[:2]
    some = rows(reader, places).values()
    page.asides.show_review(session)
    view = page.asides.review
    assert view is not None
    settle()
    yield "review-of-nobody", window
    view.show_found([ToReview(one.signatures[-1].id, one.id, one.fields, "2026-06-05", 1) for one in some])
    qtbot.waitUntil(lambda: view.ink.ink is not None, timeout=20_000)
    settle()
    yield "review", window
    click(button(view, window.desk.speech.now.say("Organisations")))


def duplicate_views(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, settle: Settle
) -> Iterator[tuple[str, QWidget]]:
    """Show duplicates: none, a pair, two that contradict, and what a record tells of the others."""
    session = window.desk.session
    assert session is not None
    assert session.coalition is not None
    coalition, reader = session.coalition, session.reader
    first, second, third = rows(reader, order(reader, coalition)[:3]).values()
    names = {one.id: one.fields for one in (first, second, third)}
    page.asides.show_duplicates(session)
    view = page.asides.duplicates
    assert view is not None
    settle()
    view.show_found([], {})
    settle()
    yield "duplicates-none", window
    shared = (("identifiers.lei", "529900T8BM49AURSDO55"),)
    pairs = [
        Twin((first.id, second.id), ("name", "website"), None),
        Twin((first.id, third.id), ("nearly",), False, True, shared),
    ]
    view.show_found(pairs, names)
    qtbot.waitUntil(lambda: len(view.cards) == 2, timeout=20_000)
    settle()
    yield "duplicates", window
    shown = view.cards
    view.table.setCurrentIndex(view.rows.index(1, 0))
    qtbot.waitUntil(lambda: view.cards is not shown, timeout=20_000)
    settle()
    yield "duplicates-contradiction", window
    click(button(view, window.desk.speech.now.say("Organisations")))
    page.panel.show_organisation(first.id)
    settle()
    others = [
        Other(second.id, second.fields, said=True, differs=["tier"]),
        Other(third.id, third.fields, said=False, differs=[]),
    ]
    page.panel.same_as.show_others(others, window.desk.speech.now, coalition.record.languages, may_take_back=True)
    settle()
    yield "organisation-same-as", window
    page.panel.escape()


def dialog_views(qtbot: QtBot, window: MainWindow, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    """Open dialogs one after the other: a paper, a reason, what is published or kept."""
    speech, session = window.desk.speech.now, window.desk.session
    assert session is not None
    assert session.coalition is not None
    coalition, reader = session.coalition, session.reader
    places = matching(reader, coalition, order(reader, coalition), Filter(statuses=frozenset({"approved"})))[:1]
    (one,) = rows(reader, places).values()
    room = window.desk.room
    reason = (speech.say("Reason (may stay empty)"), (speech.say("Withdraw"), speech.say("Cancel")))
    what = "The organisation counts no more. What was signed stays in the history, and this can be undone."
    makers: dict[str, Callable[[], QWidget]] = {
        "paper": lambda: PaperDialog(declaration_pdf(reader, one.signatures[0].id), room, window),
        "reason": lambda: ReasonDialog(
            speech.say("Withdraw this signature?"), speech.say(what), *reason, window, harm=True
        ),
        "publish": lambda: PublishDialog(speech, "1", date(2026, 6, 5), used=True, noticed=False, parent=window),
        "report": lambda: ReportDialog(speech, "ACA Desktop\nfile: 4096 bytes, encrypted", window),
        "snapshot": lambda: SnapshotDialog(speech, window.context.now().date(), window),
    }
    for name, make in makers.items():
        dialog = make()
        dialog.show()
        qtbot.waitExposed(dialog)
        settle()
        yield f"dialog-{name}", dialog
        dialog.close()
        dialog.deleteLater()


def checked_views(window: MainWindow, paper: Path, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    """Show what checking papers says of a genuine one, a changed one and one that is none."""
    page = window.desk.frame.stack.currentWidget()
    assert isinstance(page, WelcomePage)
    changed, none = paper.with_name("changed.pdf"), paper.with_name("none.pdf")
    changed.write_bytes(paper.read_bytes()[:-400] + bytes(400))
    none.write_bytes(b"%PDF-1.7\nno paper of ours")
    page.show_this(Dropped("pdf", [paper, changed, none]))
    settle()
    yield "checked-papers", window
    page._back()
