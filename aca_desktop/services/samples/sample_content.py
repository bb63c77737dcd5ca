"""What the samples are made from: coalition, declaration, events, organisations and signatures as frozen records.

It reads resources/samples and writes nothing; playing this through the services is for `samples`. Names of real
organisations come from public facts, everything else is plainly fictional, and `illustrative` says which.
"""

import base64
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aca_desktop.domain.coalition.declaration_record import DeclarationRecord, PublicSince
from aca_desktop.domain.coalition.record import (
    CONTACT,
    PUBLISH_ORGANISATION,
    PUBLISH_SIGNER,
    CoalitionRecord,
    Consent,
    PrivacyNotice,
)
from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.record import Contact, OrganisationRecord
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.signing.ink_packing import unpack
from aca_desktop.domain.signing.signature_record import Basis, Identified, Method, Signer
from aca_desktop.paths import resources
from aca_desktop.services.samples.sample_rows import Row, read_json, rows_of

CODES = ("aca-gdl", "jci", "wasi")

VERSION = "1"
"""The label of a sample's declaration, and the version of its consents and notice."""

_CLOSE = timedelta(seconds=97)

_IDENTIFIED: tuple[Identified | None, ...] = ("known", "badge", "known", "document-seen", None)


@dataclass(frozen=True, slots=True)
class Mark:
    """The growth rings that stand for a coalition without a logo."""

    lobes: int
    amplitude: str


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """An event by its key ("founding"): names per language, place as `scheme:code` and in words, from and to."""

    key: str
    names: Mapping[str, str]
    place: str
    where: str
    time_zone: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class SampleOrganisation:
    """An organisation; `key` is its name in the coalition's first language."""

    key: str
    record: OrganisationRecord


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When a signature is withdrawn, and why."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class SampleSignature:
    """One signature as it is given at `at`: `organisation` and `event` are keys, `place` is in words.

    `ink` is what the signer's hand left on the pad, None where nobody drew; `approved` says whether the
    coordination has approved the signature since.
    """

    organisation: str
    signer: Signer
    at: datetime
    language: str
    basis: Basis
    method: Method
    consents: Mapping[str, bool]
    identified: Identified | None
    event: str | None
    place: str | None
    read_seconds: int
    ink: Ink | None
    approved: bool
    provisional: bool = False
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """All that one sample is made from; `signatures` in the order in which they are given.

    `seed` is what its keys and ids come from (public: hence SAMPLE everywhere); `laptop` the founder's laptop's
    name; `context` the country's pledge and place among emitters as the coalition's fields; `illustrative` says
    what is made up.
    """

    code: str
    seed: str
    laptop: str
    mark: Mark
    context: Mapping[str, Json]
    illustrative: str
    founded: datetime
    published: datetime
    public_since: PublicSince
    coalition: CoalitionRecord
    declaration: DeclarationRecord
    events: tuple[SampleEvent, ...]
    organisations: tuple[SampleOrganisation, ...]
    signatures: tuple[SampleSignature, ...]


def content(code: str) -> Sample:
    """Return what the sample of this code (one of CODES) is made from."""
    facts, rows, inks = read_json(code, "sample.json"), rows_of(code), read_json(code, "ink.json")
    coalition = _coalition(facts)
    events = tuple(_event(key, event, facts) for key, event in facts["events"].items())
    on_day = {event.starts.date().isoformat(): event for event in events}
    founded = next(event.starts.date() for event in events if event.key == "founding")
    signatures = [
        _signature(number, row, at, on_day.get(row["day"]), facts, inks.get(str(number)))
        for number, (row, at) in enumerate(
            zip(rows.signing, _moments(rows.signing, on_day, facts), strict=True), 1
        )
    ]
    return Sample(
        code=code,
        seed=facts["seed"],
        laptop=facts["laptop"],
        mark=Mark(**facts["mark"]),
        context=facts["context"],
        illustrative=facts["illustrative"],
        founded=_moment(facts["founded"], facts),
        published=_moment(facts["published"], facts),
        public_since=PublicSince(date.fromisoformat(facts["public_since"]), facts["public_source"]),
        coalition=coalition,
        declaration=_declaration(coalition),
        events=events,
        organisations=tuple(_organisation(row, coalition, founded) for row in rows.organisations),
        signatures=tuple(sorted(signatures, key=lambda signature: signature.at)),
    )


def _coalition(facts: Row) -> CoalitionRecord:
    return CoalitionRecord(
        code=facts["code"],
        names=facts["names"],
        country=facts["country"],
        names_in_text=facts["names_in_text"],
        short_names=facts["short_names"],
        subtitle=facts["subtitle"],
        pledge=facts["pledge"],
        languages=tuple(facts["languages"]),
        sectors=PRESETS,
        consents=tuple(
            Consent(key, VERSION, words, necessary=key == PUBLISH_ORGANISATION)
            for key, words in facts["consents"].items()
        ),
        notice=PrivacyNotice(VERSION, facts["notice"]),
    )


def _declaration(coalition: CoalitionRecord) -> DeclarationRecord:
    """Read title and text of each language: a file's first line, and all after the empty one."""
    read = {
        language: (resources() / "samples" / coalition.code / f"declaration.{language}.md")
        .read_text(encoding="utf-8")
        .split("\n\n", 1)
        for language in coalition.languages
    }
    return DeclarationRecord(
        version=VERSION,
        titles={language: title for language, (title, _) in read.items()},
        texts={language: text.rstrip("\n") for language, (_, text) in read.items()},
    )


def _event(key: str, event: Row, facts: Row) -> SampleEvent:
    return SampleEvent(
        key=key,
        names=event["names"],
        place=event["place"],
        where=event["where"],
        time_zone=event["time_zone"],
        starts=_moment(event["starts"], facts),
        ends=_moment(event["ends"], facts),
    )


def _moment(local: str, facts: Row) -> datetime:
    return datetime.fromisoformat(local + facts["offset"])


def _organisation(row: Row, coalition: CoalitionRecord, founded: date) -> SampleOrganisation:
    joined = date.fromisoformat(row["day"]) if "day" in row else None
    record = OrganisationRecord(
        names=row["names"],
        sector=row["sector"],
        country=coalition.country,
        short=row.get("short"),
        reading=row.get("reading"),
        place=row.get("place"),
        represents=row.get("represents"),
        contacts={role: Contact(**contact) for role, contact in row.get("contacts", {}).items()},
        answer=row.get("answer"),
        next=row.get("next"),
        founding=joined == founded if joined else None,
        joined=joined,
        tier=row.get("tier"),
    )
    return SampleOrganisation(row["names"][coalition.languages[0]], record)


def _signature(
    number: int, row: Row, at: datetime, event: SampleEvent | None, facts: Row, drawn: str | None
) -> SampleSignature:
    """Return the `number`th signature (from 1), `drawn` as ink.json keeps it.

    What its row does not say follows from the number.
    """
    given = row.get("consents", _consents(number))
    withdrawn = row.get("withdrawn")
    return SampleSignature(
        organisation=row["organisation"] if "organisation" in row else row["names"][facts["languages"][0]],
        signer=_signer(number, row, facts["code"], reachable=CONTACT in given),
        at=at,
        language=row.get("language", facts["languages"][0]),
        basis=row.get("basis", "office-holder"),
        method=row.get("method", "pen"),
        consents={key: key in given for key in facts["consents"]},
        identified=row.get("identified", _IDENTIFIED[number % len(_IDENTIFIED)]),
        event=event.key if event else None,
        place=event.where if event else facts["places"].get(row.get("place")),
        read_seconds=row.get("read_seconds", 64 + 37 * number % 131),
        ink=unpack(base64.b64decode(drawn)) if drawn else None,
        approved=row.get("approved", True),
        provisional=row.get("provisional", False),
        withdrawal=Withdrawal(_moment(withdrawn + "T11:00:00", facts), row["reason"]) if withdrawn else None,
    )


def _consents(number: int) -> tuple[str, ...]:
    """Return what the `number`th signer agrees to: most may be named, two in three want news."""
    named = () if number % 23 == 19 else (PUBLISH_SIGNER,)
    return (PUBLISH_ORGANISATION, *named, *((CONTACT,) if number % 3 else ()))


def _signer(number: int, row: Row, code: str, *, reachable: bool) -> Signer:
    return Signer(
        name=row["signer"],
        title=row["title"],
        email=f"signer-{number}@{code}.example" if reachable else None,
        family=row.get("family"),
        given=row.get("given"),
        reading=row.get("signer_reading"),
    )


def _moments(rows: Sequence[Row], events: Mapping[str, SampleEvent], facts: Row) -> Iterator[datetime]:
    """Return when each row signs: spread over its day's event, else every 25 minutes from ten o'clock on.

    Where many sign, they do so all the closer, each in a second of its own.
    """
    signers = Counter(row["day"] for row in rows)
    before: Counter[str] = Counter()
    for number, row in enumerate(rows):
        day = row["day"]
        begin = _moment(day + "T10:00:00", facts)
        pause = min(timedelta(minutes=25), timedelta(hours=12) / signers[day])
        if day in events:
            begin = events[day].starts + timedelta(minutes=8)
            pause = (events[day].ends - begin) / signers[day]
        unevenly = timedelta(seconds=41 * number % 97) if pause > _CLOSE else timedelta()
        moment = begin + pause * before[day] + unevenly
        before[day] += 1
        yield _moment(f"{day}T{row['time']}", facts) if "time" in row else moment.replace(microsecond=0)
