"""Which declaration or event is shown: a list of those there are, and a button to begin a new one.

A new one has no id until the first of its fields is kept; what is typed meanwhile belongs to the same one.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal

from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.rows import Row


class OneOfSeveral(Row):
    """`asked` has the id of another one, or nothing for a new one; whoever holds it keeps what was typed first."""

    asked = Signal(str)

    def __init__(self) -> None:
        self._choice, self._new = Combo(), Button("", icon="plus")
        super().__init__(self._choice, self._new)
        self._chosen: str | None = None
        self.begun: list[str] = []
        self._choice.activated.connect(lambda _place: self.asked.emit(self._choice.currentData()))
        self._new.clicked.connect(lambda: self.asked.emit(""))

    @property
    def chosen(self) -> str | None:
        """The id of the one that is shown; none for a new one."""
        return self._chosen or None

    def go_to(self, id_: str) -> None:
        """Choose the one of that id, or a new one."""
        self._chosen = id_
        if not id_:
            self.begun = []

    def begun_is_kept(self, begun: list[str]) -> None:
        """Choose a new one under its id, now that the first of its fields is kept, unless another was gone to."""
        if not self._chosen and self.begun is begun:
            self._chosen = begun[0]

    def show_all(self, every: Sequence[tuple[str, str]]) -> None:
        """Offer those there are, by id and words; the last is chosen if the one that was is not here any more."""
        ids = [id_ for id_, _words in every]
        if ids and self._chosen != "" and self._chosen not in ids:
            self._chosen = ids[-1]
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for id_, words in every:
                self._choice.addItem(words, id_)
            self._choice.setCurrentIndex(self._choice.findData(self._chosen) if self._chosen else -1)
        self._choice.setVisible(bool(every))
        self._choice.updateGeometry()

    def let_begin(self, *, may: bool) -> None:
        """Offer to begin a new one, or do not."""
        self._new.setEnabled(may)

    def say(self, kind: str, new: str) -> None:
        """Say what is chosen here, and what a new one is called."""
        self._choice.setAccessibleName(kind)
        self._choice.setPlaceholderText(new)
        self._new.setText(new)
