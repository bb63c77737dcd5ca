"""The queue at this laptop's table: who is expected, who has arrived, in which order; how a guest finds theirs.

Arrivals are this laptop's own, no export reads them. Expected are the organisations that have not signed yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import OrganisationStatus, Status
from aca_desktop.domain.organisations.finding import enough_to_find
from aca_desktop.domain.signing.signature_fields import read_signature
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.sorting import fold, words_to_find
from aca_desktop.domain.values.typed_text import line
from aca_desktop.services.coalition import declarations
from aca_desktop.services.coalition.coalitions import Coalition, in_language
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.figures import gazetteer
from aca_desktop.services.papers.faces import place_words
from aca_desktop.services.signing import drafts
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import arrivals as tables
from aca_desktop.storage.queries import listing
from aca_desktop.storage.queries.listing import OrganisationRow

IN_FORCE: tuple[Status, ...] = ("approved", "signed", "provisional")


@dataclass(frozen=True, slots=True)
class SignedBefore:
    """A signature in force: its entry's id, what was signed (publication's id, version's label), how it stands."""

    signature: str
    publication: str
    label: str
    status: Status


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that may be meant: never a person. Names and words are in the language asked for."""

    id: str
    name: str
    sector: str
    place: str
    status: OrganisationStatus
    signed: tuple[SignedBefore, ...]

    def signed_version(self, publication: str) -> SignedBefore | None:
        """Return the signature under this version, None if there is none in force."""
        return next((one for one in self.signed if one.publication == publication), None)


@dataclass(frozen=True, slots=True)
class Found:
    """The organisations that may be meant, the likeliest first; `more`: there are others, if more is typed."""

    candidates: tuple[Candidate, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """An organisation that has not signed: with whom staff looks for, `person` "" where nobody is told."""

    organisation: str
    name: str
    person: str
    sector: str
    place: str


@dataclass(frozen=True, slots=True)
class ExpectedPage:
    """Some of those expected, and how many there are."""

    rows: tuple[Expected, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who has come: for an organisation that is here, or (walk-in) one by its name alone.

    `arrived` is ISO 8601; `draft` what was begun for them, if it was.
    """

    id: str
    arrived: str
    parked: bool
    name: str
    organisation: str | None = None
    person: str = ""
    note: str = ""
    language: str | None = None
    event: str | None = None
    draft: str | None = None


def find(workspace: Workspace, coalition: Coalition, typed: str, language: str, *, limit: int = 6) -> Found:
    """Return whom a guest may mean; nobody before enough is typed (three letters, two in Japanese).

    Found by part of a name in any language, legal, short or read (ふりがな), without marks and case.
    """
    if not enough_to_find(typed):
        return Found((), more=False)
    page = listing.organisations(workspace.journal, [coalition.id], search=typed, limit=10 * limit)
    rows = sorted(page.rows, key=lambda row: not _name_begins(row, words_to_find(typed)))
    labels = {one.id: one.label for one in declarations.publications(workspace, coalition)}
    found = tuple(_candidate(workspace, coalition, row, language, labels) for row in rows[:limit])
    return Found(found, more=page.total > limit)


def expected(
    workspace: Workspace, coalition: Coalition, language: str, *, typed: str = "", offset: int = 0, limit: int = 50
) -> ExpectedPage:
    """Return those who have not signed and have not arrived, by name; for staff, who may look through all.

    With `typed`, those whose names hold it.
    """
    here = [one.organisation for one in arrivals(workspace, coalition) if one.organisation]
    page = listing.organisations(
        workspace.journal,
        [coalition.id],
        search=typed,
        statuses=("expected",),
        without=here,
        offset=offset,
        limit=limit,
    )
    return ExpectedPage(tuple(_expected(workspace, coalition, row, language) for row in page.rows), page.total)


def arrivals(workspace: Workspace, coalition: Coalition) -> tuple[Arrival, ...]:
    """Return who has come, in the order in which they are to sign; those put aside stand at their places."""
    begun = {one.about.arrival: one.id for one in drafts.waiting(workspace) if one.about.arrival}
    return tuple(
        replace(_arrival(row), draft=begun.get(row.id)) for row in tables.every(workspace.file, coalition.id)
    )


def arrive(workspace: Workspace, coalition: Coalition, arrival: Arrival) -> Arrival:
    """Add somebody who has come, at the end of the queue; id and time are given here. Raise Refused.

    `arrival` needs a name; its id and time may be "" (see `coming`).
    """
    said = _judged(arrival)
    kept = replace(said, id=workspace.context.new_id(), arrived=workspace.context.at(), parked=False, draft=None)
    tables.add(workspace.file, coalition.id, tables.ArrivalRow(kept.id, kept.arrived, kept.parked, _said(kept)))
    return kept


def coming(
    name: str, organisation: str | None = None, *, person: str = "", language: str | None = None
) -> Arrival:
    """Return somebody who is about to be added."""
    return Arrival("", "", parked=False, name=name, organisation=organisation, person=person, language=language)


def change(workspace: Workspace, arrival: Arrival) -> None:
    """Keep what is said of an arrival (name, person, note, language). Raise Refused, AcaError `arrival-gone`."""
    tables.change(workspace.file, arrival.id, _said(_judged(arrival)))


def put_aside(workspace: Workspace, arrival: str) -> None:
    """Park an arrival, with its draft if there is one; one that is gone stays so."""
    with workspace.file.transaction():
        tables.park(workspace.file, arrival, parked=True)
        for one in drafts.waiting(workspace):
            if one.about.arrival == arrival and not one.parked:
                drafts.park(workspace, one.id)


def leave(workspace: Workspace, arrival: str) -> None:
    """Take an arrival out of the queue; a draft that was begun for it stays, and is offered on its own."""
    tables.remove(workspace.file, arrival)


def put_in_order(workspace: Workspace, arrivals_in_order: Sequence[str]) -> None:
    """Put these arrivals (ids) into this order, on the places that they have together."""
    tables.order(workspace.file, arrivals_in_order)


def _candidate(
    workspace: Workspace, coalition: Coalition, row: OrganisationRow, language: str, labels: Mapping[str, str]
) -> Candidate:
    languages = (language, *coalition.record.languages)
    signed = []
    for one in row.signatures:
        entry = workspace.journal.entry(one.id) if one.status in IN_FORCE else None
        if entry is not None:
            publication = read_signature(entry).publication
            signed.append(SignedBefore(one.id, publication, labels.get(publication, ""), one.status))
    return Candidate(
        id=row.id,
        name=name_of(row, languages),
        sector=sector_words(coalition, row.fields.get("sector"), language),
        place=_place(workspace, coalition, row.fields.get("place"), languages),
        status=row.status,
        signed=tuple(signed),
    )


def _expected(workspace: Workspace, coalition: Coalition, row: OrganisationRow, language: str) -> Expected:
    languages = (language, *coalition.record.languages)
    return Expected(
        row.id,
        name_of(row, languages),
        _person(row.fields),
        sector_words(coalition, row.fields.get("sector"), language),
        _place(workspace, coalition, row.fields.get("place"), languages),
    )


def _place(workspace: Workspace, coalition: Coalition, code: Json, languages: tuple[str, ...]) -> str:
    """Return where an organisation is, as the coalition says, else as the country's subdivisions are called."""
    if not isinstance(code, str):
        return ""
    return place_words(workspace, coalition, code, languages) or gazetteer.name_of(code) or ""


def name_of(row: OrganisationRow, languages: Sequence[str]) -> str:
    """Return an organisation's name in the first of these languages that it has one in, else any."""
    names = {
        name.removeprefix("names."): value
        for name, value in row.fields.items()
        if name.startswith("names.") and isinstance(value, str)
    }
    return in_language(names, languages) or next(iter(names.values()), "")


def _person(fields: Mapping[str, Json]) -> str:
    """Return who is likely to come, with the title: the spokesperson, else another contact."""
    for role in ("spokesperson", "assistant", "press"):
        contact = fields.get(f"contacts.{role}")
        if isinstance(contact, Mapping) and isinstance(contact.get("name"), str):
            return " · ".join(str(contact[part]) for part in ("name", "title") if contact.get(part))
    return ""


def _name_begins(row: OrganisationRow, words: Sequence[str]) -> bool:
    """Return whether words of one of its names begin with each of these."""
    texts = [value for name, value in row.fields.items() if name.startswith(("names.", "reading", "short"))]
    folded = [f" {fold(text)}" for text in texts if isinstance(text, str)]
    return any(all(f" {word}" in text for word in words) for text in folded)


def _judged(arrival: Arrival) -> Arrival:
    """Return an arrival as it is kept, or raise Refused."""
    name = line("name", arrival.name)
    person = line("person", arrival.person) if arrival.person.strip() else ""
    note = line("note", arrival.note) if arrival.note.strip() else ""
    problems = [one for one in (name, person, note) if isinstance(one, Problem)]
    if problems or not (isinstance(name, str) and isinstance(person, str) and isinstance(note, str)):
        raise Refused(problems)
    return replace(arrival, name=name, person=person, note=note)


def _said(arrival: Arrival) -> dict[str, Json]:
    return {
        name: value for name, value in asdict(arrival).items() if name not in ("id", "arrived", "parked", "draft")
    }


def _arrival(row: tables.ArrivalRow) -> Arrival:
    texts = {name: value for name, value in row.said.items() if isinstance(value, str)}
    return Arrival(
        id=row.id,
        arrived=row.arrived,
        parked=row.parked,
        name=texts.get("name", ""),
        organisation=texts.get("organisation"),
        person=texts.get("person", ""),
        note=texts.get("note", ""),
        language=texts.get("language"),
        event=texts.get("event"),
    )
