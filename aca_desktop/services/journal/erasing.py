"""Erasing a person's data on request: gone here at once, and on every laptop that learns of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import MAX_OVER, Header
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations.organisation_edits import organisation_state
from aca_desktop.services.workspace import backups
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.workspace.backups import Backup
from aca_desktop.storage.workspace.replacing import sweep


@dataclass(frozen=True, slots=True)
class Erased:
    """The erasures that are on disk, the entries that lost their personal parts, and the backups made before."""

    erasures: tuple[str, ...]
    entries: tuple[str, ...]
    backups: tuple[Backup, ...]


def erase(
    workspace: Workspace,
    coalition: Coalition,
    organisation: str,
    *,
    only: Sequence[str] = (),
    request: str | None = None,
) -> Erased:
    """Erase the personal parts of all entries about an organisation, or of `only` these (entry ids).

    The organisation and that it signed remain. `request` says by which request, in words without personal data.
    Raise AcaError `unknown-organisation`, `entry-of-another`, `nothing-to-erase`, `not-authorised`.
    """
    organisation_state(workspace, coalition, organisation)
    about = {one.entry.id: one.entry for one in workspace.journal.about(coalition.id, organisation)}
    for id_ in only:
        if id_ not in about:
            raise AcaError("entry-of-another", entry=id_, organisation=organisation)
    erased = workspace.journal.state(coalition.id, organisation).erased
    named = sorted(id_ for id_ in (only or about) if id_ not in erased and _has_personal(about[id_].header))
    if not named:
        raise AcaError("nothing-to-erase", organisation=organisation)
    day = workspace.context.at()[:10]
    drafts = [
        Draft(
            "erasure",
            organisation,
            {"day": day} | ({"request": request} if request else {}),
            over=tuple(named[start : start + MAX_OVER]),
        )
        for start in range(0, len(named), MAX_OVER)
    ]
    written = workspace.write(coalition.id, drafts)
    sweep(workspace.path)
    return Erased(tuple(one.id for one in written), tuple(named), tuple(backups.backups(workspace)))


def _has_personal(header: Header) -> bool:
    """Say whether an entry has anything personal, be it here or only elsewhere."""
    return header.personal is not None or any(part == "personal" for part, _hash in header.blobs)
