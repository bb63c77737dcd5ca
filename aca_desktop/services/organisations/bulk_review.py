"""Several organisations' signatures approved at once, all or none."""

from collections.abc import Sequence

from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations.organisation_edits import organisation_state
from aca_desktop.services.signing.following import review_together
from aca_desktop.services.workspace.workspaces import Progress, Workspace


def approve(
    workspace: Workspace, coalition: Coalition, organisations: Sequence[str], progress: Progress | None = None
) -> list[str]:
    """Approve every signature of these organisations that waits for review; return the new entries' ids.

    Raise what `review` raises; then nothing is written.
    """
    waiting: list[str] = []
    for place, id_ in enumerate(organisations):
        if progress is not None:
            progress(place, len(organisations))
        statuses = organisation_state(workspace, coalition, id_).statuses
        waiting += [one for one, status in statuses.items() if status == "signed"]
    return [entry.id for entry in review_together(workspace, waiting, "approved")]
