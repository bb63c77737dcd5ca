"""Why a public sentence is not true any more or cannot be proved: who counted then and does not now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from aca_desktop.domain.figures.claims import Found, slot_holds
from aca_desktop.domain.journal.meaning import OrganisationStatus, organisation_status
from aca_desktop.domain.organisations.identity import Pair
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.claim_counting import Counting
from aca_desktop.services.figures.claims import Checked, CheckedSlot, counted_coalitions
from aca_desktop.services.organisations.sameness import status_counts
from aca_desktop.services.workspace.workspaces import Workspace

_MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class Gone:
    """An organisation that counted at the sentence's date and does not now: its id, name and status of today."""

    id: str
    name: str
    status: OrganisationStatus


@dataclass(frozen=True, slots=True)
class Causes:
    """`gone` are at most 200 of `lost`; `to_review` signatures would count once they are approved, so many
    `provisional` ones could make it true once they are ratified (0: they could not); `missing` are places without
    a figure, `look_up` the organisations of at most 200 of the `too_old` commitments, each by its id and name;
    `undecided` are pairs that may be one organisation, where the number depends on what somebody decides."""

    lost: int
    gone: tuple[Gone, ...]
    to_review: int
    provisional: int
    missing: tuple[str, ...]
    too_old: int
    look_up: tuple[tuple[str, str], ...] = ()
    undecided: tuple[Pair, ...] = ()


def causes(workspace: Workspace, coalition: Coalition, checked: Checked, language: str) -> Causes:
    """Return why a sentence stands as it does, with what could make the figure that decides true again."""
    told = checked.telling
    if told is None:
        return Causes(0, (), 0, 0, (), 0)
    slot, evidence = told.slot, told.evidence
    statuses = status_counts(workspace, coalition)
    totals = evidence.totals if evidence is not None else None
    total = None if totals is None else next(iter(totals.gdp)) if slot.counted == "gdp" else totals.population
    lost = _lost(workspace, coalition, told)
    return Causes(
        lost=len(lost),
        gone=tuple(_gone(workspace, coalition, lost[:_MOST_NAMED], language)),
        to_review=statuses.get("signed", 0) if slot.chosen.status == "approved" else 0,
        provisional=_enough(told, statuses.get("provisional", 0)),
        missing=() if total is None else total.missing,
        too_old=0 if evidence is None else len(evidence.too_old),
        look_up=tuple(_to_look_up(workspace, coalition, told, language)),
        undecided=()
        if evidence is None or "duplicates-undecided" not in told.doubts
        else tuple(evidence.undecided),
    )


def _enough(told: CheckedSlot, more: int) -> int:
    """Return so many signatories more if a figure of signatories could be true with them, else 0."""
    slot, now = told.slot, told.now
    if slot.counted != "signatories" or now is None:
        return 0
    could = any(
        slot_holds(slot, replace(Found.certain(now.value + plus), whole=now.whole))
        for plus in range(1, min(more, 1000) + 1)
    )
    return more if could else 0


def _to_look_up(
    workspace: Workspace, coalition: Coalition, checked: CheckedSlot, language: str
) -> Iterator[tuple[str, str]]:
    """Yield commitments that were seen too long ago, each by its id with its organisation's name."""
    languages = (language, *coalition.record.languages, "en")
    for one in checked.evidence.too_old[:_MOST_NAMED] if checked.evidence is not None else ():
        state = workspace.journal.state(coalition.id, one.organisation)
        yield one.id, name_of(state.shown("organisation"), languages) or ""


def _lost(workspace: Workspace, coalition: Coalition, checked: CheckedSlot) -> list[str]:
    """Return who stood behind the figure at its date and does not any more."""
    slot = checked.slot
    if slot.on is None or checked.evidence is None or checked.verdict != "not-any-more":
        return []
    count = Counting(workspace, coalition, counted_coalitions(workspace, coalition), [slot])
    _number, then = count.found(slot, slot.on, slot.on)
    now = checked.evidence.organisations
    return [id_ for organisation, id_ in then.organisations.items() if organisation not in now]


def _gone(workspace: Workspace, coalition: Coalition, ids: list[str], language: str) -> Iterator[Gone]:
    languages = (language, *coalition.record.languages, "en")
    for id_ in ids:
        state = workspace.journal.state(coalition.id, id_)
        status = organisation_status(state)
        if status is not None:
            yield Gone(id_, name_of(state.shown("organisation"), languages) or "", status)
