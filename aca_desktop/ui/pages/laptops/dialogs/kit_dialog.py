"""Asks for which event and how many laptops a kit is, its passphrase, where it goes; then shows the passphrase."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.sentences.privacy_notice import no_notice
from aca_desktop.services.coalition.founding import SHORTEST_PASSPHRASE
from aca_desktop.ui.pages.ask import Ask, folder_field, folder_is_missing
from aca_desktop.ui.pages.paper_pane import show_folder
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, icon_button
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.type import SECTION

MOST = 10_000


@dataclass(frozen=True, slots=True)
class KitAsked:
    """A kit to be made in a folder."""

    laptops: int
    passphrase: str
    folder: Path
    event: str | None


class KitDialog(Ask):
    """The passphrase is made up anew each time; another one can be made up or typed. `events` are (id, name)."""

    def __init__(
        self, speech: Speech, folder: Path, make_up: Callable[[], str], events: Sequence[tuple[str, str]],
        parent: QWidget, *, noticed: bool,
    ) -> None:  # fmt: skip
        super().__init__(
            speech, speech.say("Make a kit for event laptops"), speech.say("Make the kit"), parent, icon="package"
        )
        self._make_up = make_up
        self.event_, self.number, self.passphrase = Combo(), Field(), Field()
        self.event_.addItem(speech.say("Not at an event"), None)
        for id_, name in events:
            self.event_.addItem(name, id_)
        self.event_.setCurrentIndex(1 if len(events) == 1 else 0)
        where = Labelled(speech.say("Event"), self.event_, lines=0)
        where.setVisible(bool(events))
        self.again = icon_button("refresh-cw", speech.say("Make up another one"), SMALL_SIZE)
        self.passphrase.set_trailing(self.again)
        self.again.clicked.connect(self._make_another)
        self.number_label = Labelled(speech.say("For how many laptops"), self.number)
        self.passphrase_label = Labelled(
            speech.say("Passphrase of this kit"),
            self.passphrase,
            note=speech.say("It is shown once more when the kit is made, and is kept nowhere."),
        )
        self.folder = folder_field(speech, speech.say("Folder to write it into"), folder)
        for label, field in ((self.number_label, self.number), (self.passphrase_label, self.passphrase)):
            field.textEdited.connect(lambda _text, label=label: label.say_mistake(None))
        why = Text(
            speech.say(
                "With a kit laptops join by themselves, without internet. It holds declarations, events and "
                "expected organisations, and no personal data. Make a new one for each event, and after a theft."
            ),
            wraps=True,
        )
        lacking = [] if noticed else [Text(no_notice(speech), tone="sun_ink", wraps=True)]
        self.build(why, *lacking, where, self.number_label, self.passphrase_label, self.folder)
        self._make_another()
        self.number.setFocus()

    @override
    def answer(self) -> KitAsked:
        folder = self.folder.path or Path()
        return KitAsked(int(self.number.text()), self.passphrase.text(), folder, self.event_.currentData())

    @override
    def problems_shown(self) -> bool:
        speech, typed = self.speech, self.number.text().strip()
        sound = typed.isascii() and typed.isdigit() and len(typed) <= 5 and 1 <= int(typed) <= MOST
        if not sound:
            self.number_label.say_mistake(speech.say("A number from 1 to {most}.", most=speech.number(MOST)))
        short = len(self.passphrase.text()) < SHORTEST_PASSPHRASE
        if short:
            self.passphrase_label.say_mistake(
                speech.say("At least {least} characters; four or five words are good.", least=SHORTEST_PASSPHRASE)
            )
        return folder_is_missing(self.folder, speech) or not sound or short

    def _make_another(self) -> None:
        self.passphrase.setText(self._make_up())
        self.passphrase_label.say_mistake(None)


class PassphraseShown(Dialog):
    """A file was made under a passphrase, which is shown this once."""

    def __init__(self, speech: Speech, title: str, passphrase: str, path: Path, parent: QWidget) -> None:
        super().__init__(title, parent, width=560)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._passphrase = passphrase
        self.copy = Button(speech.say("Copy"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.reveal = Button(speech.say("Show folder"), icon="folder-open")
        self.reveal.clicked.connect(lambda: show_folder(path))
        self.body.addWidget(
            Column(quiet(speech.say("Passphrase")), Row(Text(passphrase, SECTION, wraps=True), self.copy), gap=4)
        )
        self.body.addWidget(
            Text(
                speech.say(
                    "Write it down now: it is shown this once and kept nowhere. Carry it apart from the file."
                ),
                wraps=True,
            )
        )
        self.body.addWidget(Column(quiet(path.name, wraps=True), Row(self.reveal, None), gap=8))
        self.add_way_out(speech.say("Close"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._passphrase)
