"""Public sentences: written down, and checked each time against what the workspace holds, then and now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aca_desktop.domain.coalition.network import members_of
from aca_desktop.domain.figures.claim_record import claim_of, claim_problems, fields_of, typed_fields
from aca_desktop.domain.figures.claims import (
    Claim,
    Doubt,
    Found,
    Slot,
    Verdict,
    slot_holds,
    unprovable,
    verdict,
    verdict_of_all,
)
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.services.coalition.coalitions import Coalition, coalitions
from aca_desktop.services.figures.claim_counting import Counting, Evidence
from aca_desktop.services.figures.claim_texts import Worded, worded
from aca_desktop.services.journal.editing import draft_over, here
from aca_desktop.services.papers.faces import day_of
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.listing import subjects

__all__ = [
    "Checked",
    "CheckedSlot",
    "Claim",
    "Slot",
    "add",
    "check",
    "check_each",
    "check_typed",
    "claims",
    "edit",
    "listing",
    "territory_of_people",
    "written",
]


@dataclass(frozen=True, slots=True)
class CheckedSlot:
    """A figure as it stands.

    `now` and `then` are what was found today and at its date, the same where it names none; `evidence` is what
    stands behind `now`. `problems` are why it could not be counted at all.
    """

    name: str
    slot: Slot
    verdict: Verdict
    now: Found | None
    then: Found | None
    evidence: Evidence | None
    problems: Sequence[Problem] = ()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why it cannot be proved, each once."""
        counted = [one for one in (self.then, self.now) if one is not None]
        every = [part for one in counted for part in (one, one.whole) if part is not None]
        return tuple(dict.fromkeys(doubt for one in every for doubt in one.doubts))


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence as it stands, its figures in the order of their names.

    `verdict` is None for a cited one, which is not counted; else it is made of those of its figures: true if all
    are. `problems` are what is wrong with the sentence itself: then nothing in it is proved.
    """

    worded: Worded
    verdict: Verdict | None
    slots: Sequence[CheckedSlot]
    problems: Sequence[Problem] = ()

    @property
    def claim(self) -> Claim:
        """The sentence as it is kept."""
        return self.worded.claim

    @property
    def telling(self) -> CheckedSlot | None:
        """The figure that decides: the first of the sentence's own verdict."""
        return next((one for one in self.slots if one.verdict == self.verdict), next(iter(self.slots), None))


def claims(workspace: Workspace, coalition: Coalition) -> list[Claim]:
    """Return a coalition's sentences, in the order in which they were written."""
    found = subjects(workspace.journal, coalition.id, "claim")
    return [one for id_, own in found.items() if (one := claim_of(id_, own)) is not None]


def written(workspace: Workspace, coalition: Coalition) -> list[Worded]:
    """Return a coalition's sentences as they read, none of them counted."""
    return worded(workspace, coalition, counted_coalitions(workspace, coalition), claims(workspace, coalition))


def territory_of_people(workspace: Workspace, coalition: Coalition) -> str | None:
    """Return the territory that the first figure of people names, None where none does."""
    slots = (slot for one in claims(workspace, coalition) for slot in one.slots.values())
    return next((slot.territory for slot in slots if slot.counted == "people"), None)


def listing(workspace: Workspace, coalition: Coalition) -> list[tuple[Worded, Sequence[Problem]]]:
    """Return a coalition's sentences with what is wrong with each."""
    founded = founding_day(workspace, coalition)
    today = workspace.context.now().date()
    return [(one, claim_problems(one.claim, founded, today)) for one in written(workspace, coalition)]


def add(workspace: Workspace, coalition: Coalition, fields: Mapping[str, str]) -> str:
    """Write a sentence down from fields as typed; return its id. Raise Refused with all that is wrong with it."""
    id_ = workspace.context.new_id()
    edit(workspace, coalition, id_, fields)
    return id_


def check_typed(
    workspace: Workspace, coalition: Coalition, id_: str, fields: Mapping[str, str]
) -> Checked | Sequence[Problem]:
    """Check a sentence as it is being typed, nothing written; return all that is wrong with it, if anything is.

    `fields` are all of its fields that say anything; those that are not named say nothing.
    """
    values, problems = typed_fields({}, fields)
    claim = None if problems else claim_of(id_, {name: one for name, one in values.items() if one is not None})
    if claim is None:
        return problems or [Problem("words", "missing")]
    problems = claim_problems(claim, founding_day(workspace, coalition), workspace.context.now().date())
    return problems or next(check_each(workspace, coalition, [claim]))


def edit(workspace: Workspace, coalition: Coalition, id_: str, fields: Mapping[str, str]) -> None:
    """Change a sentence's fields as typed, `null` or nothing removes one. Raise Refused."""
    values, problems = typed_fields(here(workspace.journal.state(coalition.id, id_).shown("claim")), fields)
    if problems:
        raise Refused(problems)
    _write(workspace, coalition, id_, values, None)


def add_record(workspace: Workspace, coalition: Coalition, claim: Claim) -> str:
    """Write a sentence down; its id is made here. Of a sample, whose clock stands, it may have been seen since."""
    id_ = workspace.context.new_id()
    _write(workspace, coalition, id_, fields_of(claim), claim.seen)
    return id_


def check(workspace: Workspace, coalition: Coalition, only: str | None = None) -> list[Checked]:
    """Check a coalition's sentences, or the one of that id.

    A network's are checked over its members that are in the workspace. Today is all that is known now.
    """
    wanted = [one for one in claims(workspace, coalition) if only in (None, one.id)]
    return list(check_each(workspace, coalition, wanted))


def check_each(workspace: Workspace, coalition: Coalition, wanted: Iterable[Claim]) -> Iterator[Checked]:
    """Check these sentences, written down or not, one after the other."""
    today = workspace.context.now().date()
    every, counted = list(wanted), counted_coalitions(workspace, coalition)
    count = Counting(workspace, coalition, counted, [slot for one in every for slot in one.slots.values()])
    founded = founding_day(workspace, coalition)
    for one in worded(workspace, coalition, counted, every):
        problems = claim_problems(one.claim, founded, today)
        slots = [_checked(name, slot, count, today) for name, slot in one.claim.slots.items()]
        if problems:
            slots = [replace(told, verdict="not-provable") for told in slots]
        verdicts: list[Verdict] = ["not-provable"] if problems else [told.verdict for told in slots]
        yield Checked(one, verdict_of_all(verdicts) if verdicts else None, slots, problems)


def counted_coalitions(workspace: Workspace, coalition: Coalition) -> list[Coalition]:
    """Return the coalitions over which a coalition counts: itself, and if it is a network, its members here."""
    members = members_of(coalition.fields)
    return [coalition, *(one for one in coalitions(workspace) if one.id in members and one.id != coalition.id)]


def founding_day(workspace: Workspace, coalition: Coalition) -> date | None:
    """Return the day on which a coalition was founded."""
    foundings = [
        day_of(one.entry)
        for one in workspace.journal.about(coalition.id, coalition.subject)
        if one.entry.header.kind == "founding"
    ]
    return min(foundings, default=None)


def _checked(name: str, slot: Slot, count: Counting, today: date) -> CheckedSlot:
    try:
        then = None if slot.on is None else count.found(slot, slot.on, slot.on)[0]
        now, evidence = count.found(slot, None, max(today, slot.on or today))
    except Refused as refused:
        return CheckedSlot(name, slot, "not-provable", None, None, None, list(refused.problems))
    doubts = unprovable(slot, today)
    if doubts:
        now = replace(now, doubts=(*doubts, *now.doubts))
        return CheckedSlot(name, slot, "not-provable", now, then or now, evidence)
    holds_now = slot_holds(slot, now)
    holds_then = holds_now if then is None else slot_holds(slot, then)
    return CheckedSlot(name, slot, verdict(holds_then, holds_now), now, then or now, evidence)


def _write(
    workspace: Workspace, coalition: Coalition, id_: str, values: Mapping[str, Json], seen: date | None
) -> None:
    state = workspace.journal.state(coalition.id, id_)
    after = {name: value for name, value in {**here(state.shown("claim")), **values}.items() if value is not None}
    claim = claim_of(id_, after)
    if claim is None:
        raise Refused([Problem("words", "missing")])
    problems = claim_problems(claim, founding_day(workspace, coalition), seen or workspace.context.now().date())
    if problems:
        raise Refused(problems)
    draft = draft_over(state, "claim", id_, values)
    if draft is not None:
        workspace.write(coalition.id, [draft])
