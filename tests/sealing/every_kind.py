"""One sealed paper of every kind, as documents draws it and a coalition's laptop seals it. Not a test itself."""

import dataclasses
import hashlib
from dataclasses import dataclass
from functools import cache

from aca_desktop.sealing.seal import Sealer
from tests.documents.kinds import KINDS as DRAWN
from tests.sealing.papers import Coalition, coalition, header

KINDS = ("declaration", "joint", "summary", "network", "certificate")


@dataclass(frozen=True, slots=True)
class Subject:
    """A paper to be attacked: before and after it was sealed, and the coalition whose laptop sealed it."""

    kind: str
    of: Coalition
    unsealed: bytes
    sealed: bytes


@cache
def subject(kind: str, *, other: bool = False) -> Subject:
    """Return a kind’s usual paper; the `other` one is about the next entry, or another state of the journal."""
    of = coalition()
    draw, record = DRAWN[kind]
    paper = dataclasses.replace(record(), coalition_id=of.root.key.replica)
    if other and hasattr(paper, "journal_sha256"):
        paper = dataclasses.replace(paper, journal_sha256="0d" * 32)
    if hasattr(paper, "entry"):
        line = header(of.root.key.replica, of.laptop.replica, 18 if other else 17).to_bytes()
        entry = dataclasses.replace(
            paper.entry,
            id=hashlib.sha256(line).hexdigest(),
            header=line.decode("ascii"),
            at="2026-06-05T11:42:07-06:00",
        )
        paper = dataclasses.replace(paper, entry=entry)
    unsealed = draw(paper)
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        return Subject(kind, of, unsealed, sealer.seal(unsealed))
