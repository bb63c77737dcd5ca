"""How the coalition stands: what is to do first, counts, sectors and growth, and its sentence while it is true."""

from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.ui.background import Job
from aca_desktop.ui.pages.overview.beginning import Beginning
from aca_desktop.ui.pages.overview.figures import Figures
from aca_desktop.ui.pages.overview.growth import GrowthCard
from aca_desktop.ui.pages.overview.sectors import SectorsCard
from aca_desktop.ui.pages.overview.sentence import SentenceCard
from aca_desktop.ui.pages.overview.to_do import ToDoCard
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.theme.look import Dressed, Look

if TYPE_CHECKING:
    from aca_desktop.services.claims import Checked
    from aca_desktop.services.overview import Overview
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress


class OverviewPage(Page):
    """Everything is read beside the window; what was shown before stays until the new is there."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._inside = _Inside()
        self._jobs: list[Job] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(self._inside))
        for part in (self._inside.figures, self._inside.sectors, self._inside.to_do, self._inside.beginning):
            part.page_asked.connect(self.page_asked)
        self._inside.sentence.page_asked.connect(self.page_asked)
        self._inside.sentence.told.connect(self.told)

    @override
    def refresh(self) -> None:
        """Read all of it again, the sentence last, for it takes longest."""
        for job in self._jobs:
            job.cancel()
        session = self.session
        which = session.coalition if session is not None and session.is_open else None
        if session is None or which is None:
            self._inside.show_nothing()
            return
        id_, language = which.id, self.speech.language

        def look(workspace: "Workspace", _progress: "Progress") -> "Overview":
            from aca_desktop.services.coalitions import coalition
            from aca_desktop.services.overview import overview

            return overview(workspace, coalition(workspace, id_), language)

        def prove(workspace: "Workspace", _progress: "Progress") -> "Checked | None":
            from aca_desktop.services.coalitions import coalition
            from aca_desktop.services.overview import headline

            return headline(workspace, coalition(workspace, id_))

        self._inside.sentence.show_coalition(which.record.languages)
        self._jobs = [session.read(self, look, self._show), session.read(self, prove, self._show_sentence)]

    @override
    def retranslate(self) -> None:
        self._inside.retranslate(self)
        self.refresh()

    def _show(self, found: "Overview") -> None:
        self._inside.show_overview(found)
        if self.window().focusWidget() is self:  # it was given to the page while there was nothing in it
            self.focusNextChild()

    def _show_sentence(self, checked: "Checked | None") -> None:
        self._inside.show_sentence(checked, self.room.context.now().date())


class _Inside(Dressed, QWidget):
    """The cards; in a coalition without organisations, what to begin with in place of them."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = SentenceCard()
        self.figures = Figures()
        self.sectors = SectorsCard()
        self.growth = GrowthCard()
        self.to_do = ToDoCard()
        self.beginning = Beginning()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.figures)
        self._cards = QHBoxLayout()
        for card, share in ((self.sectors, 344), (self.growth, 336), (self.to_do, 312)):
            self._cards.addWidget(card, share)
        self._column.addLayout(self._cards, 1)
        self._column.addWidget(self.beginning)
        self._column.addStretch()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing, until something was read."""
        for card in (self.sentence, self.figures, self.sectors, self.growth, self.to_do, self.beginning):
            card.hide()

    def show_overview(self, found: "Overview") -> None:
        """Show how the coalition stands."""
        begun = found.organisations > 0
        for card in (self.figures, self.sectors, self.growth, self.to_do):
            card.setVisible(begun)
        self.beginning.setVisible(not begun)
        if begun:
            self.figures.show_overview(found)
            self.sectors.show_overview(found)
            self.growth.show_growth(found.growth)
            self.to_do.show_overview(found)
            self.sentence.show_overview(found)
        else:
            self.sentence.hide()
            self.beginning.show_overview(found)

    def show_sentence(self, checked: "Checked | None", today: date) -> None:
        """Show the sentence, and the number that it asks for in the chart."""
        self.sentence.show_checked(checked, today)
        self.growth.show_claim(None if checked is None else checked.claim)

    def retranslate(self, page: OverviewPage) -> None:
        """Say everything in the language of now."""
        for card in (self.sentence, self.figures, self.sectors, self.growth, self.to_do, self.beginning):
            card.retranslate(page.speech)

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the least height, so that bars become lower before the page scrolls."""
        return self._column.minimumHeightForWidth(width)

    @override
    def dress(self, look: Look) -> None:
        self._column.setContentsMargins(*(look.px(24),) * 4)
        self._column.setSpacing(look.px(16))
        self._cards.setSpacing(look.px(16))
