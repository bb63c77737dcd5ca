"""An organisation's signatures with their ink, the newest first, and what follows them, with Undo."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal

from aca_desktop.domain.organisations.words import name_of
from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.services.coalition.declarations import publications
from aca_desktop.services.journal.erasing import erase
from aca_desktop.services.signing import following
from aca_desktop.services.signing.following import review
from aca_desktop.services.signing.signing_again import begin_again
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.organisations.panel.organisation_part import OrganisationPart
from aca_desktop.ui.pages.organisations.panel.signature_card import SignatureCard
from aca_desktop.ui.pages.organisations.panel.signature_words import signer_words
from aca_desktop.ui.pages.organisations.reviewing.reason import ReasonDialog
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED
from aca_desktop.ui.pages.wanted import WantedSigning
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.coalition.declarations import Publication
    from aca_desktop.services.signing.signing_again import Again
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.pages.part import Writing

_AGAIN: "dict[str, Again]" = {"correct": "correct", "renew": "renew", "another": "another"}

_ASKED = {
    "withdraw": (
        mark("Withdraw this signature?"),
        mark("The organisation counts no more. What was signed stays in the history, and this can be undone."),
        mark("Withdraw"),
    ),
    "ratify": (
        mark("Ratify this signature?"),
        mark("The organisation’s body has agreed to it. From now on it counts."),
        mark("Ratify"),
    ),
    "erase": (
        mark("Erase the personal data of {name}, {organisation}?"),
        mark(
            "Erased from this signature, here and on each laptop that imports the erasure: names, positions and "
            "email addresses of all who signed, the witness’s name, the handwritten signatures, the answer about "
            "age, and attached files (seal image, scan, power of attorney). Kept: that the organisation signed, "
            "the day, event, place and language, how and on what device it was signed, the authority to sign, how "
            "identity was checked, the consents, the reading time, and hashes of the handwritten signature and of "
            "a source document, from which neither can be restored. Other signatures of the "
            "same person are erased one by one. Documents already handed out and backups "
            "made before keep the data; backups are deleted after 30 days. This can’t be undone."
        ),
        mark("Erase"),
    ),
}


_TAKES_AWAY = frozenset({"reject", "withdraw", "erase"})


class SignaturesPart(OrganisationPart):
    """Approving and rejecting act at once; withdrawing, ratifying and erasing ask first.

    `signing_asked`: a signature is to be given once more (a WantedSigning).
    """

    signing_asked = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.cards: list[SignatureCard] = []
        self._nothing = EmptyState("", "pen-line")
        self.box.addWidget(self._nothing)
        self.box.addStretch(1)

    @override
    def refresh(self) -> None:
        focused = self._focused()
        for card in self.cards:
            self.box.removeWidget(card)
            card.hide()
            card.deleteLater()
        shown = [] if self.detail is None else [*reversed(self.detail.signatures)]
        newest = self._newest() if shown else {}
        self.cards = [
            SignatureCard(
                one,
                self.speech,
                reviews=self.can_write,
                follows=self.can_edit,
                newer=newest.get(one.read.publication),
            )
            for one in shown
        ]
        for place, card in enumerate(self.cards):
            card.asked.connect(self._on_asked)
            self.box.insertWidget(place, card)
        self._nothing.setVisible(not shown)
        self._focus_again(focused)

    @override
    def retranslate(self) -> None:
        self._nothing.set_sentence(self.speech.say("Nobody has signed for this organisation yet."))
        self.refresh()

    def _focused(self) -> tuple[str, str] | None:
        """Return in which signature's card the keyboard is, and on what."""
        return next(
            (
                (card.id, action)
                for card in self.cards
                for action, button in card.buttons.items()
                if button.hasFocus()
            ),
            None,
        )

    def _focus_again(self, focused: tuple[str, str] | None) -> None:
        """Let the keyboard be where it was; what takes something away gets it from nothing else."""
        id_, action = focused or ("", "")
        card = next((one for one in self.cards if one.id == id_), None)
        if card is None:
            return
        harmless = (button for name, button in card.buttons.items() if name not in _TAKES_AWAY)
        button = card.buttons.get(action) or next(harmless, None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_asked(self, action: str, signature: str) -> None:
        if action in _ASKED:
            self._ask(action, signature)
        elif action in _AGAIN:
            self._begin_again(signature, _AGAIN[action])
        else:
            self._review(signature, approve=action == "approve")

    def _review(self, signature: str, *, approve: bool) -> None:
        self.save(lambda workspace, _which: review(workspace, signature, "approved" if approve else "rejected"))

    def _newest(self) -> dict[str, str]:
        """Return of each version that another one has taken the place of that one's label."""
        coalition, session = self.coalition, self.session
        if coalition is None or session is None:
            return {}
        every = publications(session.reader, coalition)
        newest: dict[str, Publication] = {}
        for one in every:
            before = newest.get(one.declaration)
            if not one.ended and (before is None or one.day >= before.day):
                newest[one.declaration] = one
        return {
            one.id: last.label
            for one in every
            if (last := newest.get(one.declaration)) is not None and last.id != one.id
        }

    def _begin_again(self, signature: str, how: "Again") -> None:
        """Begin a draft of what is known already, and have it signed at the table."""
        session = self.session
        if session is None:
            return

        def done(draft: str) -> None:
            self.signing_asked.emit(WantedSigning(draft))

        def failed(error: AcaError) -> None:
            self.told.emit(Message(told(error), key=SAVED))

        session.write(
            self,
            "",
            lambda workspace, _progress: begin_again(workspace, signature, how).draft,
            done,
            failed,
            quiet=True,
        )

    def _ask(self, action: str, signature: str) -> None:
        title, what, take = (self.speech.say(words, **self._named(signature)) for words in _ASKED[action])
        leave = self.speech.say("Cancel")
        label = self.speech.say("Reason (may stay empty)")
        if action == "erase":
            label = self.speech.say("Request, without personal data (may stay empty)")
        dialog = ReasonDialog(title, what, label, (take, leave), self.window(), harm=action != "ratify")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if action == "erase":
            dialog.accepted.connect(lambda: self._erase(signature, dialog.reason))
        else:
            dialog.accepted.connect(lambda: self.save(_following(action, signature, dialog.reason)))
        dialog.open()

    def _named(self, signature: str) -> dict[str, str]:
        """Return who signed, and for which organisation, as a question names them."""
        detail, coalition = self.detail, self.coalition
        if detail is None or coalition is None:
            return {}
        languages = (self.speech.language, *coalition.record.languages, "en")
        read = next(one.read for one in detail.signatures if one.read.entry.id == signature)
        return {
            "name": signer_words(read, self.speech),
            "organisation": name_of(detail.fields, languages) or "—",
        }

    def _erase(self, signature: str, request: str | None) -> None:
        """Erase the personal part of a signature, which nothing takes back."""
        organisation = self.detail.id if self.detail is not None else ""

        self.save(
            lambda workspace, coalition: erase(
                workspace, coalition, organisation, only=(signature,), request=request
            ).erasures[0],
            undoable=False,
            words=lambda speech: speech.say("The personal data of this signature was erased."),
        )


def _following(action: str, signature: str, reason: str | None) -> "Writing":
    def writing(workspace: "Workspace", _which: "Coalition") -> str | None:
        follow = following.withdraw if action == "withdraw" else following.ratify
        return follow(workspace, signature, reason=reason).id

    return writing
