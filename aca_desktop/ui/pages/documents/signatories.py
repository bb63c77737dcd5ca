"""Whose paper: the organisations that have signed, a few letters of a name narrow them. Knows no paper."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, QTimer, Signal

from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import SearchField
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisations import Page
    from aca_desktop.ui.session import Session

_PAUSE = 120
_MOST, _LEAST = 50, 112
_IN_FORCE: tuple[OrganisationStatus, ...] = ("approved", "signed", "provisional")


class Signatories(Row):
    """`chosen` tells the signature's id and the organisation's name, "" for nobody; `counted` how many."""

    chosen = Signal(str, str)
    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._speech = Speech("en")
        self._session: Session | None = None
        self._which: Coalition | None = None
        self._asked = 0
        self.search = SearchField("", "", "")
        self.list = Combo()
        self.box.addWidget(self.search, 2)
        self.box.addWidget(self.list, 3)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look_up)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.list.activated.connect(lambda _place: self._tell())

    def show_coalition(self, session: "Session | None", coalition: "Coalition | None") -> None:
        """Look in this coalition from now on."""
        self._session, self._which = session, coalition
        self.look_up()

    def look_up(self) -> None:
        """Look for who has signed."""
        session, which = self._session, self._which
        self._asked += 1
        if session is None or not session.is_open or which is None:
            return
        asked, id_, typed = self._asked, which.id, self.search.text()

        session.read(
            self,
            lambda workspace, _progress: listing(
                workspace, coalition(workspace, id_), search=typed or None, statuses=_IN_FORCE, limit=_MOST
            ),
            lambda page: self._show(asked, typed, page),
        )

    def _show(self, asked: int, typed: str, page: "Page") -> None:
        if asked != self._asked or self._which is None:
            return
        before = self.list.currentData()
        languages = (self._speech.language, *self._which.record.languages, "en")
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in page.rows:
                best = next((one.id for one in row.signatures if one.status == row.status), None)
                if best is not None:
                    self.list.addItem(name_of(row.fields, languages) or "—", best)
            self.list.setCurrentIndex(max(0, self.list.findData(before)) if self.list.count() else -1)
        if not typed:
            self.counted.emit(page.total)
        if self.list.currentData() != before or before is None:
            self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.list.currentData() or "", self.list.currentText())

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self.list.setMinimumWidth(theme.px(_LEAST))

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self.search.setPlaceholderText(speech.say("Search"))
        self.search.setAccessibleName(speech.say("Search who has signed"))
        self.search.set_clear_words(speech.say("Clear the search"))
        self.list.setAccessibleName(speech.say("Organisation"))
        self.list.setPlaceholderText(speech.say("Nobody has signed yet."))
