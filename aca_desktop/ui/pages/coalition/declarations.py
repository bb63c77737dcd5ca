"""Declarations: written in every language side by side, seen as the PDF they become, checked and published."""

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QDialog

from aca_desktop.domain.coalition.declaration_record import PublicSince
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.declarations import change, declarations, publish
from aca_desktop.services.journal.field_conflicts import conflicts_of, newest_entry
from aca_desktop.services.papers.papers import Papers
from aca_desktop.ui.frame.messages import Action
from aca_desktop.ui.pages.coalition.one_of_several import OneOfSeveral
from aca_desktop.ui.pages.coalition.publishing import PublishDialog, Publishing
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pages import Pages
from aca_desktop.ui.pages.part import Part, side_by_side
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.tabs import Tabs
from aca_desktop.ui.parts.text import quiet, section_title
from aca_desktop.ui.session import Session

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.coalition.declarations import Declaration
    from aca_desktop.services.workspace.workspaces import Workspace

_REST = 30_000
"""After so many milliseconds without a key, what is typed is saved, though the field was not left."""

_DRAW = 500
_PUBLISH = 2
"""The place of the tab where a version is published."""

_DAYS = (
    ("opens", mark("First day of signing")),
    ("closes", mark("Last day of signing")),
    ("embargo", mark("Nobody signs before")),
)


class DeclarationsPart(Part):
    """Titles, texts and days save when they are left, and after half a minute's rest."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._all: list[Declaration] = []
        self._which = OneOfSeveral()
        self._which.asked.connect(self._go_to)
        self._tabs = Tabs("", "", "", "")
        self._tabs.currentChanged.connect(self._show_tab)
        self.box.addWidget(Row(self._which, None, self._tabs))
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.keep)
        self._draw = QTimer(self, singleShot=True, interval=_DRAW)
        self._draw.timeout.connect(self._draw_preview)
        self._build_editor()
        self._build_preview()
        self._publishing = Publishing()
        self._publishing.publish_asked.connect(self._ask_to_publish)
        self.box.addWidget(self._publishing)
        self._to_publishing = Button("", Kind.PRIMARY, icon="arrow-right", icon_after=True)
        self._to_publishing.clicked.connect(lambda: self._tabs.setCurrentIndex(_PUBLISH))
        self.foot = Row(None, self._to_publishing)
        self._show_tab(0)

    def _build_editor(self) -> None:
        self._title_title, self._text_title = section_title(""), section_title("")
        self._how = quiet("", wraps=True)
        self._titles = WordsField("titles", needed=True)
        self._texts = WordsField("texts", high=340, needed=True)
        for field in (self._titles, self._texts):
            field.left.connect(lambda tag, text, field=field: self._save({f"{field.name}.{tag}": text}))
            field.edited.connect(self._on_typed)
        card = Card(padding=24)
        for widget in (self._title_title, self._titles, self._text_title, self._how, self._texts):
            card.body.addWidget(widget)
        self._days = {name: Labelled("", Field()) for name, _label in _DAYS}
        for name, labelled in self._days.items():
            day = labelled.control
            if isinstance(day, Field):
                day.editingFinished.connect(lambda name=name: self._save_day(name))
        self._days_card = Card(padding=24)
        self._days_card.body.addWidget(side_by_side(*self._days.values()))
        self._editor = Column(card, self._days_card, gap=16)
        self.box.addWidget(self._editor)

    def _build_preview(self) -> None:
        self._language = Combo()
        self._language.activated.connect(lambda _place: self._draw_preview())
        self._preview_why = quiet("", wraps=True)
        self._pages = Pages()
        above = Row(self._language, self._preview_why, gap=16)
        above.box.setStretch(1, 1)
        above.box.setAlignment(self._preview_why, Qt.AlignmentFlag.AlignVCenter)
        self._preview = Column(above, self._pages, gap=16)
        self.box.addWidget(self._preview)

    @property
    def _declaration(self) -> "Declaration | None":
        return next((one for one in self._all if one.id == self._which.chosen), None)

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session:
            self._which.begun = []
        super().show_session(session)

    @override
    def refresh(self) -> None:
        coalition, session = self.coalition, self.session
        self.setEnabled(coalition is not None)
        if coalition is None or session is None:
            return
        self._all = declarations(session.reader, coalition)
        self._which.show_all([(one.id, self._called(one)) for one in self._all])
        self._which.let_begin(may=self.can_write)
        shown = self._declaration
        conflicts = conflicts_of(session.reader, coalition, shown.id) if shown else {}
        for field, words in (
            (self._titles, shown.titles if shown else {}),
            (self._texts, shown.texts if shown else {}),
        ):
            begin = f"{field.name}."
            own = {name.removeprefix(begin): said for name, said in conflicts.items() if name.startswith(begin)}
            field.show_words(self.tags, words, own)
        self._show_days(shown)
        self._editor.setEnabled(self.can_write)
        self._days_card.setVisible(shown is not None)
        self._fill_languages()
        if shown is not None:
            self._publishing.show_declaration(self.speech, coalition, shown)
        self._publishing.setEnabled(self.can_write)
        for place in (1, 2):
            self._tabs.setTabEnabled(place, shown is not None)
        self._to_publishing.setEnabled(shown is not None)
        if not self._preview.isHidden():
            self._draw.start()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._which.say(speech.say("Declaration"), speech.say("New declaration"))
        self._tabs.setAccessibleName(speech.say("Write, look, publish"))
        self._to_publishing.setText(speech.say("Continue to publishing"))
        for place, words in enumerate((speech.say("Write"), speech.say("As PDF"), speech.say("Publish"))):
            self._tabs.setTabText(place, words.replace("&", "&&"))
        self._title_title.setText(speech.say("Title"))
        self._titles.say(speech.say("Title"), speech)
        self._text_title.setText(speech.say("Text"))
        self._texts.say(speech.say("Text"), speech)
        self._how.setText(
            speech.say(
                "An empty line begins a paragraph, “- ” or “1. ” an item of a list; *emphasis*, **strong**."
            )
        )
        for name, label in _DAYS:
            self._days[name].set_label(speech.say(label), note=speech.say("For example 2026-06-05"))
        self._language.setAccessibleName(speech.say("Language of the preview"))
        self._preview_why.setText(speech.say("As it will be printed. A draft says on its page that it is one."))
        self._publishing.retranslate(speech)
        self.refresh()

    @override
    def keep(self) -> None:
        self._rest.stop()
        fields = {
            f"{one.name}.{tag}": text for one in (self._titles, self._texts) for tag, text in one.unsaved().items()
        }
        if fields:
            self._save(fields)

    @override
    def has_mistakes(self) -> bool:
        return self._titles.has_mistakes or self._texts.has_mistakes

    @override
    def put_back(self) -> None:
        self._titles.put_back()
        self._texts.put_back()

    # which one

    def _called(self, one: "Declaration") -> str:
        title = one.titles.get(self.speech.language) or next(iter(one.titles.values()), "")
        return title or self.speech.say("Without a title")

    def _go_to(self, id_: str) -> None:
        self.keep()
        self._which.go_to(id_)
        if not id_:
            self._tabs.setCurrentIndex(0)
        self.refresh()
        if not id_ and self.tags:
            self._titles.field(self.tags[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tab(self, place: int) -> None:
        if place:
            self.keep()
        for number, view in enumerate((self._editor, self._preview, self._publishing)):
            view.setVisible(number == place)
        self._to_publishing.setVisible(place != _PUBLISH)
        if place == 1:
            self._draw_preview()

    # writing

    def _on_typed(self) -> None:
        self._rest.start()

    def _save(self, fields: dict[str, str]) -> None:
        chosen, begun = self._which.chosen, self._which.begun
        if chosen is None and not any(text.strip() for text in fields.values()):
            return

        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            id_ = chosen or (begun[0] if begun else workspace.context.new_id())
            before = newest_entry(workspace, coalition, id_)
            change(workspace, coalition, id_, fields)
            begun[:] = [id_]
            entry = newest_entry(workspace, coalition, id_)
            return entry if entry != before else None

        def saved() -> None:
            self._which.begun_is_kept(begun)
            self.refresh()

        self.save(writing, self._say_problems, saved)

    def _save_day(self, name: str) -> None:
        shown, field = self._declaration, self._days[name].control
        if shown is None or not isinstance(field, Field):
            return
        day = getattr(shown, name)
        if field.text().strip() != (day.isoformat() if day else ""):
            self._save({name: field.text()})

    def _show_days(self, shown: "Declaration | None") -> None:
        for name, labelled in self._days.items():
            day, field = getattr(shown, name) if shown else None, labelled.control
            if isinstance(field, Field) and not field.hasFocus() and not field.is_mistaken:
                field.setText(day.isoformat() if day else "")

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        found = self._titles.say_problems(problems)
        found |= self._texts.say_problems(problems)
        for one in problems:
            if one.field in self._days:
                self._days[one.field].say_mistake(problem(self.speech, one))
                found = True
        if not found:
            self._tell_trouble(Refused(list(problems)))

    # as PDF

    def _fill_languages(self) -> None:
        speech, shown = self.speech, self._declaration
        chosen = self._language.currentData()
        with QSignalBlocker(self._language):
            self._language.clear()
            for tag in self.tags:
                if shown is not None and tag in shown.texts:
                    self._language.addItem(speech.language_title(tag), tag)
            self._language.setCurrentIndex(max(0, self._language.findData(chosen)))

    def _draw_preview(self) -> None:
        coalition, session, shown = self.coalition, self.session, self._declaration
        tag = self._language.currentData()
        if coalition is None or session is None or shown is None or tag is None or self._preview.isHidden():
            return
        typed = dataclasses.replace(
            shown,
            titles={**shown.titles, **self._titles.changed()},
            texts={**shown.texts, **self._texts.changed()},
        )

        session.read(
            self,
            lambda workspace, _progress: Papers(workspace).draft(coalition, typed, tag).data,
            lambda data: self._pages.show_pdf(data, self.speech),
        )

    # publishing

    def _ask_to_publish(self, label: str) -> None:
        shown, coalition = self._declaration, self.coalition
        if shown is None or coalition is None:
            return
        noticed = coalition.record.notice is not None
        used = any(one.label == label for one in shown.publications)
        today = self.room.context.now().date()
        dialog = PublishDialog(self.speech, label, today, used=used, noticed=noticed, parent=self.window())

        def answered(result: int) -> None:
            dialog.deleteLater()
            if result == QDialog.DialogCode.Accepted:
                self._publish(shown.id, label, dialog.public)

        dialog.finished.connect(answered)
        dialog.open()

    def _publish(self, declaration: str, label: str, since: PublicSince | None) -> None:
        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            written = next(one for one in declarations(workspace, coalition) if one.id == declaration)
            return publish(workspace, coalition, written, label, since).id

        def words(speech: Speech) -> str:
            return speech.say("Version {version} is published. People can sign it now.", version=label)

        lead = Action(
            lambda speech: speech.say("Open the signing table"), lambda: self.page_asked.emit("signing", None)
        )
        self.save(writing, self._say_problems, undoable=False, words=words, more=(lead,))
