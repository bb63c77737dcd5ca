"""Giving laptops a role: by a coordinator's certificate, or by root's out of the recovery file."""

from pathlib import Path

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.errors import AcaError
from aca_desktop.sealing.certificates import Authority as Authority
from aca_desktop.sealing.certificates import laptop_certificate
from aca_desktop.sealing.keys import replica_of
from aca_desktop.sealing.recovery import read_recovery_file
from aca_desktop.services.coalition.coalitions import Coalition, coordinator_draft
from aca_desktop.services.laptops import recipients
from aca_desktop.services.laptops.laptop_requests import Request
from aca_desktop.services.papers.certification import coordinator_authority
from aca_desktop.services.workspace.workspaces import Workspace


def root_of(coalition: Coalition, recovery: Path, passphrase: str) -> Authority:
    """Return root's key out of a recovery file; raise what reading it raises, and AcaError `other-root`."""
    root = read_recovery_file(recovery, passphrase)
    if root.key.replica != coalition.id:
        raise AcaError("other-root", path=str(recovery), coalition=coalition.code)
    return root


def enrol(workspace: Workspace, coalition: Coalition, public_key: bytes, name: str | None) -> Entry:
    """Enrol an event laptop by its public key; without a name it is called by its check code.

    Raise AcaError `not-authorised` unless this laptop is a coordinator's.
    """
    authority = coordinator_authority(workspace, coalition)
    if authority is None:
        raise AcaError("not-authorised", kind="enrolment")
    replica = replica_of(public_key)
    called = name or check_code(replica)
    certificate = laptop_certificate(authority, public_key, name=called)
    draft = Draft(
        "enrolment",
        named_subject(replica),
        {
            "role": "event",
            "name": called,
            "certificate": certificate.hex(),
            "chain": authority.certificate.hex(),
            "day": workspace.context.at()[:10],
        },
    )
    return workspace.write(coalition.id, [draft])[0]


def enrol_request(
    workspace: Workspace, coalition: Coalition, request: Request, code: str, root: Authority | None = None
) -> Entry:
    """Enrol the laptop of a join file, whose check code its people have told; with root, as a coordinator's.

    Raise AcaError `check-code-differs`, `already-enrolled`, `not-authorised`.
    """
    if _plain(code) != _plain(request.check_code):
        raise AcaError("check-code-differs", told=code[:40], laptop=request.name)
    wanted = "event" if root is None else "coordinator"
    rank = workspace.journal.authority(coalition.id).rank(request.replica)
    if rank.name.lower() == wanted:
        raise AcaError("already-enrolled", laptop=request.name)
    if root is None:
        return enrol(workspace, coalition, request.key, request.name)
    return _enrol_coordinator(workspace, coalition, root, request.key, request.name)


def recover(workspace: Workspace, coalition: Coalition, root: Authority) -> Entry:
    """Make this laptop a coordinator's by root, where all others are lost or revoked.

    Raise AcaError `already-enrolled`.
    """
    with workspace.file.transaction():
        key = workspace.key_to_write()
        if workspace.rank(coalition.id).name == "COORDINATOR":
            raise AcaError("already-enrolled", laptop=workspace.name)
        enrolment = _enrol_coordinator(workspace, coalition, root, key.public_key, workspace.name)
        recipients.publish(workspace, coalition.id)
        return enrolment


def _enrol_coordinator(
    workspace: Workspace, coalition: Coalition, root: Authority, public_key: bytes, name: str
) -> Entry:
    draft = coordinator_draft(root, public_key, name, day=workspace.context.at()[:10])
    return write_as_root(workspace, coalition, root, draft)


def write_as_root(workspace: Workspace, coalition: Coalition, root: Authority, draft: Draft) -> Entry:
    """Write an entry in root's own feed."""
    (entry,) = workspace.journal.append(
        coalition.id, [draft], root.key, at=workspace.context.at(), random=workspace.context.random
    )
    return entry


def _plain(code: str) -> str:
    return "".join(code.upper().split()).replace("-", "")
