"""The parts of the figures' page, and what is opened from them, for tests that look at every page."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.figures import FiguresPage
from aca_desktop.ui.pages.wanted import WantedFigures


def figures_views(
    window: MainWindow, page: FiguresPage, settle: Callable[[], None]
) -> Iterator[tuple[str, QWidget]]:
    """Go through the parts of the figures, and what is opened from them: shown, and to be changed."""
    session = window.desk.session
    assert session is not None
    assert session.coalition is not None
    for tab, name in enumerate(("totals", "places", "snapshots"), 1):
        page.choose(tab)
        settle()
        yield f"figures-{name}", window
    of = (session.reader, session.coalition)
    opened = {
        "claims": claims.claims(*of)[0].id,
        "commitments": commitments.commitments(*of)[0].id,
        "places": places.described(*of)[0].place.code,
    }
    for part, id_ in opened.items():
        for edited in (False, True):
            page.show_this(WantedFigures(part, opened=id_, edited=edited))
            settle()
            yield f"figures-{part}-{'form' if edited else 'view'}", window
    page.show_this(WantedFigures("totals", edited=True))
    settle()
    yield "figures-rates-form", window
    page.choose(0)
