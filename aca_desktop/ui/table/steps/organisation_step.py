"""First step: in which language somebody reads, and for which organisation they sign. Knows no person.

Nobody can browse the list: organisations are looked for from three letters on, two in Japanese.
"""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from aca_desktop.domain.organisations.finding import enough_to_find
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.fields import SIGNING_SEARCH, SearchField
from aca_desktop.ui.parts.fields.found_rows import key_among_rows
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.form import Form
from aca_desktop.ui.table.steps.choices import Choices
from aca_desktop.ui.table.steps.controls import FLAT, FOOT, TableButton
from aca_desktop.ui.table.steps.new_organisation import NewOrganisation
from aca_desktop.ui.table.steps.organisation_rows import OrganisationRow
from aca_desktop.ui.table.steps.step import Step, Table
from aca_desktop.ui.table.steps.typed_field import FLAT_FIELD
from aca_desktop.ui.theme.type import SIGNING, STEP_TITLE

if TYPE_CHECKING:
    from aca_desktop.services.signing.queue import Candidate, Found
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session

MOST_SHOWN = 5
_PAUSE = 120


class OrganisationStep(Step):
    """`language_chosen`: another language is read. `aside` belongs into the foot, beside the way on."""

    language_chosen = Signal(str)

    def __init__(self, session: "Session") -> None:
        super().__init__(gap=16)
        self._session = session
        self._large = False
        self._asked = 0
        self._typed = ""
        self._signed: Candidate | None = None
        self._found_now: Found | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look_for)
        self.languages = Choices()
        self.languages.taken.connect(self.language_chosen)
        self._title = Text("", STEP_TITLE, wraps=True)
        self._build_search()
        self._build_chosen()
        self._build_signed()
        self.new = NewOrganisation(session)
        self.new.changed.connect(self._on_new)
        self._build_aside()
        for widget in (self.languages, self._title, self._searching, self._chosen, self._has_signed, self.new):
            self.box.addWidget(widget)
        self.box.addStretch(1)
        self._show_state()

    def _build_search(self) -> None:
        self.search = SearchField("", "", "", size=SIGNING_SEARCH, clear_size=FLAT)
        self.search.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.search.composed.connect(self._on_typed)
        self.search.textChanged.connect(self._on_typed)
        self._found = Card(padding=0, gap=0)
        self._found.hide()
        self._said = Text("", SIGNING, "quiet", wraps=True)
        self._searching = Column(self.search, self._found, self._said, gap=16)

    def _build_chosen(self) -> None:
        self._shown = Text("", SIGNING.strong, wraps=True)
        self.another = TableButton(icon="pencil")
        self.another.clicked.connect(self._begin_anew)
        row = Row(Symbol("building-2", 28, tone="primary"), self._shown, self.another, gap=16)
        row.box.setStretch(1, 1)
        self._chosen = Card(padding=24)
        self._chosen.body.addWidget(row)

    def _build_signed(self) -> None:
        self._kind_words = Text("", SIGNING, wraps=True)
        self.second = TableButton(kind=Kind.PRIMARY, icon="user-plus", fills=True)
        self.wrong = TableButton(icon="search", fills=True)
        self.staff = TableButton(icon="hand", fills=True)
        self.second.clicked.connect(self._sign_again)
        self.wrong.clicked.connect(self._begin_anew)
        self.staff.clicked.connect(self.help_asked)
        self._has_signed = Card(padding=24, gap=16)
        for widget in (self._kind_words, self.second, self.wrong, self.staff):
            self._has_signed.body.addWidget(widget)

    def _build_aside(self) -> None:
        self.add = TableButton(size=FOOT, icon="plus")
        self.add.clicked.connect(self._begin_new)
        self.back_to_search = TableButton(size=FOOT, icon="search")
        self.back_to_search.clicked.connect(self._begin_anew)
        self.aside = Row(self.add, self.back_to_search, None, gap=24)

    # what is filled in

    @override
    def show_table(self, table: Table) -> None:
        super().show_table(table)
        self.languages.offer([(tag, Speech(tag).language_name(tag).capitalize()) for tag in table.languages])
        self._show_languages()
        self.new.show_table(table)

    def _show_languages(self) -> None:
        """Offer the languages here, unless the text is so large that only the head has room for them."""
        several = self.table is not None and len(self.table.languages) > 1
        self.languages.setVisible(several and not self._large)

    @override
    def show_form(self, form: Form) -> None:
        super().show_form(form)
        self.languages.take(form.language)
        self.new.show_form(form)
        self._signed, self._found_now = None, None
        self._asked += 1
        with QSignalBlocker(self.search):
            self.search.setText("")
        self._typed = ""
        self._pause.stop()
        self._show_rows()
        self._show_state()

    @override
    def take_form(self, form: Form) -> None:
        super().take_form(form)
        self.languages.take(form.language)
        self.new.take_form(form)

    @override
    def finish(self) -> None:
        self.new.finish()

    @override
    def begin(self) -> None:
        if self.form.new:
            self.new.begin()
        elif self.form.organisation is None and self._signed is None:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def blocker(self) -> tuple[str, bool] | None:
        if self.form.new:
            return self.new.blocker()
        if self._signed is not None:
            return "", False
        if self.form.organisation is None:
            return self.speech.say("Touch your organisation"), False
        return None

    @property
    def goes_on_by_itself(self) -> bool:
        """Whether a touch on a row goes on, so that no button for it is shown."""
        return not self.form.new and self.form.organisation is None

    def _choose(self, one: "Candidate") -> None:
        if self.table is not None and one.signed_version(self.table.publication.id) is not None:
            self._signed = one
            words = self.speech.say(
                "**{organisation}** has already signed. Thank you! A second person may sign for it too.",
                organisation=literal(one.name),
            )
            self._kind_words.set_marked(words)
            self._show_state()
            self.second.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._take(one, again=False)

    def _sign_again(self) -> None:
        if self._signed is not None:
            self._take(self._signed, again=True)

    def _take(self, one: "Candidate", *, again: bool) -> None:
        self.changed.emit({"organisation": one.id, "shown": one.name, "again": again, "new": False})
        self._signed = None
        self._show_state()
        self.done.emit()

    def _begin_anew(self) -> None:
        self.changed.emit({"organisation": None, "shown": "", "again": False, "new": False})
        self._signed = None
        self._show_state()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_new(self) -> None:
        changes: dict[str, object] = {"organisation": None, "shown": "", "new": True}
        if not self.form.new_name:
            changes["new_name"] = self._typed.strip()
        if self.form.new_country is None and self.table is not None:
            changes["new_country"] = self.table.which.record.country
        self.changed.emit(changes)
        self._signed = None
        self.new.show_form(self.form)
        self._show_state()
        self.new.begin()

    def _on_new(self, changes: object) -> None:
        self.changed.emit(changes)
        self.judged.emit()

    def _show_state(self) -> None:
        new, chosen = self.form.new, self.form.organisation is not None
        signed = self._signed is not None
        self._searching.setVisible(not (new or chosen or signed))
        self._chosen.setVisible(chosen and not new and not signed)
        self._has_signed.setVisible(signed and not chosen)
        self.new.setVisible(new)
        self.add.setVisible(not (new or chosen))
        self.back_to_search.setVisible(new)
        self._shown.setText(self.form.shown)
        self.judged.emit()

    # looking

    def _on_typed(self, text: str) -> None:
        self._typed = text
        self._pause.start()

    def _look_for(self) -> None:
        session, table, typed = self._session, self.table, self._typed
        self._asked += 1
        if table is None or not session.is_open or not enough_to_find(typed):
            self._found_now = None
            self._show_rows()
            return
        asked, id_, language = self._asked, table.which.id, self.form.language

        def work(workspace: "Workspace", _progress: "Progress") -> "Found":
            from aca_desktop.services.coalition.coalitions import coalition
            from aca_desktop.services.signing.queue import find

            return find(workspace, coalition(workspace, id_), typed, language, limit=MOST_SHOWN)

        session.read(self, work, lambda found: self._on_found(asked, found))

    def _on_found(self, asked: int, found: "Found") -> None:
        if asked == self._asked:
            self._found_now = found
            self._show_rows()

    def _show_rows(self) -> None:
        box, found = self._found.body, self._found_now
        empty(box)
        for place, one in enumerate(found.candidates if found else ()):
            row = self._row(one, lined=place > 0)
            row.clicked.connect(lambda _on=False, one=one: self._choose(one))
            box.addWidget(row)
        self._found.setVisible(bool(found and found.candidates))
        self._found.setAccessibleName(self.speech.say("Organisations found"))
        said = ""
        if found is not None and found.more:
            said = self.speech.say("More of them fit: type more of the name.")
        elif found is not None and not found.candidates:
            said = self.speech.say("Nothing fits so far. If yours is not here, add it.")
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _row(self, one: "Candidate", *, lined: bool) -> OrganisationRow:
        beside, signed = "", False
        if self.table is not None and one.signed_version(self.table.publication.id) is not None:
            beside, signed = self.speech.say("Already signed"), True
        elif one.signed:
            beside = self.speech.say("Signed version {version}", version=one.signed[-1].label)
        second = self.speech.say("{sector}, {place}", sector=one.sector, place=one.place)
        return OrganisationRow(one.name, second if one.place else one.sector, beside, signed=signed, lined=lined)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through what was found with the arrows; Enter in the field takes what alone was found."""
        if not key_among_rows(event, self.search, self._found.findChildren(OrganisationRow)):
            super().keyPressEvent(event)

    # words

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self._title.setText(speech.say("Which organisation do you represent?"))
        self.search.setPlaceholderText(speech.say("Type the first letters of its name"))
        self.search.set_clear_words(speech.say("Clear the search"))
        self.search.setAccessibleName(speech.say("Which organisation do you represent?"))
        self.another.setText(speech.say("Another one"))
        self.second.setText(speech.say("I sign as a second person"))
        self.wrong.setText(speech.say("Choose another organisation"))
        self.staff.setText(speech.say("Ask the staff"))
        self.add.setText(speech.say("I can’t find my organisation"))
        self.back_to_search.setText(speech.say("Search for it instead"))
        self.new.retranslate(speech)
        if self._signed is not None:
            self._choose(self._signed)
        self._show_rows()
        if self._found_now is not None:
            self._look_for()

    @override
    def set_large(self, large: bool) -> None:
        self._large = large
        self._title.set_style(SIGNING.strong if large else STEP_TITLE)
        self.search.set_size(FLAT_FIELD if large else SIGNING_SEARCH)
        self.new.set_large(large)
        self._show_languages()
        for button in (self.another, self.second, self.wrong, self.staff, self.add, self.back_to_search):
            button.set_large(large)
