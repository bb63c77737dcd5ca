"""Journals written by hand: laptops with real keys, real hashes and real certificates, one line for one entry.

Knows no tables and no files: what it makes is a list of entries.
"""

import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft, Place, compose
from aca_desktop.domain.journal.entry import Entry, Part, join_statement, named_subject
from aca_desktop.domain.journal.kinds import PartName
from aca_desktop.domain.journal.meaning import JournalState, SubjectState, interpret_all
from aca_desktop.sealing import certificates
from aca_desktop.sealing.certificates import Authority as Issuer
from aca_desktop.sealing.keys import Checker, LaptopKey

AT = "2026-06-05T11:42:07-06:00"
CHECKER = Checker()


@cache
def key(name: str) -> LaptopKey:
    """Return a key that is always the same for a name."""
    return LaptopKey.from_seed(hashlib.sha256(name.encode()).digest())


@cache
def root_certificate(name: str) -> str:
    """Return root's certificate of the coalition of that name, in hex."""
    return certificates.root_certificate(key(f"root {name}"), coalition=name).hex()


@cache
def invitation_certificate(name: str) -> str:
    """Return the certificate of an invitation's key, in hex."""
    root = Issuer(key("root"), certificates.root_certificate(key("root"), coalition="ACA"))
    certificate = certificates.coordinator_certificate(root, key("ana").public_key, name="ana")
    coordinator = Issuer(key("ana"), certificate)
    return certificates.invitation_certificate(coordinator, key(name).public_key, name=name).hex()


def subject(number: int) -> str:
    """Return the UUIDv7 of an organisation, or of whatever has none of its own."""
    return f"0197a000-0000-7000-8000-{number:012x}"


def withheld(entry: Entry) -> Entry:
    """Return the entry as a kit has it: without its personal part and personal blobs."""
    kept = (
        None if part == "personal" else blob
        for (part, _), blob in zip(entry.header.blobs, entry.blobs, strict=True)
    )
    return entry._replace(personal=None, blobs=tuple(kept))


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as the kit has it: its entry, and the key by which laptops join."""

    entry: Entry
    key: LaptopKey


class Laptop:
    """One laptop in one coalition; each entry that it writes follows its last one, unless another is named."""

    def __init__(self, coalition: str, own: LaptopKey, random: Callable[[int], bytes], into: list[Entry]) -> None:
        self.coalition = coalition
        self.key = own
        self.entries: list[Entry] = []
        self._random = random
        self._into = into

    @property
    def replica(self) -> str:
        """Its key's id."""
        return self.key.replica

    @property
    def subject(self) -> str:
        """The subject of what is written about it."""
        return named_subject(self.replica)

    def write(
        self,
        kind: str,
        about: str,
        open_: Mapping[str, Json] | bytes | None = None,
        personal: Mapping[str, Json] | bytes | None = None,
        *,
        over: Iterable[Entry | str] = (),
        blobs: Sequence[tuple[PartName, bytes]] = (),
        fields: Iterable[str] | None = None,
        after: Entry | None = None,
    ) -> Entry:
        """Write an entry. Bytes stand for a part as a rogue writes it; `after` forks the feed; see Draft."""
        last = after or (self.entries[-1] if self.entries else None)
        place = Place(
            self.coalition,
            self.replica,
            last.header.seq + 1 if last else 1,
            last.id if last else None,
            AT,
        )
        draft = Draft(
            kind,
            about,
            {} if isinstance(open_, bytes) else open_ or {},
            {} if isinstance(personal, bytes) else personal or {},
            tuple(one if isinstance(one, str) else one.id for one in over),
            tuple(blobs),
        )
        entry = compose(draft, place, self._random)
        if isinstance(open_, bytes):
            entry = rewritten(entry, open_=Part(self._random(16), open_))
        if isinstance(personal, bytes):
            entry = rewritten(entry, personal=Part(self._random(16), personal))
        if fields is not None:
            entry = rewritten(entry, fields=tuple(sorted(fields)))
        self.entries.append(entry)
        self._into.append(entry)
        return entry


def rewritten(
    entry: Entry,
    *,
    open_: Part | None = None,
    personal: Part | None = None,
    fields: tuple[str, ...] | None = None,
) -> Entry:
    """Return the entry with other bytes in a part, or other names of fields, and so with another id."""
    header = entry.header
    if open_ is not None:
        header = header._replace(open=open_.hash)
    if personal is not None:
        header = header._replace(personal=personal.hash)
    if fields is not None:
        header = header._replace(fields=fields)
    data = header.to_bytes()
    return Entry(
        hashlib.sha256(data).hexdigest(),
        header,
        data,
        open_ or entry.open,
        personal or entry.personal,
        entry.blobs,
    )


class Story:
    """A coalition's journal as it is written: root has founded it and enrolled ana as its coordinator."""

    def __init__(self, name: str = "Alianza", *, founded: bool = True) -> None:
        counter = itertools.count()
        self._random: Callable[[int], bytes] = lambda size: hashlib.sha256(
            f"{name} {next(counter)}".encode()
        ).digest()[:size]
        self.name = name
        self.entries: list[Entry] = []
        self._laptops: dict[str, Laptop] = {}
        self.root = self.laptop(f"root {name}", key(f"root {name}").replica)
        self.id = self.root.replica
        self.subject = named_subject(self.id)
        self.ana = self.laptop("ana")
        if founded:
            values: dict[str, Json] = {
                "code": name.lower(),
                "certificate": root_certificate(name),
                "sample": False,
            }
            self.root.write("founding", self.subject, values)
            self.enrol(self.root, self.ana, "coordinator")

    def laptop(self, name: str, coalition: str | None = None) -> Laptop:
        """Return the laptop of that name, without a role until somebody gives it one."""
        if name not in self._laptops:
            self._laptops[name] = Laptop(coalition or self.id, key(name), self._random, self.entries)
        return self._laptops[name]

    def event_laptop(self, name: str) -> Laptop:
        """Return the laptop of that name, enrolled by ana for events."""
        laptop = self.laptop(name)
        self.enrol(self.ana, laptop, "event")
        return laptop

    def coordinator(self, name: str) -> Laptop:
        """Return the laptop of that name, enrolled by root as coordinator."""
        laptop = self.laptop(name)
        self.enrol(self.root, laptop, "coordinator")
        return laptop

    def enrol(self, author: Laptop, laptop: Laptop, role: str) -> Entry:
        """Write an enrolment."""
        return author.write("enrolment", laptop.subject, {"role": role, "name": "Mesa", "certificate": "00"})

    def invite(self, author: Laptop, number: int = 1, about: str | None = None) -> Invitation:
        """Write an invitation with a key of its own."""
        values: dict[str, Json] = {"certificate": invitation_certificate(f"invitation {number}"), "laptops": 3}
        entry = author.write("invitation", about or subject(1000 + number), values)
        return Invitation(entry, key(f"invitation {number}"))

    def join(self, laptop: Laptop, invitation: Invitation, signature: bytes | None = None) -> Entry:
        """Write the join of a laptop, signed by the invitation's key."""
        statement = join_statement(self.id, invitation.entry.id, laptop.replica)
        signed = invitation.key.sign(statement) if signature is None else signature
        values = {"name": "Mesa", "certificate": "00", "signature": signed.hex()}
        return laptop.write("join", laptop.subject, values, over=[invitation.entry])

    def revoke(self, author: Laptop, target: Laptop | Invitation, *kept: Entry) -> Entry:
        """Write a revocation that leaves what is named and what came before."""
        about = target.subject if isinstance(target, Laptop) else target.entry.header.subject
        return author.write("revocation", about, personal={"reason": "lost"}, over=kept)

    def state(self, without: Iterable[Entry] = ()) -> JournalState:
        """Say what all entries mean, those left out excepted."""
        left_out = {entry.id for entry in without}
        return interpret_all([entry for entry in self.entries if entry.id not in left_out], CHECKER)

    def about(self, about: str) -> SubjectState:
        """Say what all entries about a subject mean."""
        return self.state().subjects[self.id, about]

    def why_void(self, entry: Entry) -> str | None:
        """Say why an entry has no effect, None if it has."""
        return self.about(entry.header.subject).void.get(entry.id)
