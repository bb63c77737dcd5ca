"""The public sentences in a list: what each needs, what was counted, whether it is true. A row opens the proof."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.i18n import Speech
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.figures.claims.claim_cells import ClaimRows, columns
from aca_desktop.ui.pages.figures.figures_part import fill
from aca_desktop.ui.pages.figures.fitting_table import FittingTable
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import Index
from aca_desktop.ui.parts.rows import Row, Rule
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.figures.claim_texts import Worded
    from aca_desktop.services.figures.claims import Checked

_ROW = 48


class ClaimsCard(Card):
    """`asked` (WantedFigures): a sentence is to be opened, or a new one written; `told`: a Message."""

    asked = Signal(object)
    told = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._speech = Speech("en")
        self._invitation = ""
        self._may_write = self._is_read = False
        self._title, self._state = section_title(""), quiet("")
        self._copy = Button("", Kind.TEXT, icon="copy")
        self._new = Button("", Kind.TEXT, icon="plus")
        self._none = Text("", BODY, "quiet", wraps=True)
        self._empty = Row(self._none, margins=(16, 16, 16, 16))
        self.table = FittingTable(row=_ROW, header=False, least=4)
        self.rows = ClaimRows(self.table)
        self.table.setModel(self.rows)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self._copy.clicked.connect(self._copy_all)
        self._new.clicked.connect(lambda: self.asked.emit(WantedFigures("claims", edited=True)))
        head = Row(self._title, self._state, self._copy, self._new, margins=(16, 6, 8, 6))
        head.box.setStretch(1, 1)
        fill(self, head, Rule(), self._empty, self.table)

    def show_claims(self, claims: "list[Worded]", tags: tuple[str, ...], *, may_write: bool) -> None:
        """Show sentences that are still to be counted."""
        self._may_write, self._is_read = may_write, True
        self.rows.show_claims(claims, tags)
        self._tell()

    def show_checked(self, checked: "list[Checked]", today: date) -> None:
        """Show how they stand today."""
        self._today = today
        self.rows.show_checked(checked)
        self.table.set_columns(columns(self._speech, self.rows.numbers))
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("Public sentences"))
        self._copy.setText(speech.say("Copy the true ones"))
        self._new.setText(speech.say("New sentence"))
        self._invitation = speech.say(
            "A public sentence says something with a number, such as “More than 35 organisations have "
            "signed”. Write one down, and the program tells at any time whether it is true."
        )
        self.table.setAccessibleName(speech.say("Public sentences"))
        self.rows.say(speech)
        self.table.set_columns(columns(speech, self.rows.numbers))
        self._tell()

    def _tell(self) -> None:
        there = bool(self.rows.claims)
        self._empty.setVisible(not there)
        self._none.setText(self._invitation if self._is_read else self._speech.say("Being counted…"))
        self.table.setVisible(there)
        self._new.setVisible(self._may_write)
        self._copy.setVisible(any(one.verdict == "true" for one in self.rows.checked))
        self._state.setText(self._standing() if there else "")

    def _standing(self) -> str:
        """Return in a few words how all of them stand."""
        speech, checked = self._speech, self.rows.checked
        if len(checked) < len(self.rows.claims):
            return speech.say("being counted…")
        counted = [one for one in checked if one.claim.basis == "counted"]
        true = sum(one.verdict == "true" for one in counted)
        cited = len(checked) - len(counted)
        if not counted:
            said = ""
        elif true == len(counted) == 1:
            said = speech.say("true, checked now")
        else:
            said = speech.say(
                "{some} of {all} true, checked now", some=speech.number(true), all=speech.number(len(counted))
            )
        beside = speech.say_count("{count} cited", "{count} cited", cited) if cited else ""
        return " · ".join(one for one in (said, beside) if one)

    def _open(self, index: Index) -> None:
        self.asked.emit(WantedFigures("claims", opened=self.rows.claims[index.row()].claim.id))

    def _copy_all(self) -> None:
        """Put all true sentences in the window's language and the day on the clipboard, one a line."""
        speech = self._speech
        said = [one.worded.words(speech.language, "en") for one in self.rows.checked if one.verdict == "true"]
        text = "\n".join([*said, f"({speech.day(self._today)})"])
        QGuiApplication.clipboard().setText(text)
        count = len(said)
        self.told.emit(
            Message(
                lambda speech: speech.say_count("Copied {count} sentence.", "Copied {count} sentences.", count),
                Tone.GOOD,
                key="copied",
            )
        )
