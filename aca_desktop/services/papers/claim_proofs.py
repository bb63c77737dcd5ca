"""What a summary tells in proof of a figure: the rows behind it, its sources, who is not counted and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from aca_desktop.domain.figures.claims import Chosen, Found, Slot, slot_holds
from aca_desktop.domain.figures.totals import Total
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.summary_blocks import NotCounted, SlotSource
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import commitments, signatories
from aca_desktop.services.figures.choosing import is_meant
from aca_desktop.services.figures.claim_counting import Counting
from aca_desktop.services.figures.claims import Checked, CheckedSlot, counted_coalitions
from aca_desktop.services.figures.slot_filters import amount
from aca_desktop.services.organisations.sameness import same_records, status_counts
from aca_desktop.services.workspace.workspaces import Workspace

_CHOICES: Mapping[str, str] = {
    "status": mark("signed, not approved yet"),
    "country": mark("in another country, or none is recorded"),
    "place": mark("in another place, or none is recorded"),
    "sector": mark("of another sector"),
    "tier": mark("of another tier"),
    "founding": mark("not founding members"),
    "joined_since": mark("joined at another time"),
    "declaration": mark("signed another declaration"),
    "listed": mark("not on this list"),
    "commitment": mark("without such a target, or without a recent word on it"),
}
_THRESHOLDS: Mapping[str, str] = {
    "more-than": mark("over {number}"),
    "at-least": mark("{number} or more"),
    "exactly": mark("exactly {number}"),
    "nearly": mark("{low} to {number}"),
    "about": mark("{low} to {high}"),
}


def threshold(speech: Speech, slot: Slot) -> str:
    """Say from which number on, or between which, a slot is true."""
    low, number, high = (amount(speech, slot, slot.number * part) for part in map(Decimal, ("0.95", "1", "1.05")))
    return speech.say(_THRESHOLDS[slot.operator], number=number, low=low, high=high)


class Proofs:
    """Proofs of one coalition's figures, for which signatories, targets and statuses are read once."""

    def __init__(
        self, workspace: Workspace, coalition: Coalition, speech: Speech, every: Sequence[Checked]
    ) -> None:
        self._workspace, self._which, self._speech = workspace, coalition, speech
        self._today = workspace.context.now().date()
        self._coalitions = counted_coalitions(workspace, coalition)
        slots = [told.slot for one in every for told in one.slots]
        approved = [_approved(slot) for slot in slots]
        self._count = Counting(workspace, coalition, self._coalitions, [*slots, *approved])
        self._statuses = status_counts(workspace, coalition)

    def organisations(self, told: CheckedSlot) -> frozenset[str]:
        """Return who stands behind a figure today; of sums over places, who stands for one."""
        evidence = told.evidence
        if evidence is None:
            return frozenset()
        found = evidence.organisations
        if evidence.totals is None:
            return frozenset(found)
        standing = {id_ for own in evidence.totals.standing.values() for id_ in own}
        return frozenset(one for one, id_ in found.items() if id_ in standing)

    def named(self, told: CheckedSlot) -> frozenset[str]:
        """Return those of them that may be named."""
        evidence = told.evidence
        hidden = evidence.hidden if evidence is not None else frozenset()
        return self.organisations(told) - {evidence.same.get(id_, id_) for id_ in hidden if evidence is not None}

    def not_counted(self, told: CheckedSlot) -> Iterator[NotCounted]:
        """Yield every group on record that a figure does not count; with those counted they are all on record."""
        if told.evidence is None:
            return
        say, statuses = self._speech.say, self._statuses
        before = 0
        for names, fit in self._count.narrowing(told.slot, self._today):
            if names and before > fit:
                chosen_not_founding = names == ("founding",) and told.slot.chosen.founding is False
                why = say("founding members") if chosen_not_founding else say(_CHOICES[names[0]])
                yield NotCounted(before - fit, why)
            before = fit
        behind = len(self.organisations(told))
        if before > behind:
            yield NotCounted(before - behind, say("representing no place"))
        if told.slot.counted == "signatories" and told.now is not None and behind > told.now.value:
            doubtful = int(behind - told.now.value)
            yield NotCounted(doubtful, say("in doubt: possible duplicates, or signed before the text was public"))
        for status, why in (
            ("provisional", say("provisional: not ratified by their own body yet")),
            ("withdrawn", say("withdrew their signature")),
            ("expected", say("expected, not signed yet")),
        ):
            if statuses.get(status):
                yield NotCounted(statuses[status], why)
        if (total := _total(told)) is not None:
            for places, why in (
                (total.outside, say("places whose part outside the territory is left out")),
                (total.removed, say("places inside another that counts")),
                (total.missing, say("places without a figure")),
            ):
                if places:
                    yield NotCounted(len(places), why)

    def span(self, told: CheckedSlot) -> tuple[Decimal, Decimal] | None:
        """Return from what to what a number of signatories can be once all open cases are decided: reviews,
        ratifications, and what is in doubt. None where there are none, or nobody can tell."""
        slot, now = told.slot, told.now
        if now is None or told.evidence is None or slot.counted != "signatories" or slot.whole is not None:
            return None
        approved = [fit for _names, fit in self._count.narrowing(_approved(slot), self._today)][-1]
        signed = [fit for _names, fit in self._count.narrowing(_signed(slot), self._today)][-1]
        if now.most is None:
            return None
        most = now.most + (self._count.provisional(slot, self._today) if self._statuses.get("provisional") else 0)
        least = now.value if slot.chosen.status == "approved" else now.value - (signed - approved)
        most += signed - approved if slot.chosen.status == "approved" else 0
        return None if least == most else (max(least, Decimal(0)), most)

    def open_cases(self, told: CheckedSlot) -> str | None:
        """Say whether open cases could turn the verdict on a figure; None if there are none, or none is known."""
        span = self.span(told)
        if span is None or told.verdict not in ("true", "false"):
            return None
        least, most = (amount(self._speech, told.slot, value) for value in span)
        if slot_holds(told.slot, Found(*span)) is (told.verdict == "true"):
            return self._speech.say(
                "However every open case is decided: {least} to {most}.", least=least, most=most
            )
        number = amount(self._speech, told.slot, told.slot.number)
        return self._speech.say(
            "Open cases could turn it: {least} to {most} against {number}.", least=least, most=most, number=number
        )

    def sources(self, told: CheckedSlot) -> list[SlotSource]:
        """Return what was read of those who count and may be named, each source once with its newest day."""
        newest: dict[str, date | None] = {}
        for one in self._read(told):
            newest[one.words] = max(filter(None, (one.seen, newest.get(one.words))), default=None)
        return [SlotSource(words, seen) for words, seen in sorted(newest.items())]

    def _read(self, told: CheckedSlot) -> Iterator[SlotSource]:
        named, day = self.named(told), self._today
        parts = [told.slot.chosen] if told.slot.whole is None else [told.slot.chosen, told.slot.whole.chosen]
        for chosen in parts:
            if chosen.commitment or chosen.validation:
                for one in self._commitments:
                    if self._same.get(one.organisation, one.organisation) in named and is_meant(chosen, one):
                        word = one.validation(day, chosen.body)
                        if word is not None:
                            yield SlotSource(word.source, word.seen)
                        elif one.source:
                            yield SlotSource(one.source)
            if chosen.listed:
                yield from self._of_list(f"lists.{chosen.listed}", named)
        if (total := _total(told)) is not None:
            yield from (SlotSource(source) for source in total.sources)

    def _of_list(self, field: str, named: frozenset[str]) -> Iterator[SlotSource]:
        for one in signatories.signatories(self._workspace, self._coalitions, (field,)):
            value: Json = one.fields.get(field)
            if one.one in named and isinstance(value, Mapping) and isinstance(value.get("source"), str):
                yield SlotSource(str(value["source"]))

    @cached_property
    def _same(self) -> Mapping[str, str]:
        return same_records(self._workspace, self._coalitions)

    @cached_property
    def _commitments(self) -> Sequence[commitments.Commitment]:
        return [
            one for coalition in self._coalitions for one in commitments.commitments(self._workspace, coalition)
        ]


def _total(told: CheckedSlot) -> Total | None:
    totals = None if told.evidence is None else told.evidence.totals
    if totals is None:
        return None
    return totals.population if told.slot.counted == "people" else next(iter(totals.gdp), None)


def _approved(slot: Slot) -> Slot:
    return replace(slot, chosen=replace(slot.chosen, status="approved"))


def _signed(slot: Slot) -> Slot:
    return replace(slot, chosen=replace(slot.chosen, status=Chosen().status))
