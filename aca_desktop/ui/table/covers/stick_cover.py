"""Which of several sticks a copy is saved on. Knows no paper."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.rows import empty
from aca_desktop.ui.table.covers.quiet_covers import Cover
from aca_desktop.ui.table.covers.sticks import Stick
from aca_desktop.ui.table.steps.organisation_rows import OrganisationRow


class StickCover(Cover):
    """`chosen` has the stick's folder (Path). `back_asked`: none of them."""

    chosen = Signal(object)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__("usb")
        self._list = Card(padding=0, gap=0)
        self.inside.box.addWidget(self._list)
        self.back = self.add_button("arrow-left")
        self.back.clicked.connect(self.back_asked)

    def offer(self, sticks: Sequence[Stick]) -> None:
        """Offer these."""
        box = self._list.body
        empty(box)
        for place, stick in enumerate(sticks):
            row = OrganisationRow(stick.name, "", "", signed=False, lined=place > 0)
            row.clicked.connect(lambda _on=False, stick=stick: self.chosen.emit(stick.folder))
            box.addWidget(row)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        super().retranslate(speech)
        self.title.setText(speech.say("Save to USB"))
        self.words.setText(speech.say("Which stick is yours?"))
        self.back.setText(speech.say("Back"))
