"""The figures: what the coalition may say, and why. Parts in tabs; what is opened from them takes their place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from aca_desktop.i18n import Speech, mark
from aca_desktop.services.figures.claims import check_each, claims, written
from aca_desktop.services.figures.commitments import import_table, listed
from aca_desktop.ui.frame.dropping import Dropped
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.frame.shortcuts import Keys, press
from aca_desktop.ui.pages.figures.claims.claim_form import ClaimForm
from aca_desktop.ui.pages.figures.claims.claim_view import ClaimView
from aca_desktop.ui.pages.figures.claims.claims_card import ClaimsCard
from aca_desktop.ui.pages.figures.commitments.commitment_form import CommitmentForm
from aca_desktop.ui.pages.figures.commitments.commitment_view import CommitmentView
from aca_desktop.ui.pages.figures.commitments.commitments_card import CommitmentsCard
from aca_desktop.ui.pages.figures.figures_part import FiguresPart
from aca_desktop.ui.pages.figures.importing import ImportProblems, choose_table, import_file
from aca_desktop.ui.pages.figures.inside import Inside
from aca_desktop.ui.pages.figures.places.place_form import PlaceForm
from aca_desktop.ui.pages.figures.places.places import PlacesPart
from aca_desktop.ui.pages.figures.places.rates_form import RatesForm
from aca_desktop.ui.pages.figures.snapshots import SnapshotsPart
from aca_desktop.ui.pages.figures.totals import TotalsPart
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.session import Session

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.figures.claim_texts import Worded
    from aca_desktop.services.figures.claims import Checked
    from aca_desktop.services.figures.commitments import CommitmentRow
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress


class FirstPart(FiguresPart):
    """Both lists share the height: sentences take what they need, commitments the rest."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.claims, self.commitments = ClaimsCard(), CommitmentsCard()
        self.problems = ImportProblems()
        self._import = Button("", icon="download")
        self._add = Button("", Kind.PRIMARY, icon="plus", keys="Ctrl+N")
        for card in (self.claims, self.commitments):
            card.asked.connect(self.asked)
        self.claims.told.connect(self.told)
        self._import.clicked.connect(self._import_table)
        self._add.clicked.connect(lambda: self.asked.emit(WantedFigures("commitments", edited=True)))
        for part in (self.problems, self.claims, self.commitments):
            self.box.addWidget(part)
        self.box.addStretch(1)

    @override
    def head_buttons(self) -> tuple[Button, ...]:
        return (self._import, self._add)

    @override
    def begin_anew(self) -> None:
        self.commitments.keep_to(None)
        self.problems.hide()

    @override
    def load(self) -> None:
        for button in self.head_buttons():
            button.setVisible(self.can_write)
        self.read("claims", _claims, self._show_claims)
        self.read("commitments", _commitments, self._show_commitments)
        self.read("check", _check, self._show_checked, bulk=True)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self.claims.retranslate(speech)
        self.commitments.retranslate(speech)
        self.problems.retranslate(speech)
        self._import.setText(speech.say("Import…"))
        self._add.setText(speech.say("Add commitment"))

    def _show_claims(self, claims: "list[Worded]") -> None:
        self.claims.show_claims(claims, self.tags, may_write=self.can_write)

    def _show_checked(self, checked: "list[Checked]") -> None:
        self.claims.show_checked(checked, self.room.context.now().date())

    def _show_commitments(self, rows: "Sequence[CommitmentRow]") -> None:
        self.commitments.show_commitments(rows, self.tags, self.room.context.now().date())

    def _import_table(self) -> None:
        choose_table(self, self.problems, import_table, _imported)

    def bring(self, path: Path) -> None:
        """Bring in a table that was dropped."""
        import_file(self, self.problems, path, import_table, _imported)


def _imported(speech: Speech, added: str, edited: str) -> str:
    return speech.say("Commitments imported: {added} added, {edited} changed.", added=added, edited=edited)


def _claims(workspace: "Workspace", coalition: "Coalition", _progress: "Progress") -> "list[Worded]":
    return written(workspace, coalition)


def _check(workspace: "Workspace", coalition: "Coalition", progress: "Progress") -> "list[Checked]":
    every = claims(workspace, coalition)
    found: list[Checked] = []
    for one in check_each(workspace, coalition, every):
        found.append(one)
        progress(len(found), len(every))
    return found


def _commitments(
    workspace: "Workspace", coalition: "Coalition", _progress: "Progress"
) -> "Sequence[CommitmentRow]":
    return listed(workspace, coalition)


_TABS: tuple[tuple[str, Callable[[Room], FiguresPart]], ...] = (
    (mark("Sentences and commitments"), FirstPart),
    (mark("Totals"), TotalsPart),
    (mark("Places"), PlacesPart),
    (mark("Snapshots"), SnapshotsPart),
)

_PARTS: dict[str, int] = {"claims": 0, "commitments": 0, "totals": 1, "places": 2, "snapshots": 3}
"""The tab of each part of the figures."""


_OFFERS = {
    "places": mark("{name} is a table of places. Nothing is written yet."),
    "commitments": mark("{name} is a table of commitments. Nothing is written yet."),
}


class FiguresPage(Page):
    """`show_this` takes a WantedFigures, tables that were dropped, or the name of a part: claims, commitments,
    totals, places, snapshots."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._parts: dict[object, FiguresPart] = {}
        self._tab = 0
        self._opened = False
        self._of: str | None = None
        self._inside = Inside([title for title, _make in _TABS])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # Where text is large, the page scrolls before its lists vanish.
        whole.addWidget(ScrollArea(self._inside, inside=True))
        self._inside.tabs.currentChanged.connect(self.choose)
        self._inside.back.clicked.connect(self.go_home)
        press(self, "Alt+Left", self.go_home)
        self._shown: FiguresPart = self.part(FirstPart)
        self.choose(0)

    @override
    def keys(self) -> Sequence[Keys]:
        return (
            Keys("Ctrl+N", mark("Add what the part in front has")),
            Keys("Alt+Left", mark("Go back to the figures")),
        )

    def choose(self, tab: int) -> None:
        """Show a tab."""
        if self._inside.tabs.currentIndex() != tab:
            self._inside.tabs.setCurrentIndex(tab)  # which comes back here
            return
        self._tab = tab
        self._show(self.part(_TABS[tab][1]), opened=False)

    def part[P: FiguresPart](self, kind: Callable[[Room], P]) -> P:
        """Return the part of that kind, made now if it is wanted for the first time."""
        part = self._parts.get(kind)
        if part is None:
            part = self._parts[kind] = kind(self.room)
            part.hide()
            part.told.connect(self.told)
            part.page_asked.connect(self.page_asked)
            part.asked.connect(self._open)
            part.closed.connect(lambda: self.choose(self._tab))
            self._inside.add(part)
            part.retranslate()
            part.show_session(self.session)
        return part  # type: ignore[return-value]

    def _show(self, part: FiguresPart, *, opened: bool) -> None:
        """Let one part be seen, and read."""
        for other in self._parts.values():
            if other is not part:
                other.show_part(shown=False)
        self._shown, self._opened = part, opened
        self._inside.show_head(part.head_buttons(), opened=opened)
        part.show_part(shown=True)
        focus = self._inside.back if opened else self._inside.tabs
        if self.isVisible() and not self._inside.isAncestorOf(self.window().focusWidget() or self):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, wanted: WantedFigures) -> None:
        """Open what somebody asks for, unless something is half entered."""
        if not self.may_leave():
            return
        self._tab = _PARTS.get(wanted.part, 0)
        part = self._wanted_part(wanted)
        if part is not None:
            self._show(part, opened=True)
            return
        if wanted.part == "commitments" and wanted.validation is not None:
            self.part(FirstPart).commitments.keep_to(wanted.validation)
        if wanted.part == "totals" and wanted.opened is not None:
            self.part(TotalsPart).clip(wanted.opened)
        self.choose(self._tab)

    def _wanted_part(self, wanted: WantedFigures) -> FiguresPart | None:
        """Return the part in which something is opened or written, ready for it; None if none is asked for."""
        if wanted.part == "places" and (wanted.opened or wanted.edited):
            place = self.part(PlaceForm)
            place.open(wanted.opened)
            return place
        if wanted.part == "totals" and wanted.edited:
            rates = self.part(RatesForm)
            rates.open()
            return rates
        if wanted.part == "claims" and wanted.edited:
            claim_form = self.part(ClaimForm)
            claim_form.open(wanted.opened)
            return claim_form
        if wanted.part == "commitments" and wanted.edited:
            form = self.part(CommitmentForm)
            form.open(wanted.opened)
            return form
        if wanted.part == "claims" and wanted.opened is not None:
            claim = self.part(ClaimView)
            claim.open(wanted.opened)
            return claim
        if wanted.part == "commitments" and wanted.opened is not None:
            commitment = self.part(CommitmentView)
            commitment.open(wanted.opened)
            return commitment
        return None

    @override
    def go_home(self) -> None:
        """Close what was opened, unless something in it is half entered."""
        if self._opened and self.may_leave():
            self.choose(self._tab)

    @override
    def show_this(self, what: object) -> None:
        if isinstance(what, str):
            self._open(WantedFigures(what))
        elif isinstance(what, WantedFigures):
            self._open(what)
        elif isinstance(what, Dropped):
            for path in what.paths:
                self._offer(what.kind, path)

    def _offer(self, kind: str, path: Path) -> None:
        """Ask whether a table that was dropped is to be brought in."""

        def bring() -> None:
            self._open(WantedFigures(kind))
            if self._shown is self._parts.get(PlacesPart):
                self.part(PlacesPart).bring(path)
            elif self._shown is self._parts.get(FirstPart):
                self.part(FirstPart).bring(path)

        words = _OFFERS[kind]
        do = Action(lambda speech: speech.say("Import"), bring, primary=True)
        self.told.emit(
            Message(lambda speech: speech.say(words, name=path.name), actions=(do,), key=f"offered {path}")
        )

    @override
    def show_session(self, session: Session | None) -> None:
        for part in self._parts.values():
            if part.session is not session:
                part.show_session(session)
        if session is not self.session and self._opened:
            self.choose(self._tab)
        super().show_session(session)

    @override
    def refresh(self) -> None:
        session = self.session
        coalition = session.coalition if session is not None and session.is_open else None
        id_ = coalition.id if coalition is not None else None
        if id_ != self._of:
            self._of = id_
            self._begin_anew()
        self._inside.show_coalition(is_there=coalition is not None)
        self._inside.show_head(self._shown.head_buttons(), opened=self._opened)
        for part in self._parts.values():
            part.refresh()

    def _begin_anew(self) -> None:
        """Let nothing that is of another coalition stay open or chosen."""
        for part in self._parts.values():
            part.begin_anew()
        if self._opened:
            self.choose(self._tab)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._inside.retranslate(speech)
        for part in self._parts.values():
            part.retranslate()
            part.refresh()

    @override
    def may_leave(self) -> bool:
        return not self._opened or self._shown.may_leave()
