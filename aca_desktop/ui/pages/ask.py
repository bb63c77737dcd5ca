"""A question with fields that is answered, tried, and answered again if it did not go: nothing typed is lost."""

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui import choosing
from aca_desktop.ui.pages.path_field import PathField
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.fields import PassphraseField
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.progress import LOADING_BAR, Progress
from aca_desktop.ui.parts.tone import Tone


class Ask(Dialog):
    """`answered` has the values once nothing is wrong with them; then it waits for `refuse` or `finish`."""

    answered = Signal(object)

    def __init__(
        self, speech: Speech, title: str, take: str, parent: QWidget, *, icon: str | None = None,
        kind: Kind = Kind.PRIMARY, width: int = 560,
    ) -> None:  # fmt: skip
        super().__init__(title, parent, width=width)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.speech = speech
        self._works = False
        self._inside: list[QWidget] = []
        self._bar = Progress(speech.say("Running work"), LOADING_BAR)
        self._bar.setRange(0, 0)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.hide()
        self._column.addWidget(self._bar)  # below what scrolls, so that it is seen
        self._trouble = MessageBar("", Tone.ATTENTION)
        self.take = self.add_answers(take, speech.say("Cancel"), kind=kind, icon=icon)

    def build(self, *widgets: QWidget) -> None:
        """Put the parts into the dialog, and below them what may be said of them."""
        self._inside = list(widgets)
        for widget in (*widgets, self._trouble):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._trouble.hide()

    @abstractmethod
    def answer(self) -> object:
        """Return what was typed, as plain values."""

    def problems_shown(self) -> bool:
        """Say at the fields what is wrong; True if anything is."""
        return False

    def refuse(self, words: str) -> None:
        """Say why it did not go; it can be answered again."""
        self._set_works(works=False)
        self._trouble.tell(words, Tone.ATTENTION)
        self._trouble.show()
        self._trouble.announce()

    def resume(self) -> None:
        """Let it be answered again, without a word: it was cancelled."""
        self._set_works(works=False)

    def finish(self) -> None:
        """Go, for it is done."""
        self._works = False
        super().accept()

    @override
    def accept(self) -> None:
        if self._works:
            return
        self._trouble.hide()
        if not self.problems_shown():
            self._set_works(works=True)
            self.answered.emit(self.answer())

    @override
    def reject(self) -> None:
        if not self._works:
            super().reject()

    def _set_works(self, *, works: bool) -> None:
        self._works = works
        self._bar.setVisible(works)
        self.take.setEnabled(not works)
        for widget in self._inside:
            widget.setEnabled(not works)


def passphrase_field(speech: Speech) -> PassphraseField:
    """Return a field for a passphrase."""
    return PassphraseField(speech.say("Show the passphrase"), speech.say("Hide the passphrase"))


def folder_field(speech: Speech, label: str, proposed: Path) -> PathField:
    """Return a field for a folder, with one proposed."""
    field = PathField()
    field.set_label(label)
    field.button.setText(speech.say("Choose…"))
    field.show_path(proposed)

    def choose() -> None:
        path = choosing.folder_to_write_into(field, label, field.path)
        if path is not None:
            field.show_path(path)

    field.button.clicked.connect(choose)
    field.field.textEdited.connect(lambda _text: field.say_mistake(None))
    return field


def file_field(speech: Speech, label: str, kinds: str, then: Callable[[], None] | None = None) -> PathField:
    """Return a field for a file that exists; `then` is called when another one was chosen or typed."""
    field = PathField()
    field.set_label(label)
    field.button.setText(speech.say("Choose…"))

    def choose() -> None:
        folder = field.path.parent if field.path is not None else None
        path = choosing.file_to_open(field, label, f"{label} ({kinds});;{speech.say('All files')} (*)", folder)
        if path is not None:
            field.show_path(path)

    field.button.clicked.connect(choose)
    field.field.textChanged.connect(lambda _text: field.say_mistake(None))
    if then is not None:
        field.field.textChanged.connect(lambda _text: then())
    return field


def folder_is_missing(field: PathField, speech: Speech) -> bool:
    """Say at the field that there is no such folder, if so."""
    path = field.path
    if path is not None and path.is_dir():
        return False
    field.say_mistake(speech.say("There is no such folder."))
    return True


def file_is_missing(field: PathField, speech: Speech) -> bool:
    """Say at the field that there is no such file, if so."""
    path = field.path
    if path is not None and path.is_file():
        return False
    field.say_mistake(speech.say("There is no such file."))
    return True
