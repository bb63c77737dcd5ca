"""What waits for the coordination's eyes: signatures to review, oldest first, with what deserves a second look."""

from collections.abc import Mapping
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.likeness import same_name
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations.organisation_list import Filter, matching, order, rows
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries import listing

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ToReview:
    """A signature that waits: whose it is, its day (2026-06-05), how many others are called the same."""

    signature: str
    organisation: str
    fields: Mapping[str, Json]
    day: str
    alike: int


def waiting(workspace: Workspace, coalition: Coalition, progress: Progress | None = None) -> list[ToReview]:
    """Return the signatures that nobody has reviewed, those that came first before the others."""
    places = matching(
        workspace,
        coalition,
        order(workspace, coalition, progress),
        Filter(statuses=frozenset({"signed"})),
        progress,
    )
    found: list[ToReview] = []
    same = _same_names(workspace, coalition) if places else {}
    for start in range(0, len(places), _AT_ONCE):
        shown = rows(workspace, places[start : start + _AT_ONCE]).values()
        wanted = [(one, sign.id) for one in shown for sign in one.signatures if sign.status == "signed"]
        days = listing.days_of(workspace.journal, [signature for _one, signature in wanted])
        found += [
            ToReview(signature, one.id, one.fields, days.get(signature, ""), same.get(one.id, 0))
            for one, signature in wanted
        ]
    return sorted(found, key=lambda one: (one.day, one.signature))


def _same_names(workspace: Workspace, coalition: Coalition) -> dict[str, int]:
    """Return how many others are called as an organisation is, in the same country, where there are any."""
    groups: dict[tuple[str, str], set[str]] = {}
    for id_, name, country in listing.names(workspace.journal, coalition.id):
        groups.setdefault((same_name(name), country), set()).add(id_)
    others: dict[str, set[str]] = {}
    for ids in groups.values():
        for id_ in ids if len(ids) > 1 else ():
            others.setdefault(id_, set()).update(ids - {id_})
    return {id_: len(ids) for id_, ids in others.items()}
