"""The foot under files that are to be brought in: what merging will do, consent to what it erases, the merge."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.laptops.importing import bringing_words
from aca_desktop.ui.parts.buttons import BAR, Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.checks import CheckBox
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.type import SECTION

if TYPE_CHECKING:
    from aca_desktop.ui.pages.laptops.importing.bringing_work import Incoming


class BringingFoot(Card):
    """`merge` is pressed by Ctrl+Enter, `cancel` by Escape."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(ACTION_ROW)
        self._headline, self._below = Text("", SECTION, wraps=True), quiet("", wraps=True)
        self.cancel = Button("", size=BAR, keys="Esc")
        self.merge = Button("", Kind.PRIMARY, BAR, icon="git-merge", keys="Ctrl+Return")
        self.agrees = CheckBox("")
        self.agrees.toggled.connect(lambda _on: self._wake())
        self._purged = self._sound = 0
        self._works = False
        row = Row(Column(self._headline, self._below, gap=0), self.cancel, self.merge)
        row.box.setStretch(0, 1)
        self.body.addWidget(self.agrees)
        self.body.addWidget(row)

    @property
    def is_agreed(self) -> bool:
        """Whether erasing was agreed to, where files erase anything here."""
        return not self._purged or self.agrees.isChecked()

    def show_files(self, files: Sequence["Incoming"], speech: Speech) -> None:
        """Say what merging these will do; a consent to erase is asked anew."""
        self._sound = sum(file.is_sound for file in files)
        refused = sum(file.code is not None for file in files)
        self._purged, names = bringing_words.purged(files)
        self._headline.setText(bringing_words.headline(files, speech))
        stays = speech.say_count("The refused file stays out.", "The {count} refused files stay out.", refused)
        first = speech.say("A backup is made first.") if self._sound else ""
        self._below.setText(" ".join(filter(None, (first, stays if refused else ""))))
        self.cancel.setText(speech.say("Cancel"))
        self.merge.setText(speech.say_count("Merge {count} file", "Merge {count} files", self._sound))
        self.agrees.setVisible(self._purged > 0)
        self.agrees.setChecked(False)
        self.agrees.setText(
            speech.say_count(
                "On the word of {names}: erase the personal data in {count} record here, for good",
                "On the word of {names}: erase the personal data in {count} records here, for good",
                self._purged,
                names=speech.enumerate(names) if names else speech.say("a coordinator"),
            )
        )
        self._wake()

    def set_works(self, *, works: bool, merges: bool) -> None:
        """Show that files are looked through, or merged; merging can be cancelled."""
        self._works = works
        self.cancel.setEnabled(not works or merges)
        self.agrees.setEnabled(not works)
        self._wake()

    def _wake(self) -> None:
        self.merge.setEnabled(bool(self._sound) and not self._works and self.is_agreed)
