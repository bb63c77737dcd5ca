"""An organisation as somebody describes it: to the table, to the command line, in a CSV.

It knows no journal; `fields_of` names its parts as the journal's edits do.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aca_desktop.domain.journal.canonical import Json

type Answer = Literal["yes", "no", "undecided", "unanswered"]

ANSWERS: tuple[Answer, ...] = ("yes", "no", "undecided", "unanswered")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to reach for one role; at least a name or an e-mail."""

    name: str | None = None
    title: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationById:
    """One that the workspace knows: its id, a UUID in lower case with hyphens."""

    id: str


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """All that can be said of an organisation when it is added.

    `names` and `legal` are per language (`{"es": …}`); `place` (where it is) and `represents` (whose people it
    counts) are `scheme:code`; `parent` is an organisation's id; `identifiers` are per scheme (`{"lei": …}`),
    in the form that their scheme's check gives back.
    """

    names: Mapping[str, str]
    sector: str
    country: str
    legal: Mapping[str, str] = dataclasses.field(default_factory=dict)
    short: str | None = None
    reading: str | None = None
    place: str | None = None
    represents: str | None = None
    parent: str | None = None
    contacts: Mapping[str, Contact] = dataclasses.field(default_factory=dict)
    answer: Answer | None = None
    next: str | None = None
    identifiers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    website: str | None = None
    founding: bool | None = None
    joined: date | None = None
    tier: str | None = None
    notes: str | None = None


type OrganisationOfRecord = OrganisationById | OrganisationRecord


def fields_of(record: OrganisationRecord) -> dict[str, Json]:
    """Return what the record says as the journal's fields (`names.es`, `identifiers.lei`, …), nothing unsaid."""
    values: dict[str, Json] = {f"names.{language}": name for language, name in record.names.items()}
    values |= {f"legal.{language}": name for language, name in record.legal.items()}
    values |= {f"identifiers.{scheme}": code for scheme, code in record.identifiers.items()}
    values |= {f"contacts.{role}": contact_value(contact) for role, contact in record.contacts.items()}
    plain: dict[str, Json] = {
        "short": record.short,
        "reading": record.reading,
        "sector": record.sector,
        "country": record.country,
        "place": record.place,
        "represents": record.represents,
        "parent": record.parent,
        "answer": record.answer,
        "next": record.next,
        "website": record.website,
        "founding": record.founding,
        "joined": record.joined.isoformat() if record.joined else None,
        "tier": record.tier,
        "notes": record.notes,
    }
    return values | {field: value for field, value in plain.items() if value is not None}


def contact_value(contact: Contact) -> dict[str, Json]:
    """Return a contact as the journal keeps it, without what is not known."""
    return {name: value for name, value in dataclasses.asdict(contact).items() if value is not None}
