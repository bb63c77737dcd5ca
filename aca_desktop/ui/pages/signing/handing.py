"""Handing the laptop to a guest and taking it back.

It opens the table's own window and tells what came of it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from aca_desktop.errors import AcaError
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.signing.looking import Day
from aca_desktop.ui.pages.signing.papers import SIGNING, TablePapers
from aca_desktop.ui.pages.signing.practising import Practising
from aca_desktop.ui.pages.signing.trying import TryDialog
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.signing.drafts import DraftAbout
    from aca_desktop.ui.pages.signing.page import SigningPage
    from aca_desktop.ui.session import Session
    from aca_desktop.ui.table.window import TableWindow


class Handing(QObject):
    """`told` has a Message for the window. `table` is the window that a guest has, None if nobody has one."""

    told = Signal(object)

    def __init__(self, page: "SigningPage") -> None:
        super().__init__(page)
        self._page = page
        self.table: TableWindow | None = None
        self._signed = 0
        self._practising: Practising | None = None
        self.papers = TablePapers(page)
        self.papers.told.connect(self.told)

    def hand_over(
        self, day: Day, arrival: str | None, draft: str | None, *, at_desk: bool = False
    ) -> None:  # fmt: skip
        """Open the table for somebody, after asking for what is needed first; at the desk no PIN is."""
        session = self._page.session
        if session is None or self.table is not None:
            return
        from aca_desktop.services.signing.drafts import read_draft

        try:
            kept = read_draft(session.reader, draft).about if draft is not None else None
        except AcaError as error:
            self.told.emit(Message(told(error), key=SIGNING))
            return
        about = kept or _about(day, arrival, self._page.speech.language)
        if about is None:
            return
        self.papers.once_there(
            session,
            self._page.speech.say("Start signing"),
            lambda: self.open(session, about, draft, at_desk=at_desk),
            hands_over=not at_desk,
        )

    def open(self, session: "Session", about: "DraftAbout", draft: str | None, *, at_desk: bool = False) -> None:
        """Open the table's window over the screen, or over the desk alone."""
        from aca_desktop.ui.table.window import TableWindow

        if self.table is not None:
            return
        try:
            desk = self._page.window() if at_desk else None
            table = TableWindow(self._page.room, session, about, draft, desk=desk)
        except AcaError as error:
            self.told.emit(Message(told(error), key=SIGNING))
            return
        self.table, self._signed = table, 0
        table.signed.connect(self._on_signed)
        table.left.connect(self._on_left)
        QTimer.singleShot(0, table, table.show_table)  # after the press has been answered

    def _on_signed(self, _signature: str, _organisation: str) -> None:
        self._signed += 1

    def _on_left(self) -> None:
        self.table = None
        page, count = self._page, self._signed
        page.window().activateWindow()
        page.take_keyboard()
        page.desk.put_away()
        page.refresh()
        if page.session is not None and page.session.is_open:
            self.papers.make_what_is_left(page.session)
        if count:
            self.told.emit(
                Message(
                    lambda speech: speech.say_count(
                        "{count} signature was given. It is kept on this laptop.",
                        "{count} signatures were given. They are kept on this laptop.",
                        count,
                    ),
                    Tone.GOOD,
                    key=SIGNING,
                )
            )

    def practise(self) -> None:
        """Let staff go through it all on a file of its own, which goes afterwards."""
        session, day = self._page.session, self._page.day
        about = _about(day, None, self._page.speech.language) if day is not None else None
        if session is None or about is None or self.table is not None or self._practising is not None:
            return
        self._practising = Practising(self._page.room, session, about, self)
        self._practising.told.connect(self.told)
        self._practising.ended.connect(self._on_practised)
        self._practising.begin()

    def _on_practised(self) -> None:
        practising, self._practising = self._practising, None
        if practising is not None:
            practising.deleteLater()
        self._page.window().activateWindow()
        self._page.take_keyboard()

    def try_out(self) -> None:
        """Let staff try pen, finger and mouse on this very screen."""
        day, session, speech = self._page.day, self._page.session, self._page.speech
        if day is None or session is None:
            return
        now, papers = self._page.room.context.now(), self.papers
        dialog = TryDialog(speech, day.around, now, papers.folder(session), self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def elsewhere() -> None:
            papers.ask(session, speech.say("Done"), lambda: dialog.show_folder(papers.folder(session)), dialog)

        dialog.folder_asked.connect(elsewhere)
        dialog.open()


def _about(day: Day, arrival: str | None, language: str) -> "DraftAbout | None":
    from aca_desktop.services.signing.drafts import DraftAbout

    publication = day.publication
    if publication is None:
        return None
    spoken = [tag for tag in day.which.record.languages if tag in publication.texts]
    usual = language if language in publication.texts else next(iter(spoken), publication.languages[0])
    event = day.chosen.event if any(one.id == day.chosen.event for one in day.events) else None
    about = DraftAbout(day.which.code, publication.id, usual, event)
    one = next((one for one in day.arrivals if one.id == arrival), None)
    if one is None:
        return about
    return replace(about, arrival=one.id, organisation=one.organisation, language=one.language or usual)
