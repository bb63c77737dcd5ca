"""The last step of the assistant for a new coalition: the recovery file, its passphrase, and where it lies."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.paths import persons
from aca_desktop.services.coalition.founding import SHORTEST_PASSPHRASE, passphrase_fault, passphrase_strength
from aca_desktop.ui import choosing
from aca_desktop.ui.pages.founding_steps import Step
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.path_field import PathField
from aca_desktop.ui.parts.fields.fields import Labelled, PassphraseField
from aca_desktop.ui.parts.progress import strength_bar
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet


class RecoveryStep(Step):
    """The recovery file: what it is for, its passphrase twice, and where it lies."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        speech = self.speech
        self._why = Text("", wraps=True)
        self._first = PassphraseField(speech.say("Show the passphrase"), speech.say("Hide the passphrase"))
        self._again = PassphraseField(speech.say("Show the passphrase"), speech.say("Hide the passphrase"))
        self._first_label, self._again_label = Labelled("", self._first), Labelled("", self._again)
        self._strength = strength_bar("")
        self._strength_words = quiet("")
        self._file = PathField()
        self._file.button.clicked.connect(self._choose)
        self._file.field.textChanged.connect(self._judge_file)
        self._workspace: Path | None = None
        self._code = ""
        self._first.textChanged.connect(self._on_typed)
        self._again.textChanged.connect(self._on_typed)
        strength = Row(self._strength, self._strength_words, gap=12)
        left, right = Column(self._first_label, strength, None, gap=8), Column(self._again_label, None, gap=8)
        for widget in (self._why, Row(left, right, gap=16), self._file):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def title(self) -> str:
        """Return what the step is called."""
        return self.speech.say("The recovery file")

    def first(self) -> QWidget:
        """Return the passphrase's field."""
        return self._first

    @property
    def passphrase(self) -> str:
        """The passphrase as typed."""
        return self._first.text()

    @property
    def path(self) -> Path | None:
        """Where the recovery file will lie."""
        return self._file.path

    def propose(self, code: str, workspace: Path | None) -> None:
        """Keep in mind what the file is called and where the workspace lies."""
        self._code, self._workspace = code, workspace
        self._judge_file()

    def problems_shown(self) -> bool:
        """Say at the fields what is wrong."""
        speech = self.speech
        fault = passphrase_fault(self._first.text(), self._again.text())
        short = speech.say("At least {least} characters; four or five words are good.", least=SHORTEST_PASSPHRASE)
        self._first_label.say_mistake(short if fault == "too-short" else None)
        self._again_label.say_mistake(speech.say("The two are not the same.") if fault == "differ" else None)
        path, words = self._file.path, None
        if path is None or not path.is_absolute():
            words = speech.say("Choose where the recovery file is to lie.")
        elif path.exists():
            words = speech.say("There is a file of this name already, and none is ever overwritten.")
        elif not path.parent.is_dir():
            words = speech.say("There is no such folder.")
        if words is not None:
            self._file.say_mistake(words)
        return fault is not None or words is not None

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self.speech
        self._why.setText(
            speech.say(
                "With this file coordinators’ laptops are appointed and revoked, also when this one is lost. "
                "Nobody can make it again. Keep it on a USB stick, apart from the laptop, and its passphrase "
                "elsewhere."
            )
        )
        self._first_label.set_label(speech.say("Its passphrase"))
        self._again_label.set_label(speech.say("The same again"))
        self._strength.setAccessibleName(speech.say("Strength of the passphrase"))
        self._file.set_label(speech.say("Where the recovery file lies"))
        self._file.button.setText(speech.say("Choose…"))
        self._on_typed()
        self._judge_file()

    def _on_typed(self) -> None:
        score = passphrase_strength(self._first.text())
        self._strength.setValue(score)
        self._strength_words.setText(strength_words(self.speech)[score])
        self._first_label.say_mistake(None)
        self._again_label.say_mistake(None)

    def _choose(self) -> None:
        speech = self.speech
        proposed = self._file.path or persons() / f"{self._code}-recovery.pem"
        words = speech.say("Recovery file")
        path = choosing.file_to_save(self, words, f"{words} (*.pem)", proposed, ".pem")
        if path is not None:
            self._file.show_path(path)

    def _judge_file(self) -> None:
        path = self._file.path
        beside = path is not None and self._workspace is not None and path.parent == self._workspace.parent
        words = self.speech.say("It lies beside the coalition’s file: who takes the laptop has both.")
        self._file.set_label(self.speech.say("Where the recovery file lies"), note=words if beside else "")


def strength_words(speech: Speech) -> Sequence[str]:
    """Return what a passphrase's strength is called, from none to 5."""
    weak, fair, strong = speech.say("weak"), speech.say("fair"), speech.say("strong")
    return "", weak, weak, fair, strong, strong
