"""Joining by a kit on a laptop without a file: the kit, its passphrase, the laptop’s name, where its file lies."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.paths import persons
from aca_desktop.sentences.telling import problem
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.ask import Ask, file_field, file_is_missing, passphrase_field
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.path_field import PathField
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.context import Context
    from aca_desktop.services.laptops.joining import Joined
    from aca_desktop.ui.background import Progress

_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class JoinAsked:
    """A kit, its passphrase, and the new workspace that is to join by it."""

    kit: Path
    passphrase: str = field(repr=False)
    name: str
    path: Path


class JoinDialog(Ask):
    """`folder` is where the new file is proposed to lie."""

    def __init__(self, speech: Speech, folder: Path, parent: QWidget, kit: Path | None = None) -> None:
        super().__init__(speech, speech.say("Join with a kit"), speech.say("Join"), parent, icon="user-check")
        self._folder = folder
        self.kit = file_field(speech, speech.say("The kit"), "*.acasync")
        self.passphrase, self.name = passphrase_field(speech), Field()
        self._passphrase_label = Labelled(speech.say("Passphrase of this kit"), self.passphrase)
        self._name_label = Labelled(
            speech.say("Name of this laptop"),
            self.name,
            note=speech.say("For example Table 3. It stays once the laptop has joined."),
        )
        self.place = PathField()
        self.place.set_label(speech.say("Where its file lies"))
        self.place.button.setText(speech.say("Choose…"))
        self.place.button.clicked.connect(self._choose)
        self._proposes = True
        self.name.textEdited.connect(self._on_named)
        self.passphrase.textEdited.connect(lambda _text: self._passphrase_label.say_mistake(None))
        self.place.field.textEdited.connect(self._on_placed)
        why = Text(
            speech.say(
                "The coordinator has given you a kit, on a USB stick or by mail, and told you its passphrase."
            ),
            wraps=True,
        )
        self.build(why, self.kit, self._passphrase_label, self._name_label, self.place)
        self._propose("laptop")
        if kit is not None:
            self.kit.show_path(kit)
        (self.passphrase if kit is not None else self.kit.field).setFocus()

    def _propose(self, name: str) -> None:
        from aca_desktop.services.workspace.file_place import free_name

        plain = "-".join(filter(None, ("".join(c if c.isalnum() else " " for c in name.lower())).split()))
        self.place.show_path(free_name(self._folder, f"{plain or 'laptop'}.aca"))

    def _on_named(self, name: str) -> None:
        self._name_label.say_mistake(None)
        if self._proposes:
            self._propose(name)

    def _on_placed(self, _text: str) -> None:
        self._proposes = False
        self.place.say_mistake(None)

    def _choose(self) -> None:
        path = choosing.workspace_to_save(self, self.speech, self.place.path or self._folder / "laptop.aca")
        if path is not None:
            self._proposes = False
            self.place.show_path(path)

    @override
    def answer(self) -> JoinAsked:
        return JoinAsked(
            self.kit.path or Path(), self.passphrase.text(), self.name.text(), self.place.path or Path()
        )

    @override
    def problems_shown(self) -> bool:
        speech = self.speech
        wrong = file_is_missing(self.kit, speech)
        if not self.passphrase.text():
            self._passphrase_label.say_mistake(speech.say("Type its passphrase."))
            wrong = True
        judged = line("laptop", self.name.text(), _LONGEST_NAME)
        if isinstance(judged, Problem):
            self._name_label.say_mistake(problem(speech, judged))
            wrong = True
        path, words = self.place.path, None
        if path is None or not path.parent.is_dir():
            words = speech.say("There is no such folder.")
        elif path.exists():
            words = speech.say("There is a file of this name already, and none is ever overwritten.")
        if words is not None:
            self.place.say_mistake(words)
        return wrong or words is not None


class Joining(QObject):
    """Asks, joins in the worker, and tells. `joined` has the new file's path; `told` a Message for the window."""

    joined = Signal(object)
    told = Signal(object)

    def __init__(self, room: Room, window: QWidget) -> None:
        super().__init__(window)
        self._room, self._window = room, window

    def ask(self, kit: Path | None = None) -> None:
        """Ask for what joining needs; the kit may be known already."""
        from aca_desktop.services.workspace.file_place import safe_folder

        try:
            folder = safe_folder(self._room.context.home)
        except AcaError:
            folder = persons()
        dialog = JoinDialog(self._room.speech.now, folder, self._window, kit)
        dialog.answered.connect(lambda asked: self._join(dialog, asked))
        dialog.open()

    def _join(self, dialog: JoinDialog, asked: JoinAsked) -> None:
        speech = self._room.speech.now
        went: list[bool] = []

        def done(joined: "Joined") -> None:
            went.append(True)
            dialog.finish()
            self.joined.emit(joined.workspace)
            self.told.emit(Message(lambda speech: _joined(joined, speech), Tone.GOOD, key="joined"))

        def failed(error: AcaError) -> None:
            went.append(False)
            refused = error.problems[0] if isinstance(error, Refused) else None
            dialog.refuse(problem(speech, refused) if refused is not None else sentence(speech, error))

        def ended() -> None:
            if not went:
                dialog.resume()

        work = _joining(asked, self._room.context)
        self._room.jobs.run(dialog, work, done, failed, ended, name=speech.say("Joining"), kind="write")


def _joined(joined: "Joined", speech: Speech) -> str:
    return speech.say(
        "This laptop has joined {coalition}. Its check code: **{code}**",
        coalition=literal(joined.coalition),
        code=joined.check_code,
    )


def _joining(asked: JoinAsked, context: "Context") -> "Callable[[Progress], Joined]":
    def work(progress: "Progress") -> "Joined":
        from aca_desktop.services.laptops.joining import join_by_kit
        from aca_desktop.services.laptops.sync_sources import PassphraseKeys

        return join_by_kit(
            asked.path,
            context,
            asked.name,
            asked.kit,
            PassphraseKeys(asked.passphrase),
            progress=progress,
            heartbeat=lambda: progress(*progress.latest),
        )

    return work
