"""What a public sentence counts, as plainly as it can be written: each signatory looked at by itself, each time.

What the quick way, which looks at those alike together, is held against.
"""

from collections.abc import Sequence
from datetime import date

from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.figures.claims import Chosen, Slot
from aca_desktop.domain.figures.places import Atlas
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import commitments, places
from aca_desktop.services.figures.claims import counted_coalitions
from aca_desktop.services.figures.signatories import Signatory, once, signatories
from aca_desktop.services.figures.totals import FIELDS, Totals, summed
from aca_desktop.services.workspace.workspaces import Workspace


def slow_rows(
    workspace: Workspace, coalition: Coalition, slot: Slot, at: date | None, day: date
) -> list[Signatory]:
    """Return who is chosen, an organisation of several coalitions once for each."""
    counted = counted_coalitions(workspace, coalition)
    everybody = signatories(workspace, counted, FIELDS, at)
    where = [str(one.fields["place"]) for one in everybody if "place" in one.fields]
    where += [slot.chosen.place] if slot.chosen.place else []
    own = places.naming(places.atlas_of(workspace, counted), where)
    return [one for one in everybody if is_chosen(workspace, slot.chosen, one, own, counted, day)]


def is_chosen(
    workspace: Workspace, chosen: Chosen, one: Signatory, own: Atlas, counted: Sequence[Coalition], day: date
) -> bool:
    if chosen.sector is not None and one.fields.get("sector") not in finer(counted[0], chosen.sector):
        return False
    if chosen.tier is not None and one.fields.get("tier") != chosen.tier:
        return False
    if chosen.founding is not None and (one.fields.get("founding") is True) != chosen.founding:
        return False
    if chosen.joined_since is not None and one.since < chosen.joined_since:
        return False
    if chosen.joined_until is not None and one.since > chosen.joined_until:
        return False
    if (chosen.joined_since or chosen.joined_until) and one.since > day:
        return False
    if chosen.place is not None and not lies(own, one.fields.get("place"), chosen.place):
        return False
    if chosen.commitment is not None and not commits(workspace, chosen, one, counted, day):
        return False
    return any(
        (chosen.status == "signed" or signature.status == "approved")
        and (chosen.declaration is None or chosen.declaration == signature.publication)
        for signature in one.signatures
    )


def finer(coalition: Coalition, sector: str) -> set[str]:
    """Return a sector with those whose parent it is, to this coalition or usually."""
    return {sector} | {one.code for one in (*coalition.record.sectors, *PRESETS) if one.parent == sector}


def lies(own: Atlas, place: object, inside: str) -> bool:
    if not isinstance(place, str):
        return False
    wanted = own.expanded(own.code(inside))
    return any(wanted & {code, *own.outer_places(code)} for code in own.expanded(own.code(place)))


def commits(workspace: Workspace, chosen: Chosen, one: Signatory, counted: Sequence[Coalition], day: date) -> bool:
    """Say whether one of its records has a commitment of the kind, whose validation is not old."""
    for which in counted:
        for made in commitments.commitments(workspace, which) if which.id == one.coalition else ():
            validation = made.validation(day)
            fresh = validation is None or which.sample or not validation.is_too_old(day)
            gone = validation is not None and validation.status in ("lapsed", "removed")
            if made.organisation in one.records and made.type == chosen.commitment and fresh and not gone:
                return True
    return False


def slow_totals(workspace: Workspace, coalition: Coalition, rows: Sequence[Signatory], day: date) -> Totals:
    return summed(workspace, counted_coalitions(workspace, coalition), rows, day)


def slow_organisations(rows: Sequence[Signatory]) -> dict[str, str]:
    """Return each organisation with the record under which it counts."""
    return {one.one: one.id for one in once(rows)}


def slow_unnamed(rows: Sequence[Signatory]) -> set[str]:
    return {one.id for one in once(rows) if one.unnamed}
