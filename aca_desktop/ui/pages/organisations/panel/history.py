"""What happened with an organisation, the newest on top, with Undo where that is possible."""

from typing import TYPE_CHECKING, override

from aca_desktop.ui.pages.organisations.panel.history_words import told
from aca_desktop.ui.pages.organisations.panel.organisation_part import OrganisationPart
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import quiet
from aca_desktop.ui.parts.timeline import TimelineEntry

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace

_NEWEST = 100


class HistoryPart(OrganisationPart):
    """Nothing is ever taken out of the history: Undo writes a new entry."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.entries: list[TimelineEntry] = []
        self._column = Column(gap=0)
        self._older = quiet("", wraps=True)
        self.box.addWidget(self._column)
        self.box.addWidget(self._older)
        self.box.addStretch(1)

    @override
    def refresh(self) -> None:
        detail, which = self.detail, self.coalition
        for old in self.entries:
            self._column.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.entries = []
        if detail is None or which is None:
            return
        undo = self.speech.say("Undo")
        happened = told(detail.history, self.speech, which, _NEWEST)
        for place, one in enumerate(happened):
            entry = TimelineEntry(
                one.icon, one.what, one.when,
                undo=undo if one.undoable and self.can_edit else "", last=place == len(happened) - 1,
            )  # fmt: skip
            entry.undo_pressed.connect(lambda id_=one.id: self.take_back(id_))
            self._column.box.addWidget(entry)
            self.entries.append(entry)
        older = len(detail.history) - len(happened)
        self._older.setText(self.speech.say_count("{count} older record", "{count} older records", older))
        self._older.setVisible(older > 0)

    @override
    def retranslate(self) -> None:
        self.refresh()

    def take_back(self, id_: str) -> None:
        """Undo an entry."""

        def writing(workspace: "Workspace", _which: "Coalition") -> str | None:
            from aca_desktop.services.journal.undoing import undo

            return undo(workspace, id_).id

        self.save(writing, undoable=False)
