"""What the journal asks of cryptography, as protocols: storage may sign and check without knowing how.

And the check code, by which people compare keys. It must not know any cryptography.
"""

import base64
from typing import Protocol


class Signer(Protocol):
    """Holds one private key and signs statements with it (ECDSA P-256, SHA-256, deterministic, low s, DER)."""

    @property
    def replica(self) -> str:
        """SHA-256 of the public key as SubjectPublicKeyInfo DER, in lower-case hex."""
        ...

    @property
    def public_key(self) -> bytes:
        """The public key as SubjectPublicKeyInfo DER."""
        ...

    def sign(self, statement: bytes) -> bytes:
        """Return the DER signature of the statement."""
        ...


class Verifier(Protocol):
    """Checks a statement's signature against a public key given as SubjectPublicKeyInfo DER."""

    def verify(self, public_key: bytes, statement: bytes, signature: bytes) -> bool:
        """Say whether the signature is right; anything malformed is simply not."""
        ...

    def certified_key(self, certificate: bytes) -> bytes | None:
        """Return the public key (SubjectPublicKeyInfo DER) in a DER certificate, None if unreadable."""
        ...


def check_code(replica: str) -> str:
    """Return the code that two people compare by eye: 80 bits of a replica id, base32 (RFC 4648), four groups."""
    text = base64.b32encode(bytes.fromhex(replica)[:10]).decode("ascii")
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))
