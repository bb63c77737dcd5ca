"""How the coalition stands: its sentence while it is true, what is to do first, counts, people, commitments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.domain.coalition.network import members_of
from aca_desktop.domain.values.problems import Refused
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.claims import joined, why_not
from aca_desktop.sentences.pledges import pledge_sources, pledge_words
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.figures.claim_causes import causes
from aca_desktop.services.figures.claims import counted_coalitions, territory_of_people, written
from aca_desktop.services.figures.commitments import listed
from aca_desktop.services.figures.overview import headline, overview, turned
from aca_desktop.services.figures.place_names import names_in
from aca_desktop.services.figures.totals import totals
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.overview.commitments import CommitmentsCard
from aca_desktop.ui.pages.overview.figures import Figures
from aca_desktop.ui.pages.overview.growth import GrowthCard
from aca_desktop.ui.pages.overview.people import PeopleCard
from aca_desktop.ui.pages.overview.sectors import SectorsCard
from aca_desktop.ui.pages.overview.sentence import Proof, SentenceCard
from aca_desktop.ui.pages.overview.waiting import Waiting
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.wanted import WantedFigures, WantedOrganisations
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.figures.claim_texts import Worded
    from aca_desktop.services.figures.claims import Checked
    from aca_desktop.services.figures.commitments import CommitmentRow
    from aca_desktop.services.figures.overview import Overview
    from aca_desktop.services.figures.totals import Totals
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.session import Session


_STEPS: tuple[tuple[str, str, str, str, object], ...] = (
    ("declaration", mark("Write the declaration and publish it"), "scroll-text", "coalition", "declarations"),
    ("notice", mark("Write the privacy notice"), "shield-check", "coalition", "notice"),
    ("event", mark("Say when and where people sign"), "calendar", "coalition", "events"),
    ("organisations", mark("Add the organisations that are expected"), "building-2", "organisations",
     WantedOrganisations()),
    ("signing", mark("Open the signing table"), "pen-line", "signing", None),
)  # fmt: skip


class Beginning(Card):
    """Five steps, each a button to where it is done."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self._speech = Speech("en")
        self._done: frozenset[str] = frozenset()
        self._title = section_title("")
        self._why = Text("", BODY, "quiet", wraps=True)
        self.body.addWidget(Column(self._title, self._why, gap=4, margins=(14, 16, 14, 14)))
        self._steps = {name: RowButton("", icon, lined=True) for name, _words, icon, _page, _what in _STEPS}
        for name, _words, _icon, page, what in _STEPS:
            step = self._steps[name]
            step.clicked.connect(lambda _on=False, page=page, what=what: self.page_asked.emit(page, what))
            self.body.addWidget(step)

    def show_overview(self, found: "Overview") -> None:
        """Show which steps are done."""
        done = {"declaration": found.published, "notice": found.has_notice, "event": found.has_event}
        self._done = frozenset(name for name, is_done in done.items() if is_done)
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("What to do first"))
        self._why.setText(speech.say("There is no organisation in this file yet."))
        self._tell()

    def _tell(self) -> None:
        for name, words, _icon, _page, _what in _STEPS:
            done = self._speech.say("done") if name in self._done else ""
            self._steps[name].tell(self._speech.say(words), done)


def announcement(turned: "Sequence[tuple[Checked, str]]", lead: Callable[[WantedFigures], None]) -> Message:
    """Return what is told of sentences, each with its words, that were true and are not."""

    def words(speech: Speech) -> str:
        if len(turned) == 1:
            checked, claimed = turned[0]
            said = speech.say("**{words}** is not true any more.", words=literal(claimed))
            return joined(speech, [said, literal(why_not(speech, checked))])
        return speech.say_count(
            "{count} public sentence is not true any more.",
            "{count} public sentences are not true any more.",
            len(turned),
        )

    opened = turned[0][0].claim.id if len(turned) == 1 else None
    see = Action(lambda speech: speech.say("See why"), lambda: lead(WantedFigures("claims", opened=opened)))
    return Message(words, actions=(see,), key="turned", lasting=True)


_PEOPLE = 312
_THREE = 960
"""Three cards stand beside each other where the page is at least so wide."""


@dataclass(frozen=True, slots=True)
class _Summed:
    totals: "Totals"
    names: Mapping[str, str]


class OverviewPage(Page):
    """All of it is painted at once and read beside the window; what was shown stays until the new is there."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._inside = _Inside()
        self._jobs: list[Job] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(self._inside, inside=True))
        for part in self._inside.leading:
            part.page_asked.connect(self.page_asked)
        self._inside.sentence.told.connect(self.told)
        self._shown: str | None = None

    @override
    def refresh(self) -> None:
        """Read all of it again, what takes longest last."""
        for job in self._jobs:
            job.cancel()
        session = self.session
        coalition = session.coalition if session is not None and session.is_open else None
        if session is None or coalition is None:
            self._shown = None
            self._inside.show_nothing()
            return
        if self._shown != coalition.id:
            self._shown = coalition.id
            self._inside.show_counting(self)
        self._inside.sentence.show_coalition(coalition.record.languages)
        self._jobs = list(self._readings(session, coalition.id, self.speech.language))

    def _readings(self, session: "Session", id_: str, language: str) -> "list[Job]":
        """Hand in what is to be read, one short job for each part."""

        def read[T](work: "Callable[[Workspace, Coalition], T]", done: Callable[[T], None]) -> Job:
            return session.read(
                self, lambda workspace, _progress: work(workspace, coalition(workspace, id_)), done
            )

        def shown(found: _Summed) -> None:
            """Show the sums, and let them prove the sentence, unless the file was closed meanwhile."""
            if not session.is_open:
                return
            self._inside.people.show_totals(found.totals, found.names)
            prove = partial(_proof, language=language, sums=found.totals)
            self._jobs += [read(prove, self._show_proof), read(_turned, self._show_turned)]

        return [
            read(_headline, self._inside.sentence.show_claim),
            read(lambda workspace, which: overview(workspace, which, language), self._show),
            read(lambda workspace, which: listed(workspace, which), self._show_commitments),
            read(lambda workspace, which: _summed(workspace, which, language), shown),
        ]

    @override
    def retranslate(self) -> None:
        self._inside.retranslate(self)
        self.refresh()

    def _show(self, found: "Overview") -> None:
        coalition = self.session.coalition if self.session is not None else None
        network = coalition is not None and bool(members_of(coalition.fields))
        self._inside.show_overview(found, network=network)
        if self.window().focusWidget() is self:  # it was given to the page while there was nothing in it
            self.focusNextChild()

    def _show_proof(self, proof: Proof | None) -> None:
        self._inside.sentence.show_proof(proof, self.room.context.now().date())
        self._inside.growth.show_claim(None if proof is None else proof.checked.claim)

    def _show_commitments(self, rows: "Sequence[CommitmentRow]") -> None:
        coalition = self.session.coalition if self.session is not None else None
        if coalition is None:
            return
        pledge = coalition.record.pledge
        tags = (self.speech.language, *coalition.record.languages)
        words = next((pledge[tag] for tag in tags if pledge.get(tag)), next(iter(pledge.values()), ""))
        said = pledge_words(self.speech, coalition.record.country, coalition.fields, literal(words))
        self._inside.commitments.show_commitments(rows, said, pledge_sources(self.speech, coalition.fields))

    def _show_turned(self, found: "Sequence[Checked]") -> None:
        coalition = self.session.coalition if self.session is not None else None
        tags = coalition.record.languages if coalition is not None else ()
        language = self.speech.language
        turned = [(one, one.worded.words(language, *tags)) for one in found]
        told = announcement(turned, lambda wanted: self.page_asked.emit("figures", wanted))
        self.notice(told, holds=bool(turned))


def _headline(workspace: "Workspace", coalition: "Coalition") -> "Worded | None":
    return next((one for one in written(workspace, coalition) if one.claim.basis == "counted"), None)


def _proof(workspace: "Workspace", coalition: "Coalition", language: str, sums: "Totals") -> Proof | None:
    checked = headline(workspace, coalition, sums)
    if checked is None:
        return None
    return Proof(checked, None if checked.verdict == "true" else causes(workspace, coalition, checked, language))


def _summed(workspace: "Workspace", coalition: "Coalition", language: str) -> _Summed:
    """Return totals within the territory that the first sentence on people names, if that can be counted."""
    wanted = territory_of_people(workspace, coalition)
    every = counted_coalitions(workspace, coalition)
    try:
        found = totals(workspace, every, territory=wanted)
    except Refused:
        found = totals(workspace, every)
    return _Summed(found, names_in(found, coalition, language))


def _turned(workspace: "Workspace", coalition: "Coalition") -> "Sequence[Checked]":
    return turned(workspace, coalition)


type _Leading = SentenceCard | Figures | Waiting | SectorsCard | CommitmentsCard | PeopleCard | Beginning


class _Inside(ThemedWidget, QWidget):
    """The cards; in a coalition without organisations, what to begin with in place of them."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence, self.figures = SentenceCard(), Figures()
        self.waiting, self.sectors, self.growth = Waiting(), SectorsCard(), GrowthCard()
        self.commitments, self.people, self.beginning = CommitmentsCard(), PeopleCard(), Beginning()
        self._column = QVBoxLayout(self)
        self._always = (self.figures, self.sectors, self.growth, self.commitments, self.people)
        for card in (self.sentence, self.figures, self.waiting):
            self._column.addWidget(card)
        self._middle = Column(self.growth, self.commitments, gap=16)
        self._middle.box.setStretch(0, 1)
        self._cards = QHBoxLayout()
        for part, share in ((self.sectors, 344), (self._middle, 336), (self.people, _PEOPLE)):
            self._cards.addWidget(part, share)
        self._is_narrow = False
        self._column.addLayout(self._cards, 1)
        self._column.addWidget(self.beginning)
        self._column.addStretch()
        self.show_nothing()

    @property
    def leading(self) -> tuple[_Leading, ...]:
        """The parts that lead to other pages."""
        return (
            self.sentence, self.figures, self.waiting, self.sectors, self.commitments,
            self.people, self.beginning,
        )  # fmt: skip

    def show_nothing(self) -> None:
        """Show nothing, until something was read."""
        for card in (*self.leading, self.growth):
            card.hide()

    def show_counting(self, page: OverviewPage) -> None:
        """Show the cards of a coalition of which nothing was read yet."""
        self.show_nothing()
        for card in (*self._always, self._middle):
            card.show()
        self.retranslate(page)

    def show_overview(self, found: "Overview", *, network: bool) -> None:
        """Show how the coalition stands; of a network without organisations of its own, its members' people."""
        begun = found.organisations > 0
        for card in self._always:
            card.setVisible(begun)
        self._middle.setVisible(begun)
        self.people.setVisible(begun or network)
        self.beginning.setVisible(not begun and not network)
        self._column.setStretchFactor(self._cards, 1 if begun or network else 0)
        if begun:
            self.figures.show_overview(found)
            self.waiting.show_overview(found)
            self.sectors.show_overview(found)
            self.growth.show_growth(found.growth)
        else:
            self.waiting.hide()
            self.beginning.show_overview(found)

    def retranslate(self, page: OverviewPage) -> None:
        """Say everything in the language of now."""
        for card in (*self.leading, self.growth):
            card.retranslate(page.speech)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put people below the other cards where there is no room for three beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme().px(_THREE)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            if narrow:
                self._cards.removeWidget(self.people)
                self._column.insertWidget(self._column.indexOf(self.beginning), self.people)
            else:
                self._column.removeWidget(self.people)
                self._cards.addWidget(self.people, _PEOPLE)

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the least height, so that bars become lower before the page scrolls."""
        return self._column.minimumHeightForWidth(width)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._cards.setSpacing(theme.px(16))
