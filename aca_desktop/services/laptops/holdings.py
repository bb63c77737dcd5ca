"""Whether a coordinator's laptop holds all that this one has written, so that this one may be wiped.

Each sync file's opening says what its maker holds. What coordinators said is kept, by laptop, in a table that no
export reads, and compared anew with what is here: whatever is written later is not held yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.sync_opening import Opening, Run
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.laptops.recipients import LaptopKeys
from aca_desktop.services.laptops.sync_export import opening_of
from aca_desktop.services.laptops.sync_sources import Keys
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import feeds
from aca_desktop.storage.journal.presence import with_personal
from aca_desktop.storage.queries import local_values


@dataclass(frozen=True, slots=True)
class Held:
    """What a coordinator's laptop holds of this one's entries, as its newest file said at `at` (its own time).

    `missing` are entries that it has not got, or not with their personal parts; of `entries` here.
    """

    laptop: str
    at: str
    missing: int
    entries: int

    @property
    def is_complete(self) -> bool:
        """Whether it holds everything."""
        return not self.missing


def note(workspace: Workspace, opening: Opening) -> bool:
    """Keep what a file's maker holds of this laptop's entries; return False if that is no coordinator's laptop."""
    maker = opening.exporter
    own = workspace.key.replica
    coordinators = workspace.journal.authority(opening.coalition).coordinators()
    if named_subject(maker.replica) not in coordinators or maker.replica == own:
        return False
    runs: list[Json] = [
        [run.head, run.first, run.count, [list(span) for span in run.lacks]]
        for feed in opening.feeds
        for run in feed.holds
        if feed.replica == own
    ]
    name = _name(opening.coalition)
    kept = local_values.read(workspace.file, name)
    before = dict(kept) if isinstance(kept, Mapping) else {}
    before[maker.replica] = {"laptop": maker.name, "at": opening.at, "runs": runs}
    local_values.keep(workspace.file, name, before)
    return True


def note_file(workspace: Workspace, coalition: Coalition, path: Path, keys: Keys) -> Held:
    """Keep what a coordinator's sync file says that its maker holds, without bringing the file in.

    Raise AcaError `other-coalition`, `not-of-a-coordinator` and whatever is wrong with the file.
    """
    opening = opening_of(path, LaptopKeys(workspace, keys))
    if opening.coalition != coalition.id:
        raise AcaError("other-coalition", coalition=coalition.code)
    if not note(workspace, opening):
        raise AcaError("not-of-a-coordinator", laptop=opening.exporter.name)
    return next(one for one in _every(workspace, coalition) if one.laptop == opening.exporter.name)


def has_written(workspace: Workspace, coalition: Coalition) -> bool:
    """Say whether this laptop has written anything in a coalition."""
    return bool(feeds.heads(workspace.journal, coalition.id, workspace.key.replica))


def best_held(workspace: Workspace, coalition: Coalition) -> Held | None:
    """Return the coordinator's laptop that holds most, None if none has said what it holds.

    Only laptops that are coordinators' now, and not revoked, count.
    """
    return min(_every(workspace, coalition), key=lambda one: one.missing, default=None)


def _every(workspace: Workspace, coalition: Coalition) -> list[Held]:
    kept = local_values.read(workspace.file, _name(coalition.id))
    if not isinstance(kept, Mapping):
        return []
    coordinators = workspace.journal.authority(coalition.id).coordinators()
    own = workspace.key.replica
    entries = next((one.entries for one in feeds.feeds(workspace.journal, coalition.id) if one.replica == own), 0)
    found = []
    for replica, one in kept.items():
        if isinstance(one, Mapping) and named_subject(replica) in coordinators:
            held, bare = feeds.covered_by(workspace.journal, coalition.id, own, _runs(one.get("runs")))
            lost = with_personal(workspace.journal.database, bare)
            found.append(Held(str(one.get("laptop")), str(one.get("at")), entries - len(held - lost), entries))
    return found


def _runs(kept: Json) -> Iterator[Run]:
    for run in kept if isinstance(kept, list) else ():
        match run:
            case [str(head), int(first), int(count), list(spans)]:
                lacks = [(span[0], span[1]) for span in spans if isinstance(span, list)]
                yield Run(first, count, head, b"", tuple(lacks))


def _name(coalition: str) -> str:
    return f"held.{coalition}"
