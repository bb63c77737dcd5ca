"""A file that stays out: why, and what would let it in – its passphrase, or a check code that was compared."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.domain.journal.trust import check_code
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.ask import passphrase_field
from aca_desktop.ui.pages.laptops.words import size_words
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind, icon_button
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.fields.fields import Labelled, PassphraseField
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.type import BODY, CLAIM
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.ui.pages.laptops.importing.bringing_work import Incoming


class RefusedFile(Card):
    """`opened` has a passphrase; `accepted`: what is new in it is taken; `dropped`: it is set aside."""

    opened = Signal(str)
    accepted = Signal()
    dropped = Signal()

    def __init__(self, file: "Incoming", speech: Speech, *, may_accept: bool) -> None:
        super().__init__(face=Face.ATTENTION, gap=8)
        self._file, self._speech = file, speech
        self.passphrase: PassphraseField | None = None
        self.open: Button | None = None
        self.accept: Button | None = None
        self.aside: Button | None = None
        stranger = file.strangers or file.code == "unknown-coalition"
        if stranger:
            self._build_stranger(may_accept=may_accept)
        elif file.wants_passphrase:
            self._build_locked()
        else:
            self._build_reason()

    def _head(self, icon: str, below: str) -> Row:
        speech, file = self._speech, self._file
        away = icon_button("x", speech.say("Leave out {name}", name=file.path.name), SMALL_SIZE)
        away.clicked.connect(self.dropped)
        size = size_words(file.size, speech)
        under = f"{file.path.name} · {size}" if file.maker else size
        told = Column(Text(file.maker or file.path.name, BODY.strong), quiet(under), gap=0)
        row = Row(Symbol(icon, 20, tone="sun_ink"), told, Text(below, BODY.strong, "sun_ink", fixed=True), away)
        row.box.setStretch(1, 1)
        return row

    def _build_reason(self) -> None:
        refused = self._file.result.refused if self._file.result is not None else None
        self.body.addWidget(self._head("file-x", self._speech.say("Refused")))
        if refused is not None:
            self.body.addWidget(Text(sentence(self._speech, refused), wraps=True))

    def _build_locked(self) -> None:
        speech = self._speech
        self.body.addWidget(self._head("lock", speech.say("Locked")))
        self.passphrase = passphrase_field(speech)
        label = Labelled(speech.say("Its passphrase"), self.passphrase)
        self.open = Button(speech.say("Open"), icon="lock-open")
        self.open.setEnabled(False)
        self.passphrase.textChanged.connect(self._on_typed)
        self.passphrase.returnPressed.connect(self._open)
        self.open.clicked.connect(self._open)
        row = Row(label, Column(quiet(" "), self.open, None, gap=6), gap=12)
        row.box.setStretch(0, 1)
        self.body.addWidget(row)
        if self._file.keys is not None:
            label.say_mistake(
                speech.say("This does not open it. Check capital letters and the keyboard's language.")
            )

    def _on_typed(self, text: str) -> None:
        if self.open is not None:
            self.open.setEnabled(bool(text))

    def _open(self) -> None:
        if self.passphrase is not None and self.passphrase.text():
            self.opened.emit(self.passphrase.text())

    def _build_stranger(self, *, may_accept: bool) -> None:
        speech, file = self._speech, self._file
        coalition = file.code == "unknown-coalition"
        origins = () if file.result is None else file.result.origins
        entries = sum(one.entries for one in origins)
        codes = [check_code(one.coalition) for one in origins] if coalition else map(check_code, file.strangers)
        if coalition:
            asks = speech.say(
                "It is of a coalition that is not here. Does its coordinator tell you the same code?"
            )
        else:
            names = [name or speech.say("Unknown laptop") for name in file.stranger_names()]
            asks = speech.say(
                "{names}: new here. Do both screens show the same check code?", names=speech.enumerate(names)
            )
        waits = speech.say_count(
            "Its {count} record waits apart until you decide. {file}",
            "Its {count} records wait apart until you decide. {file}",
            entries,
            file=file.path.name,
        )
        self.aside = Button(speech.say("Set aside"))
        self.aside.clicked.connect(self.dropped)
        told = Column(Text(asks, BODY.strong, wraps=True), quiet(waits, wraps=True), gap=2)
        row = Row(Symbol("badge-question-mark", 24, tone="sun_ink"), told, self.aside, gap=16)
        row.box.setStretch(1, 1)
        if may_accept or coalition:
            self.accept = Button(speech.say("Same: accept"), Kind.PRIMARY, icon="check")
            self.accept.clicked.connect(self.accepted)
            row.box.addWidget(self.accept)
        self.body.addWidget(row)
        for code in codes:
            self.body.addWidget(Row(Text(code, CLAIM, fixed=True), None, margins=(40, 0, 0, 0)))
        if not may_accept and not coalition:
            self.body.addWidget(Text(speech.say("Only a coordinator’s laptop can accept it."), wraps=True))
