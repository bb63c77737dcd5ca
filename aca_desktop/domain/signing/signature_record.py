"""What signing needs to know, as one record: from a RECORD.json, or from the signing table's form.

Whether it may be signed so is for `signature_rules`; how JSON becomes one is `signature_reading`.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from aca_desktop.domain.organisations.record import OrganisationOfRecord
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Ink

type Basis = Literal["office-holder", "delegated", "resolution", "proxy"]
type Method = Literal["pen", "touch", "mouse", "typed", "paper", "seal", "elsewhere"]
type Identified = Literal["known", "badge", "document-seen"]
type How = Literal["web-form", "letter", "other-e-signature"]

BASES: tuple[Basis, ...] = get_args(Basis.__value__)
METHODS: tuple[Method, ...] = get_args(Method.__value__)
IDENTIFIED: tuple[Identified, ...] = get_args(Identified.__value__)
HOW: tuple[How, ...] = get_args(How.__value__)

BY_HAND: tuple[Method, ...] = ("pen", "touch", "mouse")
"""The methods that leave ink on the pad."""

MAX_CO_SIGNERS = 20


@dataclass(frozen=True, slots=True)
class Signer:
    """A person who signs. `name` is as shown; family and given name and the reading (kana) where they are told."""

    name: str
    title: str | None = None
    email: str | None = None
    family: str | None = None
    given: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """By what right the signer signs; provisional until a body ratifies; the document that mandates it."""

    basis: Basis
    provisional: bool = False
    mandate: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """Who saw it, and the witness's own ink, if there is."""

    name: str
    ink: Ink | None = None


@dataclass(frozen=True, slots=True)
class CoSigner:
    """A second person who signs the same signature for the organisation, with ink where it was by hand."""

    person: Signer
    ink: Ink | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A signature given outside this program: how, and the file that shows it, kept and hashed."""

    how: How
    source: Attachment


@dataclass(frozen=True, slots=True)
class Device:
    """What the pad could do: its name as the system tells it, and whether it told pressure and tilt."""

    name: str | None = None
    pressure: bool = False
    tilt: bool = False
    points_per_second: int | None = None


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """One signature as it was given.

    `coalition` is its code; `declaration` a version's label, or its publication's entry id;
    `language` that in which it was read; `consents` per purpose; `event` an event's id or its name.
    Of `ink`, `typed`, `scan`, `seal`, `elsewhere` and `row_code` those are there that `method` asks for.
    `of_age` is None where the table does not ask. `day` is the day of the signing, None for today.
    """

    coalition: str
    declaration: str
    language: str
    organisation: OrganisationOfRecord
    signer: Signer
    authority: Authority
    consents: Mapping[str, bool]
    method: Method
    event: str | None = None
    witness: Witness | None = None
    co_signers: tuple[CoSigner, ...] = ()
    ink: Ink | None = None
    typed: str | None = None
    scan: Attachment | None = None
    seal: Attachment | None = None
    elsewhere: Elsewhere | None = None
    row_code: str | None = None
    identified: Identified | None = None
    of_age: bool | None = None
    day: date | None = None
    place: str | None = None
    device: Device = dataclasses.field(default_factory=Device)
    read_seconds: int | None = None
