"""The files that can be merged, with what each would bring, and their sums, in columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.laptops.words import size_words
from aca_desktop.ui.parts.buttons import SMALL_SIZE, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.rows import Column, Rule
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY, QUIET

if TYPE_CHECKING:
    from aca_desktop.ui.pages.laptops.importing.bringing_work import Incoming

COUNTS = ("new", "present", "conflicts", "void", "gaps")
_ATTENTION = frozenset({"conflicts", "void", "gaps"})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LAST = len(COUNTS) + 4


def titles(speech: Speech) -> tuple[str, ...]:
    """Return what the columns of numbers are called."""
    return (
        speech.say("New"),
        speech.say("Here already"),
        speech.say("Conflicts"),
        speech.say("No effect"),
        speech.say("Gaps"),
    )


class SoundFiles(Card):
    """`dropped` has the place of a file that is to be left out."""

    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self._inside: QWidget | None = None
        self._grid: QGridLayout | None = None
        self._at = 0

    def show_files(self, files: Sequence["Incoming"], speech: Speech) -> None:
        """Show these; nothing where there are none."""
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setColumnStretch(1, 1)
        self._at = 0
        self.body.addWidget(self._inside)
        sound = [(place, one) for place, one in enumerate(files) if one.is_sound]
        self._add_head(speech)
        for place, one in sound:
            self._add_file(place, one, speech)
        if len(sound) > 1:
            self._add_sum([one for _place, one in sound], speech)
        self.setVisible(bool(sound))
        self._space(self.theme())

    def _add_rule(self) -> None:
        if self._grid is not None:
            self._grid.addWidget(Rule(), self._at, 0, 1, _LAST)
            self._at += 1

    def _add_head(self, speech: Speech) -> None:
        if self._grid is None:
            return
        self._grid.addWidget(
            Text(speech.say("From which laptop"), QUIET.strong, "quiet", fixed=True), self._at, 0, 1, 2
        )
        for place, title in enumerate(titles(speech)):
            self._grid.addWidget(Text(title, QUIET.strong, "quiet", fixed=True), self._at, 2 + place, _RIGHT)
        self._grid.setRowMinimumHeight(self._at, self.theme().px(36))
        self._at += 1

    def _add_file(self, place: int, file: "Incoming", speech: Speech) -> None:
        merged = file.result.merged if file.result is not None else None
        if merged is None or self._grid is None:
            return
        self._add_rule()
        nothing = not (merged.new or merged.filled)
        self._grid.addWidget(Symbol("copy" if nothing else "file-check", 20), self._at, 0)
        size = size_words(file.size, speech)
        below = f"{file.path.name} · {size}" if file.maker else size
        told = (Text(file.maker or file.path.name, BODY.strong), quiet(below))
        name = Column(None, *told, None, gap=0)
        self._grid.addWidget(name, self._at, 1)
        self._add_counts({name: getattr(merged, name) for name in COUNTS}, speech)
        self._grid.addWidget(_chip(file, speech), self._at, 2 + len(COUNTS), _RIGHT)
        away = icon_button("x", speech.say("Leave out {name}", name=file.path.name), SMALL_SIZE)
        away.clicked.connect(lambda: self.dropped.emit(place))
        self._grid.addWidget(away, self._at, _LAST - 1)
        self._grid.setRowMinimumHeight(self._at, self.theme().px(60))
        self._at += 1

    def _add_sum(self, files: Sequence["Incoming"], speech: Speech) -> None:
        if self._grid is None:
            return
        self._add_rule()
        together = speech.say_count("{count} file together", "{count} files together", len(files))
        self._grid.addWidget(Text(together, BODY.strong), self._at, 0, 1, 2)
        self._add_counts(summed(files), speech)
        self._grid.setRowMinimumHeight(self._at, self.theme().px(44))
        self._at += 1

    def _add_counts(self, counts: dict[str, int], speech: Speech) -> None:
        if self._grid is None:
            return
        for place, (name, number) in enumerate(counts.items()):
            matters = number > 0 and name != "present"
            tone = "quiet" if not matters else "sun_ink" if name in _ATTENTION else "text"
            style = BODY.strong if matters else BODY
            self._grid.addWidget(Text(speech.number(number), style, tone, fixed=True), self._at, 2 + place, _RIGHT)

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._space(theme)

    def _space(self, theme: Theme) -> None:
        if self._grid is not None:
            self._grid.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
            self._grid.setHorizontalSpacing(theme.px(16))
            self._grid.setVerticalSpacing(0)


def summed(files: Sequence["Incoming"]) -> dict[str, int]:
    """Return what files come to; a gap that several see is one, so that the last file's number counts."""
    found = [file.result.merged for file in files if file.result is not None and file.result.merged is not None]
    counts = {name: sum(getattr(one, name) for one in found) for name in COUNTS}
    counts["gaps"] = found[-1].gaps if found else 0
    return counts


def _chip(file: "Incoming", speech: Speech) -> Chip:
    merged = file.result.merged if file.result is not None else None
    if merged is None or not (merged.new or merged.filled or merged.purged):
        return Chip(speech.say("Nothing new"))
    if merged.gaps:
        return Chip(speech.say("Ready, with gaps"), Tone.ATTENTION)
    return Chip(speech.say("Ready"), Tone.GOOD, icon="check")
