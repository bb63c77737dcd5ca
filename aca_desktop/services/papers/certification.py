"""How this laptop is certified in a coalition: the chain by which it seals, and what papers say of it."""

from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, read_contents
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.papers.papers import SealFace
from aca_desktop.sealing.certificates import (
    Authority,
    certificate_facts,
    laptop_certificate,
    root_fingerprint,
    unenrolled_certificate,
)
from aca_desktop.services.coalition.coalitions import Coalition, name_in
from aca_desktop.services.workspace.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Certification:
    """The certificates (DER) that this laptop seals with, leaf first, no root; whether somebody enrolled it."""

    chain: tuple[bytes, ...]
    enrolled: bool


def certification(workspace: Workspace, coalition: Coalition) -> Certification:
    """Return how this laptop is certified: by root, by a coordinator or an invitation, or only by itself."""
    subject = named_subject(workspace.key.replica)
    state = workspace.journal.state(coalition.id, subject)
    written = [one.entry for one in workspace.journal.about(coalition.id, subject) if one.entry.id in state.facts]
    rank = workspace.rank(coalition.id)
    for entry in sorted(written, key=lambda entry: entry.id):
        values = read_contents(entry).values
        certificates = _certificates(values.get("certificate"), values.get("chain"))
        if rank == Rank.COORDINATOR and values.get("role") == "coordinator" and len(certificates) == 1:
            own = Authority(workspace.key, certificates[0])
            leaf = laptop_certificate(own, workspace.key.public_key, name=workspace.name)
            return Certification((leaf, certificates[0]), enrolled=True)
        if rank == Rank.EVENT and values.get("role") != "coordinator" and len(certificates) > 1:
            return Certification(certificates, enrolled=True)
    name = name_in(coalition.record, coalition.record.languages[0] if coalition.record.languages else "en")
    leaf = unenrolled_certificate(workspace.key, coalition=name, name=workspace.name, sample=coalition.sample)
    return Certification((leaf,), enrolled=False)


def coordinator_authority(workspace: Workspace, coalition: Coalition) -> Authority | None:
    """Return the authority by which this laptop certifies others, None unless it is a coordinator's."""
    if workspace.rank(coalition.id) != Rank.COORDINATOR:
        return None
    own = certification(workspace, coalition)
    return Authority(workspace.key, own.chain[-1]) if own.enrolled else None


def seal_face(
    workspace: Workspace, coalition: Coalition, own: Certification, author: str | None = None
) -> SealFace:
    """Return what a paper says of the laptop that seals it; `author` is the replica that wrote what it is about.

    Another laptop's paper is sealed again, and says when.
    """
    again = author is not None and author != workspace.key.replica
    facts = certificate_facts(own.chain[0])
    valid_until: date = facts.valid_until
    return SealFace(
        laptop=workspace.name,
        check_code=workspace.check_code,
        issuer=facts.issuer,
        valid_until=valid_until,
        root_sha256=root_fingerprint(coalition.root),
        enrolled=own.enrolled,
        at=workspace.context.at() if again else None,
    )


def _certificates(*values: Json | Absent) -> tuple[bytes, ...]:
    """Return the certificates in an entry's texts: DER in hex, several with a space between."""
    words = [word for value in values if isinstance(value, str) for word in value.split()]
    try:
        return tuple(bytes.fromhex(word) for word in words)
    except ValueError:
        return ()
