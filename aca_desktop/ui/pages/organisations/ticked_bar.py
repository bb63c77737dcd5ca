"""What can be done with all organisations that are ticked, at the foot of the list. Writes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.organisations.organisation_list import OrganisationRow


class TickedBar(Column):
    """Says how many are ticked, and how many of them an action would touch. Hidden while none is."""

    approve_asked = Signal(object)
    none_asked = Signal()

    def __init__(self) -> None:
        self._count = Text("", BODY.strong, fixed=True)
        self.approve = Button("", icon="check")
        self.none = Button("", Kind.TEXT)
        super().__init__(Rule(), Row(self._count, None, self.approve, self.none, margins=(16, 8, 8, 8)), gap=0)
        self._speech = Speech("en")
        self._ticked: Sequence[OrganisationRow] = ()
        self._may_review = False
        self.approve.clicked.connect(lambda: self.approve_asked.emit([one.id for one in self._waiting()]))
        self.none.clicked.connect(self.none_asked)
        self.setObjectName(ACTION_ROW)
        self.hide()

    def show_ticked(self, ticked: "Sequence[OrganisationRow]", *, may_review: bool) -> None:
        """Show that these are ticked."""
        self._ticked, self._may_review = ticked, may_review
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._tell()

    def _waiting(self) -> "list[OrganisationRow]":
        return [one for one in self._ticked if one.status == "signed"]

    def _tell(self) -> None:
        speech, count, waiting = self._speech, len(self._ticked), len(self._waiting())
        self.setVisible(bool(count))
        self._count.setText(speech.say_count("{count} ticked", "{count} ticked", count))
        self.approve.setText(
            speech.say("Approve {some} of {all}", some=speech.number(waiting), all=speech.number(count))
        )
        self.approve.setEnabled(waiting > 0 and self._may_review)
        self.none.setText(speech.say("Tick none"))
