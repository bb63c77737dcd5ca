"""Tells on the overview which other public sentences are not true any more since they were published."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from aca_desktop.i18n import Speech
from aca_desktop.sentences.claims import joined, why_not
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.painting.paragraph import literal

if TYPE_CHECKING:
    from aca_desktop.services.figures.claims import Checked


def announcement(turned: "Sequence[tuple[Checked, str]]", lead: Callable[[WantedFigures], None]) -> Message:
    """Return what is told of sentences, each with its words, that were true and are not."""

    def words(speech: Speech) -> str:
        if len(turned) == 1:
            checked, claimed = turned[0]
            said = speech.say("**{words}** is not true any more.", words=literal(claimed))
            return joined(speech, [said, literal(why_not(speech, checked))])
        return speech.say_count(
            "{count} public sentence is not true any more.",
            "{count} public sentences are not true any more.",
            len(turned),
        )

    opened = turned[0][0].claim.id if len(turned) == 1 else None
    see = Action(lambda speech: speech.say("See why"), lambda: lead(WantedFigures("claims", opened=opened)))
    return Message(words, actions=(see,), key="turned", lasting=True)
