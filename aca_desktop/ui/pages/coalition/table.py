"""What the signing table asks for and offers, unless an event says otherwise."""

from typing import TYPE_CHECKING, override

from aca_desktop.domain.coalition.fields import TABLE
from aca_desktop.domain.coalition.table_settings import TableSettings, table_value
from aca_desktop.ui.pages.coalition.table_form import TableForm
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.text import quiet

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace


class TablePart(Part):
    """A choice saves at once."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._why = quiet("", wraps=True)
        self.form = TableForm(over=False)
        self.form.chosen.connect(self._save)
        self.box.addWidget(self._why)
        self.box.addWidget(self.form)

    @override
    def refresh(self) -> None:
        which = self.coalition
        self.setEnabled(self.can_write)
        if which is not None:
            self.form.show_value(table_value(which.record.table), TableSettings(), self.tags)

    @override
    def retranslate(self) -> None:
        self._why.setText(self.speech.say("An event can ask otherwise."))
        self.form.retranslate(self.speech)
        self.refresh()

    def _save(self) -> None:
        value = self.form.value()

        def writing(workspace: "Workspace", which: "Coalition") -> str | None:
            from aca_desktop.services.coalition.coalitions import change

            entry = change(workspace, which, {TABLE: value})
            return entry.id if entry else None

        self.save(writing)
