"""What a subject's state looks like as rows of the view. It knows no database: any process can work it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, day_of
from aca_desktop.domain.journal.meaning import SubjectState, organisation_status
from aca_desktop.domain.values.sorting import listed_as
from aca_desktop.storage.journal.stored import Stored

type OrganisationRow = tuple[int, int, str, str, str, str, str | None]
type SignatureRow = tuple[int, int, str, str]
type ValueRow = tuple[int, str, str, int, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """A subject's rows, each kind sorted: void (n, why); value (s, kind, field, place, n, value, absent);
    signature (n, s, status, day); organisation (s, c, status, sort, sector, text,
    represents)."""

    void: Sequence[tuple[int, str]]
    values: Sequence[ValueRow]
    signatures: Sequence[SignatureRow]
    organisation: OrganisationRow | None


@dataclass(slots=True)
class Batch:
    """The rows of many subjects on their way into the tables."""

    void: list[tuple[int, str]] = made(default_factory=list)
    values: list[ValueRow] = made(default_factory=list)
    signatures: list[SignatureRow] = made(default_factory=list)
    organisations: list[OrganisationRow] = made(default_factory=list)

    def add(self, rows: Rows) -> None:
        """Add a subject's rows."""
        self.void += rows.void
        self.values += rows.values
        self.signatures += rows.signatures
        if rows.organisation is not None:
            self.organisations.append(rows.organisation)


def rows_of(c: int, s: int, state: SubjectState, stored: Sequence[Stored]) -> Rows:
    """Return the rows that a state makes; `stored` are all of the subject's entries."""
    numbers = {one.entry.id: one.n for one in stored}
    values: list[ValueRow] = []
    for (kind, field), candidates in sorted(state.fields.items()):
        for place, candidate in enumerate(candidates):
            if isinstance(candidate.value, Absent):
                text, absent = None, str(candidate.value.why)
            else:
                text, absent = canonical.text(candidate.value), None
            values.append((s, kind, field, place, numbers[candidate.entry], text, absent))
    return Rows(
        sorted((numbers[id_], why) for id_, why in state.void.items()),
        values,
        sorted(
            (one.n, s, state.statuses[one.entry.id], day_of(one.entry))
            for one in stored
            if one.entry.id in state.statuses
        ),
        _organisation(c, s, state),
    )


def _organisation(c: int, s: int, state: SubjectState) -> OrganisationRow | None:
    if not state.statuses and not any(kind == "organisation" for kind, _name in state.fields):
        return None
    status = organisation_status(state)
    if status is None:
        return None
    return organisation_row(c, s, status, state.shown("organisation"))


def organisation_row(c: int, s: int, status: str, fields: Mapping[str, Json | Absent]) -> OrganisationRow:
    """Return the row by which an organisation is listed; `fields` are those shown."""
    return (s, c, status, *found_by(fields))


def found_by(fields: Mapping[str, Json | Absent]) -> tuple[str, str, str, str | None]:
    """Return the key by which an organisation is listed, the sector and the text by which it is found, and the
    place that it stands for."""
    sort, text = listed_as(fields)
    sector, represents = fields.get("sector"), fields.get("represents")
    stands_for = represents if isinstance(represents, str) else None
    return sort, sector if isinstance(sector, str) else "", text, stands_for
