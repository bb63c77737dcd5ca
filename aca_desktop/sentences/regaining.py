"""What is said of personal data that may come back, since the erasure that took it has lost its effect."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aca_desktop.i18n import Speech

if TYPE_CHECKING:
    from aca_desktop.services.journal.regaining import Regainable


def regaining_words(found: "Sequence[Regainable]", speech: Speech) -> list[str]:
    """Return what happened and what to do, nothing if nothing may come back."""
    count = len({entry for one in found for entry in one.entries})
    if not count:
        return []
    laptops = sorted({name for one in found for name in one.laptops})
    said = speech.say_count(
        "An erasure has lost its effect. The personal data of {count} entry may be restored, but it isn’t on "
        "this laptop any more.",
        "An erasure has lost its effect. The personal data of {count} entries may be restored, but it isn’t on "
        "this laptop any more.",
        count,
    )
    if not laptops:
        return [said, speech.say("Import a sync file with all entries from a laptop that still has this data.")]
    ask = speech.say("These laptops still have this data: {laptops}.", laptops=speech.enumerate(laptops))
    return [said, ask, speech.say("Import a sync file with all entries from one of them.")]
