"""What a signing table asks for and offers, as fields: for a coalition, or for one event over what is usual.

It shows and tells what was chosen as the journal's value; it writes nothing.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.coalition.table_settings import (
    ASKED,
    COPIES,
    FLAGS,
    MEANS,
    Ask,
    Asked,
    Copy,
    Means,
    TableSettings,
    table_settings,
    table_value,
)
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.part import side_by_side
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.checks import CheckBox
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import field_label, section_title

_FLAG_WORDS = {
    "witness": (mark("A witness is named"), mark("Somebody who saw the hand sign.")),
    "identify": (
        mark("Staff note how the signer was identified"),
        mark("Known, badge, or a document seen: the kind only."),
    ),
    "minors": (
        mark("Minors may sign"),
        mark("For youth groups: everybody is asked whether they are of age. Ask whoever knows the law first."),
    ),
}
_ASKED_WORDS: Mapping[Asked, tuple[str, str]] = {
    "title": (mark("The signer’s role"), ""),
    "email": (mark("E-mail"), mark("For the signer’s copy, and for letters if they agree.")),
    "reading": (mark("Reading of the name"), mark("Asked where the declaration is read in Japanese.")),
    "place": (mark("Place of a new organisation"), ""),
}
_ASK_WORDS: Mapping[Ask, str] = {
    "no": mark("not asked"),
    "optional": mark("asked, may stay empty"),
    "required": mark("required"),
}
_COPY_WORDS: Mapping[Copy, str] = {
    "file": mark("Save on a USB stick"),
    "paper": mark("Print"),
    "email": mark("Later by e-mail"),
}
_MEANS_WORDS: Mapping[Means, str] = {
    "typed": mark("Type the name"),
    "paper": mark("Sign on a paper sheet"),
    "seal": mark("Stamp a seal (記名押印)"),
}
_BESIDES = tuple(one for one in MEANS if one in _MEANS_WORDS)
"""Means that a table can do without; the hand on the pad is always there."""

_SECONDS = (30, 60, 90, 120, 180, 300, 600, 1200)


class TableForm(Column):
    """`chosen`: something was chosen; `value` is what is said now. With `over`, everything can be as usual."""

    chosen = Signal()

    def __init__(self, *, over: bool) -> None:
        super().__init__(gap=16)
        self._over = over
        self._usual = TableSettings()
        self._tags: tuple[str, ...] = ()
        self._speech: Speech | None = None
        self.combos: dict[str, Combo] = {name: Combo() for name in (*FLAGS, *ASKED, "idle_seconds")}
        self._labels = {name: Labelled("", combo, lines=0) for name, combo in self.combos.items()}
        self.languages, self.means, self.copies = (_Ticks(over=over) for _ in range(3))
        self._titles = {name: section_title("") for name in ("asks", "fields", "offers")}
        self._languages_label, self._means_label, self._copies_label = (field_label("") for _ in range(3))
        self._build()

    def _build(self) -> None:
        labels = self._labels
        asks, fields, offers = Card(padding=24), Card(padding=24), Card(padding=24)
        asks.body.addWidget(self._titles["asks"])
        for row in _in_pairs([labels[name] for name in FLAGS]):
            asks.body.addWidget(row)
        fields.body.addWidget(self._titles["fields"])
        for row in _in_pairs([labels[name] for name in ASKED]):
            fields.body.addWidget(row)
        offers.body.addWidget(self._titles["offers"])
        offers.body.addWidget(Column(self._languages_label, self.languages, gap=6))
        offers.body.addWidget(Column(self._means_label, self.means, gap=6))
        offers.body.addWidget(Column(self._copies_label, self.copies, gap=6))
        offers.body.addWidget(_in_pairs([labels["idle_seconds"]])[0])
        for card in (asks, fields, offers):
            self.box.addWidget(card)
        for combo in self.combos.values():
            combo.activated.connect(lambda _place: self.chosen.emit())
        for ticks in (self.languages, self.means, self.copies):
            ticks.chosen.connect(self.chosen)

    def value(self) -> dict[str, Json]:
        """Return what is said, as the journal keeps it; what is as usual is left out."""
        said: dict[str, Json] = {}
        asked: dict[str, Json] = {}
        for name, combo in self.combos.items():
            chosen = combo.currentData()
            if chosen is not None:
                (asked if name in ASKED else said)[name] = chosen
        languages, means, copies = self.languages.ticked, self.means.ticked, self.copies.ticked
        if asked:
            said["asked"] = asked
        if languages is not None:
            said["languages"] = [] if languages == list(self._tags) else list[Json](languages)
        if means is not None:
            said["means"] = ["hand", *means]
        if copies is not None:
            said["copies"] = list[Json](copies)
        return said if self._over else table_value(table_settings(said))

    def show_value(self, value: Mapping[str, Json], usual: TableSettings, tags: Sequence[str]) -> None:
        """Show what a coalition or an event says, of languages these."""
        self._usual, self._tags = usual, tuple(tags)
        now = table_settings(value, usual)
        self._fill()
        for flag in FLAGS:
            self._show(flag, getattr(now, flag), said=flag in value)
        asked = value.get("asked")
        for field in ASKED:
            self._show(field, now.asks(field), said=isinstance(asked, Mapping) and field in asked)
        self._show("idle_seconds", now.idle_seconds, said="idle_seconds" in value)
        self.languages.show_these(self._tags, now.languages or self._tags, said="languages" in value, least=1)
        self.means.show_these(_BESIDES, now.means, said="means" in value)
        self.copies.show_these(COPIES, now.copies, said="copies" in value)
        self._say_ticks()

    def _show(self, name: str, value: object, *, said: bool) -> None:
        combo = self.combos[name]
        with QSignalBlocker(combo):
            place = combo.findData(value) if said or not self._over else 0
            if place < 0 and isinstance(value, int) and self._speech is not None:
                combo.addItem(_time(self._speech, value), value)
                place = combo.count() - 1
            combo.setCurrentIndex(place)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._titles["asks"].setText(speech.say("What the table asks for"))
        self._titles["fields"].setText(speech.say("What signers fill in"))
        self._titles["offers"].setText(speech.say("What the table offers"))
        for name, (words, note) in (*_FLAG_WORDS.items(), *_ASKED_WORDS.items()):
            self._labels[name].set_label(speech.say(words), note=speech.say(note) if note else "")
        self._labels["idle_seconds"].set_label(speech.say("Asks whether somebody is still there after"))
        self._languages_label.setText(speech.say("Languages to read in"))
        self._means_label.setText(speech.say("Ways to sign, besides the hand on the pad"))
        self._copies_label.setText(speech.say("Copies for the signer"))
        self._fill()
        self._say_ticks()

    def _fill(self) -> None:
        """Offer the choices, first what is usual if that can be chosen."""
        speech = self._speech
        if speech is None:
            return
        usual = self._usual
        flags = {True: speech.say("Yes"), False: speech.say("No")}
        for flag in FLAGS:
            self._offer(flag, flags, getattr(usual, flag))
        asks = {ask: speech.say(words) for ask, words in _ASK_WORDS.items()}
        for field in ASKED:
            self._offer(field, asks, usual.asks(field))
        times = {seconds: _time(speech, seconds) for seconds in sorted({*_SECONDS, usual.idle_seconds})}
        self._offer("idle_seconds", times, usual.idle_seconds)

    def _offer[V](self, name: str, choices: Mapping[V, str], usual: V) -> None:
        combo, speech = self.combos[name], self._speech
        if speech is None:
            return
        with QSignalBlocker(combo):
            before = combo.currentData()
            combo.clear()
            if self._over:
                combo.addItem(speech.say("As usual: {words}", words=choices[usual]), None)
            for value, words in choices.items():
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(before)))

    def _say_ticks(self) -> None:
        speech = self._speech
        if speech is None:
            return
        as_usual = speech.say("As usual")
        self.languages.say(as_usual, {tag: speech.language_title(tag) for tag in self._tags})
        self.means.say(as_usual, {means: speech.say(words) for means, words in _MEANS_WORDS.items()})
        self.copies.say(as_usual, {copy: speech.say(words) for copy, words in _COPY_WORDS.items()})


class _Ticks(Column):
    """Several of a few, or what is usual. `ticked` is None for that."""

    chosen = Signal()

    def __init__(self, *, over: bool) -> None:
        super().__init__(gap=8)
        self._least = 0
        self._boxes: dict[str, CheckBox] = {}
        self.usual = CheckBox("")
        self.usual.clicked.connect(lambda _on: self._take())
        self._over = over
        self._flow = Flow(gap=16)
        if over:
            self.box.addWidget(self.usual)
        self.box.addWidget(self._flow)

    @property
    def boxes(self) -> Mapping[str, CheckBox]:
        """The boxes by what they stand for."""
        return self._boxes

    @property
    def ticked(self) -> list[str] | None:
        """What is ticked, None for what is usual."""
        if self._over and self.usual.isChecked():
            return None
        return [name for name, box in self._boxes.items() if box.isChecked()]

    def show_these(self, every: Sequence[str], ticked: Sequence[str], *, said: bool, least: int = 0) -> None:
        """Show these, of which so many at least stay ticked."""
        self._least = least
        for name in [one for one in self._boxes if one not in every]:
            gone = self._boxes.pop(name)
            gone.hide()
            gone.deleteLater()
        for name in every:
            if name not in self._boxes:
                self._boxes[name] = CheckBox("")
                self._boxes[name].clicked.connect(lambda _on, name=name: self._on_box(name))
                self._flow.add(self._boxes[name])
            self._boxes[name].setChecked(name in ticked)
        self.usual.setChecked(not said)
        self._show_ability()

    def say(self, usual: str, words: Mapping[str, str]) -> None:
        """Say what each stands for."""
        self.usual.setText(usual)
        for name, box in self._boxes.items():
            box.setText(words.get(name, name))

    def _on_box(self, name: str) -> None:
        if len(self.ticked or ()) < self._least:
            self._boxes[name].setChecked(True)
        self._take()

    def _take(self) -> None:
        self._show_ability()
        self.chosen.emit()

    def _show_ability(self) -> None:
        own = self.ticked is not None
        for box in self._boxes.values():
            box.setEnabled(own)


def _in_pairs(widgets: Sequence[QWidget]) -> list[Row]:
    """Return rows of two, each half as wide as there is room."""
    rows = []
    for place in range(0, len(widgets), 2):
        pair = [*widgets[place : place + 2]]
        row = side_by_side(*pair, *(QWidget() for _ in range(2 - len(pair))))
        for column in range(2):
            row.box.setStretch(column, 1)
        rows.append(row)
    return rows


def _time(speech: Speech, seconds: int) -> str:
    if seconds % 60:
        return speech.say_count("{count} second", "{count} seconds", seconds)
    return speech.say_count("{count} minute", "{count} minutes", seconds // 60)
