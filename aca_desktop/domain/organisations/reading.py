"""The organisation of a RECORD.json: one that the workspace knows, by id, or a new one in words."""

from aca_desktop.domain.organisations.record import (
    ANSWERS,
    Contact,
    OrganisationById,
    OrganisationOfRecord,
    OrganisationRecord,
)
from aca_desktop.domain.organisations.rules import CONTACT_ROLE, MAX_SHORT, organisation_id, reading, sector_code
from aca_desktop.domain.organisations.values import read_contact
from aca_desktop.domain.values.addresses import website
from aca_desktop.domain.values.countries import country
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.identifiers import identifier, place_code
from aca_desktop.domain.values.record_reading import MAX_UNKNOWN, Reading


def read_organisation(section: Reading, language: str) -> OrganisationOfRecord | None:
    """Return the organisation; a plain `name` is its name in the record's language. None after a problem."""
    before = len(section.problems)
    record: OrganisationOfRecord
    if section.has("id"):
        record = OrganisationById(section.checked("id", organisation_id) or "")
    else:
        record = _new(section, language)
    section.finish()
    return record if len(section.problems) == before else None


def _new(section: Reading, language: str) -> OrganisationRecord:
    return OrganisationRecord(
        names=_names(section, language),
        sector=section.needed("sector", sector_code) or "",
        country=section.needed("country", country) or "",
        legal=section.words("legal"),
        short=section.line("short", MAX_SHORT),
        reading=section.checked("reading", reading),
        place=section.checked("place", place_code),
        represents=section.checked("represents", place_code),
        parent=section.checked("parent", organisation_id),
        contacts=_contacts(section),
        answer=section.choice("answer", ANSWERS),
        next=section.note("next"),
        identifiers=_identifiers(section),
        website=section.checked("website", website),
        founding=section.flag("founding"),
        joined=section.checked("joined", day),
        tier=section.line("tier"),
        notes=section.note("notes"),
    )


def _names(section: Reading, language: str) -> dict[str, str]:
    name = section.line("name")
    names = section.words("names")
    if name and language in names:
        section.refuse("name", "said-twice")
    if name:
        names[language] = name
    if not names and not section.refused("name") and not section.refused("names"):
        section.refuse("name", "missing")
    return names


def _contacts(section: Reading) -> dict[str, Contact]:
    contacts: dict[str, Contact] = {}
    if roles := section.section("contacts", MAX_UNKNOWN):
        for role in roles.names():
            if not CONTACT_ROLE.fullmatch(role):
                continue  # `finish` reports it
            if part := roles.section(role):
                contacts[role] = read_contact(part)
        roles.finish()
    return contacts


def _identifiers(section: Reading) -> dict[str, str]:
    identifiers: dict[str, str] = {}
    for scheme, text in section.texts("identifiers", MAX_UNKNOWN).items():
        value = section.kept(identifier(section.path(f"identifiers.{scheme}"), scheme, text))
        if value:
            identifiers[scheme] = value
    return identifiers
