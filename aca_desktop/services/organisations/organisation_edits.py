"""What every edit of an organisation respects: it is here, and it keeps a name, a sector and a country."""

from collections.abc import Iterable, Mapping

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import SubjectState, organisation_status
from aca_desktop.domain.organisations.rules import organisation_id
from aca_desktop.domain.values.problems import Problem
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.workspace.workspaces import Workspace

NEEDED = ("names", "sector", "country")


def organisation_state(workspace: Workspace, coalition: Coalition, id_: str) -> SubjectState:
    """Return the state of an organisation that is here; raise AcaError `unknown-organisation`."""
    if organisation_id("id", id_) == id_:
        state = workspace.own_state(coalition.id, id_)
        if organisation_status(state) is not None:
            return state
    raise AcaError("unknown-organisation", id=ascii(id_[:80]).strip("'"))


def lost(state: SubjectState, values: Mapping[str, Json]) -> list[Problem]:
    """Return what an organisation needs, has and would lose by these values (null removes)."""
    before = state.shown("organisation")
    after = {name for name, value in {**before, **values}.items() if value is not None}
    return [Problem(said, "missing") for said in lacking(after) if said not in lacking(before)]


def lacking(fields: Iterable[str]) -> list[str]:
    """Return which of NEEDED none of these fields says."""
    said = {name.split(".", 1)[0] for name in fields}
    return [one for one in NEEDED if one not in said]
