"""The signatories behind a figure of a public sentence, by name, as a list that somebody can read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.journal.meaning import Status
from aca_desktop.domain.organisations.name_order import name_key
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.figures.claims import CheckedSlot, counted_coalitions
from aca_desktop.services.figures.signatories import signatories
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.named_fields import named_fields


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A signatory behind a figure: name, sector in words, how it stands, since when; `unnamed` in public."""

    id: str
    name: str
    sector: str
    status: Status
    since: date
    unnamed: bool


def claim_rows(
    workspace: Workspace, coalition: Coalition, checked: CheckedSlot, language: str
) -> Sequence[ClaimRow]:
    """Return who stands behind a figure today, by name; of sums over places, who stands for one."""
    if checked.evidence is None:
        return []
    languages = (language, *coalition.record.languages, "en")
    ids = frozenset(checked.evidence.ids)
    counted = counted_coalitions(workspace, coalition)
    known = {
        id_: own
        for one in counted
        for id_, own in named_fields(workspace.journal, one.id, ids, ("names.*", "reading")).items()
    }
    behind = {one.id: one for one in signatories(workspace, counted, ("sector",)) if one.id in ids}
    totals = checked.evidence.totals
    standing = None if totals is None else {one for own in totals.standing.values() for one in own}
    rows = []
    for one in behind.values():
        if standing is not None and one.id not in standing:
            continue
        fields = known.get(one.id, {})
        name = name_of(fields, languages) or ""
        row = ClaimRow(
            id=one.id,
            name=name,
            sector=sector_words(coalition, one.fields.get("sector"), language),
            status=one.status,
            since=one.since,
            unnamed=one.unnamed,
        )
        rows.append((name_key(name, fields, language), row))
    return [row for _key, row in sorted(rows, key=lambda pair: (pair[0], pair[1].id))]
