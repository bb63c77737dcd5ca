"""REVOKED.json: signed by a coordinator's laptop, and believed only under the root that certified it."""

from aca_desktop.domain.journal.revocations import Revocations, read_signed, signed_bytes, to_signed
from aca_desktop.errors import AcaError
from aca_desktop.sealing import chain, foreign
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import replica_of, signature_holds

LARGEST = 64 * 2**20


def sign_list(revocations: Revocations, coordinator: Authority) -> bytes:
    """Return the bytes of REVOKED.json."""
    signature = coordinator.key.sign(signed_bytes(revocations, coordinator.certificate))
    return to_signed(revocations, coordinator.certificate, signature)


def read_list(data: bytes, root: bytes) -> Revocations:
    """Return a list that a coordinator under this root (DER) has signed.

    Raise AcaError `not-a-revocation-list` for anything else: of another coalition, altered, or signed by a key
    that the list itself revokes.
    """
    found = read_signed(data) if len(data) <= LARGEST else None
    if found is None:
        raise AcaError("not-a-revocation-list")
    revocations, certificate, signature = found
    trusted = chain.root_link(root)
    try:
        signer = chain.link(certificate)
    except foreign.Malformed as error:
        raise AcaError("not-a-revocation-list") from error
    sound = (
        signer.subject.role == "coordinator"
        and signer.is_issued_by(trusted)
        and signer.is_signed_by(trusted)
        and revocations.coalition == replica_of(trusted.public_key)
        and replica_of(signer.public_key) not in revocations.keys
        and signature_holds(signer.key, signed_bytes(revocations, certificate), signature)
    )
    if not sound:
        raise AcaError("not-a-revocation-list")
    return revocations
