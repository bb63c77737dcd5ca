"""What is shown in place of the list of organisations: a table to import, the review, duplicates."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.pages.organisations.importing.importing import ImportView
from aca_desktop.ui.pages.organisations.merging.duplicates import DuplicatesView
from aca_desktop.ui.pages.organisations.reviewing.review import ReviewView
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.session import Session

type _View = "ImportView | ReviewView | DuplicatesView"


class Asides(QObject):
    """`told`: a Message for the window. `left`: the list is back. A view is made when it is first wanted.

    `organisation_asked`: an organisation is wanted, by its id, beside the list.
    """

    told = Signal(object)
    left = Signal()
    organisation_asked = Signal(str)

    def __init__(self, room: Room, column: QVBoxLayout, listed: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.importing: ImportView | None = None
        self.review: ReviewView | None = None
        self.duplicates: DuplicatesView | None = None
        self._room, self._column, self._listed = room, column, listed

    @property
    def is_shown(self) -> bool:
        """Whether something is shown in place of the list."""
        return any(not one.isHidden() for one in self._views)

    def show_import(self, session: Session, path: Path) -> None:
        """Show what would become of a table."""
        if self.importing is None:
            self.importing = ImportView(self._room)
            self._take_in(self.importing)
        self._show(self.importing)
        self.importing.show_file(session, path)
        self.importing.begin()

    def show_review(self, session: Session) -> None:
        """Show what waits for review, one after the other."""
        if self.review is None:
            self.review = ReviewView(self._room)
            self._take_in(self.review)
        self._show(self.review)
        self.review.show_session(session)

    def show_duplicates(self, session: Session) -> None:
        """Show the pairs that may be one organisation, one after the other."""
        if self.duplicates is None:
            self.duplicates = DuplicatesView(self._room)
            self.duplicates.organisation_asked.connect(self.organisation_asked)
            self._take_in(self.duplicates)
        self._show(self.duplicates)
        self.duplicates.show_session(session)

    def leave(self) -> None:
        """Go back to the list."""
        self._show(None)
        self.left.emit()

    def keys(self) -> Sequence[Keys] | None:
        """Return the shortcuts of what is shown, None if it has none of its own."""
        for view in (self.review, self.duplicates):
            if view is not None and view.isVisible():
                return view.keys()
        return None

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for one in self._views:
            one.retranslate()

    @property
    def _views(self) -> "list[_View]":
        return [one for one in (self.importing, self.review, self.duplicates) if one is not None]

    def _take_in(self, view: "_View") -> None:
        view.told.connect(self.told)
        view.left.connect(self.leave)
        view.hide()
        self._column.addWidget(view, 1)
        view.retranslate()

    def _show(self, view: "_View | None") -> None:
        for widget in (*self._listed, *self._views):
            widget.hide()  # before the others come: there is no room for both, and the window would grow
        for widget in (view,) if view is not None else self._listed:
            widget.show()
