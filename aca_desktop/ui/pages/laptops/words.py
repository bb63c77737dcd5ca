"""What is said of laptops, their roles, what is missing of them, and when. Codes and numbers in, words out."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.laptops.laptop_coverage import Coverage, Span

ROLES: dict[str | None, tuple[str, Tone]] = {
    "coordinator": (mark("Coordinator"), Tone.NEUTRAL),
    "event": (mark("For events"), Tone.NEUTRAL),
    None: (mark("Not enrolled"), Tone.ATTENTION),
}
REVOKED = (mark("Revoked"), Tone.HARM)

_MOST_SPANS = 3


def role(one: "Coverage", speech: Speech) -> tuple[str, Tone]:
    """Return what a laptop may do, as a chip's word and tone."""
    words, tone = REVOKED if one.laptop.is_revoked else ROLES[one.laptop.role]
    return speech.say(words), tone


def name(one: "Coverage", speech: Speech) -> str:
    """Return what a laptop is called."""
    return one.laptop.name or speech.say("Unknown laptop")


def spans(missing: Sequence["Span"], speech: Speech) -> str:
    """Return runs of numbers: 311–340, 418; not more than a few."""
    said = [
        speech.number(first) if first == last else f"{speech.number(first)}–{speech.number(last)}"
        for first, last in missing[:_MOST_SPANS]
    ]
    return ", ".join(said) + (" …" if len(missing) > _MOST_SPANS else "")


def received(one: "Coverage", speech: Speech) -> str:
    """Return how much of a laptop is here."""
    if not one.held:
        return speech.say("nothing yet: still to come")
    if one.missing:
        return speech.say_count(
            "{count} missing: {which}", "{count} missing: {which}", one.lacking, which=spans(one.missing, speech)
        )
    if one.laptop.gaps:
        return speech.say("records of it are missing")
    number = speech.number(one.known)
    return speech.say("{here} of {known} records", here=number, known=number)


def is_whole(one: "Coverage") -> bool:
    """Say whether nothing is known to be missing."""
    return bool(one.held) and not one.missing and not one.laptop.gaps


def sentence(one: "Coverage", speech: Speech) -> str:
    """Return what is to be said of a laptop when it is chosen; its name is **strong**."""
    called = literal(name(one, speech))
    said = []
    if one.laptop.is_revoked:
        said.append(speech.say("**{laptop}** was revoked.", laptop=called))
    if not one.held:
        said.append(speech.say("Nothing of **{laptop}** has come yet.", laptop=called))
    elif one.missing:
        said.append(
            speech.say(
                "**{laptop}** has records up to {known}; we hold {held}. An older file of it may hold the rest.",
                laptop=called, known=speech.number(one.known), held=spans(one.held, speech),
            )
        )  # fmt: skip
    elif one.laptop.gaps:
        said.append(speech.say("Records of **{laptop}** are missing.", laptop=called))
    elif not one.laptop.is_revoked:
        said.append(speech.say("All that is known of **{laptop}** is here.", laptop=called))
    if one.laptop.branches > 1:
        said.append(speech.say("It was continued twice, as by a copied disk; all of it counts."))
    if one.laptop.role is None and not one.laptop.is_revoked:
        said.append(speech.say("Nobody has enrolled it, so nothing of it counts."))
    return " ".join(said)


def when(at: str | None, today: date, speech: Speech) -> str:
    """Return a laptop's time for a table: today's as the hour, others as the day; a dash where there is none."""
    if at is None:
        return "–"
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    if moment.date() == today:
        return speech.say("Today {time}", time=speech.hour(moment))
    return speech.short_day(moment.date())


def moment_words(at: str, speech: Speech) -> str:
    """Return a laptop's time, as it had it, to the minute."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return speech.short_day_and_hour(moment)


def size_words(size: int, speech: Speech) -> str:
    """Return how large a file is."""
    if size < 100_000:
        return speech.say("{size} KB", size=speech.number(max(1, round(size / 1000))))
    from decimal import Decimal

    return speech.say("{size} MB", size=speech.number(Decimal(size / 1_000_000).quantize(Decimal("0.1"))))
