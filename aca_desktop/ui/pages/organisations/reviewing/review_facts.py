"""What is known of a signature that is reviewed, in six facts side by side. Knows no session."""

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION, PUBLISH_SIGNER
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.organisations.panel.signature_words import basis_words, means_words, signer_words
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET

if TYPE_CHECKING:
    from aca_desktop.domain.signing.signature_fields import SignatureRead

_ACROSS = 3


class ReviewFacts(ThemedWidget, QWidget):
    """Who signed, by what right, before whom; what was read, what may be published, by what means."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._facts = [(Text("", QUIET, "quiet"), Text("", BODY, wraps=True)) for _ in range(6)]
        for place, (label, words) in enumerate(self._facts):
            self._grid.addWidget(Column(label, words, None, gap=2), place // _ACROSS, place % _ACROSS)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)

    def show_signature(self, read: "SignatureRead", speech: Speech) -> None:
        """Show another signature."""
        title = read.signer.title if read.signer is not None else None
        name = signer_words(read, speech)
        told = (
            (speech.say("Signer"), f"{name}, {title}" if title else name),
            (speech.say("Authority"), _begun(basis_words(read, speech))),
            (speech.say("Witness"), read.witness or _begun(speech.say("none named"))),
            (speech.say("Read in"), speech.language_title(read.language)),
            (speech.say("May be published"), _begun(_public(read, speech))),
            (speech.say("Signed with"), means_words(read, speech)),
        )
        for (label, words), (what, said) in zip(self._facts, told, strict=True):
            label.setText(what)
            words.setText(said)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(12))


def _public(read: "SignatureRead", speech: Speech) -> str:
    """Return what of a signature its signer lets be published."""
    given = {key for key, (is_given, _version) in read.consents.items() if is_given}
    said = [(PUBLISH_ORGANISATION, speech.say("the organisation")), (PUBLISH_SIGNER, speech.say("the signer"))]
    return speech.enumerate([words for key, words in said if key in given]) or speech.say("nothing")


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
