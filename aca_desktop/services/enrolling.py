"""Giving laptops a role: enrolling by a coordinator's certificate or by root's, wherever the key comes from."""

from aca_desktop.domain.draft import Draft
from aca_desktop.domain.entry import Entry, named_subject
from aca_desktop.domain.trust import check_code
from aca_desktop.errors import AcaError
from aca_desktop.sealing.certificates import laptop_certificate
from aca_desktop.sealing.keys import replica_of
from aca_desktop.services.certification import coordinator_authority
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.workspaces import Workspace


def enrol(workspace: Workspace, which: Coalition, public_key: bytes, name: str | None) -> Entry:
    """Enrol an event laptop by its public key; without a name it is called by its check code.

    Raise AcaError `not-authorised` unless this laptop is a coordinator's.
    """
    authority = coordinator_authority(workspace, which)
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
    return workspace.write(which.id, [draft])[0]
