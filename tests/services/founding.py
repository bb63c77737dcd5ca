"""A workspace with a coalition and a published declaration, for tests of services; and a clock that stands."""

import dataclasses
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.domain.coalition.consent_presets import worded_in
from aca_desktop.domain.coalition.declaration_record import DeclarationRecord, PublicSince
from aca_desktop.domain.coalition.record import CoalitionRecord
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.domain.organisations.record import OrganisationById, OrganisationOfRecord
from aca_desktop.domain.signing.signature_record import Authority as Authorisation
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.sealing.certificates import Authority, root_certificate
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace
from tests.domain.example_records import record

ROOT = LaptopKey.from_seed(b"r" * 32)

RECORD = CoalitionRecord(
    code="aca-gdl",
    names={"es": "Alianza para la Acción Climática de Guadalajara", "en": "Alliance of Guadalajara"},
    country="MX",
    languages=("es", "en"),
    consents=worded_in(("es", "en")),
)


PUBLIC = PublicSince(date(2018, 1, 1), "https://archive.example/declaration")
"""So that tests may sign on the days that they like."""

AFTER_SAMPLES = "2026-07-13T10:00:00-06:00"
"""When all that the samples tell has happened, and their sentences' days are over."""


class Clock:
    """Time that stands until it is told to go on."""

    def __init__(self, moment: str = "2026-06-05T11:42:07-06:00") -> None:
        self.moment = datetime.fromisoformat(moment)

    def __call__(self) -> datetime:
        return self.moment

    def wait(self, **time: float) -> None:
        self.moment += timedelta(**time)


@contextmanager
def founded(folder: Path, clock: Clock | None = None, code: str = "aca-gdl") -> Iterator[Workspace]:
    """Yield a new workspace, whose laptop has founded a coalition and published its declaration."""
    context = Context(clock or Clock(), secrets.token_bytes, folder / "home")
    with create_workspace(folder / "coordination.aca", context, "Coordinación 1") as workspace:
        found(workspace, code)
        yield workspace


def found(workspace: Workspace, code: str = "aca-gdl", root: LaptopKey = ROOT) -> Coalition:
    """Found a coalition with a published declaration."""
    authority = Authority(root, root_certificate(root, coalition=code))
    coalition = coalitions.found_under(workspace, dataclasses.replace(RECORD, code=code), authority)
    words = DeclarationRecord(
        "1",
        {"es": "Declaración", "en": "Declaration"},
        {"es": "Actuamos por el clima.", "en": "We act for the climate."},
    )
    declarations.publish(workspace, coalition, declarations.add(workspace, coalition, words), "1", PUBLIC)
    return coalition


def only(workspace: Workspace) -> Coalition:
    """Return the workspace's only coalition."""
    return coalitions.coalition(workspace)


def signature(
    organisation: OrganisationOfRecord | None = None,
    *,
    provisional: bool = False,
    day: date | None = None,
    coalition: str = "aca-gdl",
) -> SignatureRecord:
    """Return the example's record of a signature, for an organisation that exists or is new."""
    example = record()
    return dataclasses.replace(
        example,
        coalition=coalition,
        organisation=organisation or example.organisation,
        authority=Authorisation("office-holder", provisional=provisional),
        day=day,
    )


def signed(workspace: Workspace, organisation: str | None = None, *, provisional: bool = False) -> Signed:
    """Sign for a new organisation, or for the one of that id."""
    by_id = OrganisationById(organisation) if organisation else None
    return sign(workspace, signature(by_id, provisional=provisional))


class OtherLaptop:
    """Another laptop of the coalition, whose entries reach the workspace: enrolled for events unless `waits`."""

    def __init__(self, workspace: Workspace, name: str = "Mesa 2", *, waits: bool = False) -> None:
        self.key = LaptopKey.generate()
        self._workspace = workspace
        self.coalition = only(workspace).id
        if not waits:
            enrolment = {"role": "event", "name": name, "certificate": "00", "day": "2026-06-05"}
            workspace.write(self.coalition, [Draft("enrolment", named_subject(self.key.replica), enrolment)])

    def write(self, draft: Draft) -> Entry:
        """Write a draft in this laptop's feed."""
        context = self._workspace.context
        (entry,) = self._workspace.journal.append(
            self.coalition, [draft], self.key, at=context.at(), random=context.random
        )
        return entry
