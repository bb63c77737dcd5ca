"""What is said of files that are to be brought in, and of what has come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aca_desktop.i18n import Speech
from aca_desktop.sentences.regaining import regaining_words
from aca_desktop.ui.painting.paragraph import literal

if TYPE_CHECKING:
    from aca_desktop.services.laptops.sync_import import Imported
    from aca_desktop.ui.pages.laptops.importing.bringing_work import Incoming


def explained(speech: Speech) -> list[tuple[str, str]]:
    """Return what the columns mean."""
    return [
        (speech.say("Here already"), speech.say("counted once; importing twice changes nothing")),
        (speech.say("Conflicts"), speech.say("two laptops changed the same field: you choose next")),
        (speech.say("No effect"), speech.say("the laptop was not allowed to write it, or was revoked")),
        (speech.say("Gaps"), speech.say("records missing in between: they may still come")),
    ]


def notes(files: Sequence["Incoming"], speech: Speech) -> list[tuple[str, str, str]]:
    """Return what is to be known beside the numbers: an icon, its tone, a sentence."""
    found: list[tuple[str, str, str]] = []
    results = [file.result for file in files if file.result is not None and file.result.merged is not None]
    for one in results:
        if one.joined:
            code = next((origin.code for origin in one.origins if origin.code), "")
            found.append(
                ("user-check", "primary", speech.say("By this kit this laptop joins {coalition}.", coalition=code))
            )
    enrolled = sum(len(one.enrolled) for one in results)
    if enrolled:
        found.append(("user-check", "primary", _laptops_enrolled(enrolled, speech)))
    filled = sum(one.merged.filled for one in results if one.merged is not None)
    if filled:
        words = speech.say_count(
            "Personal data that had been left out comes for {count} record.",
            "Personal data that had been left out comes for {count} records.",
            filled,
        )
        found.append(("user-plus", "quiet", words))
    lost = sum(one.merged.lost for one in results if one.merged is not None)
    if lost:
        words = speech.say_count(
            "{count} record that is here loses its effect: its laptop was revoked, or it was undone.",
            "{count} records that are here lose their effect: their laptop was revoked, or they were undone.",
            lost,
        )
        found.append(("triangle-alert", "sun_ink", words))
    return found


def purged(files: Sequence["Incoming"]) -> tuple[int, list[str]]:
    """Return how many entries would lose their personal data, and on which laptops' word."""
    results = [file.result for file in files if file.result is not None and file.result.merged is not None]
    number = sum(one.merged.purged for one in results if one.merged is not None)
    return number, sorted({name for one in results for name in one.erasers})


def came(results: "Sequence[Imported]", speech: Speech) -> str:
    """Return what has come."""
    merged = [one.merged for one in results if one.merged is not None]
    new, conflicts = sum(one.new for one in merged), sum(one.conflicts for one in merged)
    filled = sum(one.filled for one in merged)
    said = []
    for one in results:
        if one.joined:
            code = next((origin.code for origin in one.origins if origin.code), "")
            said.append(speech.say("This laptop has joined {coalition}.", coalition=literal(code)))
    if new:
        said.append(speech.say_count("{count} new record came.", "{count} new records came.", new))
    elif filled:
        said.append(
            speech.say_count(
                "Personal data came for {count} record.", "Personal data came for {count} records.", filled
            )
        )
    else:
        said.append(speech.say("All of it was here already."))
    signed = sum(one.signed for one in results)
    if signed > 0:
        said.append(
            speech.say_count(
                "{count} more organisation has signed.", "{count} more organisations have signed.", signed
            )
        )
    late = {subject.organisation for one in results for subject in one.came_later}
    if late:
        said.append(
            speech.say_count(
                "Personal data came of {count} organisation of which some had been erased.",
                "Personal data came of {count} organisations of which some had been erased.",
                len(late),
            )
        )
    enrolled = sum(len(one.enrolled) for one in results)
    if enrolled:
        said.append(_laptops_enrolled(enrolled, speech))
    if conflicts:
        said.append(
            speech.say_count("{count} conflict waits for you.", "{count} conflicts wait for you.", conflicts)
        )
    found = [regainable for one in results for regainable in one.regainable]
    return " ".join([*said, *map(literal, regaining_words(found, speech))])


def headline(files: Sequence["Incoming"], speech: Speech) -> str:
    """Return what merging will do, in a line."""
    results = [file.result for file in files if file.result is not None and file.result.merged is not None]
    merged = [one.merged for one in results if one.merged is not None]
    if not merged:
        return speech.say("Nothing to merge")
    new, conflicts = sum(one.new for one in merged), sum(one.conflicts for one in merged)
    signed = sum(one.signed for one in results)
    said = [speech.say_count("{count} new record", "{count} new records", new)]
    if signed > 0:
        said.append(
            speech.say_count("{count} organisation has signed", "{count} organisations have signed", signed)
        )
    if conflicts:
        said.append(speech.say_count("{count} conflict to choose", "{count} conflicts to choose", conflicts))
    return " · ".join(said)


def _laptops_enrolled(number: int, speech: Speech) -> str:
    return speech.say_count(
        "{count} laptop is enrolled by you, since you compared its check code.",
        "{count} laptops are enrolled by you, since you compared their check codes.",
        number,
    )
