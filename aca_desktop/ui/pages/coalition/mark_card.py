"""What stands for the coalition on its papers: growth rings, or a logo. It shows and asks; it writes nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.rings import Growth
from aca_desktop.i18n import Speech, mark
from aca_desktop.ui import choosing
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.drop_zone import DropZone
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.parts.marks import CoalitionMark
from aca_desktop.ui.parts.picture import Picture
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import quiet, section_title

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition

_AMPLITUDES = (
    ("0.05", mark("almost round")),
    ("0.08", mark("calm")),
    ("0.12", mark("lively")),
    ("0.17", mark("strong")),
)
_SIZE = (200, 96)
_ENDINGS = "*.png *.jpg *.jpeg *.svg"


class MarkCard(Card):
    """`rings_chosen`: the field `mark`. `picture_brought`: a file (Path). `logo_removed`: the rings are wanted."""

    rings_chosen = Signal(object)
    picture_brought = Signal(object)
    logo_removed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=24)
        self._title, self._why = section_title(""), quiet("", wraps=True)
        self._speech: Speech | None = None
        self._build_rings()
        self._build_logo()
        for widget in (self._title, self._why, self._rings, self._shown, self.zone):
            self.body.addWidget(widget)

    def _build_rings(self) -> None:
        self._mark = CoalitionMark(Growth(5, 0.12, ""), 96)
        self.lobes, self.amplitude = Combo(), Combo()
        for number in range(3, 13):
            self.lobes.addItem(str(number), number)
        self._lobes_label, self._amplitude_label = (
            Labelled("", self.lobes, lines=0),
            Labelled("", self.amplitude, lines=0),
        )
        for combo in (self.lobes, self.amplitude):
            combo.activated.connect(lambda _place: self._choose_rings())
        self._rings = Row(
            self._mark, Column(Row(self._lobes_label, self._amplitude_label, None, gap=16), None), gap=24
        )
        self._rings.box.setStretch(1, 1)

    def _build_logo(self) -> None:
        self.picture = Picture(_SIZE)
        self._remove = Button("", icon="trash-2")
        self._remove.clicked.connect(self.logo_removed)
        self._shown = Row(self.picture, self._remove, None, gap=24)
        self.zone = DropZone("", "", icon="image")
        self._choose = Button("", icon="folder-open")
        self._choose.clicked.connect(self._choose_picture)
        self.zone.box.addWidget(self._choose)
        self.zone.dropped.connect(self._take)

    def show_coalition(self, coalition: "Coalition") -> None:
        """Show what stands for it now."""
        self._mark.show_growth(Growth(coalition.lobes, coalition.amplitude, coalition.code))
        with QSignalBlocker(self.lobes), QSignalBlocker(self.amplitude):
            self.lobes.setCurrentIndex(self.lobes.findData(coalition.lobes))
            nearest = min(_AMPLITUDES, key=lambda one: abs(float(one[0]) - coalition.amplitude))
            self.amplitude.setCurrentIndex(self.amplitude.findData(nearest[0]))
        self.picture.show_png(
            coalition.logo or b"", self._speech.say("The coalition’s logo") if self._speech else ""
        )
        self._rings.setVisible(coalition.logo is None)
        self._shown.setVisible(coalition.logo is not None)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("Logo or mark"))
        self._why.setText(
            speech.say(
                "It stands on every paper beside the coalition’s name. Without a logo these are growth rings, "
                "each coalition’s own."
            )
        )
        self._lobes_label.set_label(speech.say("Lobes"))
        self._amplitude_label.set_label(speech.say("Waves"))
        self._remove.setText(speech.say("Remove the logo"))
        self._choose.setText(speech.say("Choose a picture…"))
        self.zone.set_words(speech.say("Drop a logo here"), speech.say("PNG, JPEG or SVG"))
        with QSignalBlocker(self.amplitude):
            self.amplitude.clear()
            for value, words in _AMPLITUDES:
                self.amplitude.addItem(speech.say(words), value)

    def _choose_rings(self) -> None:
        value: dict[str, Json] = {
            "lobes": int(self.lobes.currentData()),
            "amplitude": str(self.amplitude.currentData()),
        }
        self.rings_chosen.emit(value)

    def _choose_picture(self) -> None:
        if self._speech is not None:
            words = self._speech.say("Choose a picture…").rstrip("…")
            path = choosing.file_to_open(self, words, f"PNG, JPEG, SVG ({_ENDINGS})")
            if path is not None:
                self.picture_brought.emit(path)

    def _take(self, paths: list[Path]) -> None:
        if paths:
            self.picture_brought.emit(paths[0])
