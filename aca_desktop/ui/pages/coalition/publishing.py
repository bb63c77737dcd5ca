"""Before and after a declaration is published: what still keeps it, its texts' hashes, its versions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.coalition.declaration_record import PublicSince
from aca_desktop.domain.coalition.declaration_rules import public_since
from aca_desktop.domain.coalition.text import text_sha256
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.privacy_notice import no_notice
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.declarations import publication_problems
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.coalition.declarations import Declaration, Publication

_FIELDS: Mapping[str, str] = {
    "titles": mark("Title, {language}"),
    "texts": mark("Text, {language}"),
}
_DAYS: Mapping[str, str] = {
    "opens": mark("First day of signing"),
    "closes": mark("Last day of signing"),
    "embargo": mark("Nobody signs before"),
    "version": mark("Name of the version"),
}


class Publishing(Column):
    """`publish_asked` tells the label of a version that is to be published."""

    publish_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=16)
        self._checks_title, self._checks = section_title(""), Column(gap=8)
        self._hashes_title, self._hashes = section_title(""), Column(gap=4)
        self._label = Labelled("", Field(), lines=0)
        self._publish = Button("", Kind.PRIMARY, icon="badge-check")
        self._publish.clicked.connect(self._ask)
        self._versions_title, self._versions = section_title(""), Column(gap=8)
        self._proposed_for = ("", 0)
        for widgets in (
            (
                self._checks_title,
                self._checks,
                Row(self._label, Column(quiet(" "), self._publish, None, gap=6), None),
            ),
            (self._hashes_title, self._hashes),
            (self._versions_title, self._versions),
        ):
            card = Card(padding=24)
            for widget in widgets:
                card.body.addWidget(widget)
            self.box.addWidget(card)
        self._versions_card = card

    @property
    def label(self) -> str:
        """The name of the next version, as typed."""
        field = self._label.control
        return field.text().strip() if isinstance(field, Field) else ""

    def show_declaration(self, speech: Speech, coalition: "Coalition", declaration: "Declaration") -> None:
        """Say what keeps this from being published, its hashes, and its versions."""
        self._propose_label(declaration)
        problems = publication_problems(coalition, declaration, self.label or "1")
        same = next(
            (one for one in reversed(declaration.publications) if _has_these_words(one, declaration)), None
        )
        good = self._no_problem(speech) if same is None else self._published(speech, same)
        _refill(self._checks, [self._check(speech, one) for one in problems] or [good])
        for widget in (self._label, self._publish):
            widget.setEnabled(not problems and same is None)
        tags = [tag for tag in coalition.record.languages if tag in declaration.texts]
        _refill(self._hashes, [self._hash(speech, tag, declaration) for tag in tags])
        newest_first = list(reversed(declaration.publications))
        _refill(self._versions, [self._version(speech, one) for one in newest_first])
        self._versions_card.setVisible(bool(newest_first))

    def _propose_label(self, declaration: "Declaration") -> None:
        """Propose the next number, until somebody types another name for this declaration's next version."""
        field = self._label.control
        if not isinstance(field, Field):
            return
        now = (declaration.id, len(declaration.publications))
        if not self.label or not field.isModified() or now != self._proposed_for:
            field.setText(str(len(declaration.publications) + 1))
        self._proposed_for = now

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._checks_title.setText(speech.say("Before it is published"))
        self._hashes_title.setText(speech.say("Hashes of the texts (SHA-256)"))
        self._versions_title.setText(speech.say("Published versions"))
        self._label.set_label(speech.say("Name of the version"))
        self._publish.setText(speech.say("Publish…"))

    def _ask(self) -> None:
        if self.label:
            self.publish_asked.emit(self.label)

    def _check(self, speech: Speech, one: Problem) -> QWidget:
        name, _, tag = one.field.partition(".")
        if name in _FIELDS:
            where = speech.say(_FIELDS[name], language=speech.language_name(tag))
        else:
            where = speech.say(_DAYS[name]) if name in _DAYS else one.field
        words = speech.say("{where}: {wrong}", where=where, wrong=problem(speech, one))
        row = Row(Symbol("circle-alert", 18, tone="sun_ink"), Text(words, wraps=True), gap=8)
        row.box.setStretch(1, 1)
        return row

    def _no_problem(self, speech: Speech) -> QWidget:
        return self._good(
            speech.say("All languages are there, nothing is left to fill in, and all of it can be printed.")
        )

    def _published(self, speech: Speech, same: "Publication") -> QWidget:
        return self._good(
            speech.say(
                "Version {version} has just these words. To publish another version, change them first.",
                version=same.label,
            )
        )

    def _good(self, words: str) -> QWidget:
        row = Row(Symbol("circle-check", 18, tone="primary"), Text(words, wraps=True), gap=8)
        row.box.setStretch(1, 1)
        return row

    def _hash(self, speech: Speech, tag: str, declaration: "Declaration") -> QWidget:
        digest = text_sha256(declaration.titles.get(tag, ""), declaration.texts[tag])
        groups = " ".join(digest[place : place + 8] for place in range(0, 64, 8))
        return Column(Text(speech.language_title(tag)), quiet(groups, wraps=True), gap=0)

    def _version(self, speech: Speech, one: "Publication") -> QWidget:
        chip = (
            Chip(speech.say("Ended"), Tone.NEUTRAL)
            if one.ended
            else Chip(speech.say("Published"), Tone.GOOD, icon="check")
        )
        said = speech.say("Version {version}", version=one.label)
        languages = speech.enumerate([speech.language_name(tag) for tag in one.languages])
        row = Row(Text(said), chip, quiet(f"{speech.day(one.day)} · {languages}"), None)
        if one.since is None:
            return row
        since = speech.say("Public since {day} ({source})", day=speech.day(one.since.day), source=one.since.source)
        return Column(row, quiet(since, wraps=True), gap=0)


def _has_these_words(one: "Publication", declaration: "Declaration") -> bool:
    """Say whether a version can be signed that has the words as they are written now."""
    written = {tag: text for tag, text in declaration.texts.items() if text}
    titles = {tag: title for tag, title in declaration.titles.items() if title}
    return not one.ended and written == dict(one.texts) and titles == dict(one.titles)


class PublishDialog(Dialog):
    """Asks once more: what is published is never changed again."""

    def __init__(
        self, speech: Speech, label: str, today: date, *, used: bool, noticed: bool, parent: QWidget
    ) -> None:
        super().__init__(speech.say("Publish version {version}?", version=label), parent)
        self._today = today
        self.setModal(True)
        words = speech.say(
            "Its words never change again: people sign exactly these. To change them, publish another version."
        )
        self.body.addWidget(Text(words, wraps=True))
        self._speech = speech
        self.since, self.source = Field(), Field()
        self._since = Labelled(
            speech.say("Public since (optional)"),
            self.since,
            hint=speech.say("For example 2026-06-05"),
            note=speech.say("If these words were public before today. A signature of an earlier day is refused."),
        )
        self._source = Labelled(
            speech.say("Source"), self.source, note=speech.say("Where this can be seen. Example: a link.")
        )
        self.body.addWidget(self._since)
        self.body.addWidget(self._source)
        if used:
            twice = speech.say("A version of this name exists already; give another name to tell them apart.")
            self.body.addWidget(Text(twice, tone="sun_ink", wraps=True))
        if not noticed:
            self.body.addWidget(Text(no_notice(speech), tone="sun_ink", wraps=True))
        self.add_answers(speech.say("Publish"), speech.say("Not yet"), icon="badge-check")

    @property
    def public(self) -> PublicSince | None:
        """Since when the text has been public, None if nothing is said."""
        said = self._said()
        return said if isinstance(said, PublicSince) else None

    def _said(self) -> PublicSince | list[Problem] | None:
        typed, source = self.since.text().strip(), self.source.text().strip()
        return public_since(typed, source, self._today) if typed or source else None

    @override
    def accept(self) -> None:
        """Close, unless what is typed is no day or has no source."""
        said = self._said()
        problems = said if isinstance(said, list) else ()
        wrong = {one.field: problem(self._speech, one) for one in problems}
        self._since.say_mistake(wrong.get("public_since"))
        self._source.say_mistake(wrong.get("public_source"))
        if not wrong:
            super().accept()


def _refill(column: Column, widgets: Sequence[QWidget]) -> None:
    empty(column.box)
    for widget in widgets:
        column.box.addWidget(widget)
