"""What a coordinator says of two records: that they are one organisation, two, or nothing any more."""

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.organisations.identity import Pair, pair, said_in
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition, coalitions
from aca_desktop.services.journal.editing import draft_over
from aca_desktop.services.organisations.organisation_edits import organisation_state
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import counted


def say(workspace: Workspace, coalition: Coalition, one: str, other: str, *, same: bool | None) -> Entry | None:
    """Say that two records are one organisation, or two; None takes back what was said. None if it is so already.

    It replaces whatever was said before, so it also settles what two coordinators say differently. Raise AcaError
    `same-record` (a record beside itself), `unknown-organisation`, `organisation-of-another-coalition`,
    `not-authorised`.
    """
    both = _both(workspace, coalition, one, other)
    drafts = [
        draft
        for draft in (_draft(workspace, coalition, both, same), _turned(workspace, coalition, both, same))
        if draft
    ]
    return workspace.write(coalition.id, drafts)[0] if drafts else None


def _both(workspace: Workspace, which: Coalition, one: str, other: str) -> Pair:
    for id_ in (one, other):
        try:
            organisation_state(workspace, which, id_)
        except AcaError as unknown:
            elsewhere = [
                coalition.code
                for coalition in coalitions(workspace)
                if coalition.id != which.id and counted.standing(workspace.journal, coalition.id, [id_])
            ]
            if not elsewhere:
                raise
            raise AcaError(
                "organisation-of-another-coalition", id=id_, coalition=which.code, other=elsewhere[0]
            ) from unknown
    if one == other:
        raise AcaError("same-record", id=one)
    return pair(one, other)


def _draft(workspace: Workspace, coalition: Coalition, both: Pair, same: bool | None) -> Draft | None:
    subject, field = said_in(both)
    return draft_over(workspace.journal.state(coalition.id, subject), "same", subject, {field: same})


def _turned(workspace: Workspace, coalition: Coalition, both: Pair, same: bool | None) -> Draft | None:
    """Return what takes back a word in the other order, which none of ours writes; else it would count."""
    if same is not None:
        return None
    state = workspace.journal.state(coalition.id, both[1])
    return draft_over(state, "same", both[1], {f"same.{both[0]}": None})
