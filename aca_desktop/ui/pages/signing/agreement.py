"""What the signer agrees to: one box per purpose, none ticked beforehand, what is necessary is said."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.domain.coalition_record import PUBLISH_ORGANISATION, Consent
from aca_desktop.domain.consent_presets import PRESETS
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.ui.parts.checks import CheckBox
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import section_title

if TYPE_CHECKING:
    from aca_desktop.services.coalitions import Coalition


class Agreement(Column):
    """`changed` tells of every tick. The words are those of the language that is read, which the signer speaks."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._title = section_title("")
        self._boxes: dict[str, CheckBox] = {}
        self._needed: frozenset[str] = frozenset()
        self._shown: object = None
        self.box.addWidget(self._title)
        self._list = Column(gap=8)
        self.box.addWidget(self._list)

    def show_consents(self, which: "Coalition | None", language: str, speech: Speech) -> None:
        """Ask for a coalition's consents in a language; what is ticked stays while nothing of it is another."""
        self._title.setText(speech.say("The signer agrees"))
        consents = _asked(which) if which else ()
        shown = (consents, language, speech.language)
        if shown == self._shown:
            return
        if self._shown is None or not isinstance(self._shown, tuple) or self._shown[0] != consents:
            ticked: frozenset[str] = frozenset()
        else:
            ticked = frozenset(key for key, given in self.given.items() if given)
        self._shown = shown
        self._needed = frozenset(one.key for one in consents if _is_needed(one))
        for box in self._boxes.values():
            self._list.box.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {one.key: self._box(one, language, speech, which) for one in consents}
        for key, box in self._boxes.items():
            box.setChecked(key in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._list.box.addWidget(box)
        self.changed.emit()

    def _box(self, one: Consent, language: str, speech: Speech, which: "Coalition | None") -> CheckBox:
        from aca_desktop.services.coalitions import in_language

        words = in_language(one.words, (language, *(which.record.languages if which else ()), "en")) or one.key
        reader = Speech(language) if language in LANGUAGES else speech
        if _is_needed(one):
            return CheckBox(words, note=reader.say("Necessary"), strong_note=True)
        return CheckBox(words, note=reader.say("Optional"))

    @property
    def boxes(self) -> Sequence[CheckBox]:
        """The boxes, the first one first."""
        return tuple(self._boxes.values())

    @property
    def given(self) -> Mapping[str, bool]:
        """What was agreed to, by purpose."""
        return {key: box.isChecked() for key, box in self._boxes.items()}

    @property
    def is_sufficient(self) -> bool:
        """Whether all that is necessary is agreed to."""
        given = self.given
        return bool(given) and all(given.get(key) for key in self._needed)

    def wipe(self) -> None:
        """Forget what was ticked."""
        for box in self._boxes.values():
            box.setChecked(False)


def _asked(which: "Coalition") -> tuple[Consent, ...]:
    """Return what is asked: the coalition's consents, and the one that signing always needs."""
    own = which.record.consents
    if any(one.key == PUBLISH_ORGANISATION for one in own):
        return own
    return (*(one for one in PRESETS if one.key == PUBLISH_ORGANISATION), *own)


def _is_needed(one: Consent) -> bool:
    return one.necessary or one.key == PUBLISH_ORGANISATION
