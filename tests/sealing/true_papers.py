"""Documents whose records agree with the keys that seal them, and a coalition's keys. Not a test itself.

Whatever is changed in them afterwards is all that is wrong with them.
"""

import dataclasses
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from aca_desktop.documents.redrawing import draw
from aca_desktop.domain.journal.entry import Header
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.papers.paper_kinds import COORDINATORS_ALONE, SealedPaper, kind_of
from aca_desktop.sealing import certificates, chain
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.seal import Sealer
from tests.documents.kinds import KINDS, SEALED
from tests.sealing import papers
from tests.sealing.papers import key

type Who = Literal["event", "coordinator"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A laptop's key and its certificates, its own first."""

    key: LaptopKey
    chain: tuple[bytes, ...]

    def seal(self, unsealed: bytes) -> bytes:
        """Seal a finished file; its place may have been sealed or prepared before."""
        with Sealer(self.key, self.chain) as sealer:
            return sealer.seal(unsealed)


@dataclass(frozen=True, slots=True)
class Coalition:
    """A coalition's root certificate, its id, and its laptops."""

    root: bytes
    id: str
    event: Holder
    coordinator: Holder

    def holder(self, who: Who) -> Holder:
        """Return one of its laptops."""
        return self.event if who == "event" else self.coordinator


@cache
def coalition(
    title: str = "Alianza para la Acción Climática de Guadalajara", *, sample: bool = False
) -> Coalition:
    """Return a coalition whose keys follow from its title."""
    root_key, coordinator_key, event_key = (key(f"{role} {title}") for role in ("root", "coordinator", "event"))
    root = Authority(root_key, certificates.root_certificate(root_key, coalition=title, sample=sample))
    above = Authority(
        coordinator_key,
        certificates.coordinator_certificate(root, coordinator_key.public_key, name="Mesa 1"),
    )
    own = certificates.laptop_certificate(above, coordinator_key.public_key, name="Mesa 1")
    enrolled = certificates.laptop_certificate(above, event_key.public_key, name="Mesa 3")
    return Coalition(
        root.certificate, root_key.replica, Holder(event_key, (enrolled, above.certificate)),
        Holder(coordinator_key, (own, above.certificate)),
    )  # fmt: skip


def header(coalition_id: str, replica: str, **changes: Any) -> Header:
    """Return the header of a signature's entry."""
    return papers.header(coalition_id, replica)._replace(**changes)


def agreeing(paper: Any, of: Coalition, who: Who) -> Any:
    """Return a record that names this laptop as its sealer, and an entry of its."""
    holder = of.holder(who)
    by = chain.arrange(holder.chain).sealed_by(chain.root_link(of.root))
    seal = dataclasses.replace(
        paper.seal, laptop=by.laptop, check_code=check_code(by.replica), issuer=by.issuer,
        valid_until=by.valid_until, root_sha256=by.root_sha256, enrolled=by.enrolled,
    )  # fmt: skip
    face = dataclasses.replace(paper.coalition, sample=by.sample)
    paper = dataclasses.replace(paper, seal=seal, coalition_id=of.id, coalition=face)
    return with_header(paper, header(of.id, of.event.key.replica)) if hasattr(paper, "entry") else paper


def with_header(paper: Any, line: Header) -> Any:
    """Return a record about the entry of this header, which says the same."""
    data = line.to_bytes()
    entry = dataclasses.replace(
        paper.entry, id=hashlib.sha256(data).hexdigest(), header=data.decode("ascii"), seq=line.seq,
        prev=line.prev, at=line.at,
    )  # fmt: skip
    return dataclasses.replace(paper, entry=entry)


def usual(kind: str, **changes: Any) -> SealedPaper:
    """Return the record of a document of this kind (or variety, see `documents.kinds`), sealed by whoever may."""
    return dataclasses.replace(_usual(kind), **changes)


@cache
def _usual(kind: str) -> SealedPaper:
    paper: SealedPaper = agreeing(KINDS[kind][1](), coalition(), sealer_of(kind))
    return paper


@cache
def sealer_of(kind: str) -> Who:
    """Return which laptop seals this kind."""
    return "coordinator" if kind_of(KINDS[kind][1]()) in COORDINATORS_ALONE else "event"


@cache
def unsealed(kind: str) -> bytes:
    """Return the finished file of a kind's usual record."""
    return draw(usual(kind))


@cache
def sealed(kind: str) -> bytes:
    """Return a genuine document."""
    return coalition().holder(sealer_of(kind)).seal(unsealed(kind))


VARIETIES = tuple(sorted(SEALED))
