"""Builds a sample's workspace through the services, as a coalition would make it; twice the same, entry by entry.

Its keys and random bytes come from a seed that everybody knows, hence SAMPLE on whatever is made with them.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.domain.coalition.consent_presets import worded_in
from aca_desktop.domain.coalition.network import Body, body_field, body_value, member_field
from aca_desktop.domain.coalition.record import CoalitionRecord
from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.record import OrganisationById, OrganisationOfRecord
from aca_desktop.domain.signing.signature_record import Authority as Authorisation
from aca_desktop.domain.signing.signature_record import Device, SignatureRecord
from aca_desktop.errors import AcaError
from aca_desktop.sealing.certificates import Authority, root_certificate
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions, declarations, events
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.services.organisations import organisations
from aca_desktop.services.samples import sample_facts
from aca_desktop.services.samples.sample_content import CODES as ALONE
from aca_desktop.services.samples.sample_content import VERSION, Mark, Sample, SampleSignature, content
from aca_desktop.services.samples.sample_rows import read_json
from aca_desktop.services.signing import following
from aca_desktop.services.signing.signing import Together
from aca_desktop.services.workspace.workspaces import Progress, Workspace, create_workspace

CODE = "aca"


@dataclass(frozen=True, slots=True)
class Network:
    """A network; `members` are the codes of its coalitions."""

    seed: str
    laptop: str
    mark: Mark
    founded: datetime
    coalition: CoalitionRecord
    members: tuple[str, ...]
    bodies: tuple[Body, ...]
    illustrative: str


def network() -> Network:
    """Return what the sample `aca` is made from."""
    facts = read_json(CODE, "network.json")
    languages = tuple(facts["languages"])
    return Network(
        seed=facts["seed"],
        laptop=facts["laptop"],
        mark=Mark(**facts["mark"]),
        founded=datetime.fromisoformat(facts["founded"]),
        coalition=CoalitionRecord(
            code=facts["code"],
            names=facts["names"],
            country=facts["country"],
            short_names=facts["short_names"],
            subtitle=facts["subtitle"],
            languages=languages,
            sectors=PRESETS,
            consents=worded_in(languages),
        ),
        members=tuple(facts["members"]),
        bodies=tuple(Body(**one) for one in facts["bodies"]),
        illustrative=facts["illustrative"],
    )


__all__ = ["ALONE", "CODES", "build"]

CODES = (*ALONE, CODE)
"""The coalitions that stand alone, and the network over them."""

_REVIEWING = time(9, 0)
"""When the coordination looks at the signatures of the day before."""

_PUBLISHING = time(10, 0)
"""When it writes down, the day after the last signature, what it says in public."""


_TELLING = 50
"""After so many acts progress is told."""


def build(path: Path, code: str, context: Context, progress: Progress | None = None) -> None:
    """Write the sample of this code to a file that must not exist; of `context` only the data folder counts.

    `progress` is told (done, of all); if it raises, there is no file.
    Raise AcaError `unknown-sample`, `file-exists`, `cannot-write`, `disk-full`; then there is no file.
    """
    if code not in CODES:
        raise AcaError("unknown-sample", sample=code, known=list(CODES))
    whole = network() if code == CODE else None
    first = whole or content(code)
    clock = _Clock(first.founded)
    own = Context(lambda: clock.now, _Bytes(first.seed), context.home)
    key = _key(first.seed, "laptop")
    with create_workspace(path, own, first.laptop, key=key) as workspace, workspace.file.transaction():
        for one in (code,) if whole is None else reversed(list(whole.members)):
            _play(workspace, content(one), clock, progress)
        if whole is not None:
            clock.now = whole.founded
            _unite(workspace, whole)


def _play(workspace: Workspace, sample: Sample, clock: "_Clock", progress: Progress | None) -> None:
    """Found a coalition, and let all that happens in it happen."""
    clock.now = sample.founded
    founded = _found(workspace, sample.seed, sample.coalition, sample.mark)
    if sample.context:
        coalitions.change(workspace, founded, sample.context)
        founded = coalitions.coalition(workspace, founded.id)
    story = _Story(workspace, sample, founded)
    acts = story.acts()
    done = 0
    for moment, together in groupby(acts, key=lambda act: act[0]):
        clock.now = moment
        for _moment, act in together:
            act()
            done += 1
            if progress is not None and done % _TELLING == 0:
                progress(done, len(acts))
        story.review()
    story.write_signatures()


def _unite(workspace: Workspace, whole: Network) -> None:
    """Found a network over the coalitions that are here, and say what is said of it in public."""
    founded = _found(workspace, whole.seed, whole.coalition, whole.mark)
    members: dict[str, Json] = {
        member_field(one.id): True for one in coalitions.coalitions(workspace) if one.code in whole.members
    }
    bodies: dict[str, Json] = {body_field(one.code): body_value(one) for one in whole.bodies}
    coalitions.change(workspace, founded, members | bodies)
    for claim in sample_facts.claims(founded.code):
        claims.add_record(workspace, founded, claim)


@dataclass(slots=True)
class _Clock:
    now: datetime


class _Bytes:
    """Bytes that look random: SHA-256 over the seed and a counter."""

    def __init__(self, seed: str) -> None:
        self._seed = hashlib.sha256(f"{seed}/bytes".encode()).digest()
        self._drawn = 0

    def __call__(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            self._drawn += 1
            found += hashlib.sha256(self._seed + self._drawn.to_bytes(8)).digest()
        return found[:count]


def _key(seed: str, role: str) -> LaptopKey:
    return LaptopKey.from_seed(hashlib.sha256(f"{seed}/{role}".encode()).digest())


def _found(workspace: Workspace, seed: str, record: CoalitionRecord, mark: Mark) -> Coalition:
    key = _key(seed, "root")
    name = coalitions.name_in(record, record.languages[0])
    root = Authority(key, root_certificate(key, coalition=name, sample=True))
    founded = coalitions.found_under(workspace, record, root, sample=True)
    rings: Json = {"lobes": mark.lobes, "amplitude": mark.amplitude}
    coalitions.change(workspace, founded, {"mark": rings})
    return coalitions.coalition(workspace, founded.id)


class _Story:
    """What happens in a sample, each at its time; events and organisations by the keys that they have there."""

    def __init__(self, workspace: Workspace, sample: Sample, coalition: Coalition) -> None:
        self._workspace = workspace
        self._sample = sample
        self._which = coalition
        self._events: dict[str, str] = {}
        self._organisations: dict[str, str] = {}
        self._signatures: dict[int, str] = {}
        self._together = Together(workspace, coalition)
        self._unwritten: list[int] = []
        self._reviewed: list[int] = []
        self._records = {one.key: one.record for one in sample.organisations}

    def acts(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, in the order of time."""
        return sorted(self._told(), key=lambda act: act[0])

    def _told(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        yield self._sample.published, self._prepare
        for number, one in enumerate(self._sample.signatures):
            yield one.at, partial(self._sign, number, one)
            if one.approved:
                next_day = one.at.date() + timedelta(days=1)
                yield datetime.combine(next_day, _REVIEWING, one.at.tzinfo), partial(self._approve, number)
            if one.withdrawal:
                yield one.withdrawal.at, partial(self._withdraw, number, one.withdrawal.reason)
        last = max(one.at for one in self._sample.signatures)
        yield datetime.combine(last.date() + timedelta(days=1), _PUBLISHING, last.tzinfo), self._tell

    def _tell(self) -> None:
        """Write down what organisations have committed themselves to, and what is said of it all in public."""
        self.write_signatures()
        for commitment in sample_facts.commitments(self._sample.code):
            organisation = self._organisations[commitment.organisation]
            commitments.add(self._workspace, self._which, replace(commitment, organisation=organisation))
        for claim in sample_facts.claims(self._sample.code):
            claims.add_record(self._workspace, self._which, claim)

    def _prepare(self) -> None:
        """Describe the places, publish the declaration, and write down the events and who is expected at them."""
        places.add(self._workspace, self._which, sample_facts.places(self._sample.code))
        written = declarations.add(self._workspace, self._which, self._sample.declaration)
        declarations.publish(self._workspace, self._which, written, VERSION, self._sample.public_since)
        for event in self._sample.events:
            names = {f"names.{language}": name for language, name in event.names.items()}
            facts = {
                "place": event.place,
                "time_zone": event.time_zone,
                "starts": event.starts.isoformat(),
                "ends": event.ends.isoformat(),
            }
            self._events[event.key] = events.add(self._workspace, self._which, {**names, **facts}).id
        signing = {signature.organisation for signature in self._sample.signatures}
        for organisation in self._sample.organisations:
            if organisation.key not in signing:
                organisations.add(self._workspace, self._which, organisation.record)

    def _sign(self, number: int, given: SampleSignature) -> None:
        record = SignatureRecord(
            coalition=self._which.id,
            declaration=VERSION,
            language=given.language,
            organisation=self._organisation(given.organisation),
            signer=given.signer,
            authority=Authorisation(given.basis, provisional=given.provisional),
            consents=given.consents,
            method=given.method,
            event=self._events[given.event] if given.event else None,
            ink=given.ink,
            typed=given.signer.name if given.method == "typed" else None,
            identified=given.identified,
            place=given.place,
            device=Device(pressure=given.method == "pen"),
            read_seconds=given.read_seconds,
        )
        if given.organisation in self._organisations:
            self.write_signatures()  # what is signed is judged by what is written
        self._organisations[given.organisation] = self._together.add(record)
        self._unwritten.append(number)

    def write_signatures(self) -> None:
        """Write the signatures that were given since the last time, in one go."""
        self._signatures.update(zip(self._unwritten, self._together.write(), strict=True))
        self._unwritten = []

    def review(self) -> None:
        """Approve in one go what is to be approved by now."""
        if self._reviewed:
            self.write_signatures()
            signatures = [self._signatures[number] for number in self._reviewed]
            following.review_together(self._workspace, signatures, "approved")
            self._reviewed = []

    def _organisation(self, key: str) -> OrganisationOfRecord:
        if key in self._organisations:
            return OrganisationById(self._organisations[key])
        return self._records[key]

    def _approve(self, number: int) -> None:
        self._reviewed.append(number)

    def _withdraw(self, number: int, reason: str) -> None:
        self.review()
        self.write_signatures()
        following.withdraw(self._workspace, self._signatures[number], reason=reason)
