"""The end of a table's day: what was signed, parked, left unsigned; copies still owed; who holds all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition, coalitions
from aca_desktop.services.laptops import holdings
from aca_desktop.services.laptops.holdings import Held
from aca_desktop.services.laptops.recipients import envelope_for, recipients
from aca_desktop.services.laptops.sync_export import Exported, export
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.services.signing import drafts, papers_due, papers_folder, queue
from aca_desktop.services.signing.drafts import WaitingDraft
from aca_desktop.services.signing.handing_over import save_copy, save_email
from aca_desktop.services.signing.queue import Arrival
from aca_desktop.services.signing.table_day import Unhanded, signed_today, unhanded
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.journal import feeds
from aca_desktop.storage.queries import local_values

type InFiles = Literal["file", "email"]
"""The ways of handing over that leave a file behind."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The newest file for the coordinators: its name, its folder's, when (ISO 8601).

    `whole`: this laptop has written nothing since.
    """

    file: str
    folder: str
    at: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """A table at its end.

    `signed` is how many signed today, `saved` how many of their PDFs are in the table's folder, `without_copy`
    those of them who have got no copy in any way; `due` is how many papers, of whatever day, could not be made or
    kept yet; `drafts` are those begun and not signed, parked ones included; `arrived` are in the queue and have no
    draft; `expected` did not come. `recipients` are the coordinators' laptops for which a file is encrypted.
    `handed_in` is None where no file has been saved. `held` is the coordinator's laptop that holds most of
    this one's entries, None if none has said so. `others` are the codes of coalitions here of which the same
    cannot be said.
    """

    laptop: str
    signed: int
    saved: int
    without_copy: tuple[Unhanded, ...]
    due: int
    drafts: tuple[WaitingDraft, ...]
    arrived: tuple[Arrival, ...]
    expected: int
    recipients: tuple[str, ...]
    handed_in: HandedIn | None
    held: Held | None
    others: tuple[str, ...]

    @property
    def to_send(self) -> tuple[Unhanded, ...]:
        """Of those without a copy, those who gave an e-mail address."""
        return tuple(one for one in self.without_copy if one.sendable)

    @property
    def may_be_wiped(self) -> bool:
        """Whether all that this laptop has written is held elsewhere, and nothing waits here to be signed."""
        return self.held is not None and self.held.is_complete and not self.drafts and not self.others


def closing(workspace: Workspace, coalition: Coalition, language: str) -> Closing:
    """Return how the table stands."""
    names: dict[str | None, str] = {one.id: one.name for one in queue.arrivals(workspace, coalition)}
    signed, due = signed_today(workspace, coalition), papers_due.due(workspace, coalition)
    in_folder = set(signed).difference(due) if papers_folder.chosen_folder(workspace, coalition) else ()
    return Closing(
        laptop=workspace.name,
        signed=len(signed),
        saved=len(in_folder),
        without_copy=unhanded(workspace, coalition, language),
        due=len(due),
        drafts=tuple(
            replace(one, organisation=one.organisation or names.get(one.about.arrival, ""))
            for one in drafts.waiting(workspace)
        ),
        arrived=tuple(one for one in queue.arrivals(workspace, coalition) if one.draft is None),
        expected=queue.expected(workspace, coalition, language, limit=0).total,
        recipients=tuple(one.laptop for one in recipients(workspace, coalition)),
        handed_in=handed_in(workspace, coalition),
        held=holdings.best_held(workspace, coalition),
        others=tuple(
            one.code
            for one in coalitions(workspace)
            if one.id != coalition.id and holdings.has_written(workspace, one) and not _is_held(workspace, one)
        ),
    )


def _is_held(workspace: Workspace, coalition: Coalition) -> bool:
    held = holdings.best_held(workspace, coalition)
    return held is not None and held.is_complete


def hand_in(
    workspace: Workspace, coalition: Coalition, folder: Path, progress: Progress | None = None
) -> Exported:
    """Write the file for the coordinators' laptops into a folder, and keep where and when.

    Raise what `export` raises.
    """
    made = export(
        workspace, coalition, folder, envelope=envelope_for(recipients(workspace, coalition)), progress=progress
    )
    kept: Json = {
        "file": made.path.name,
        "folder": folder.name or str(folder),
        "at": workspace.context.at(),
        "heads": _heads(workspace, coalition),
    }
    local_values.keep(workspace.file, _name(coalition), kept)
    return made


def handed_in(workspace: Workspace, coalition: Coalition) -> HandedIn | None:
    """Return the newest file for the coordinators, None where none has been saved."""
    kept = local_values.read(workspace.file, _name(coalition))
    if not isinstance(kept, Mapping):
        return None
    whole = kept["heads"] == _heads(workspace, coalition)
    return HandedIn(str(kept["file"]), str(kept["folder"]), str(kept["at"]), whole)


def _heads(workspace: Workspace, coalition: Coalition) -> list[Json]:
    return [*sorted(feeds.heads(workspace.journal, coalition.id, workspace.key.replica))]


def _name(coalition: Coalition) -> str:
    return f"handed-in.{coalition.id}"


def write_copies(
    workspace: Workspace,
    owed: Sequence[Unhanded],
    way: InFiles,
    folder: Path,
    progress: Progress | None = None,
) -> list[Path]:
    """Write the copies of these into a folder, to be handed over or ready to be sent; return their files' paths.

    `progress` is told (done, of all). Raise AcaError `folder-gone`, `disk-full`, `cannot-write`, `no-email`: those
    written until then stay, and are recorded.
    """
    if not folder.is_dir():
        raise AcaError("folder-gone", path=str(folder))
    save = save_email if way == "email" else save_copy
    written = []
    for done, one in enumerate(owed):
        if progress is not None:
            progress(done, len(owed))
        written.append(save(workspace, one.signature, declaration_pdf(workspace, one.signature), folder))
    return written
