"""What somebody filled in at signing, and the record that it becomes. Knows no widget, no clock, no journal."""

from collections.abc import Mapping
from dataclasses import dataclass

from aca_desktop.domain.addresses import email
from aca_desktop.domain.ink import Ink
from aca_desktop.domain.organisation_record import OrganisationById, OrganisationOfRecord, OrganisationRecord
from aca_desktop.domain.problems import Problem
from aca_desktop.domain.signature_record import (
    Authority,
    Basis,
    Device,
    Identified,
    Method,
    SignatureRecord,
    Signer,
    Witness,
)
from aca_desktop.domain.typed_text import line, needed, optional


@dataclass(frozen=True, slots=True)
class FilledPerson:
    """A person's fields as typed; `witness` is None where the table asks for none."""

    name: str
    title: str
    email: str
    basis: Basis | None
    provisional: bool
    witness: str | None
    identified: Identified | None
    of_age: bool | None


@dataclass(frozen=True, slots=True)
class FilledOrganisation:
    """An organisation that is here (`id`), or a new one as typed, named in one language."""

    id: str | None = None
    name: str = ""
    sector: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is signed: coalition and publication by their ids, the language it is read in, the event by its id."""

    coalition: str
    publication: str
    language: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Hand:
    """What the pad has: ink, with what it was drawn, and what that could tell."""

    ink: Ink
    method: Method
    device: Device


def record_of(
    choice: Choice,
    organisation: FilledOrganisation,
    person: FilledPerson,
    consents: Mapping[str, bool],
    hand: Hand,
) -> SignatureRecord | list[Problem]:
    """Return the record to sign, in normal form, or everything that is missing or wrong, in the form's order."""
    problems: list[Problem] = []
    whom = _organisation(organisation, choice.language, problems)
    name = needed("signer.name", person.name, line, problems)
    title = optional("signer.title", person.title, line, problems)
    address = optional("signer.email", person.email, email, problems)
    witness = None if person.witness is None else needed("witness.name", person.witness, line, problems)
    if person.basis is None:
        problems.append(Problem("authority.basis", "missing"))
    if problems or person.basis is None or whom is None:
        return problems
    return SignatureRecord(
        coalition=choice.coalition,
        declaration=choice.publication,
        language=choice.language,
        organisation=whom,
        signer=Signer(name, title, address),
        authority=Authority(person.basis, person.provisional),
        consents=dict(consents),
        method=hand.method,
        event=choice.event,
        witness=Witness(witness) if witness else None,
        ink=hand.ink,
        identified=person.identified,
        of_age=person.of_age,
        device=hand.device,
    )


def _organisation(
    filled: FilledOrganisation, language: str, problems: list[Problem]
) -> OrganisationOfRecord | None:
    if filled.id is not None:
        return OrganisationById(filled.id)
    name = needed(f"organisation.names.{language}", filled.name, line, problems)
    for field, value in (("sector", filled.sector), ("country", filled.country)):
        if value is None:
            problems.append(Problem(f"organisation.{field}", "missing"))
    if filled.sector is None or filled.country is None:
        return None
    return OrganisationRecord({language: name}, filled.sector, filled.country)
