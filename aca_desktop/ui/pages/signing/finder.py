"""For whom somebody signs: an organisation found by a few letters, or one that is added. Knows no person.

Nobody can browse the list: it is looked through from three letters on, two in Japanese.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from aca_desktop.domain.countries import COUNTRIES
from aca_desktop.domain.finding import enough_to_find
from aca_desktop.domain.problems import Problem
from aca_desktop.domain.sectors import PRESETS, in_order
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.pages.part import side_by_side
from aca_desktop.ui.pages.signing.filled import FilledOrganisation
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.combos import Combo
from aca_desktop.ui.parts.fields import Field, Labelled, SearchField
from aca_desktop.ui.parts.found_rows import key_among_rows
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.coalitions import Coalition
    from aca_desktop.services.organisations import OrganisationRow, Page
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session

MOST_SHOWN = 5
_PAUSE = 120
_STATUSES = {
    "approved": mark("Has signed"),
    "signed": mark("Has signed"),
    "provisional": mark("Has signed"),
}


class Finder(Column):
    """`chosen` tells that it is another organisation, or none."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._speech = Speech("en")
        self._session: Session | None = None
        self._which: Coalition | None = None
        self._id: str | None = None
        self._name = ""
        self._asked = 0
        self._filled_for: object = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._build_search()
        self._build_chosen()
        self._build_new()
        self._show_state(adding=False)

    def _build_search(self) -> None:
        self.search = SearchField("", "", "")
        self.search.composed.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._search_label = Labelled("", self.search)
        self._found = Column(gap=0)
        self._add = Button("", icon="plus")
        self._add.clicked.connect(lambda: self._show_state(adding=True, focus=True))
        self._searching = Column(self._search_label, self._found, Row(self._add, None), gap=8)
        self.box.addWidget(self._searching)

    def _build_chosen(self) -> None:
        self._shown = Text("", BODY.strong, wraps=True)
        self._signed = Chip("", Tone.GOOD, icon="check")
        self._change = Button("", icon="pencil")
        self._change.clicked.connect(self.choose_another)
        row = Row(self._shown, self._signed, self._change)
        row.box.setStretch(0, 1)
        self._note = quiet("", wraps=True)
        self._chosen = Column(row, self._note, gap=4)
        self.box.addWidget(self._chosen)

    def _build_new(self) -> None:
        self.name, self.sector, self.country = Field(), Combo(), Combo()
        self._labels = {
            "names": Labelled("", self.name),
            "sector": Labelled("", self.sector),
            "country": Labelled("", self.country),
        }
        self._back = Button("", icon="search")
        self._back.clicked.connect(self.choose_another)
        self.name.textEdited.connect(lambda _text: self._labels["names"].say_mistake(None))
        self.name.textChanged.connect(lambda _text: self.chosen.emit())
        for kind in ("sector", "country"):
            combo: Combo = getattr(self, kind)
            combo.activated.connect(lambda _place, kind=kind: self._labels[kind].say_mistake(None))
        self._new = Column(
            self._labels["names"],
            side_by_side(self._labels["sector"], self._labels["country"]),
            Row(self._back, None),
            gap=12,
        )
        self.box.addWidget(self._new)

    # what is chosen

    @property
    def filled(self) -> FilledOrganisation:
        """What is filled in."""
        if self._id is not None:
            return FilledOrganisation(self._id)
        return FilledOrganisation(None, self.name.text(), self.sector.currentData(), self.country.currentData())

    @property
    def is_chosen(self) -> bool:
        """Whether there is an organisation, found or added."""
        return self._id is not None or self.is_adding

    @property
    def is_adding(self) -> bool:
        """Whether an organisation is being added."""
        return not self._new.isHidden()

    @property
    def shown_name(self) -> str:
        """The organisation's name as it is shown."""
        return self._name if self._id is not None else self.name.text().strip()

    def show_coalition(self, session: "Session | None", which: "Coalition | None") -> None:
        """Look in this coalition from now on."""
        if (which and which.id) != (self._which and self._which.id) or session is not self._session:
            self.wipe()
        self._session, self._which = session, which
        self._fill()

    def wipe(self) -> None:
        """Forget everything of the organisation chosen or typed."""
        self._id, self._name = None, ""
        self._asked += 1
        self._pause.stop()
        self.search.setText("")
        self.name.setText("")
        self.sector.setCurrentIndex(-1)
        self._choose_own_country()
        self._shown.setText("")
        for label in self._labels.values():
            label.say_mistake(None)
        self._show_rows(())
        self._show_state(adding=False)

    def choose_another(self) -> None:
        """Begin the search anew."""
        self.wipe()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, one: Problem) -> bool:
        """Say what is wrong at its field, and go there; say whether it is one of these fields."""
        field = one.field.removeprefix("organisation.").partition(".")[0]
        label = self._labels.get(field) if one.field.startswith("organisation.") else None
        if label is None:
            return False
        if not self.is_adding:
            self._search_label.say_mistake(self._speech.say("Choose the organisation, or add it."))
            return True
        label.say_mistake(problem(self._speech, one))
        return True

    def first_control(self, one: Problem) -> "Field | Combo":
        """Return where a problem is mended."""
        field = one.field.removeprefix("organisation.").partition(".")[0]
        label = self._labels.get(field)
        if not self.is_adding or label is None or not isinstance(label.control, Field | Combo):
            return self.search
        return label.control

    # looking

    def _look(self) -> None:
        session, which = self._session, self._which
        typed = self.search.text()
        self._search_label.say_mistake(None)
        self._asked += 1
        if session is None or not session.is_open or which is None or not enough_to_find(typed):
            self._show_rows(())
            return
        asked, id_ = self._asked, which.id

        def work(workspace: "Workspace", _progress: "Progress") -> "Page":
            from aca_desktop.services.coalitions import coalition
            from aca_desktop.services.organisations import listing

            return listing(workspace, coalition(workspace, id_), search=typed, limit=MOST_SHOWN)

        session.read(self, work, lambda page: self._on_found(asked, page))

    def _on_found(self, asked: int, page: "Page") -> None:
        if asked == self._asked:
            self._show_rows(page.rows, page.total)

    def _show_rows(self, rows: "Sequence[OrganisationRow]", total: int = 0) -> None:
        box = self._found.box
        while (item := box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, row in enumerate(rows):
            said = self._speech.say(_STATUSES[row.status]) if row.status in _STATUSES else ""
            button = RowButton(self._name_of(row), "building-2", said, lined=place > 0)
            button.clicked.connect(lambda _on=False, row=row: self._choose(row))
            box.addWidget(button)
        said = ""
        if total > len(rows):
            more = total - len(rows)
            said = self._speech.say_count(
                "{count} more fits: type more of the name.", "{count} more fit: type more of the name.", more
            )
        elif enough_to_find(self.search.text()) and not rows:
            said = self._speech.say("Nothing fits so far. If it is not here, add it.")
        if said:
            box.addWidget(quiet(said, wraps=True))

    def _choose(self, row: "OrganisationRow") -> None:
        self._id, self._name = row.id, self._name_of(row)
        self._shown.setText(self._name)
        has_signed = row.status in ("approved", "signed", "provisional")
        self._signed.setVisible(has_signed)
        self._note.setVisible(has_signed)
        self._asked += 1
        with QSignalBlocker(self.search):
            self.search.setText("")
        self._show_rows(())
        self._show_state(adding=False)
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focusNextChild()

    def _name_of(self, row: "OrganisationRow") -> str:
        from aca_desktop.domain.organisation_words import name_of

        own = self._which.record.languages if self._which else ()
        return name_of(row.fields, (self._speech.language, *own, "en")) or "—"

    def _show_state(self, *, adding: bool, focus: bool = False) -> None:
        self._search_label.say_mistake(None)
        self._searching.setVisible(self._id is None and not adding)
        self._chosen.setVisible(self._id is not None)
        self._new.setVisible(self._id is None and adding)
        if focus:
            typed = self.search.text()
            if typed and not self.name.text():
                self.name.setText(typed.strip())
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through what was found with the arrows; Enter in the field takes what alone was found."""
        if not key_among_rows(event, self.search, self._found.findChildren(RowButton)):
            super().keyPressEvent(event)

    # words

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self.search.setPlaceholderText(speech.say("The first letters of its name"))
        self.search.set_clear_words(speech.say("Clear the search"))
        self._search_label.set_label(speech.say("Organisation"))
        self.search.setAccessibleName(speech.say("Organisation"))
        self._found.setAccessibleName(speech.say("Organisations found"))
        self._add.setText(speech.say("It is not there…"))
        self._change.setText(speech.say("Another…"))
        self._signed.tell(speech.say("Has signed"), Tone.GOOD, icon="check")
        self._note.setText(
            speech.say("This organisation has signed already. A second person may sign for it too.")
        )
        self._labels["names"].set_label(speech.say("Name of the organisation"))
        self._labels["sector"].set_label(speech.say("Sector"))
        self._labels["country"].set_label(speech.say("Country"))
        self.sector.setPlaceholderText(speech.say("Choose…"))
        self._back.setText(speech.say("Search for it instead"))
        self._fill()
        self._look()

    def _fill(self) -> None:
        """Fill the lists of sectors and countries, the choices kept."""
        which, speech = self._which, self._speech
        if which is None:
            return
        sectors = which.record.sectors or PRESETS
        shown = (sectors, speech.language)
        if shown == self._filled_for:
            return
        self._filled_for = shown
        chosen, country = self.sector.currentData(), self.country.currentData()
        with QSignalBlocker(self.sector), QSignalBlocker(self.country):
            self.sector.clear()
            for one in in_order(sectors):
                names = one.names
                words = names.get(speech.language) or names.get("en") or one.code
                self.sector.addItem(words, one.code)
            self.sector.setCurrentIndex(self.sector.findData(chosen))
            self.country.clear()
            named = sorted((speech.country_name(code), code) for code in COUNTRIES)
            for words, code in named:
                self.country.addItem(words, code)
            self.country.setCurrentIndex(self.country.findData(country))
        if country is None:
            self._choose_own_country()

    def _choose_own_country(self) -> None:
        own = self._which.record.country if self._which else None
        self.country.setCurrentIndex(self.country.findData(own) if own else -1)
