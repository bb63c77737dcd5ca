"""Beside the list: one organisation with its details, signatures, history and papers, read beside the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.organisations.duplicates import other_records
from aca_desktop.services.organisations.organisations import show
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.organisations.merging.same_as import SameAs
from aca_desktop.ui.pages.organisations.panel.details import DetailsPart
from aca_desktop.ui.pages.organisations.panel.documents import DocumentsPart
from aca_desktop.ui.pages.organisations.panel.history import HistoryPart
from aca_desktop.ui.pages.organisations.panel.organisation_part import OrganisationPart
from aca_desktop.ui.pages.organisations.panel.signature_words import STATUSES
from aca_desktop.ui.pages.organisations.panel.signatures import SignaturesPart
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.parts.buttons import SMALL_SIZE, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.tabs import Tabs
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.duplicates import Other
    from aca_desktop.services.organisations.organisations import OrganisationDetail

_TABS = (mark("Details"), mark("Signatures"), mark("History"), mark("Documents"))


class Panel(Card):
    """`opened` when there is something to show beside the list, `closed` when there is not any more.

    `told` has a Message for the window. `signing_asked`: a signature is to be given once more (a WantedSigning).
    """

    opened = Signal()
    closed = Signal()
    told = Signal(object)
    signing_asked = Signal(object)

    def __init__(self, page: Page, room: Room) -> None:
        super().__init__(gap=8)
        self._page = page
        self._session: Session | None = None
        self._id: str | None = None
        self._detail: OrganisationDetail | None = None
        self._job: Job | None = None
        self._name, self._what, self._chip = section_title(""), Text("", BODY, "quiet"), Chip("")
        self.close_button = icon_button("x", "", SMALL_SIZE)
        self.same_as = SameAs()
        self._others: Sequence[Other] = ()
        self.tabs = Tabs("", *_TABS)
        self._stack = QStackedWidget()
        self.details = DetailsPart(room)
        self.signatures = SignaturesPart(room)
        self.history = HistoryPart(room)
        self.documents = DocumentsPart(room)
        self._build()

    def _build(self) -> None:
        head = Row(Column(self._name, self._what, gap=0), self.close_button, gap=8)
        head.box.setStretch(0, 1)
        head.box.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(head)
        self.body.addWidget(Row(self._chip, None))
        self.body.addWidget(self.same_as)
        self.body.addWidget(self.tabs)
        for part in self.parts:
            part.told.connect(self.told)
            self._stack.addWidget(ScrollArea(part))
        self.body.addWidget(self._stack, 1)
        self.signatures.signing_asked.connect(self.signing_asked)
        self.same_as.asked.connect(self.show_organisation)
        self.same_as.taken_back.connect(self._take_back_same)
        self.close_button.clicked.connect(self.close_panel)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.hide()

    @property
    def parts(self) -> tuple[OrganisationPart, ...]:
        """The tabs' contents, in their order."""
        return self.details, self.signatures, self.history, self.documents

    @property
    def shown(self) -> str | None:
        """The organisation that is shown."""
        return self._id

    def show_session(self, session: Session | None) -> None:
        """Show organisations of this workspace; what was shown before is closed."""
        self._session = session
        for part in self.parts:
            part.show_session(session)
        self.close_panel()

    def show_organisation(self, id_: str) -> None:
        """Show this organisation, once it was read; what was typed about another one is saved before."""
        if self._id is not None and self._id != id_:
            self.details.keep()
        self._id = id_
        self.refresh()

    def refresh(self) -> None:
        """Read the organisation again."""
        session, id_ = self._session, self._id
        which = session.coalition if session is not None and session.is_open else None
        if session is None or which is None or id_ is None:
            return
        coalition_id = which.id
        if self._job is not None:
            self._job.cancel()

        self._job = session.read(
            self,
            lambda workspace, _progress: show(workspace, coalition(workspace, coalition_id), id_),
            self._show,
            self._on_failed,
        )

    def _look_for_others(self, detail: "OrganisationDetail") -> None:
        """Look for the organisation's other records, which may take longer than the organisation itself."""
        session, id_, coalition_id = self._session, detail.id, detail.coalition
        if session is None:
            return

        def done(others: "list[Other]") -> None:
            which = self._which()
            if which is not None and which.id == coalition_id and self._detail is detail:
                self._others = others
                self._say_others(which)

        self._job = session.read(
            self,
            lambda workspace, _progress: other_records(workspace, coalition(workspace, coalition_id), id_),
            done,
            self._on_failed,
        )

    def _show(self, detail: "OrganisationDetail") -> None:
        coalition = self._which()
        if detail.id != self._id or coalition is None or detail.coalition != coalition.id:
            return
        if self._detail is None or self._detail.id != detail.id:
            self._others = ()
        self._detail = detail
        self._say_head(coalition)
        for part in self.parts:
            part.show_detail(detail)
        if self.isHidden():
            self.show()
            self.opened.emit()
        self._look_for_others(detail)

    def _on_failed(self, error: AcaError) -> None:
        """Close if the organisation is no more: its adding was undone."""
        if error.code == "unknown-organisation":
            self.close_panel()
        else:
            self.told.emit(Message(told(error), key=error.code))

    def _which(self) -> "Coalition | None":
        return self._session.coalition if self._session is not None and self._session.is_open else None

    def _say_head(self, coalition: "Coalition") -> None:
        detail, speech = self._detail, self._page.speech
        if detail is None:
            return
        name = name_of(detail.fields, (speech.language, *coalition.record.languages, "en")) or "—"
        country = detail.fields.get("country")
        where = speech.country_name(country) if isinstance(country, str) else ""
        sector = sector_words(coalition, detail.fields.get("sector"), speech.language)
        self._name.setText(name)
        self.setAccessibleName(name)
        self._what.setText(" · ".join(filter(None, (sector, where))))
        words, tone, icon = STATUSES[detail.status]
        self._chip.tell(speech.say(words), tone, icon=icon)
        self._say_others(coalition)

    def _say_others(self, coalition: "Coalition") -> None:
        speech = self._page.speech
        may = self._session is not None and self._session.writable and coalition.rank >= Rank.COORDINATOR
        self.same_as.show_others(self._others, speech, coalition.record.languages, may_take_back=may)

    def _take_back_same(self, other: str) -> None:
        """Take back that this and another record are one organisation."""
        id_ = self._id
        if id_ is None:
            return

        self.history.save(lambda workspace, coalition: say(workspace, coalition, id_, other, same=None))

    def close_panel(self) -> None:
        """Show nothing any more; what was typed is saved."""
        if self._id is not None:
            self.details.keep()
        self._id = self._detail = None
        self.hide()
        self.closed.emit()

    def escape(self) -> None:
        """Take back what is being typed, or close."""
        if not self.details.revert():
            self.close_panel()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._page.speech
        self.close_button.setText(speech.say("Close"))
        self.tabs.setAccessibleName(speech.say("About the organisation"))
        for place, words in enumerate(_TABS):
            self.tabs.setTabText(place, speech.say(words))
        for part in self.parts:
            part.retranslate()
        coalition = self._which()
        if coalition is not None:
            self._say_head(coalition)
