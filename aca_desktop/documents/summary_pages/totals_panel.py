"""Beside a total: the rules by which it is counted, and what a reader has to know of its figures."""

from collections.abc import Sequence

from aca_desktop.documents.typesetting.panel import Panel
from aca_desktop.documents.typesetting.press import Press
from aca_desktop.domain.papers.summary_blocks import TotalsBlock
from aca_desktop.i18n import Speech

_NAMED = 12
"""So many places are named; the data beside the paper has all."""


def totals_panel(press: Press, block: TotalsBlock, width: float) -> Panel:
    """Return the panel, not drawn yet."""
    speech = press.speech
    steps = [speech.say("A place counts once, whoever signed for it.")]
    if block.inside:
        steps.append(speech.say("A place inside another that signed too adds nothing: the greater counts."))
    if any(row.members > 1 for row in block.rows):
        steps.append(speech.say("A group of places is counted place by place, each place once."))
    if block.territory is not None:
        steps.append(speech.say("The total is cut to the territory that the sentence names."))
    steps.append(speech.say("Companies and universities add no people and no GDP."))
    how, missing = speech.say("How it is counted"), speech.say("What is missing")
    return Panel(press, width, how, tuple(steps), missing, press.joined(_told(press, block)))


def _told(press: Press, block: TotalsBlock) -> list[str]:
    """Return what a reader has to know of the figures: which there are not, of which years, in which money."""
    speech = press.speech
    said = [
        speech.say("No figure is known for: {list}.", list=_some(speech, block.missing))
        if block.missing
        else speech.say("Every place that counts has a figure.")
    ]
    if block.years:
        years = speech.enumerate([str(year) for year in block.years])
        said.append(speech.say("The figures are of {years}.", years=years))
    if block.later:
        said.append(speech.say("Only a later figure is known of: {list}.", list=_some(speech, block.later)))
    if block.left_out:
        left_out = _some(speech, block.left_out)
        said.append(speech.say("Left out, since what is said of them cannot be right: {list}.", list=left_out))
    said += block.doubts
    united = block.united
    if united is not None and united.rates:
        said.append(
            speech.say(
                "With the other currencies it is {net} {currency}: {rates}.",
                net=speech.number(united.net), currency=speech.currency_name(block.currency or ""),
                rates=speech.enumerate(united.rates),
            )
        )  # fmt: skip
    if united is not None and united.without_rate:
        lacking = _some(speech, united.without_rate)
        said.append(speech.say("In another currency and without a rate, so not added: {list}.", list=lacking))
    return said


def _some(speech: Speech, names: Sequence[str]) -> str:
    """List names, the first of them where they are too many for a panel."""
    if len(names) <= _NAMED:
        return speech.enumerate(names)
    rest = speech.say_count("{count} more", "{count} more", len(names) - _NAMED)
    return speech.enumerate([*names[:_NAMED], rest])
