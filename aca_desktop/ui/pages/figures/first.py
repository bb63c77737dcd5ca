"""The first part of the figures: public sentences and, below them, the commitments."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, override

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.figures.claims.claims_card import ClaimsCard
from aca_desktop.ui.pages.figures.commitments.commitments_card import CommitmentsCard
from aca_desktop.ui.pages.figures.figures_part import FiguresPart
from aca_desktop.ui.pages.figures.importing import ImportProblems, bring, import_table
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.parts.buttons import Button, Kind

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.figures.claim_texts import Worded
    from aca_desktop.services.figures.claims import Checked
    from aca_desktop.services.figures.commitments import CommitmentRow
    from aca_desktop.services.organisations.sheet import ImportedSheet
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
        import_table(self, self.problems, _import_csv, _imported)

    def bring(self, path: Path) -> None:
        """Bring in a table that was dropped."""
        bring(self, self.problems, path, _import_csv, _imported)


def _import_csv(workspace: "Workspace", which: "Coalition", data: bytes, progress: "Progress") -> "ImportedSheet":
    from aca_desktop.services.figures.commitments import import_csv

    return import_csv(workspace, which, data, progress)


def _imported(speech: Speech, added: str, edited: str) -> str:
    return speech.say("Commitments imported: {added} added, {edited} changed.", added=added, edited=edited)


def _claims(workspace: "Workspace", which: "Coalition", _progress: "Progress") -> "list[Worded]":
    from aca_desktop.services.figures.claims import written

    return written(workspace, which)


def _check(workspace: "Workspace", which: "Coalition", progress: "Progress") -> "list[Checked]":
    from aca_desktop.services.figures.claims import check_each, claims

    every = claims(workspace, which)
    found: list[Checked] = []
    for one in check_each(workspace, which, every):
        found.append(one)
        progress(len(found), len(every))
    return found


def _commitments(workspace: "Workspace", which: "Coalition", _progress: "Progress") -> "Sequence[CommitmentRow]":
    from aca_desktop.services.figures.commitments import listed

    return listed(workspace, which)
