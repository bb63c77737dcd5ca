"""What a summary's cover says, in the paper's language: a true sentence, and the numbers it rests on."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from aca_desktop.domain.figures.claims import PERCENT, Operator, Run, Wording
from aca_desktop.domain.figures.totals import Total
from aca_desktop.domain.papers.summary_blocks import Headline, KeyNumber
from aca_desktop.domain.papers.summary_tally import Tally
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import claims
from aca_desktop.services.figures.claim_texts import names_of
from aca_desktop.services.figures.claims import Checked, CheckedSlot
from aca_desktop.services.figures.number_words import rounded
from aca_desktop.services.figures.slot_words import Names, written
from aca_desktop.services.workspace.workspaces import Workspace


def headline(
    workspace: Workspace, speech: Speech, coalition: Coalition, checked: Iterable[Checked]
) -> Headline | None:
    """Return the sentences of the cover: the first two that are true; None if none is."""
    true = [one for one in checked if one.verdict == "true"][:2]
    if not true:
        return None
    stop = Run("。" if speech.language == "ja" else ".")
    gap = "" if speech.language == "ja" else " "
    runs: list[Run] = []
    for one in true:
        *said, last = one.worded.runs(*(speech.language, *coalition.record.languages, "en"))
        ended = last.words.rstrip(".。") if last.slot is None else last.words
        runs += [Run(gap), *said, replace(last, words=ended), stop]
    told = [slot for one in true for slot in one.slots]
    counted = claims.counted_coalitions(workspace, coalition)
    names = names_of(workspace, coalition, counted, speech.language, [one.slot for one in told])
    values = [_counted(speech, one, names) for one in told]
    proof = speech.say(
        "Checked, in bold: {numbers}. The other words are the coalition’s own.",
        numbers=speech.enumerate(values),
    )
    return Headline(tuple(run for run in runs[1:] if run.words), proof)


def counted_headline(speech: Speech, counted: Tally) -> Headline:
    """Return what the list alone proves, for a cover without a sentence."""
    if not counted.signatories:
        words = speech.say("No organisation has signed yet.")
        return Headline((Run(words),), speech.say("Counted from the journal of signatures."))
    words = speech.say_count(
        "{count} organisation has signed to act on the climate.",
        "{count} organisations have signed to act on the climate.",
        counted.signatories,
    )
    return Headline((Run(words),), speech.say("Counted from the list of signatories: each organisation once."))


def key_numbers(
    speech: Speech, counted: Tally, people: Total, targets: int, provisional: int
) -> tuple[KeyNumber, ...]:
    """Return up to four numbers with their labels; what is nought is not shown, but for the first."""
    signatories = speech.say_count("signatory", "signatories", counted.signatories)
    if counted.founding:
        signatories = speech.say_count(
            "signatories, {count} of them a founder", "signatories, {count} of them founders", counted.founding
        )
    found: list[tuple[Decimal | int, str]] = [(counted.signatories, signatories)]
    if people.counted:
        places = len(people.counted)
        found.append((people.net, speech.say("people, each counted once")))
        found.append((places, speech.say_count("place counted", "places counted", places)))
    else:
        sectors = len(counted.sectors)
        found.append((sectors, speech.say_count("sector", "sectors", sectors)))
        found.append((counted.places, speech.say_count("place", "places", counted.places)))
    if targets:
        found.append((targets, speech.say_count("target", "targets", targets)))
    else:
        found.append((provisional, speech.say_count("awaits ratification", "await ratification", provisional)))
    return tuple(KeyNumber(Decimal(value), words) for n, (value, words) in enumerate(found) if value or not n)


def _counted(speech: Speech, told: CheckedSlot, names: Names) -> str:
    """Return what was counted together with what it is: 105 founding signatories. Money is rounded down here; the
    page that proves the sentence has every digit."""
    if told.now is None:
        return "–"
    slot, whole = told.slot, told.now.whole
    if slot.whole is not None and whole is not None:
        slot = replace(slot, whole=replace(slot.whole, number=whole.value))
    number = told.now.value if slot.unit in (None, PERCENT) else rounded(told.now.value)
    operator: Operator = "exactly" if number == told.now.value else "about"
    noun = Wording(noun=slot.wording.noun)
    return written(speech, replace(slot, operator=operator, number=number, wording=noun), names)
