"""One sealed paper of every kind, as documents draws it and a coalition's laptop seals it. Not a test itself."""

import dataclasses
from dataclasses import dataclass
from functools import cache

from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.seal import Sealer
from tests.documents.kinds import KINDS as DRAWN
from tests.sealing.papers import Coalition, chain_for, coalition, entered

KINDS = ("declaration", "joint", "summary", "network", "certificate")


@dataclass(frozen=True, slots=True)
class Subject:
    """A paper to be attacked: before and after it was sealed, and the coalition whose laptop sealed it."""

    kind: str
    of: Coalition
    chain: tuple[bytes, ...]
    key: LaptopKey
    unsealed: bytes
    sealed: bytes


@cache
def subject(kind: str, *, other: bool = False) -> Subject:
    """Return a kind’s usual paper; the `other` one is about the next entry, or another state of the journal."""
    of = coalition()
    draw, record = DRAWN[kind]
    chain = chain_for(of, record())
    holder = of.coordinator.key if chain == of.own_chain else of.laptop
    paper = entered(record(), of, chain, 18 if other else 17)
    if other and hasattr(paper, "journal_sha256"):
        paper = dataclasses.replace(paper, journal_sha256="0d" * 32)
    unsealed = draw(paper)
    with Sealer(holder, chain) as sealer:
        return Subject(kind, of, chain, holder, unsealed, sealer.seal(unsealed))
