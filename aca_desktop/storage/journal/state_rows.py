"""What a subject's state looks like as rows of the view. It knows no database: any process can work it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.meaning import SubjectState, organisation_status
from aca_desktop.domain.values.sorting import listed_as

type OrganisationRow = tuple[int, int, str, str, str, str]
type ValueRow = tuple[int, str, str, int, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """A subject's rows, each kind sorted: void (n, why); value (s, kind, field, place, n, value, absent);
    signature (n, s, status); organisation (s, c, status, sort, sector, text)."""

    void: Sequence[tuple[int, str]]
    values: Sequence[ValueRow]
    signatures: Sequence[tuple[int, int, str]]
    organisation: OrganisationRow | None


@dataclass(slots=True)
class Batch:
    """The rows of many subjects on their way into the tables."""

    void: list[tuple[int, str]] = made(default_factory=list)
    values: list[ValueRow] = made(default_factory=list)
    signatures: list[tuple[int, int, str]] = made(default_factory=list)
    organisations: list[OrganisationRow] = made(default_factory=list)

    def add(self, rows: Rows) -> None:
        """Add a subject's rows."""
        self.void += rows.void
        self.values += rows.values
        self.signatures += rows.signatures
        if rows.organisation is not None:
            self.organisations.append(rows.organisation)


def rows_of(c: int, s: int, state: SubjectState, numbers: Mapping[str, int]) -> Rows:
    """Return the rows that a state makes; `numbers` gives the row number of each of the subject's entries."""
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
        sorted((numbers[id_], s, status) for id_, status in state.statuses.items()),
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


def found_by(fields: Mapping[str, Json | Absent]) -> tuple[str, str, str]:
    """Return the key by which an organisation is listed, and the sector and the text that it is found by."""
    sort, text = listed_as(fields)
    sector = fields.get("sector")
    return sort, sector if isinstance(sector, str) else "", text
