"""A PIN as it is kept: scrypt (RFC 7914) over it with a salt. Who may try how often is not known here."""

import hashlib
import hmac

SALT_BYTES = 16
_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
_MEMORY = 2 * 128 * _COST * _BLOCK


def pin_hash(pin: str, salt: bytes) -> bytes:
    """Return what is kept of a PIN: 32 bytes, a tenth of a second's work."""
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY, dklen=32)


def is_pin(pin: str, salt: bytes, kept: bytes) -> bool:
    """Say whether it is the PIN of which this was kept."""
    return hmac.compare_digest(pin_hash(pin, salt), kept)
