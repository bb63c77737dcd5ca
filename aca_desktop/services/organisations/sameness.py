"""Which records of coalitions are one organisation, and what such an organisation says: read, never written.

A coordinator's word unites two records, and so does an identifier that both bear, at every day and whether they
count or not; likeness never does. A record that was rejected speaks for nobody: its identifiers unite nobody, and
what it says is nobody's. Where records that share an identifier are said to be two organisations, they
stay one until an identifier is corrected: a number said in public is then rather too small than too large.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.domain.journal.plain_values import decimal_of
from aca_desktop.domain.organisations.identity import Pair, united, words_on_pairs
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import counted, listing
from aca_desktop.storage.queries.listing import OrganisationRow
from aca_desktop.storage.queries.named_fields import named_fields

BEST_FIRST: tuple[OrganisationStatus, ...] = (
    "approved",
    "signed",
    "provisional",
    "withdrawn",
    "rejected",
    "expected",
)


def said_of_pairs(workspace: Workspace, coalition: Coalition) -> dict[Pair, bool]:
    """Return what coordinators say of pairs of a coalition's organisations: one, or two; both must be here."""
    words = words_on_pairs(
        (id_, name, value)
        for id_, own in listing.subjects(workspace.journal, coalition.id, "same").items()
        for name, value in own.items()
    )
    if not words:
        return words
    here = counted.standing(workspace.journal, coalition.id, {id_ for pair in words for id_ in pair})
    return {(one, other): word for (one, other), word in words.items() if one in here and other in here}


def same_records(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    spoken: Mapping[str, Mapping[str, counted.Spoken]] | None = None,
) -> dict[str, str]:
    """Return the organisation behind each record that is not the only one of it: the smallest id of its records.

    `spoken` are fields by coalition and organisation, identifiers among them, where they are read already.
    """
    marks: dict[str, list[tuple[str, str]]] = {}
    same: list[Pair] = []
    for one in coalitions:
        read = counted.spoken(workspace.journal, one.id, "identifiers.") if spoken is None else spoken[one.id]
        for id_, own in read.items():
            bears = [(name, str(value)) for name, value in own.fields.items() if name.startswith("identifiers.")]
            if bears and own.status != "rejected":
                marks.setdefault(id_, []).extend(bears)
        same += [pair for pair, word in said_of_pairs(workspace, one).items() if word]
    for pair in same:
        for id_ in pair:
            marks.setdefault(id_, [])
    first = united({id_: marks[id_] for id_ in sorted(marks)}, same)
    several = {key for id_, key in first.items() if id_ != key}
    return {id_: key for id_, key in first.items() if key in several}


def by_organisation(same: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the records of each organisation that has several, in the order of their ids."""
    found: dict[str, list[str]] = {}
    for id_ in sorted(same):
        found.setdefault(same[id_], []).append(id_)
    return found


def together(
    workspace: Workspace, coalition: Coalition, records: Sequence[str], names: Collection[str]
) -> dict[str, Json]:
    """Return what records of one organisation say together, `names` being GLOBs: each field as the first of them
    has it that has it, what a number depends on as `differing` has it first."""
    return said_together(named_fields(workspace.journal, coalition.id, records, names), records)


def said_together(known: Mapping[str, Mapping[str, Json]], records: Iterable[str]) -> dict[str, Json]:
    """Return the same of fields that were read, by record."""
    found: dict[str, Json] = {}
    for id_ in records:
        for name, value in known.get(id_, {}).items():
            found.setdefault(name, value)
    return found | {name: values[0] for name, values in differing(known).items()}


def differing(known: Mapping[str, Mapping[str, Json]]) -> dict[str, tuple[Json, ...]]:
    """Return the fields on which a number can depend and which records of one organisation (fields by id) say
    differently: by name, each with all values in an order that no id decides, smaller figures and less first."""
    said: dict[str, dict[str, Json]] = {}
    for own in known.values():
        for name, value in own.items():
            if name in _DECISIVE or name.startswith(_DECISIVE_MEMBERS):
                said.setdefault(name, {})[canonical.text(value)] = value
    return {
        name: tuple(sorted(values.values(), key=_less_first))
        for name, values in sorted(said.items())
        if len(values) > 1
    }


def conflicts(workspace: Workspace, coalition: Coalition, id_: str) -> dict[str, tuple[Json, ...]]:
    """Return the fields that records of an organisation of the coalition say differently, with their values."""
    same = same_records(workspace, [coalition])
    records = [other for other, key in same.items() if key == same.get(id_)]
    standing = counted.standing(workspace.journal, coalition.id, records)
    heard = counted_first(records, standing, ())
    return differing(named_fields(workspace.journal, coalition.id, heard, DECISIVE_NAMES)) if heard else {}


_DECISIVE = frozenset(("sector", "tier", "country", "founding", "joined", "place", "represents", "parent"))
_DECISIVE_MEMBERS = ("figures.", "lists.")
DECISIVE_NAMES = (*sorted(_DECISIVE), *(f"{name}*" for name in _DECISIVE_MEMBERS))
"""The fields on which a number can depend, as GLOBs."""


def _less_first(value: Json) -> tuple[Decimal, str]:
    amount = decimal_of(value.get("value")) if isinstance(value, Mapping) else None
    return amount or Decimal(0), canonical.text(value)


def counted_first(
    records: Iterable[str], standing: Mapping[str, OrganisationStatus], counted: Collection[str]
) -> list[str]:
    """Return a coalition's own of these records without rejected ones, those that count first, each by id."""
    heard = (one for one in records if standing.get(one, "rejected") != "rejected")
    return sorted(heard, key=lambda one: (standing[one] not in counted, one))


def status_counts(workspace: Workspace, coalition: Coalition) -> dict[str, int]:
    """Return how many organisations of a coalition have which status: each once, by its records' best one."""
    counts = listing.status_counts(workspace.journal, coalition.id)
    same = same_records(workspace, [coalition])
    standing = counted.standing(workspace.journal, coalition.id, same)
    for records in by_organisation(same).values():
        for status in sorted((standing[one] for one in records), key=BEST_FIRST.index)[1:]:
            counts[status] -= 1
    return {status: count for status, count in counts.items() if count}


def united_rows(
    workspace: Workspace, coalition: Coalition, rows: Sequence[OrganisationRow]
) -> list[OrganisationRow]:
    """Return rows of a coalition's list, each organisation once, in the order of its first row.

    It stands as its best record does and says what its records say together; it has the signatures of those given.
    """
    same = same_records(workspace, [coalition])
    if not same:
        return list(rows)
    given: dict[str, list[OrganisationRow]] = {}
    for row in rows:
        given.setdefault(same.get(row.id, row.id), []).append(row)
    every = by_organisation(same)
    standing = counted.standing(workspace.journal, coalition.id, same)
    return [
        own[0]
        if key not in every
        else _one_row(workspace, coalition, own, counted_first(every[key], standing, ("approved", "signed")))
        for key, own in given.items()
    ]


def _one_row(
    workspace: Workspace, coalition: Coalition, rows: Sequence[OrganisationRow], records: Sequence[str]
) -> OrganisationRow:
    ordered = sorted(rows, key=lambda row: records.index(row.id))
    return OrganisationRow(
        coalition.id,
        ordered[0].id,
        min((row.status for row in rows), key=BEST_FIRST.index),
        together(workspace, coalition, records, ("*",)),
        [signature for row in ordered for signature in row.signatures],
    )
