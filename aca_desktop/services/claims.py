"""Public sentences: written down, and checked each time against what the workspace holds, then and now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.claim_record import claim_field, claim_of, claim_problems, fields_of, missing_in
from aca_desktop.domain.claims import Claim, Doubt, Found, Verdict, holds, unprovable, verdict
from aca_desktop.domain.network import members_of
from aca_desktop.domain.problems import Problem, Refused
from aca_desktop.services.claim_counting import Counting, Evidence
from aca_desktop.services.coalitions import Coalition, coalitions
from aca_desktop.services.editing import draft_over
from aca_desktop.services.faces import day_of
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage import counting

__all__ = ["Checked", "Claim", "add", "check", "check_each", "check_typed", "claims", "edit", "listing"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence as it stands.

    `verdict` is None for a cited one. `now` and `then` are what was found today and at its date, the same where it
    names none; `evidence` is what stands behind `now`. `problems` are why it could not be counted at all.
    """

    claim: Claim
    verdict: Verdict | None
    now: Found | None
    then: Found | None
    evidence: Evidence | None
    problems: Sequence[Problem]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why it cannot be proved, each once."""
        found = [doubt for one in (self.then, self.now) if one is not None for doubt in one.doubts]
        return tuple(dict.fromkeys(found))


def claims(workspace: Workspace, which: Coalition) -> list[Claim]:
    """Return a coalition's sentences, in the order in which they were written."""
    found = (claim_of(one.id, one.fields) for one in counting.subjects(workspace.journal, which.id, "claim"))
    return [one for one in found if one is not None]


def listing(workspace: Workspace, which: Coalition) -> list[tuple[Claim, Sequence[Problem]]]:
    """Return a coalition's sentences with what is wrong with each."""
    founded = founding_day(workspace, which)
    return [(one, claim_problems(one, founded)) for one in claims(workspace, which)]


def add(workspace: Workspace, which: Coalition, fields: Mapping[str, str]) -> str:
    """Write a sentence down from fields as typed; return its id. Raise Refused with all that is wrong with it."""
    id_ = workspace.context.new_id()
    edit(workspace, which, id_, fields)
    return id_


def check_typed(
    workspace: Workspace, which: Coalition, id_: str, fields: Mapping[str, str]
) -> Checked | Sequence[Problem]:
    """Check a sentence as it is being typed, nothing written; return all that is wrong with it, if anything is.

    `fields` are all of its fields that say anything; those that are not named say nothing.
    """
    judged = {name: claim_field(name, text) for name, text in fields.items()}
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    values = {name: one for name, one in judged.items() if not isinstance(one, Problem) and one is not None}
    wrong = {one.field for one in problems}
    problems += [one for one in missing_in(values) if one.field not in wrong]
    claim = None if problems else claim_of(id_, values)
    if claim is None:
        return problems
    problems = claim_problems(claim, founding_day(workspace, which))
    return problems or next(check_each(workspace, which, [claim]))


def edit(workspace: Workspace, which: Coalition, id_: str, fields: Mapping[str, str]) -> None:
    """Change a sentence's fields as typed, `null` or nothing removes one. Raise Refused."""
    judged = {name: claim_field(name, text) for name, text in fields.items()}
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    if problems:
        raise Refused(problems)
    _write(
        workspace, which, id_, {name: value for name, value in judged.items() if not isinstance(value, Problem)}
    )


def add_record(workspace: Workspace, which: Coalition, claim: Claim) -> str:
    """Write a sentence down; its id is made here."""
    id_ = workspace.context.new_id()
    _write(workspace, which, id_, fields_of(claim))
    return id_


def check(workspace: Workspace, which: Coalition, only: str | None = None) -> list[Checked]:
    """Check a coalition's sentences, or the one of that id.

    A network's are checked over its members that are in the workspace. Today is all that is known now.
    """
    wanted = [one for one in claims(workspace, which) if only in (None, one.id)]
    return list(check_each(workspace, which, wanted))


def check_each(workspace: Workspace, which: Coalition, wanted: Iterable[Claim]) -> Iterator[Checked]:
    """Check these sentences, written down or not, one after the other."""
    today = workspace.context.now().date()
    every = list(wanted)
    count = Counting(workspace, which, counted_coalitions(workspace, which), every)
    for one in every:
        yield _checked(one, count, today)


def counted_coalitions(workspace: Workspace, which: Coalition) -> list[Coalition]:
    """Return the coalitions over which a coalition counts: itself, and if it is a network, its members here."""
    members = members_of(which.fields)
    return [which, *(one for one in coalitions(workspace) if one.id in members and one.id != which.id)]


def founding_day(workspace: Workspace, which: Coalition) -> date | None:
    """Return the day on which a coalition was founded."""
    foundings = [
        day_of(one.entry)
        for one in workspace.journal.about(which.id, which.subject)
        if one.entry.header.kind == "founding"
    ]
    return min(foundings, default=None)


def _checked(claim: Claim, count: Counting, today: date) -> Checked:
    try:
        then = None if claim.on is None else count.found(claim, claim.on, claim.on)[0]
        now, evidence = count.found(claim, None, max(today, claim.on or today))
    except Refused as refused:
        problems = list(refused.problems)
        return Checked(claim, None if claim.basis == "cited" else "not-provable", None, None, None, problems)
    if claim.basis == "cited":
        return Checked(claim, None, now, then, evidence, [])
    doubts = unprovable(claim, today)
    if doubts:
        now = replace(now, doubts=(*doubts, *now.doubts))
        return Checked(claim, "not-provable", now, then or now, evidence, [])
    holds_now = holds(claim.operator, claim.number, now)
    holds_then = holds_now if then is None else holds(claim.operator, claim.number, then)
    return Checked(claim, verdict(holds_then, holds_now), now, then or now, evidence, [])


def _write(workspace: Workspace, which: Coalition, id_: str, values: Mapping[str, Json]) -> None:
    state = workspace.journal.state(which.id, id_)
    before = {name: value for name, value in state.shown("claim").items() if isinstance(value, str | bool)}
    after = {name: value for name, value in {**before, **values}.items() if value is not None}
    claim = claim_of(id_, after)
    problems = missing_in(after) if claim is None else claim_problems(claim, founding_day(workspace, which))
    if problems:
        raise Refused(problems)
    draft = draft_over(state, "claim", id_, values)
    if draft is not None:
        workspace.write(which.id, [draft])
