"""What each column of a table becomes: a list of fields to choose from for each, headed as in the file."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.organisations.panel.field_words import field_words
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import TABLE_FIELD, Labelled
from aca_desktop.ui.theme.theme import Theme

_ACROSS = 5
_FIELDS = ("short", "sector", "country", "place", "represents", "website", "joined", "tier", "notes")
_MORE = ("contacts.spokesperson", "contacts.press", "identifiers.lei", "reading", "id")


class ImportColumns(Card):
    """`chosen`: a column becomes something else; `fields` are what all of them become."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(padding=16)
        self.fields: list[str | None] = []
        self.combos: list[Combo] = []
        self._tags: Sequence[str] = ()
        self._speech = Speech("en")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)

    def show_columns(self, headings: Sequence[str], fields: Sequence[str | None], tags: Sequence[str]) -> None:
        """Show the columns of another file, in a coalition of these languages."""
        for combo in self.combos:
            holder = combo.parentWidget()
            if holder is not None:
                holder.hide()
                holder.deleteLater()
        self.fields, self._tags = list(fields), tags
        self.combos = []
        for place, heading in enumerate(headings):
            combo = Combo(TABLE_FIELD, strong=True)
            combo.activated.connect(lambda _row, place=place: self._choose(place))
            self.combos.append(combo)
            labelled = Labelled(heading.strip() or str(place + 1), combo, lines=0)
            self._grid.addWidget(labelled, place // _ACROSS, place % _ACROSS)
        self._fill()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._fill()

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))

    def _fill(self) -> None:
        speech = self._speech
        for own, combo in zip(self.fields, self.combos, strict=True):
            with QSignalBlocker(combo):
                combo.clear()
                combo.addItem(speech.say("Not imported"), None)
                for name in self._offered(own):
                    combo.addItem(speech.say("Its id here") if name == "id" else field_words(name, speech), name)
                combo.setCurrentIndex(max(0, combo.findData(own)))

    def _offered(self, own: str | None) -> list[str]:
        names = [*(f"names.{tag}" for tag in self._tags), *_FIELDS, *_MORE]
        return names if own is None or own in names else [own, *names]

    def _choose(self, place: int) -> None:
        chosen = self.combos[place].currentData()
        for other, name in enumerate(self.fields):
            if chosen is not None and name == chosen and other != place:
                self.fields[other] = None  # no two columns become the same
        self.fields[place] = chosen
        self._fill()
        self.chosen.emit()
