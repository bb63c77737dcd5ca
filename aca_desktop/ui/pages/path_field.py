"""A path to be typed, or chosen in the system's dialog by whoever holds the field."""

from pathlib import Path

from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Row


class PathField(Labelled):
    """A path that is chosen in the system's dialog and shown; typing it is possible too."""

    def __init__(self) -> None:
        self._field = Field()
        self.button = Button("", icon="folder-open")
        row = Row(self._field, self.button, gap=12)
        super().__init__("", row)
        self._label.setBuddy(self._field)

    @property
    def field(self) -> Field:
        """Where the path stands."""
        return self._field

    @property
    def path(self) -> Path | None:
        """The path, None where nothing is typed."""
        typed = self._field.text().strip()
        return Path(typed) if typed else None

    def show_path(self, path: Path) -> None:
        """Show another path."""
        self._field.setText(str(path))
        self._field.setCursorPosition(len(self._field.text()))

    def set_label(self, label: str, *, hint: str = "", note: str = "") -> None:
        """Say another label, hint and note."""
        super().set_label(label, hint=hint, note=note)
        self._field.setAccessibleName(label)

    def say_mistake(self, words: str | None, *, lasting: bool = False) -> None:
        """Say what is wrong with the path, or with None that nothing is."""
        super().say_mistake(words, lasting=lasting)
        self._field.set_mistaken(words is not None)
        self._field.setAccessibleDescription(words or self._note)
