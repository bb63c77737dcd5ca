"""Backups in columns: when and why each was made, its size, whether it can be read through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET

_WHY = {
    "by-hand": mark("by hand"),
    "backup": mark("by hand"),
    "import": mark("before bringing in files"),
    "table": mark("before importing a table"),
    "schedule": mark("on schedule"),
    "before-restore": mark("before restoring"),
    "migration": mark("before a newer program"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup: where it lies, when it was made, why (a code), its size in bytes."""

    path: Path
    made: str
    why: str
    size: int


class BackupList(ThemedWidget, QWidget):
    """Backups in columns; `restore_asked` has the path of one."""

    restore_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: QWidget | None = None
        self._grid: QGridLayout | None = None
        self._column = Column(gap=0)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        self._checks: dict[Path, tuple[Symbol, Text]] = {}
        self._speech = Speech("en")

    def show_backups(self, found: Sequence[Kept], speech: Speech, *, may_restore: bool) -> None:
        """Show these."""
        self._speech = speech
        if self._rows is not None:
            self._column.box.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows, self._checks = QWidget(), {}
        self._grid = grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        titles = (speech.say("Made"), speech.say("Why"), speech.say("Size"), speech.say("Check"))
        for column, title in enumerate(titles):
            align = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(Text(title, QUIET.strong, "quiet", fixed=True), 0, column, align)
        grid.setRowMinimumHeight(0, self.theme().px(32))
        for row, one in enumerate(found, 1):
            grid.addWidget(Rule(), 2 * row - 1, 0, 1, 5)
            self._add(grid, 2 * row, one, may_restore=may_restore)
        self._column.box.addWidget(self._rows)
        self.setVisible(bool(found))
        self._space(self.theme())

    def _add(self, grid: QGridLayout, row: int, one: Kept, *, may_restore: bool) -> None:
        speech = self._speech
        made = moment_of(speech, one.made)
        grid.addWidget(Text(made, fixed=True), row, 0)
        grid.addWidget(Text(speech.say(_WHY[one.why]) if one.why in _WHY else one.path.name, tone="quiet"), row, 1)
        grid.addWidget(
            Text(size_of(speech, one.size), tone="quiet", fixed=True), row, 2, Qt.AlignmentFlag.AlignRight
        )
        symbol, words = Symbol("clock", 16), Text(speech.say("being read"), QUIET, "quiet", fixed=True)
        self._checks[one.path] = symbol, words
        grid.addWidget(Row(symbol, words, None, gap=4), row, 3)
        button = Button(speech.say("Restore…"), size=SMALL_SIZE)
        button.setAccessibleName(speech.say("Restore the backup of {moment}", moment=made))
        button.clicked.connect(lambda: self.restore_asked.emit(one.path))
        button.setEnabled(may_restore)
        grid.addWidget(button, row, 4)
        grid.setRowMinimumHeight(row, self.theme().px(40))

    def show_sound(self, sound: dict[Path, bool]) -> None:
        """Say which of them can be read through."""
        speech = self._speech
        for path, is_sound in sound.items():
            if path not in self._checks:
                continue
            symbol, words = self._checks[path]
            symbol.show_icon(
                "circle-check" if is_sound else "triangle-alert", tone="primary" if is_sound else "sun_ink"
            )
            words.setText(speech.say("reads well") if is_sound else speech.say("does not open"))
            words.set_tone("primary" if is_sound else "sun_ink")

    @override
    def use_theme(self, theme: Theme) -> None:
        self._space(theme)

    def _space(self, theme: Theme) -> None:
        if self._grid is not None:
            self._grid.setHorizontalSpacing(theme.px(16))
            self._grid.setVerticalSpacing(0)


def moment_of(speech: Speech, made: str) -> str:
    """Return when a backup was made, as its name says."""
    try:
        moment = datetime.strptime(made, "%Y%m%dT%H%M%S")  # noqa: DTZ007 (the laptop's own time)
    except ValueError:
        return made
    return speech.day_and_hour(moment)


def size_of(speech: Speech, size: int) -> str:
    """Return how large a file is, in megabytes."""
    return speech.say("{size} MB", size=speech.number(max(1, round(size / 1_000_000))))
