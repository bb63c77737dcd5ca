"""A field in which an organisation is looked for by its name, and one of those that are found is taken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech
from aca_desktop.services.organisations.organisation_list import Filter, matching, order, rows
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.figures.figures_part import FiguresPart

_MOST = 5
_PAUSE = 120


class OrganisationField(Column):
    """`edited`: another organisation, or none, is taken; `value` is its id, "" for none."""

    edited = Signal()

    def __init__(self, part: "FiguresPart") -> None:
        self.field = Field(icon="search")
        self._labelled = Labelled("", self.field)
        self._found = [RowButton("", "building-2", height=40) for _ in range(_MOST)]
        super().__init__(self._labelled, *self._found, gap=0)
        self._part = part
        self._speech = Speech("en")
        self._ids: Sequence[str] = ()
        self.value = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._take_only)
        for n, row in enumerate(self._found):
            row.clicked.connect(lambda _on=False, n=n: self._take(n))
            row.hide()

    def begin(self, id_: str | None, name: str) -> None:
        """Show an organisation, or none."""
        self.value = id_ or ""
        self.field.setText(name)
        self._show([])

    def say_mistake(self, words: str | None) -> None:
        """Say what is wrong."""
        self._labelled.say_mistake(words)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._labelled.set_label(
            speech.say("Organisation"), note=speech.say("Type a part of its name, then choose.")
        )

    def _on_typed(self, _text: str) -> None:
        self._labelled.say_mistake(None)
        if self.value:
            self.value = ""
            self.edited.emit()
        self._pause.start()

    def _look(self) -> None:
        typed, language = self.field.text().strip(), self._speech.language
        if len(typed) < 2:
            self._show([])
            return

        def work(
            workspace: "Workspace", coalition: "Coalition", _progress: "Progress"
        ) -> "Sequence[tuple[str, str]]":
            places = matching(workspace, coalition, order(workspace, coalition), Filter(typed))[:_MOST]
            found = rows(workspace, places)
            languages = (language, *coalition.record.languages, "en")
            return [
                (found[place].id, name_of(found[place].fields, languages) or "")
                for place in places
                if place in found
            ]

        self._part.read("organisation", work, self._show)

    def _show(self, found: "Sequence[tuple[str, str]]") -> None:
        self._ids = [id_ for id_, _name in found]
        for n, row in enumerate(self._found):
            row.setVisible(n < len(found))
            if n < len(found):
                row.tell(found[n][1])

    def _take(self, n: int) -> None:
        self.value = self._ids[n]
        self.field.setText(self._found[n].text().replace("&&", "&"))
        self._show([])
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take_only(self) -> None:
        if len(self._ids) == 1:
            self._take(0)
